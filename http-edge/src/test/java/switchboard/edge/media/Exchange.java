package switchboard.edge.media;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.channel.EventLoop;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import switchboard.edge.media.Switchroom.Admission;
import switchboard.edge.twilio.TwilioSignature;
import switchboard.engine.privacy.Personal;
import switchboard.simulator.media.MediaCall;
import switchboard.simulator.media.MediaFault;
import switchboard.simulator.media.StreamStart;
import switchboard.simulator.twilio.Account;

/// A media server with one vendor and one conversation, which lets in whoever has the word or a
/// signature.
final class Exchange implements AutoCloseable {

  static final Account ACCOUNT = new Account("AC" + "1".repeat(32), "secret-token");
  static final MediaSettings.Limits SOON =
      new MediaSettings.Limits(
          64,
          48,
          Duration.ofMillis(600),
          Duration.ofMillis(700),
          Duration.ofMillis(600),
          Duration.ofMillis(900),
          Duration.ofSeconds(60));

  final NotedTalk talk = new NotedTalk();
  final FakeVendor vendor;
  final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  final MediaServer server;
  private final List<MediaCall> calls = new CopyOnWriteArrayList<>();
  private int number;

  Exchange(FakeVendor vendor, MediaSettings.Limits limits) {
    this.vendor = vendor;
    var proof = new TwilioSignature(ACCOUNT.authToken());
    this.server =
        MediaServer.start(
            MediaSettings.local(0).withLimits(limits), 1, proof::socket, this::admit, registry);
  }

  static Exchange usual() {
    return new Exchange(new FakeVendor(Encoding.MULAW_8K), MediaSettings.Limits.USUAL);
  }

  static Exchange soon() {
    return new Exchange(new FakeVendor(Encoding.MULAW_8K), SOON);
  }

  private CompletionStage<Admission> admit(Switchroom.Start start, boolean signed, EventLoop loop) {
    if (start.parameters().containsKey("never")) return new CompletableFuture<>();
    if (start.parameters().containsKey("breaks")) throw new IllegalStateException("broken");
    boolean known = signed || "word".equals(start.parameters().get("token"));
    return CompletableFuture.supplyAsync(() ->
        known ? new Admission.Admitted(talk, vendor, briefing()) : new Admission.Refused("token"));
  }

  private static SpeechVendor.Briefing briefing() {
    return new SpeechVendor.Briefing(
        "c-1",
        Personal.of(""),
        Personal.of("You answer the telephone."),
        List.of(),
        List.of(new SpeechVendor.Line(true, Personal.of("I called before."))),
        "en-US",
        Optional.empty(),
        Optional.empty());
  }

  URI uri() {
    return URI.create("ws://127.0.0.1:" + server.port() + "/twilio/media");
  }

  StreamStart start(Map<String, String> parameters) {
    return StreamStart.of(ACCOUNT.sid(), "CA%032d".formatted(++number), parameters);
  }

  MediaCall call(Ear ear, MediaFault... faults) {
    return call(start(Map.of("token", "word")), ear, faults);
  }

  MediaCall call(StreamStart start, Ear ear, MediaFault... faults) {
    var call = MediaCall.open(uri(), start, ear, Set.of(faults));
    calls.add(call);
    return call;
  }

  /// The value of a counter with a reason.
  double counted(String name, String reason) {
    var counter = registry.find("switchboard.media." + name).tag("reason", reason).counter();
    return counter == null ? 0 : counter.count();
  }

  @Override
  public void close() {
    calls.forEach(MediaCall::close);
    server.close();
  }
}
