package switchboard.edge.twilio;

import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.server.Route;
import switchboard.edge.http.Problem;
import switchboard.engine.handoff.Event.Why;
import switchboard.engine.handoff.HandOff;
import switchboard.engine.handoff.HandOff.Command;
import switchboard.engine.handoff.HandOff.Reply;
import switchboard.engine.handoff.HandOff.Status;
import switchboard.engine.notice.HandOffNotices;
import switchboard.engine.tenant.EntityIds;
import switchboard.engine.tenant.Tenants;

/// Calls to people who take callers: says who waits and why, and hears by key whether they take the
/// call or pass it on. Only a key takes a call: a machine that answers takes nothing. Whoever takes
/// it is joined with the caller.
public final class TakingRoutes {

  private static final int TRIES = 2;

  private final TwilioGate gate;
  private final PublicUrl url;
  private final Tenants tenants;
  private final HandOffAsking handOffs;
  private final OnCallLinks links;
  private final EdgeMetrics metrics;
  private final Clock clock;

  public TakingRoutes(
      TwilioGate gate,
      PublicUrl url,
      Tenants tenants,
      HandOffAsking handOffs,
      OnCallLinks links,
      EdgeMetrics metrics,
      Clock clock) {
    this.gate = gate;
    this.url = url;
    this.tenants = tenants;
    this.handOffs = handOffs;
    this.links = links;
    this.metrics = metrics;
    this.clock = clock;
  }

  public Route routes() {
    return gate.webhook(Webhook.Kind.VOICE, it -> about(it, this::answered), "twilio/handoff")
        .orElse(
            gate.webhook(Webhook.Kind.TURN, it -> about(it, this::pressed), "twilio/handoff/key"))
        .orElse(
            gate.webhook(
                Webhook.Kind.STATUS, it -> about(it, this::ended), "twilio/handoff/status"))
        .orElse(
            gate.webhook(Webhook.Kind.VOICE, it -> about(it, this::waits), "twilio/handoff/wait"))
        .orElse(
            gate.webhook(Webhook.Kind.TURN, it -> about(it, this::left), "twilio/handoff/left"));
  }

  /// @param about which step of which hand-off
  private record Ringing(Webhook webhook, OnCallLinks.About about, Tenants.Card tenant) {
    HandOffNotices notices() {
      return new HandOffNotices(tenant.profile());
    }

    Voice voice() {
      return Voice.of(tenant.profile());
    }

    int tried() {
      return webhook.query().count("try").orElse(0);
    }

    String id() {
      return EntityIds.of(about.tenant(), about.alert());
    }
  }

  private CompletionStage<HttpResponse> about(
      Webhook webhook, BiFunction<Ringing, HandOff.Card, CompletableFuture<HttpResponse>> handler) {
    var about = links.read(webhook.query(), clock.instant());
    var tenant = about.flatMap(it -> tenants.byId(it.tenant()));
    metrics.request(tenant.map(Tenants.Card::id), webhook.kind());
    if (tenant.isEmpty()) {
      metrics.error(Optional.empty(), webhook.kind(), "bad_token");
      return done(Problem.of(403, "This address is not good any more.").response());
    }
    var it = new Ringing(webhook, about.get(), tenant.get());
    return handOffs
        .look(it.id())
        .thenCompose(card ->
            card.map(one -> handler.apply(it, one)).orElseGet(() -> done(Answers.nothing())));
  }

  private static boolean current(Ringing it, HandOff.Card card) {
    return card.status() == Status.RINGING && card.step() == it.about().step();
  }

  private CompletableFuture<HttpResponse> answered(Ringing it, HandOff.Card card) {
    var by = it.webhook().form().text("AnsweredBy").orElse("").toLowerCase(Locale.ROOT);
    boolean machine = by.startsWith("machine") || by.equals("fax");
    if (!current(it, card)) return done(end(it, it.notices().late(card)));
    if (machine) return missed(it, Why.VOICEMAIL).thenApply(_ -> end(it, ""));
    return done(ask(it, it.notices().whisper(card.what())));
  }

  private HttpResponse ask(Ringing it, String text) {
    var next = links.to(OnCallLinks.Path.STAFF_KEY, it.about()) + "&try=" + (it.tried() + 1);
    return Answers.twiml(Twiml.key(it.voice(), text, url.link(next)));
  }

  private static HttpResponse end(Ringing it, String text) {
    return Answers.twiml(Twiml.end(it.voice(), text));
  }

  private CompletableFuture<HttpResponse> pressed(Ringing it, HandOff.Card card) {
    return switch (it.webhook().form().text("Digits").orElse("").strip()) {
      case "1" -> taken(it, card);
      case "2" -> missed(it, Why.PASSED).thenApply(_ -> end(it, it.notices().passed()));
      default ->
          it.tried() < TRIES && current(it, card)
              ? done(ask(it, it.notices().whisperAgain()))
              : missed(it, Why.SILENT).thenApply(_ -> end(it, it.notices().passed()));
    };
  }

  private CompletableFuture<HttpResponse> taken(Ringing it, HandOff.Card card) {
    return handOffs
        .ask(it.id(), to -> new Command.Take(it.about().step(), to))
        .thenCompose(reply ->
            reply instanceof Reply.Rejected
                ? handOffs
                    .look(it.id())
                    .thenApply(now -> end(it, it.notices().late(now.orElse(card))))
                : done(joined(it)));
  }

  private HttpResponse joined(Ringing it) {
    return Answers.twiml(
        HandOffTwiml.join(
            it.voice(),
            it.notices().joining(),
            WaitingRoutes.room(it.id()),
            url.link(links.to(OnCallLinks.Path.STAFF_WAITS, it.about())),
            url.link(links.to(OnCallLinks.Path.STAFF_LEFT, it.about()))));
  }

  /// Nobody but they are in the room: the caller is about to come, or gone.
  private CompletableFuture<HttpResponse> waits(Ringing it, HandOff.Card card) {
    var text = card.status().over() ? it.notices().late(card) : "";
    return done(Answers.twiml(HandOffTwiml.waiting(it.voice(), text, url.link(Music.PATH))));
  }

  private CompletableFuture<HttpResponse> left(Ringing it, HandOff.Card card) {
    boolean theirs = card.status() == Status.ACCEPTED && card.step() == it.about().step();
    if (!theirs) return done(end(it, ""));
    return handOffs.ask(it.id(), Command.Leave::new).handle((_, _) -> end(it, ""));
  }

  private CompletableFuture<HttpResponse> ended(Ringing it, HandOff.Card card) {
    var status = it.webhook().form().text("CallStatus").orElse("").toLowerCase(Locale.ROOT);
    return why(status)
        .filter(_ -> current(it, card))
        .map(why -> missed(it, why).thenApply(_ -> Answers.nothing()))
        .orElseGet(() -> done(Answers.nothing()));
  }

  private static Optional<Why> why(String status) {
    return switch (status) {
      case "busy" -> Optional.of(Why.BUSY);
      case "no-answer" -> Optional.of(Why.NO_ANSWER);
      case "failed", "canceled" -> Optional.of(Why.FAILED);
      case "completed" -> Optional.of(Why.HUNG_UP);
      default -> Optional.empty();
    };
  }

  /// A hand-off that has gone on meanwhile takes no notice.
  private CompletableFuture<Reply> missed(Ringing it, Why why) {
    return handOffs.ask(it.id(), to -> new Command.Miss(it.about().step(), why, to));
  }

  private static <T> CompletableFuture<T> done(T value) {
    return CompletableFuture.completedFuture(value);
  }
}
