package switchboard.edge.session;

import com.fasterxml.jackson.databind.JsonNode;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufInputStream;
import io.netty.buffer.Unpooled;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import switchboard.edge.http.Json;
import switchboard.edge.media.SpeechVendor;
import switchboard.edge.media.SpeechVendor.Listener;
import switchboard.edge.media.SpeechVendor.Loss;
import switchboard.edge.media.SpeechVendor.Loss.Cause;

/// A session with a service, whatever it speaks: connects, is ready or lost within bounds, lets
/// sound through once it is ready, tells its listener everything once and nothing after its end.
public abstract class VendorSession implements SpeechVendor.Session, VendorSocket.Reader {

  /// What all sessions of a service go by.
  public record Terms(
      EventLoop loop,
      Listener listener,
      VendorMetrics metrics,
      Security security,
      Patience patience) {}

  private final Terms terms;
  private final long began = System.nanoTime();
  private final List<ScheduledFuture<?>> clocks = new ArrayList<>();
  private @Nullable ScheduledFuture<?> deadline;
  private @Nullable VendorSocket socket;
  private boolean ready;
  private boolean over;

  protected VendorSession(Terms terms) {
    this.terms = terms;
    terms.metrics().opened();
  }

  /// Begins to connect.
  protected void connect(Target target) {
    if (over) return;
    socket = VendorSocket.open(terms.loop(), target, terms.security(), terms.patience(), this);
  }

  @Override
  public final void opened() {
    long limit = terms.patience().ready().toNanos();
    deadline =
        terms.loop().schedule(() -> lose(Cause.SILENT, "not ready"), limit, TimeUnit.NANOSECONDS);
    greeted();
  }

  /// The socket is open.
  protected abstract void greeted();

  /// A message, its `type` aside.
  protected abstract void event(String type, JsonNode it);

  /// Takes sound, in the service's encoding; to be released by whoever takes it.
  protected abstract void send(ByteBuf sound);

  @Override
  public void text(ByteBuf utf8) {
    if (over) return;
    try (var in = new ByteBufInputStream(utf8.duplicate())) {
      var it = Json.MAPPER.readTree((java.io.InputStream) in);
      var type = it.path("type");
      if (type.isTextual()) event(type.asText(), it);
      else lose(Cause.NONSENSE, "no type");
    } catch (IOException _) {
      lose(Cause.NONSENSE, "no JSON");
    }
  }

  @Override
  public final void closed(Loss loss) {
    lose(loss.cause(), loss.detail());
  }

  /// It listens, from now on.
  protected void becomeReady() {
    if (over || ready) return;
    ready = true;
    if (deadline != null) deadline.cancel(false);
    terms.metrics().ready(Duration.ofNanos(System.nanoTime() - began));
    terms.listener().ready();
  }

  protected boolean isReady() {
    return ready;
  }

  protected boolean isOver() {
    return over;
  }

  protected Listener listener() {
    return terms.listener();
  }

  protected VendorMetrics metrics() {
    return terms.metrics();
  }

  protected EventLoop loop() {
    return terms.loop();
  }

  protected Patience patience() {
    return terms.patience();
  }

  /// Again and again until the end.
  protected void every(Duration period, Runnable what) {
    long nanos = period.toNanos();
    clocks.add(terms.loop().scheduleAtFixedRate(what, nanos, nanos, TimeUnit.NANOSECONDS));
  }

  /// Once, unless the end comes first.
  protected void after(Duration delay, Runnable what) {
    Runnable unlessOver =
        () -> {
          if (!over) what.run();
        };
    terms.loop().schedule(unlessOver, delay.toNanos(), TimeUnit.NANOSECONDS);
  }

  protected void tell(JsonNode message) {
    tell(Unpooled.wrappedBuffer(Json.bytes(message)));
  }

  /// Takes over a message that is written already.
  protected void tell(ByteBuf message) {
    if (over || socket == null) message.release();
    else socket.sendText(message);
  }

  protected void tellBinary(ByteBuf bytes) {
    if (over || socket == null) bytes.release();
    else socket.sendBinary(bytes);
  }

  @Override
  public final void audio(ByteBuf frame) {
    if (over) {
      frame.release();
    } else if (!ready) {
      metrics().early();
      frame.release();
    } else if (socket == null || !socket.writable()) {
      metrics().slow();
      frame.release();
    } else {
      send(frame);
    }
  }

  /// @param detail the service's own word, or ours
  protected void lose(Cause cause, String detail) {
    if (over) return;
    end();
    metrics().lost(cause);
    terms.listener().lost(new Loss(cause, detail));
  }

  /// A fault that the service reports with a word of its own.
  protected void report(Cause cause, String code) {
    lose(cause, VendorMetrics.word(code));
  }

  @Override
  public void close() {
    if (!over) end();
  }

  private void end() {
    over = true;
    if (deadline != null) deadline.cancel(false);
    clocks.forEach(it -> it.cancel(false));
    if (socket != null) socket.close();
    metrics().ended();
  }
}
