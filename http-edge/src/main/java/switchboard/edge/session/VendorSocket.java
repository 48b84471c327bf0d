package switchboard.edge.session;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.IoEventLoop;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.EpollIoHandle;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.util.NetUtil;
import io.netty.util.concurrent.ScheduledFuture;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import switchboard.edge.media.SpeechVendor.Loss;
import switchboard.edge.media.SpeechVendor.Loss.Cause;

/// A WebSocket to a service, on the event loop of the call it belongs to. Everything here is called
/// on that loop and nothing blocks; names are resolved elsewhere. Sound that its peer is too slow
/// to take is refused, everything else is bounded.
public final class VendorSocket {

  /// Hears what comes. Nothing comes after [#closed].
  public interface Reader {

    void opened();

    /// @param utf8 released after the return
    void text(ByteBuf utf8);

    /// @param bytes released after the return
    void binary(ByteBuf bytes);

    void closed(Loss loss);
  }

  /// A few seconds of sound.
  private static final WriteBufferWaterMark QUEUE = new WriteBufferWaterMark(16_384, 32_768);

  private static final int MOST_QUEUED = 1 << 20;

  private final EventLoop loop;
  private final Patience patience;
  private final Reader reader;
  private @Nullable Channel channel;
  private @Nullable ScheduledFuture<?> clock;
  private long lastHeard;
  private boolean open;
  private boolean over;

  private VendorSocket(EventLoop loop, Patience patience, Reader reader) {
    this.loop = loop;
    this.patience = patience;
    this.reader = reader;
  }

  /// Begins to connect; the reader is told what comes of it.
  public static VendorSocket open(
      EventLoop loop, Target target, Security security, Patience patience, Reader reader) {
    var socket = new VendorSocket(loop, patience, reader);
    long limit = patience.connect().toNanos();
    socket.clock =
        loop.schedule(() -> socket.lose(Cause.UNREACHABLE, "timeout"), limit, TimeUnit.NANOSECONDS);
    socket.resolve(target, security);
    return socket;
  }

  private void resolve(Target target, Security security) {
    var host = target.host();
    if (NetUtil.isValidIpV4Address(host)) {
      connect(NetUtil.createByteArrayFromIpAddressString(host), target, security);
      return;
    }
    Thread.startVirtualThread(() -> {
      var address = address(host);
      loop.execute(() -> connect(address, target, security));
    });
  }

  private static byte @Nullable [] address(String host) {
    try {
      return InetAddress.getByName(host).getAddress();
    } catch (UnknownHostException _) {
      return null;
    }
  }

  private void connect(byte @Nullable [] address, Target target, Security security) {
    if (over) return;
    if (address == null) {
      lose(Cause.UNREACHABLE, "unknown host");
      return;
    }
    try {
      var to =
          new InetSocketAddress(InetAddress.getByAddress(target.host(), address), target.port());
      bootstrap(target, security).connect(to).addListener((ChannelFuture it) -> connected(it));
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }

  private Bootstrap bootstrap(Target target, Security security) {
    return new Bootstrap()
        .group(loop)
        .channelFactory(() -> epoll(loop) ? new EpollSocketChannel() : new NioSocketChannel())
        .option(ChannelOption.TCP_NODELAY, true)
        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) patience.connect().toMillis())
        .option(ChannelOption.WRITE_BUFFER_WATER_MARK, QUEUE)
        .handler(
            new ChannelInitializer<Channel>() {
              @Override
              protected void initChannel(Channel it) {
                VendorPipeline.build(it, target, security, patience, VendorSocket.this);
              }
            });
  }

  private static boolean epoll(EventLoop loop) {
    return loop instanceof IoEventLoop it && it.isCompatible(EpollIoHandle.class);
  }

  private void connected(ChannelFuture it) {
    if (!it.isSuccess()) lose(Cause.UNREACHABLE, "refused");
    else if (over) it.channel().close();
    else channel = it.channel();
  }

  void opened() {
    if (over) return;
    open = true;
    lastHeard = System.nanoTime();
    cancelClock();
    long ping = patience.ping().toNanos();
    clock = loop.scheduleAtFixedRate(this::tick, ping, ping, TimeUnit.NANOSECONDS);
    reader.opened();
  }

  private void tick() {
    var quiet = Duration.ofNanos(System.nanoTime() - lastHeard);
    if (quiet.compareTo(patience.silence()) > 0) lose(Cause.SILENT, "no frames");
    else live().ifPresent(it -> it.writeAndFlush(new PingWebSocketFrame()));
  }

  void heard() {
    lastHeard = System.nanoTime();
  }

  void text(ByteBuf utf8) {
    if (!over) reader.text(utf8);
  }

  void binary(ByteBuf bytes) {
    if (!over) reader.binary(bytes);
  }

  /// It is over, and not by us; said once.
  void lose(Cause cause, String detail) {
    if (over) return;
    end();
    if (channel != null) channel.close();
    reader.closed(new Loss(cause, detail));
  }

  /// Whether there is room for more sound.
  public boolean writable() {
    return open && !over && channel != null && channel.isWritable();
  }

  /// Takes the buffer over.
  public void sendText(ByteBuf utf8) {
    var to = live();
    if (to.isEmpty()) utf8.release();
    else if (to.get().bytesBeforeWritable() > MOST_QUEUED) {
      utf8.release();
      lose(Cause.BROKEN, "slow");
    } else to.get().writeAndFlush(new TextWebSocketFrame(utf8), to.get().voidPromise());
  }

  /// Takes the buffer over.
  public void sendBinary(ByteBuf bytes) {
    var to = live();
    if (to.isEmpty()) bytes.release();
    else to.get().writeAndFlush(new BinaryWebSocketFrame(bytes), to.get().voidPromise());
  }

  private Optional<Channel> live() {
    return open && !over ? Optional.ofNullable(channel) : Optional.empty();
  }

  /// Ends it in order; the reader hears nothing more.
  public void close() {
    if (over) return;
    var to = live();
    end();
    if (to.isPresent())
      to.get().writeAndFlush(new CloseWebSocketFrame(1000, "")).addListener(_ -> to.get().close());
    else if (channel != null) channel.close();
  }

  private void end() {
    over = true;
    cancelClock();
  }

  private void cancelClock() {
    if (clock != null) clock.cancel(false);
  }
}
