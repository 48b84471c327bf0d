package switchboard.node.echo;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Recorder;
import switchboard.simulator.media.MediaCall;
import switchboard.simulator.media.StreamStart;

/// Sockets that are opened to the media server and say nothing, while calls go on: how soon they
/// are gone, what they cost, and what the calls notice of them.
public final class IdleLoad {

  private static final int CALLS = 50;
  private static final Duration WARM_UP = Duration.ofSeconds(5);
  private static final Duration ECHO = Duration.ofMillis(1_500);

  /// None may stay longer without its stream, and some take a moment to be noticed.
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private static final long LONGEST = TimeUnit.SECONDS.toMicros(10);

  private final int sockets;

  public IdleLoad(int sockets) {
    this.sockets = sockets;
  }

  /// One line of JSON.
  public String run() throws IOException, InterruptedException {
    GatewayProcess.makeRoom();
    int vendor = Sockets.serve(Sockets.loops(1, "vendor"), "/", EchoServer::new);
    try (var gateway = GatewayProcess.start("media", vendor)) {
      return measured(gateway);
    }
  }

  private String measured(GatewayProcess gateway) throws IOException, InterruptedException {
    var echoes = new Recorder(LONGEST, 3);
    var callers = new ArrayList<Caller>();
    var lines = new ArrayList<MediaCall>();
    for (int n = 0; n < CALLS; n++) {
      callers.add(new Caller(echoes, new Recorder(LONGEST, 3)));
      lines.add(open(gateway.uri(), n, callers.getLast()));
    }
    Thread.sleep(WARM_UP);
    long before = gateway.memoryBytes();
    callers.forEach(it -> it.measure(true));
    var idle = new ArrayList<SocketChannel>();
    int refused = knock(gateway.uri(), idle);
    double took = untilGone(idle);
    callers.forEach(it -> it.measure(false));
    Thread.sleep(ECHO);
    long sent = callers.stream().mapToLong(Caller::sent).sum();
    var json = new ObjectMapper().createObjectNode();
    json.put("sockets", sockets).put("refused", refused).put("still_open", idle.size());
    json.put("gone_after_s", Math.round(took * 10) / 10.0).put("calls", CALLS);
    json.put("sent", sent)
        .put("lost", sent - callers.stream().mapToLong(Caller::returned).sum())
        .put("gone", callers.stream().filter(Caller::gone).count())
        .put("added_p99_ms", echoes.getIntervalHistogram().getValueAtPercentile(99) / 1000.0)
        .put("mb", Math.round((gateway.memoryBytes() - before) / 1e5) / 10.0);
    lines.forEach(MediaCall::close);
    return json.toString();
  }

  private static MediaCall open(URI uri, int n, Caller caller) {
    var start = StreamStart.of("AC0", "CA%032d".formatted(n), Map.of());
    return MediaCall.opening(uri, start, caller, Set.of()).join();
  }

  /// @return how many were not even taken
  private int knock(URI uri, List<SocketChannel> idle) throws IOException {
    var here = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    int refused = 0;
    for (int n = 0; n < sockets; n++) {
      try {
        var it = SocketChannel.open(new InetSocketAddress(here, uri.getPort()));
        it.configureBlocking(false);
        idle.add(it);
      } catch (IOException _) {
        refused++;
      }
      if (n % 100 == 99) idle.removeIf(IdleLoad::gone);
    }
    return refused;
  }

  private static double untilGone(List<SocketChannel> idle) throws InterruptedException {
    long start = System.nanoTime();
    while (!idle.isEmpty() && System.nanoTime() - start < PATIENCE.toNanos()) {
      idle.removeIf(IdleLoad::gone);
      Thread.sleep(50);
    }
    return (System.nanoTime() - start) / 1e9;
  }

  private static boolean gone(SocketChannel it) {
    try {
      if (it.read(ByteBuffer.allocate(1)) >= 0) return false;
      it.close();
      return true;
    } catch (IOException _) {
      return true;
    }
  }
}
