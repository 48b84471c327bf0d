package switchboard.edge.media;

import io.netty.util.concurrent.ScheduledFuture;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import switchboard.edge.media.SpeechVendor.Briefing;
import switchboard.edge.media.SpeechVendor.Loss;
import switchboard.edge.media.Switchroom.Admission.Admitted;
import switchboard.edge.media.playback.Line;
import switchboard.edge.media.playback.Playback;
import switchboard.edge.media.playback.Spoken;
import switchboard.edge.media.sound.Turns;
import switchboard.edge.media.wire.FrameWriter;

/// One call: a telephone's sound on one side, a vendor's on the other, its conversation told of
/// both. Everything happens on the event loop of the call.
final class Bridge implements Link.Owner {

  private static final long TICK_MILLIS = 250;
  private static final long NANOS_A_MILLI = 1_000_000;

  /// An echo of our own voice comes back at least so much quieter.
  private static final double ECHO_LOSS = 15;

  /// Less is a cough, which nobody answers.
  private static final long SPEECH_MILLIS = 400;

  private static final int NORMAL = 1000;
  private static final int BROKEN = 1011;

  private final Phone phone;
  private final Talk talk;
  private final MediaSettings settings;
  private final MediaMetrics metrics;
  private final LongSupplier clock;
  private final FrameWriter writer;
  private final Playback playback;
  private final Turns turns;
  private final Link link;
  private final Errands errands;
  private final History history;
  private final String vendor;
  private @Nullable ScheduledFuture<?> ticking;
  private int generation;
  private long stirred;
  private long began;
  private long ended;
  private long lastFrame;
  private long lastTaken;
  private int came;
  private int went;
  private boolean over;
  private boolean speakingVendor;

  Bridge(
      String stream,
      Admitted admitted,
      Phone phone,
      MediaSettings settings,
      MediaMetrics metrics,
      LongSupplier clock) {
    this.phone = phone;
    this.talk = admitted.talk();
    this.settings = settings;
    this.metrics = metrics;
    this.clock = clock;
    this.vendor = admitted.vendor().name();
    this.writer = new FrameWriter(stream);
    this.playback = new Playback(new Wire(), settings.limits().queue(), new Outcome());
    this.turns = new Turns(settings.patience());
    this.history = new History(admitted.briefing());
    this.link =
        new Link(
            admitted.vendor(), phone.loop(), phone.allocator(), settings.limits(), clock, this);
    this.errands = new Errands(talk, phone.loop(), link);
  }

  void open(Briefing briefing) {
    metrics.opened();
    lastFrame = clock.getAsLong();
    lastTaken = lastFrame;
    ticking =
        phone
            .loop()
            .scheduleAtFixedRate(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    link.open(briefing);
  }

  // ---- the telephone

  void media(byte[] mulaw, int from, int to) {
    if (over) return;
    long now = clock.getAsLong();
    lastFrame = now;
    came++;
    var change = turns.hear(mulaw, from, to, playback.loudest(now) - ECHO_LOSS);
    if (!turns.stirring()) stirred = 0;
    else if (stirred == 0) stirred = now;
    switch (change) {
      case BEGAN -> began(now);
      case ENDED -> ended(now);
      case NONE -> {}
    }
    link.audio(mulaw, from, to);
    playback.pump(now);
  }

  void mark(String name) {
    if (!over && !playback.back(name, clock.getAsLong())) metrics.odd("mark");
  }

  void pressed(String digit) {
    if (!over) talk.pressed(digit);
  }

  /// The telephone takes sound again.
  void writable() {
    if (over) return;
    playback.pump(clock.getAsLong());
    phone.flush();
  }

  /// The call is over.
  void stopped() {
    finish("stop", NORMAL, talk::hungUp);
  }

  /// The call goes on elsewhere: its sound is of no more use here.
  void lost(String reason) {
    finish(reason, BROKEN, () -> talk.lost(reason));
  }

  private void began(long now) {
    began = now;
    ended = 0;
    if (playback.replying()) {
      interrupt(now);
      metrics.bargedIn(clock.getAsLong() - (stirred == 0 ? now : stirred));
    }
    link.turn(true);
  }

  private void ended(long now) {
    ended = now - turns.silence() * NANOS_A_MILLI;
    link.turn(false);
    if (ended - began > SPEECH_MILLIS * NANOS_A_MILLI) link.spokenTo(false);
  }

  /// What is told of the discarded reply comes after the line is silent.
  private void interrupt(long now) {
    generation++;
    playback.interrupt(now);
    phone.flush();
  }

  private void tick() {
    long now = clock.getAsLong();
    if (phone.writable()) lastTaken = now;
    if (turns.speaking() || !errands.none()) link.patience();
    metrics.frames(came, went);
    came = 0;
    went = 0;
    playback.tick(now);
    phone.flush();
    link.say(talk::toSay);
    released();
    if (now - lastFrame > settings.limits().phoneSilent().toNanos()) lost("phone-silent");
    else if (now - lastTaken > settings.limits().phoneSilent().toNanos()) lost("slow");
    else link.tick(now);
  }

  /// The conversation takes no more: it is over, or goes on a rung below.
  private void released() {
    if (!talk.alive()) finish("released", NORMAL, () -> {});
  }

  private void finish(String reason, int code, Runnable told) {
    if (over) return;
    over = true;
    if (ticking != null) ticking.cancel(false);
    link.close();
    errands.forgetAll();
    playback.end(clock.getAsLong());
    told.run();
    metrics.frames(came, went);
    metrics.closed(reason);
    phone.close(code);
  }

  // ---- the vendor

  @Override
  public void ready() {
    if (history.greets()) link.spokenTo(true);
  }

  @Override
  public void audio(String item, byte[] mulaw) {
    long now = clock.getAsLong();
    if (!speakingVendor) {
      speakingVendor = true;
      generation++;
    }
    if (ended != 0) {
      metrics.answered(now - ended);
      ended = 0;
    }
    playback.add(item, mulaw, mulaw.length, now);
    phone.flush();
  }

  @Override
  public void audioDone(String item) {
    speakingVendor = false;
    playback.done(item, clock.getAsLong());
    phone.flush();
  }

  @Override
  public void speechStarted() {
    if (playback.replying()) interrupt(clock.getAsLong());
  }

  @Override
  public void callerSays(String soFar) {
    turns.words(soFar);
  }

  @Override
  public void callerSaid(String words) {
    history.add(true, words);
    talk.callerSaid(words);
    link.spokenTo(true);
  }

  @Override
  public void agentSaid(String item, String words) {
    playback.words(item, words, clock.getAsLong());
  }

  @Override
  public void wants(String call, String function, String arguments) {
    errands.wants(call, generation, function, arguments);
  }

  @Override
  public void forgets(List<String> calls) {
    errands.forget(calls);
  }

  @Override
  public boolean quiet() {
    return !playback.replying() && !turns.speaking() && errands.none();
  }

  @Override
  public Briefing soFar() {
    return history.briefing();
  }

  @Override
  public void renewed() {
    errands.forgetAll();
    playback.renew();
    metrics.renewed(vendor);
  }

  @Override
  public void lost(Loss loss) {
    lost(loss.cause().name().toLowerCase(Locale.ROOT));
  }

  /// What is played goes out as frames.
  private final class Wire implements Line {

    @Override
    public void sound(byte[] mulaw, int from, int to) {
      went++;
      phone.write(writer.media(phone.allocator(), mulaw, from, to));
    }

    @Override
    public void mark(String name) {
      phone.write(writer.mark(phone.allocator(), name));
    }

    @Override
    public void clear() {
      phone.write(writer.clear(phone.allocator()));
    }

    @Override
    public boolean writable() {
      return phone.writable();
    }
  }

  /// What became of replies is told to all who need it.
  private final class Outcome implements Playback.Listener {

    @Override
    public void accept(Spoken it) {
      if (it.interrupted()) {
        speakingVendor = false;
        link.interrupted(it.item(), it.heardFor());
      }
      if (it.words().isEmpty()) return;
      history.add(false, it.heard());
      talk.agentSaid(it.item(), it.words(), it.heard());
      released();
    }

    @Override
    public void dropped(String reason, int bytes) {
      metrics.dropped(reason, bytes * 1000 / Encoding.MULAW_8K.rate());
    }
  }
}
