package switchboard.edge.twilio;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.server.Route;
import switchboard.engine.notice.VoicemailNotices;
import switchboard.engine.privacy.Personal;
import switchboard.engine.recording.Event.Sort;
import switchboard.engine.recording.Recording;
import switchboard.engine.recording.Recording.Command;
import switchboard.engine.recording.Recording.Reply;
import switchboard.engine.tenant.EntityIds;
import switchboard.engine.tenant.Tenants;

/// Callers leave word, and the network tells of what it has recorded. Told twice, it is kept once;
/// where nothing was said, nothing is kept.
public final class RecordingRoutes {

  private static final int LONGEST = 4_000;

  private final TwilioGate gate;
  private final PublicUrl url;
  private final Tenants tenants;
  private final CardAsking<Command, Reply, Recording.Card> recordings;
  private final EdgeMetrics metrics;
  private final Clock clock;

  public RecordingRoutes(
      TwilioGate gate,
      PublicUrl url,
      Tenants tenants,
      CardAsking<Command, Reply, Recording.Card> recordings,
      EdgeMetrics metrics,
      Clock clock) {
    this.gate = gate;
    this.url = url;
    this.tenants = tenants;
    this.recordings = recordings;
    this.metrics = metrics;
    this.clock = clock;
  }

  public Route routes() {
    return gate.webhook(Webhook.Kind.VOICE, it -> called(it, this::begin), "twilio/voice/voicemail")
        .orElse(
            gate.webhook(
                Webhook.Kind.TURN, it -> called(it, this::left), "twilio/voice/voicemail/left"))
        .orElse(
            gate.webhook(Webhook.Kind.STATUS, it -> told(it, this::recorded), "twilio/recording"))
        .orElse(
            gate.webhook(
                Webhook.Kind.STATUS, it -> told(it, this::written), "twilio/recording/words"));
  }

  private CompletionStage<HttpResponse> called(Webhook webhook, Function<Call, String> twiml) {
    return switch (Addressee.of(webhook, tenants)) {
      case Addressee.Known known -> {
        metrics.request(Optional.of(known.card().id()), webhook.kind());
        yield done(
            webhook
                .form()
                .reference("CallSid")
                .map(sid -> Answers.twiml(twiml.apply(Call.of(webhook, known, sid))))
                .orElseGet(() -> Answers.missing("CallSid")));
      }
      case Addressee.Unknown _ -> done(Answers.nothing());
      case Addressee.Disputed _ -> done(Answers.disputed());
    };
  }

  private String begin(Call call) {
    var notices = new VoicemailNotices(call.tenant().profile());
    return RecordingTwiml.voicemail(
        call.voice(),
        notices.greeting(),
        url.link(call.voicemail("/left")),
        url.link(RecordingPaths.told(call.tenant().id(), Sort.VOICEMAIL)),
        url.link(RecordingPaths.written(call.tenant().id())));
  }

  private String left(Call call) {
    return Twiml.end(call.voice(), new VoicemailNotices(call.tenant().profile()).thanks());
  }

  private CompletionStage<HttpResponse> told(
      Webhook webhook, BiFunction<Tenants.Card, Webhook, CompletableFuture<HttpResponse>> handler) {
    var tenant = webhook.query().text("tenant").flatMap(tenants::byId);
    metrics.request(tenant.map(Tenants.Card::id), webhook.kind());
    return tenant.map(it -> handler.apply(it, webhook)).orElseGet(() -> done(Answers.nothing()));
  }

  private CompletableFuture<HttpResponse> recorded(Tenants.Card tenant, Webhook webhook) {
    var form = webhook.form();
    var status = form.text("RecordingStatus").orElse("completed").toLowerCase(Locale.ROOT);
    var recording = form.reference("RecordingSid");
    var call = form.reference("CallSid");
    int seconds = form.count("RecordingDuration").orElse(0);
    boolean kept = status.equals("completed") && seconds > 0;
    if (!kept || recording.isEmpty() || call.isEmpty()) return done(Answers.nothing());
    var sort =
        webhook.query().text("sort").filter("voicemail"::equals).isPresent()
            ? Sort.VOICEMAIL
            : Sort.CALL;
    var length = Duration.ofSeconds(seconds);
    return ask(
        tenant,
        recording.get(),
        to -> new Command.Keep(call.get(), sort, length, until(tenant), to));
  }

  private Instant until(Tenants.Card tenant) {
    return clock.instant().plus(switchboard.engine.tenant.Recording.kept(tenant.profile()));
  }

  private CompletableFuture<HttpResponse> written(Tenants.Card tenant, Webhook webhook) {
    var form = webhook.form();
    boolean known = form.text("TranscriptionStatus").orElse("").equalsIgnoreCase("completed");
    var words = form.text("TranscriptionText").map(String::strip).filter(it -> !it.isEmpty());
    var recording = form.reference("RecordingSid");
    if (!known || words.isEmpty() || recording.isEmpty()) return done(Answers.nothing());
    var said = Personal.of(cut(words.get()));
    return ask(tenant, recording.get(), to -> new Command.Transcribe(said, to));
  }

  private static String cut(String text) {
    if (text.codePointCount(0, text.length()) <= LONGEST) return text;
    return text.substring(0, text.offsetByCodePoints(0, LONGEST));
  }

  /// The network does not repeat itself where it is answered; where it is not, nobody else would
  /// tell us, so that it is tried again from here.
  private CompletableFuture<HttpResponse> ask(
      Tenants.Card tenant, String recording, Function<ActorRef<Reply>, Command> command) {
    return attempt(tenant, recording, command)
        .exceptionallyCompose(_ -> attempt(tenant, recording, command))
        .thenApply(_ -> Answers.nothing());
  }

  private CompletableFuture<Reply> attempt(
      Tenants.Card tenant, String recording, Function<ActorRef<Reply>, Command> command) {
    return recordings.ask(EntityIds.of(tenant.id(), recording), command);
  }

  private static CompletableFuture<HttpResponse> done(HttpResponse it) {
    return CompletableFuture.completedFuture(it);
  }
}
