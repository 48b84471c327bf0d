package switchboard.edge.twilio;

import static switchboard.edge.twilio.StepCalls.done;
import static switchboard.edge.twilio.StepCalls.end;

import java.util.concurrent.CompletableFuture;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.server.Route;
import switchboard.edge.twilio.StepCalls.End;
import switchboard.edge.twilio.StepCalls.Told;
import switchboard.engine.alert.Alert;
import switchboard.engine.alert.Alert.Command;
import switchboard.engine.alert.Alert.Reply;
import switchboard.engine.alert.Alert.Status;
import switchboard.engine.alert.Chain;
import switchboard.engine.alert.Event.Why;
import switchboard.engine.alert.Taker;
import switchboard.engine.alert.Taker.Via;
import switchboard.engine.notice.AlertNotices;

/// Calls to people on call: says what has happened, and hears by key whether they take it or pass
/// it on. A machine that answers takes nothing. What the network reports of calls nobody took moves
/// the alert on at once.
public final class OnCallRoutes {

  private final StepCalls<Command, Reply, Alert.Card> calls;

  public OnCallRoutes(StepCalls<Command, Reply, Alert.Card> calls) {
    this.calls = calls;
  }

  public Route routes() {
    return calls
        .webhook(Webhook.Kind.VOICE, "twilio/alert", this::answered)
        .orElse(calls.webhook(Webhook.Kind.TURN, "twilio/alert/key", this::pressed))
        .orElse(calls.webhook(Webhook.Kind.STATUS, "twilio/alert/status", this::ended));
  }

  private static AlertNotices notices(Told it) {
    return new AlertNotices(it.tenant().profile());
  }

  /// A machine is told where to look, and takes nothing.
  private CompletableFuture<HttpResponse> answered(Told it, Alert.Card card) {
    if (card.status() == Status.TAKEN) return done(end(it, notices(it).saidTaken(card)));
    if (it.machine())
      return missed(it, Why.VOICEMAIL).thenApply(_ -> end(it, notices(it).saidToMachine()));
    return done(ask(it, notices(it).said(card.what())));
  }

  private HttpResponse ask(Told it, String text) {
    return calls.ask(it, OnCallLinks.Path.KEY, text);
  }

  private CompletableFuture<HttpResponse> pressed(Told it, Alert.Card card) {
    return switch (it.key()) {
      case "1" -> taken(it, card);
      case "2" -> missed(it, Why.PASSED).thenApply(_ -> end(it, notices(it).saidPassed()));
      default ->
          it.again()
              ? done(ask(it, notices(it).saidAgain(card.what())))
              : missed(it, Why.SILENT).thenApply(_ -> end(it, notices(it).saidPassed()));
    };
  }

  private CompletableFuture<HttpResponse> taken(Told it, Alert.Card card) {
    var member = card.member(it.step());
    var by = new Taker(member.map(Chain.Member::name), member.flatMap(card::place), Via.KEY);
    return calls
        .cards()
        .ask(it.id(), to -> new Command.Take(by, to))
        .thenCompose(reply ->
            reply instanceof Reply.Rejected
                ? calls
                    .cards()
                    .look(it.id())
                    .thenApply(now -> end(it, notices(it).saidTaken(now.orElse(card))))
                : done(end(it, notices(it).saidYours(card.what()))));
  }

  private CompletableFuture<HttpResponse> ended(Told it, Alert.Card card) {
    var end = it.end().filter(_ -> card.status() == Status.OPEN);
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

  /// An alert that has gone on meanwhile takes no notice.
  private CompletableFuture<Reply> missed(Told it, Why why) {
    return calls.cards().ask(it.id(), to -> new Command.Miss(it.step(), why, to));
  }
}
