package switchboard.edge.twilio;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.server.Route;
import switchboard.edge.ladder.Rungs;
import switchboard.engine.conversation.Rung;
import switchboard.engine.notice.VoicemailNotices;
import switchboard.engine.recording.Event.Sort;
import switchboard.engine.tenant.Recording;
import switchboard.engine.tenant.Tenants;

/// Calls by `<Gather>`: every webhook is one turn, and the answer says where the next one goes. A
/// repeated webhook is answered alike and changes nothing.
public final class VoiceRoutes {

  private final TwilioGate gate;
  private final PublicUrl url;
  private final Tenants tenants;
  private final Turns turns;
  private final Keypad keypad;
  private final EdgeMetrics metrics;
  private final Rungs rungs;

  public VoiceRoutes(
      TwilioGate gate,
      PublicUrl url,
      Tenants tenants,
      Asking asking,
      Distress distress,
      EdgeMetrics metrics) {
    this(
        gate,
        url,
        tenants,
        asking,
        distress,
        metrics,
        Rungs.plain(new SimpleMeterRegistry()),
        Envelope.own());
  }

  /// @param rungs how calls are held
  /// @param envelope what callers said travels in while their conversation is out of reach
  public VoiceRoutes(
      TwilioGate gate,
      PublicUrl url,
      Tenants tenants,
      Asking asking,
      Distress distress,
      EdgeMetrics metrics,
      Rungs rungs,
      Envelope envelope) {
    this.gate = gate;
    this.url = url;
    this.tenants = tenants;
    this.metrics = metrics;
    this.rungs = rungs;
    this.turns = new Turns(asking, url, distress, metrics, rungs, envelope);
    this.keypad = new Keypad(asking, url, distress, rungs);
  }

  Turns turns() {
    return turns;
  }

  /// A call that we have placed is over.
  void over(String conversation) {
    rungs.over(conversation);
  }

  public Route routes() {
    return gate.webhook(
            Webhook.Kind.VOICE,
            this::begin,
            "twilio/voice",
            "v1/voice/inbound",
            "api/voice/inbound")
        .orElse(
            gate.webhook(
                Webhook.Kind.TURN,
                this::turn,
                "twilio/voice/turn",
                "v1/voice/process-speech",
                "api/voice/process-speech"))
        .orElse(gate.webhook(Webhook.Kind.TURN, this::keys, "twilio/voice/keypad"));
  }

  private CompletionStage<HttpResponse> keys(Webhook webhook) {
    int asked = waited(webhook.query().count("asked"));
    return called(webhook, it -> keypad.take(it, asked, webhook.form().text("Digits")));
  }

  private CompletionStage<HttpResponse> begin(Webhook webhook) {
    return called(
        webhook,
        it ->
            it.tenant().active()
                ? turns
                    .begin(it, waited(webhook.query().count("wait")))
                    .thenApply(twiml -> recorded(it, twiml))
                : done(suspended(webhook, it)));
  }

  /// The sentence comes first where the business records its calls.
  private String recorded(Call call, String twiml) {
    var profile = call.tenant().profile();
    if (Recording.ofCalls(profile).isEmpty()) return twiml;
    var told = url.link(RecordingPaths.told(call.tenant().id(), Sort.CALL));
    var notice = new VoicemailNotices(profile).recorded();
    return RecordingTwiml.before(twiml, call.voice(), notice, told);
  }

  /// A call that has begun goes on even if its tenant has been suspended meanwhile.
  private CompletionStage<HttpResponse> turn(Webhook webhook) {
    var query = webhook.query();
    int waited = waited(query.count("wait"));
    var from = query.text("rung").flatMap(Rung::of);
    return called(
        webhook,
        it ->
            from.isPresent()
                ? turns.fall(it, from.get(), waited)
                : turns.take(it, query.count("turn"), waited, webhook.form(), query));
  }

  private CompletionStage<HttpResponse> called(
      Webhook webhook, Function<Call, CompletableFuture<String>> inner) {
    return switch (Addressee.of(webhook, tenants)) {
      case Addressee.Known known -> {
        metrics.request(Optional.of(known.card().id()), webhook.kind());
        yield webhook
            .form()
            .reference("CallSid")
            .map(sid -> inner.apply(Call.of(webhook, known, sid)).thenApply(Answers::twiml))
            .orElseGet(() -> refused(webhook, known, Answers.missing("CallSid")));
      }
      case Addressee.Unknown _ -> done(strange(webhook, "unknown_tenant", unknown()));
      case Addressee.Disputed _ -> done(strange(webhook, "disputed_tenant", Answers.disputed()));
    };
  }

  private HttpResponse strange(Webhook webhook, String reason, HttpResponse answer) {
    metrics.request(Optional.empty(), webhook.kind());
    metrics.error(Optional.empty(), webhook.kind(), reason);
    return answer;
  }

  private CompletableFuture<HttpResponse> refused(
      Webhook webhook, Addressee.Known known, HttpResponse answer) {
    metrics.error(Optional.of(known.card().id()), webhook.kind(), "malformed");
    return done(answer);
  }

  private String suspended(Webhook webhook, Call call) {
    metrics.error(Optional.of(call.tenant().id()), webhook.kind(), "suspended");
    return Twiml.end(call.voice(), call.named(call.phrases().suspended()));
  }

  private static HttpResponse unknown() {
    return Answers.twiml(Twiml.end(Voice.PLAIN, Phrases.in("en").unknown()));
  }

  private static int waited(OptionalInt told) {
    return told.orElse(0);
  }

  private static <T> CompletableFuture<T> done(T value) {
    return CompletableFuture.completedFuture(value);
  }
}
