package switchboard.edge.twilio;

import static switchboard.edge.twilio.StepCalls.done;
import static switchboard.edge.twilio.StepCalls.end;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.server.Route;
import switchboard.edge.ladder.Rungs;
import switchboard.edge.twilio.StepCalls.End;
import switchboard.edge.twilio.StepCalls.Told;
import switchboard.engine.notice.OutboundNotices;
import switchboard.engine.outbound.Event.Why;
import switchboard.engine.outbound.Outbound;
import switchboard.engine.outbound.Outbound.By;
import switchboard.engine.outbound.Outbound.Command;
import switchboard.engine.outbound.Outbound.Reply;
import switchboard.engine.outbound.Outbound.Status;
import switchboard.engine.tenant.Tenants;

/// Calls the business makes by itself: a person who answers is talked to as in any call, a machine
/// is left a message. What the network reports of others moves the call on at once.
public final class OutboundRoutes {

  private final StepCalls<Command, Reply, Outbound.Card> calls;
  private final Asking asking;
  private final VoiceRoutes voice;

  /// @param asking conversations
  public OutboundRoutes(
      StepCalls<Command, Reply, Outbound.Card> calls, Asking asking, VoiceRoutes voice) {
    this.calls = calls;
    this.asking = asking;
    this.voice = voice;
  }

  public Route routes() {
    return calls
        .webhook(
            Webhook.Kind.VOICE, "twilio/outbound", (it, card) -> named(it, card, this::answered))
        .orElse(
            calls.webhook(
                Webhook.Kind.STATUS,
                "twilio/outbound/status",
                (it, card) -> named(it, card, this::ended)));
  }

  /// @param sid the network's id of the call
  private record Ringing(Told told, String sid) {

    String id() {
      return told.id();
    }

    Tenants.Card tenant() {
      return told.tenant();
    }

    int step() {
      return told.step();
    }
  }

  private static CompletableFuture<HttpResponse> named(
      Told told,
      Outbound.Card card,
      BiFunction<Ringing, Outbound.Card, CompletableFuture<HttpResponse>> then) {
    var sid = told.webhook().form().reference("CallSid");
    return sid.isEmpty()
        ? done(Answers.missing("CallSid"))
        : then.apply(new Ringing(told, sid.get()), card);
  }

  private CompletableFuture<Reply> ask(Ringing it, Function<ActorRef<Reply>, Command> command) {
    return calls.cards().ask(it.id(), command);
  }

  private CompletableFuture<HttpResponse> answered(Ringing it, Outbound.Card card) {
    var by = by(it.told().answeredBy());
    calls.metrics().answeredBy(by.name().toLowerCase(Locale.ROOT));
    return ask(it, to -> new Command.Answer(it.step(), by, it.sid(), to))
        .thenCompose(reply ->
            switch (by) {
              case HUMAN, UNKNOWN ->
                  reply instanceof Reply.Accepted ? talk(it, card) : done(end(it.told(), ""));
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
    var peer = Peer.of(it.told().webhook(), it.tenant().profile().country());
    var dialled = Addressee.dialled(it.told().webhook());
    var purpose = Optional.of(card.what().purpose());
    var call = new Call(it.tenant(), it.sid(), Optional.empty(), peer, dialled, purpose);
    return voice.turns().begin(call, Rungs.WAITS).thenApply(Answers::twiml);
  }

  private CompletableFuture<HttpResponse> machine(Ringing it, Outbound.Card card) {
    return calls
        .cards()
        .look(it.id())
        .thenApply(now -> now.filter(one -> left(it, one)).isPresent())
        .thenApply(left -> end(it.told(), left ? words(it, card) : ""));
  }

  private static boolean left(Ringing it, Outbound.Card now) {
    return now.status() == Status.MESSAGE && now.step() == it.step();
  }

  private static String words(Ringing it, Outbound.Card card) {
    return new OutboundNotices(it.tenant().profile()).machine(card.what().purpose().kind());
  }

  private CompletableFuture<HttpResponse> ended(Ringing it, Outbound.Card card) {
    var end = it.told().end();
    boolean talking = card.status() == Status.TALKING && card.step() == it.step();
    if (talking && end.equals(Optional.of(End.COMPLETED))) return over(it);
    if (end.isEmpty() || card.status() != Status.WAITING) return done(Answers.nothing());
    return ask(it, to -> new Command.Miss(it.step(), why(end.get()), to))
        .thenApply(_ -> Answers.nothing());
  }

  /// The conversation has to know first, for what comes of it is read from there.
  private CompletableFuture<HttpResponse> over(Ringing it) {
    var conversation = it.tenant().id() + ":" + it.sid();
    voice.over(conversation);
    return asking
        .ask(conversation, to -> StatusRoutes.command(it.told().webhook().form(), to))
        .handle((_, _) -> it)
        .thenCompose(_ -> ask(it, to -> new Command.Finish(it.step(), to)))
        .thenApply(_ -> Answers.nothing());
  }

  private static Why why(End it) {
    return switch (it) {
      case BUSY -> Why.BUSY;
      case NO_ANSWER, COMPLETED -> Why.NO_ANSWER;
      case FAILED -> Why.FAILED;
    };
  }
}
