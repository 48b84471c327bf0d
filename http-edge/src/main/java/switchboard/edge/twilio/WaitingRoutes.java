package switchboard.edge.twilio;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.server.Route;
import switchboard.engine.handoff.HandOff;
import switchboard.engine.handoff.HandOff.Command;
import switchboard.engine.handoff.HandOff.Reply;
import switchboard.engine.handoff.HandOff.Status;
import switchboard.engine.notice.HandOffNotices;
import switchboard.engine.tenant.Tenants;

/// Callers who are put through: they wait in a room of their own, and come back to the assistant
/// where nobody takes them. A repeated webhook is answered alike and changes nothing.
public final class WaitingRoutes {

  private final TwilioGate gate;
  private final PublicUrl url;
  private final Tenants tenants;
  private final CardAsking<Command, Reply, HandOff.Card> handOffs;
  private final Turns turns;
  private final EdgeMetrics metrics;

  /// @param voice where callers come back whom nobody took
  public WaitingRoutes(
      TwilioGate gate,
      PublicUrl url,
      Tenants tenants,
      CardAsking<Command, Reply, HandOff.Card> handOffs,
      VoiceRoutes voice,
      EdgeMetrics metrics) {
    this.gate = gate;
    this.url = url;
    this.tenants = tenants;
    this.handOffs = handOffs;
    this.metrics = metrics;
    this.turns = voice.turns();
  }

  /// The room a caller waits in.
  static String room(String conversation) {
    return "handoff-" + conversation.substring(conversation.indexOf(':') + 1);
  }

  public Route routes() {
    return gate.webhook(Webhook.Kind.VOICE, it -> called(it, this::begin), "twilio/voice/handoff")
        .orElse(
            gate.webhook(
                Webhook.Kind.VOICE, it -> called(it, this::waiting), "twilio/voice/handoff/wait"))
        .orElse(
            gate.webhook(
                Webhook.Kind.TURN, it -> called(it, this::back), "twilio/voice/handoff/back"));
  }

  /// @param turn with which the caller is ours again
  private record Guest(Call call, int turn) {
    HandOffNotices notices() {
      return new HandOffNotices(call.tenant().profile());
    }
  }

  private CompletionStage<HttpResponse> called(
      Webhook webhook, Function<Guest, CompletableFuture<String>> inner) {
    return switch (Addressee.of(webhook, tenants)) {
      case Addressee.Known known -> {
        metrics.request(Optional.of(known.card().id()), webhook.kind());
        var turn = Math.max(1, webhook.query().count("turn").orElse(1));
        yield webhook
            .form()
            .reference("CallSid")
            .map(sid ->
                inner
                    .apply(new Guest(Call.of(webhook, known, sid), turn))
                    .thenApply(Answers::twiml))
            .orElseGet(() -> done(Answers.missing("CallSid")));
      }
      case Addressee.Unknown _ -> done(strange(webhook, "unknown_tenant", Answers.nothing()));
      case Addressee.Disputed _ -> done(strange(webhook, "disputed_tenant", Answers.disputed()));
    };
  }

  private HttpResponse strange(Webhook webhook, String reason, HttpResponse answer) {
    metrics.request(Optional.empty(), webhook.kind());
    metrics.error(Optional.empty(), webhook.kind(), reason);
    return answer;
  }

  private CompletableFuture<String> begin(Guest it) {
    return look(it)
        .thenApply(card ->
            card.filter(one -> one.status().over()).isPresent()
                ? Twiml.hold(it.call().voice(), "", url.link(it.call().handBack(it.turn())))
                : room(it));
  }

  private String room(Guest it) {
    return HandOffTwiml.room(
        room(it.call().conversation()),
        url.link(it.call().waiting(it.turn())),
        url.link(it.call().handBack(it.turn())));
  }

  /// What is not known just now is no reason not to wait.
  private CompletableFuture<Optional<HandOff.Card>> look(Guest it) {
    return handOffs.look(it.call().conversation()).exceptionally(_ -> Optional.empty());
  }

  private CompletableFuture<String> waiting(Guest it) {
    return done(
        HandOffTwiml.waiting(it.call().voice(), it.notices().waiting(), url.link(Music.PATH)));
  }

  /// Either the talk with somebody is over, or nobody came.
  private CompletableFuture<String> back(Guest it) {
    return look(it).thenCompose(card -> back(it, card.map(HandOff.Card::status)));
  }

  private CompletableFuture<String> back(Guest it, Optional<Status> status) {
    var id = it.call().conversation();
    return switch (status.orElse(Status.UNANSWERED)) {
      case RINGING ->
          handOffs.ask(id, Command.GiveUp::new).handle((_, _) -> it).thenCompose(this::resumed);
      case UNANSWERED, LEFT -> resumed(it);
      case ACCEPTED, FINISHED -> handOffs.ask(id, Command.Leave::new).handle((_, _) -> over(it));
    };
  }

  private CompletableFuture<String> resumed(Guest it) {
    return turns.handBack(it.call(), it.turn());
  }

  private String over(Guest it) {
    return Twiml.end(it.call().voice(), it.notices().over());
  }

  private static <T> CompletableFuture<T> done(T value) {
    return CompletableFuture.completedFuture(value);
  }
}
