package switchboard.edge.twilio;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.server.Route;
import switchboard.edge.http.Problem;
import switchboard.edge.ladder.Rungs;
import switchboard.engine.Entities;
import switchboard.engine.notice.OutboundNotices;
import switchboard.engine.outbound.Event.Why;
import switchboard.engine.outbound.Outbound;
import switchboard.engine.outbound.Outbound.By;
import switchboard.engine.outbound.Outbound.Command;
import switchboard.engine.outbound.Outbound.Reply;
import switchboard.engine.outbound.Outbound.Status;
import switchboard.engine.tenant.EntityIds;
import switchboard.engine.tenant.Tenants;

/// Calls the business makes by itself: a person who answers is talked to as in any call, a machine
/// is left a message. What the network reports of others moves the call on at once.
public final class OutboundRoutes {

  /// What is asked about them.
  ///
  /// @param asking conversations
  /// @param patience well under the 15 seconds Twilio gives a webhook
  public record Means(
      Tenants tenants,
      Entities<Command> outbounds,
      Asking asking,
      OnCallLinks links,
      Duration patience,
      Clock clock) {}

  private final TwilioGate gate;
  private final Means means;
  private final VoiceRoutes voice;
  private final EdgeMetrics metrics;

  public OutboundRoutes(TwilioGate gate, Means means, VoiceRoutes voice, EdgeMetrics metrics) {
    this.gate = gate;
    this.means = means;
    this.voice = voice;
    this.metrics = metrics;
  }

  public Route routes() {
    return gate.webhook(Webhook.Kind.VOICE, it -> about(it, this::answered), "twilio/outbound")
        .orElse(
            gate.webhook(
                Webhook.Kind.STATUS, it -> about(it, this::ended), "twilio/outbound/status"));
  }

  /// @param about which step of which call
  /// @param sid the network's id of the call
  private record Ringing(
      Webhook webhook, OnCallLinks.About about, Tenants.Card tenant, String sid) {

    String id() {
      return EntityIds.of(about.tenant(), about.alert());
    }

    Voice voice() {
      return Voice.of(tenant.profile());
    }

    int step() {
      return about.step();
    }
  }

  private CompletionStage<HttpResponse> about(
      Webhook webhook, BiFunction<Ringing, Outbound.Card, CompletableFuture<HttpResponse>> then) {
    var about = means.links().read(webhook.query(), means.clock().instant());
    var tenant = about.flatMap(it -> means.tenants().byId(it.tenant()));
    metrics.request(tenant.map(Tenants.Card::id), webhook.kind());
    if (tenant.isEmpty()) {
      metrics.error(Optional.empty(), webhook.kind(), "bad_token");
      return done(Problem.of(403, "This address is not good any more.").response());
    }
    var sid = webhook.form().reference("CallSid");
    if (sid.isEmpty()) return done(Answers.missing("CallSid"));
    var it = new Ringing(webhook, about.get(), tenant.get(), sid.get());
    return look(it)
        .thenCompose(
            card -> card.map(one -> then.apply(it, one)).orElseGet(() -> done(Answers.nothing())));
  }

  private CompletableFuture<Optional<Outbound.Card>> look(Ringing it) {
    return ask(it, Command.Look::new)
        .thenApply(reply ->
            reply instanceof Reply.Seen(var card) ? card : Optional.<Outbound.Card>empty());
  }

  private CompletableFuture<Reply> ask(Ringing it, Function<ActorRef<Reply>, Command> command) {
    return means
        .outbounds()
        .<Reply>ask(it.id(), command)
        .toCompletableFuture()
        .copy()
        .orTimeout(means.patience().toMillis(), TimeUnit.MILLISECONDS);
  }

  private CompletableFuture<HttpResponse> answered(Ringing it, Outbound.Card card) {
    var by = by(it.webhook().form().text("AnsweredBy").orElse("").toLowerCase(Locale.ROOT));
    metrics.answeredBy(by.name().toLowerCase(Locale.ROOT));
    return ask(it, to -> new Command.Answer(it.step(), by, it.sid(), to))
        .thenCompose(reply ->
            switch (by) {
              case HUMAN, UNKNOWN ->
                  reply instanceof Reply.Accepted ? talk(it, card) : done(end(it, ""));
              case MACHINE, FAX -> machine(it, card);
            });
  }

  /// What cannot be told is taken for a person.
  private static By by(String word) {
    if (word.startsWith("machine")) return By.MACHINE;
    return switch (word) {
      case "human" -> By.HUMAN;
      case "fax" -> By.FAX;
      default -> By.UNKNOWN;
    };
  }

  private CompletableFuture<HttpResponse> talk(Ringing it, Outbound.Card card) {
    var peer = Peer.of(it.webhook(), it.tenant().profile().country());
    var dialled = Addressee.dialled(it.webhook());
    var purpose = Optional.of(card.what().purpose());
    var call = new Call(it.tenant(), it.sid(), Optional.empty(), peer, dialled, purpose);
    return voice.turns().begin(call, Rungs.WAITS).thenApply(Answers::twiml);
  }

  private CompletableFuture<HttpResponse> machine(Ringing it, Outbound.Card card) {
    return look(it)
        .thenApply(now -> now.filter(one -> left(it, one)).isPresent())
        .thenApply(left -> end(it, left ? words(it, card) : ""));
  }

  private static boolean left(Ringing it, Outbound.Card now) {
    return now.status() == Status.MESSAGE && now.step() == it.step();
  }

  private static String words(Ringing it, Outbound.Card card) {
    return new OutboundNotices(it.tenant().profile()).machine(card.what().purpose().kind());
  }

  private static HttpResponse end(Ringing it, String text) {
    return Answers.twiml(Twiml.end(it.voice(), text));
  }

  private CompletableFuture<HttpResponse> ended(Ringing it, Outbound.Card card) {
    var status = it.webhook().form().text("CallStatus").orElse("").toLowerCase(Locale.ROOT);
    boolean talking = card.status() == Status.TALKING && card.step() == it.step();
    if (talking && status.equals("completed")) return over(it);
    return why(status)
        .filter(_ -> card.status() == Status.WAITING)
        .map(why ->
            ask(it, to -> new Command.Miss(it.step(), why, to)).thenApply(_ -> Answers.nothing()))
        .orElseGet(() -> done(Answers.nothing()));
  }

  /// The conversation has to know first, for what comes of it is read from there.
  private CompletableFuture<HttpResponse> over(Ringing it) {
    var conversation = it.tenant().id() + ":" + it.sid();
    voice.over(conversation);
    return means
        .asking()
        .ask(conversation, to -> StatusRoutes.command(it.webhook().form(), to))
        .handle((_, _) -> it)
        .thenCompose(_ -> ask(it, to -> new Command.Finish(it.step(), to)))
        .thenApply(_ -> Answers.nothing());
  }

  private static Optional<Why> why(String status) {
    return switch (status) {
      case "busy" -> Optional.of(Why.BUSY);
      case "no-answer", "completed" -> Optional.of(Why.NO_ANSWER);
      case "failed", "canceled" -> Optional.of(Why.FAILED);
      default -> Optional.empty();
    };
  }

  private static <T> CompletableFuture<T> done(T value) {
    return CompletableFuture.completedFuture(value);
  }
}
