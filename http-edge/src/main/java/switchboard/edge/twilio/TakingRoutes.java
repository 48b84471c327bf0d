package switchboard.edge.twilio;

import static switchboard.edge.twilio.StepCalls.done;
import static switchboard.edge.twilio.StepCalls.end;

import java.util.concurrent.CompletableFuture;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.server.Route;
import switchboard.edge.twilio.StepCalls.End;
import switchboard.edge.twilio.StepCalls.Told;
import switchboard.engine.handoff.Event.Why;
import switchboard.engine.handoff.HandOff;
import switchboard.engine.handoff.HandOff.Command;
import switchboard.engine.handoff.HandOff.Reply;
import switchboard.engine.handoff.HandOff.Status;
import switchboard.engine.notice.HandOffNotices;

/// Calls to people who take callers: says who waits and why, and hears by key whether they take the
/// call or pass it on. Only a key takes a call: a machine that answers takes nothing. Whoever takes
/// it is joined with the caller.
public final class TakingRoutes {

  private final StepCalls<Command, Reply, HandOff.Card> calls;

  public TakingRoutes(StepCalls<Command, Reply, HandOff.Card> calls) {
    this.calls = calls;
  }

  public Route routes() {
    return calls
        .webhook(Webhook.Kind.VOICE, "twilio/handoff", this::answered)
        .orElse(calls.webhook(Webhook.Kind.TURN, "twilio/handoff/key", this::pressed))
        .orElse(calls.webhook(Webhook.Kind.STATUS, "twilio/handoff/status", this::ended))
        .orElse(calls.webhook(Webhook.Kind.VOICE, "twilio/handoff/wait", this::waits))
        .orElse(calls.webhook(Webhook.Kind.TURN, "twilio/handoff/left", this::left));
  }

  private static HandOffNotices notices(Told it) {
    return new HandOffNotices(it.tenant().profile());
  }

  private static boolean current(Told it, HandOff.Card card) {
    return card.status() == Status.RINGING && card.step() == it.step();
  }

  private CompletableFuture<HttpResponse> answered(Told it, HandOff.Card card) {
    if (!current(it, card)) return done(end(it, notices(it).late(card)));
    if (it.machine()) return missed(it, Why.VOICEMAIL).thenApply(_ -> end(it, ""));
    return done(ask(it, notices(it).whisper(card.what())));
  }

  private HttpResponse ask(Told it, String text) {
    return calls.ask(it, OnCallLinks.Path.STAFF_KEY, text);
  }

  private CompletableFuture<HttpResponse> pressed(Told it, HandOff.Card card) {
    return switch (it.key()) {
      case "1" -> taken(it, card);
      case "2" -> missed(it, Why.PASSED).thenApply(_ -> end(it, notices(it).passed()));
      default ->
          it.again() && current(it, card)
              ? done(ask(it, notices(it).whisperAgain()))
              : missed(it, Why.SILENT).thenApply(_ -> end(it, notices(it).passed()));
    };
  }

  private CompletableFuture<HttpResponse> taken(Told it, HandOff.Card card) {
    return calls
        .cards()
        .ask(it.id(), to -> new Command.Take(it.step(), to))
        .thenCompose(reply ->
            reply instanceof Reply.Rejected
                ? calls
                    .cards()
                    .look(it.id())
                    .thenApply(now -> end(it, notices(it).late(now.orElse(card))))
                : done(joined(it)));
  }

  private HttpResponse joined(Told it) {
    return Answers.twiml(
        HandOffTwiml.join(
            it.voice(),
            notices(it).joining(),
            WaitingRoutes.room(it.id()),
            calls.url().link(calls.links().to(OnCallLinks.Path.STAFF_WAITS, it.about())),
            calls.url().link(calls.links().to(OnCallLinks.Path.STAFF_LEFT, it.about()))));
  }

  /// Nobody but they are in the room: the caller is about to come, or gone.
  private CompletableFuture<HttpResponse> waits(Told it, HandOff.Card card) {
    var text = card.status().over() ? notices(it).late(card) : "";
    return done(
        Answers.twiml(HandOffTwiml.waiting(it.voice(), text, calls.url().link(Music.PATH))));
  }

  private CompletableFuture<HttpResponse> left(Told it, HandOff.Card card) {
    boolean theirs = card.status() == Status.ACCEPTED && card.step() == it.step();
    if (!theirs) return done(end(it, ""));
    return calls.cards().ask(it.id(), Command.Leave::new).handle((_, _) -> end(it, ""));
  }

  private CompletableFuture<HttpResponse> ended(Told it, HandOff.Card card) {
    var end = it.end().filter(_ -> current(it, card));
    return end.isEmpty()
        ? done(Answers.nothing())
        : missed(it, why(end.get())).thenApply(_ -> Answers.nothing());
  }

  private static Why why(End it) {
    return switch (it) {
      case BUSY -> Why.BUSY;
      case NO_ANSWER -> Why.NO_ANSWER;
      case FAILED -> Why.FAILED;
      case COMPLETED -> Why.HUNG_UP;
    };
  }

  /// A hand-off that has gone on meanwhile takes no notice.
  private CompletableFuture<Reply> missed(Told it, Why why) {
    return calls.cards().ask(it.id(), to -> new Command.Miss(it.step(), why, to));
  }
}
