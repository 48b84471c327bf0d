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
import switchboard.engine.alert.Alert;
import switchboard.engine.alert.Alert.Command;
import switchboard.engine.alert.Alert.Reply;
import switchboard.engine.alert.Alert.Status;
import switchboard.engine.alert.Event.Why;
import switchboard.engine.alert.Taker;
import switchboard.engine.alert.Taker.Via;
import switchboard.engine.notice.AlertNotices;
import switchboard.engine.tenant.Tenants;

/// Calls to people on call: says what has happened, and hears by key whether they take it or pass
/// it on. A machine that answers takes nothing. What the network reports of calls nobody took moves
/// the alert on at once.
public final class OnCallRoutes {

  private static final int TRIES = 2;

  private final TwilioGate gate;
  private final PublicUrl url;
  private final Tenants tenants;
  private final AlertAsking alerts;
  private final OnCallLinks links;
  private final EdgeMetrics metrics;
  private final Clock clock;

  public OnCallRoutes(
      TwilioGate gate,
      PublicUrl url,
      Tenants tenants,
      AlertAsking alerts,
      OnCallLinks links,
      EdgeMetrics metrics,
      Clock clock) {
    this.gate = gate;
    this.url = url;
    this.tenants = tenants;
    this.alerts = alerts;
    this.links = links;
    this.metrics = metrics;
    this.clock = clock;
  }

  public Route routes() {
    return gate.webhook(Webhook.Kind.VOICE, it -> about(it, this::answered), "twilio/alert")
        .orElse(gate.webhook(Webhook.Kind.TURN, it -> about(it, this::pressed), "twilio/alert/key"))
        .orElse(
            gate.webhook(Webhook.Kind.STATUS, it -> about(it, this::ended), "twilio/alert/status"));
  }

  /// @param about which step of which alert
  private record Ring(Webhook webhook, OnCallLinks.About about, Tenants.Card tenant) {
    AlertNotices notices() {
      return new AlertNotices(tenant.profile());
    }

    Voice voice() {
      return Voice.of(tenant.profile());
    }

    int tried() {
      return webhook.query().count("try").orElse(0);
    }
  }

  private CompletionStage<HttpResponse> about(
      Webhook webhook, BiFunction<Ring, Alert.Card, CompletableFuture<HttpResponse>> handler) {
    var about = links.read(webhook.query(), clock.instant());
    var tenant = about.flatMap(it -> tenants.byId(it.tenant()));
    metrics.request(tenant.map(Tenants.Card::id), webhook.kind());
    if (tenant.isEmpty()) {
      metrics.error(Optional.empty(), webhook.kind(), "bad_token");
      return done(Problem.of(403, "This address is not good any more.").response());
    }
    var ring = new Ring(webhook, about.get(), tenant.get());
    return alerts
        .look(ring.about())
        .thenCompose(card ->
            card.map(it -> handler.apply(ring, it)).orElseGet(() -> done(Answers.nothing())));
  }

  /// A machine is told where to look, and takes nothing.
  private CompletableFuture<HttpResponse> answered(Ring ring, Alert.Card card) {
    var by = ring.webhook().form().text("AnsweredBy").orElse("").toLowerCase(Locale.ROOT);
    boolean machine = by.startsWith("machine") || by.equals("fax");
    if (card.status() == Status.TAKEN) return done(end(ring, ring.notices().saidTaken(card)));
    if (machine)
      return missed(ring, Why.VOICEMAIL).thenApply(_ -> end(ring, ring.notices().saidToMachine()));
    return done(ask(ring, ring.notices().said(card.what())));
  }

  private HttpResponse ask(Ring ring, String text) {
    var next = links.to(OnCallLinks.Path.KEY, ring.about()) + "&try=" + (ring.tried() + 1);
    return Answers.twiml(Twiml.key(ring.voice(), text, url.link(next)));
  }

  private static HttpResponse end(Ring ring, String text) {
    return Answers.twiml(Twiml.end(ring.voice(), text));
  }

  private CompletableFuture<HttpResponse> pressed(Ring ring, Alert.Card card) {
    return switch (ring.webhook().form().text("Digits").orElse("").strip()) {
      case "1" -> taken(ring, card);
      case "2" -> missed(ring, Why.PASSED).thenApply(_ -> end(ring, ring.notices().saidPassed()));
      default ->
          ring.tried() < TRIES
              ? done(ask(ring, ring.notices().saidAgain(card.what())))
              : missed(ring, Why.SILENT).thenApply(_ -> end(ring, ring.notices().saidPassed()));
    };
  }

  private CompletableFuture<HttpResponse> taken(Ring ring, Alert.Card card) {
    var member = card.member(ring.about().step());
    var by = new Taker(member.map(it -> it.name()), member.flatMap(card::place), Via.KEY);
    return alerts
        .ask(ring.about(), to -> new Command.Take(by, to))
        .thenCompose(reply ->
            reply instanceof Reply.Rejected
                ? alerts
                    .look(ring.about())
                    .thenApply(it -> end(ring, ring.notices().saidTaken(it.orElse(card))))
                : done(end(ring, ring.notices().saidYours(card.what()))));
  }

  private CompletableFuture<HttpResponse> ended(Ring ring, Alert.Card card) {
    var status = ring.webhook().form().text("CallStatus").orElse("").toLowerCase(Locale.ROOT);
    return why(status)
        .filter(_ -> card.status() == Status.OPEN)
        .map(it -> missed(ring, it).thenApply(_ -> Answers.nothing()))
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

  /// An alert that has gone on meanwhile takes no notice.
  private CompletableFuture<Reply> missed(Ring ring, Why why) {
    return alerts.ask(ring.about(), to -> new Command.Miss(ring.about().step(), why, to));
  }

  private static <T> CompletableFuture<T> done(T value) {
    return CompletableFuture.completedFuture(value);
  }
}
