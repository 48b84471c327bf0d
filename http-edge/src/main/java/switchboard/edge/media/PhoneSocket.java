package switchboard.edge.media;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.DuplexChannel;
import java.io.IOException;
import java.util.HashMap;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import switchboard.edge.media.Switchroom.Admission;
import switchboard.edge.media.wire.Base64Bytes;
import switchboard.edge.media.wire.Fault;
import switchboard.edge.media.wire.FrameReader;
import switchboard.edge.media.wire.FrameWriter;
import switchboard.edge.media.wire.PhoneScanner;

/// A telephone's socket from its handshake to its end. Before its stream is let in nothing of it is
/// used; what it does wrong is counted, and ends it when it goes on.
final class PhoneSocket extends ChannelInboundHandlerAdapter implements FrameReader.Sink, Phone {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_MALFORMED = 10;
  private static final int MOST_DISORDER = 25;
  private static final long BYTES_A_SECOND = 8_000;
  private static final long BYTES_AHEAD = 80_000;
  private static final int POLICY = 1008;
  private static final int INVALID = 1007;
  private static final int BROKEN = 1011;

  private final Channel channel;
  private final Entrance.Place place;
  private final Switchroom room;
  private final MediaSettings settings;
  private final MediaMetrics metrics;
  private final LongSupplier clock;
  private final FrameReader reader = new FrameReader(this);
  private final PhoneScanner scanner = new PhoneScanner();

  private boolean signed;
  private boolean started;
  private boolean closed;
  private @Nullable Bridge bridge;
  private long begun;
  private long sequence;
  private long received;
  private int malformed;
  private int disorder;

  PhoneSocket(
      Channel channel,
      Entrance.Place place,
      Switchroom room,
      MediaSettings settings,
      MediaMetrics metrics,
      LongSupplier clock) {
    this.channel = channel;
    this.place = place;
    this.room = room;
    this.settings = settings;
    this.metrics = metrics;
    this.clock = clock;
  }

  /// The connection stands; its stream has so long to be let in.
  void accepted() {
    long millis = settings.limits().toStart().toMillis();
    loop().schedule(this::late, millis, TimeUnit.MILLISECONDS);
  }

  /// The handshake is done.
  void opened(boolean signed) {
    this.signed = signed;
  }

  private void late() {
    if (bridge != null || !channel.isActive()) return;
    refuse(POLICY, started ? "admission" : "unstarted");
    channel.close();
  }

  // ---- the channel

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (closed || !(message instanceof ByteBuf bytes)) {
      io.netty.util.ReferenceCountUtil.release(message);
      return;
    }
    reader.read(bytes);
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    context.flush();
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    if (bridge != null && channel.isWritable()) bridge.writable();
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    reader.close();
    if (!closed) fail(BROKEN, "socket");
    closed = true;
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    fail(BROKEN, cause instanceof IOException ? "socket" : "fault");
    context.close();
  }

  // ---- what comes in

  @Override
  public void text(byte[] message, int length) {
    if (closed) return;
    switch (scanner.scan(message, length)) {
      case MEDIA -> media(message);
      case MARK -> {
        if (inOrder() && bridge != null) bridge.mark(scanner.name());
      }
      case DTMF -> pressed();
      case START -> start(message, length);
      case STOP -> stop();
      case CONNECTED -> {}
      case OTHER -> metrics.odd("unknown");
      case MALFORMED -> malformed();
    }
  }

  private void media(byte[] message) {
    if (!inOrder()) return;
    int from = scanner.payloadFrom();
    int bytes = Base64Bytes.decode(message, from, scanner.payloadTo());
    if (bytes < 0) malformed();
    else if (flooded(bytes)) fail(POLICY, "flood");
    else if (bridge != null) bridge.media(message, from, from + bytes);
  }

  private void pressed() {
    if (!inOrder() || bridge == null) return;
    if (scanner.name().matches("[0-9*#A-D]")) bridge.pressed(scanner.name());
    else metrics.odd("digit");
  }

  private void stop() {
    if (bridge != null) bridge.stopped();
    else refuse(1000, "stop");
  }

  /// Sound cannot come faster than it is spoken, but for what a network held up.
  private boolean flooded(int bytes) {
    received += bytes;
    long millis = TimeUnit.NANOSECONDS.toMillis(clock.getAsLong() - begun);
    return received > millis * BYTES_A_SECOND / 1000 + BYTES_AHEAD;
  }

  /// Whether a message may be used: what was left out is missed, what comes again is not. Whoever
  /// speaks before its start has nothing to say.
  private boolean inOrder() {
    if (!started) {
      refuse(POLICY, "order");
      return false;
    }
    long number = scanner.sequence();
    if (number == sequence + 1) {
      sequence = number;
      return true;
    }
    metrics.odd("sequence");
    if (++disorder > MOST_DISORDER) fail(POLICY, "sequence");
    if (number <= sequence) return false;
    sequence = number;
    return !closed;
  }

  private void malformed() {
    metrics.odd("malformed");
    if (++malformed > MOST_MALFORMED) fail(INVALID, "malformed");
  }

  @Override
  public void ping(byte[] payload, int length) {
    write(FrameWriter.pong(allocator(), payload, length));
  }

  @Override
  public void closed(int code) {
    fail(1000, "socket");
  }

  @Override
  public void broken(Fault fault) {
    fail(fault.code(), fault.reason());
  }

  // ---- letting it in

  private void start(byte[] message, int length) {
    if (started) {
      fail(POLICY, "restarted");
      return;
    }
    started = true;
    sequence = Math.max(0, scanner.sequence());
    var start = read(message, length);
    if (start.isEmpty()) {
      refuse(INVALID, "start");
      return;
    }
    admit(start.get());
  }

  private void admit(Switchroom.Start start) {
    room.admit(start, signed, loop())
        .whenComplete((it, failure) -> loop().execute(() -> admitted(start, it, failure)));
  }

  private void admitted(
      Switchroom.Start start, @Nullable Admission admission, @Nullable Throwable failure) {
    if (failure != null || admission == null) {
      if (!closed) refuse(BROKEN, "fault");
      return;
    }
    switch (admission) {
      case Admission.Refused(var reason) -> {
        if (!closed) refuse(POLICY, reason);
      }
      case Admission.Admitted it -> {
        if (closed) it.talk().lost("socket");
        else begin(start, it);
      }
    }
  }

  private void begin(Switchroom.Start start, Admission.Admitted it) {
    place.leave();
    begun = clock.getAsLong();
    var made = new Bridge(start.stream(), it, this, settings, metrics, clock);
    bridge = made;
    made.open(it.briefing());
  }

  private static Optional<Switchroom.Start> read(byte[] message, int length) {
    JsonNode start;
    try {
      start = JSON.readTree(message, 0, length).path("start");
    } catch (IOException _) {
      return Optional.empty();
    }
    var format = start.path("mediaFormat");
    var stream = start.path("streamSid").asText();
    boolean mulaw =
        format.path("encoding").asText("audio/x-mulaw").equals("audio/x-mulaw")
            && format.path("sampleRate").asInt(8_000) == 8_000
            && format.path("channels").asInt(1) == 1;
    if (!mulaw || !stream.matches("[A-Za-z0-9_-]{1,64}")) return Optional.empty();
    var parameters = new HashMap<String, String>();
    start
        .path("customParameters")
        .properties()
        .forEach(it -> parameters.put(it.getKey(), it.getValue().asText()));
    return Optional.of(
        new Switchroom.Start(
            start.path("accountSid").asText(), start.path("callSid").asText(), stream, parameters));
  }

  // ---- the end

  /// Ends a call whose sound is of no use any more, or turns away what never had one.
  void fail(int code, String reason) {
    if (bridge != null) bridge.lost(reason);
    else refuse(code, reason);
  }

  private void refuse(int code, String reason) {
    if (closed) return;
    metrics.refused(reason);
    close(code);
  }

  @Override
  public EventLoop loop() {
    return channel.eventLoop();
  }

  @Override
  public ByteBufAllocator allocator() {
    return channel.alloc();
  }

  @Override
  public boolean writable() {
    return channel.isWritable();
  }

  @Override
  public void write(ByteBuf frame) {
    channel.write(frame, channel.voidPromise());
  }

  @Override
  public void flush() {
    channel.flush();
  }

  /// Says that it is over and leaves the last word to the telephone: a socket that is closed while
  /// sound still comes in loses what was just said in it. A telephone that does not take its leave
  /// is cut off soon after.
  @Override
  public void close(int code) {
    if (closed) return;
    closed = true;
    reader.close();
    channel
        .writeAndFlush(FrameWriter.close(allocator(), code))
        .addListener(_ -> ((DuplexChannel) channel).shutdownOutput());
    loop().schedule(() -> channel.close(), 1, TimeUnit.SECONDS);
  }
}
