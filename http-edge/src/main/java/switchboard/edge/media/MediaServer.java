package switchboard.edge.media;

import io.micrometer.core.instrument.MeterRegistry;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BiPredicate;

/// Serves the media streams of telephones. Stopping it closes their sockets, so that their calls go
/// on elsewhere.
public final class MediaServer implements AutoCloseable {

  private static final int MOST_HEADERS = 8_192;
  private static final int BACKLOG = 1_024;
  private static final WriteBufferWaterMark WATER = new WriteBufferWaterMark(32 << 10, 128 << 10);
  private static final int GOING_AWAY = 1001;
  private static final Duration LEAVING = Duration.ofSeconds(2);

  private final EventLoopGroup loops;
  private final Channel listening;
  private final MediaMetrics metrics;
  private final Map<Channel, PhoneSocket> sockets;

  private MediaServer(
      EventLoopGroup loops,
      Channel listening,
      MediaMetrics metrics,
      Map<Channel, PhoneSocket> sockets) {
    this.loops = loops;
    this.listening = listening;
    this.metrics = metrics;
    this.sockets = sockets;
  }

  /// @param admits whether a signature over a URL is right
  /// @param threads event loops; calls are spread over them
  public static MediaServer start(
      MediaSettings settings,
      int threads,
      BiPredicate<String, String> admits,
      Switchroom room,
      MeterRegistry registry) {
    var metrics = new MediaMetrics(registry);
    var loops = new MultiThreadIoEventLoopGroup(threads, polling());
    var sockets = new ConcurrentHashMap<Channel, PhoneSocket>();
    var entrance = new Entrance(settings.limits(), metrics);
    try {
      var listening =
          new ServerBootstrap()
              .group(loops)
              .channel(
                  Epoll.isAvailable()
                      ? EpollServerSocketChannel.class
                      : NioServerSocketChannel.class)
              .option(ChannelOption.SO_BACKLOG, BACKLOG)
              .childOption(ChannelOption.TCP_NODELAY, true)
              .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, WATER)
              .childHandler(new Arrival(settings, admits, room, metrics, entrance, sockets))
              .bind(settings.host(), settings.port())
              .syncUninterruptibly()
              .channel();
      return new MediaServer(loops, listening, metrics, sockets);
    } catch (RuntimeException e) {
      loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
      throw e;
    }
  }

  /// How the loops of a group wait for their sockets.
  private static IoHandlerFactory polling() {
    return Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
  }

  public int port() {
    return ((InetSocketAddress) listening.localAddress()).getPort();
  }

  /// How many calls have their sound here.
  public int calls() {
    return metrics.open();
  }

  /// Takes no more sockets; those that are open stay.
  public void refuse() {
    listening.close().awaitUninterruptibly();
  }

  @Override
  public void close() {
    refuse();
    var leaving = new ArrayList<ChannelFuture>();
    sockets.forEach((channel, it) -> {
      leaving.add(channel.closeFuture());
      channel.eventLoop().execute(() -> it.fail(GOING_AWAY, "stopping"));
    });
    goodbye(leaving);
    loops.shutdownGracefully(0, 2_000, TimeUnit.MILLISECONDS).awaitUninterruptibly(5_000);
  }

  /// Loops that are told to stop close their sockets at once, whatever these still had to say.
  private static void goodbye(List<ChannelFuture> leaving) {
    long until = System.nanoTime() + LEAVING.toNanos();
    for (var it : leaving)
      it.awaitUninterruptibly(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS);
  }

  /// What becomes of a connection.
  private static final class Arrival extends ChannelInitializer<Channel> {

    private final MediaSettings settings;
    private final BiPredicate<String, String> admits;
    private final Switchroom room;
    private final MediaMetrics metrics;
    private final Entrance entrance;
    private final Map<Channel, PhoneSocket> sockets;

    private Arrival(
        MediaSettings settings,
        BiPredicate<String, String> admits,
        Switchroom room,
        MediaMetrics metrics,
        Entrance entrance,
        Map<Channel, PhoneSocket> sockets) {
      this.settings = settings;
      this.admits = admits;
      this.room = room;
      this.metrics = metrics;
      this.entrance = entrance;
      this.sockets = sockets;
    }

    @Override
    protected void initChannel(Channel channel) {
      var place = entrance.place(channel);
      channel.closeFuture().addListener(_ -> place.leave());
      if (!place.free()) {
        metrics.refused("crowded");
        channel.close();
        return;
      }
      var socket = new PhoneSocket(channel, place, room, settings, metrics, System::nanoTime);
      sockets.put(channel, socket);
      channel.closeFuture().addListener(_ -> sockets.remove(channel));
      channel
          .pipeline()
          .addLast(new HttpServerCodec(MOST_HEADERS, MOST_HEADERS, MOST_HEADERS))
          .addLast(new HttpObjectAggregator(MOST_HEADERS))
          .addLast(new Handshake(settings.base(), admits, metrics, socket));
      socket.accepted();
    }
  }
}
