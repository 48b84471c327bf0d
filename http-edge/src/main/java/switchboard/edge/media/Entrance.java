package switchboard.edge.media;

import io.netty.channel.Channel;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// How many sockets wait for their stream to be let in, in all and from one address: whoever opens
/// thousands and says nothing keeps nobody else out.
final class Entrance {

  private final MediaSettings.Limits limits;
  private final MediaMetrics metrics;
  private final AtomicInteger all = new AtomicInteger();
  private final Map<String, Integer> each = new ConcurrentHashMap<>();

  Entrance(MediaSettings.Limits limits, MediaMetrics metrics) {
    this.limits = limits;
    this.metrics = metrics;
  }

  /// A place for a socket that has just come, if there is one.
  Place place(Channel channel) {
    var address =
        channel.remoteAddress() instanceof InetSocketAddress it ? it.getHostString() : "local";
    int count = each.merge(address, 1, Integer::sum);
    boolean free = all.incrementAndGet() <= limits.unstarted() && count <= limits.unstartedEach();
    metrics.arrived();
    return new Place(address, free);
  }

  /// A place that is held until it is left, once.
  final class Place {

    private final String address;
    private final boolean free;
    private boolean left;

    private Place(String address, boolean free) {
      this.address = address;
      this.free = free;
    }

    boolean free() {
      return free;
    }

    void leave() {
      if (left) return;
      left = true;
      all.decrementAndGet();
      each.computeIfPresent(address, (_, count) -> count > 1 ? count - 1 : null);
      metrics.left();
    }
  }
}
