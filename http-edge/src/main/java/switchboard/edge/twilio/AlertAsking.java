package switchboard.edge.twilio;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;
import switchboard.engine.Entities;
import switchboard.engine.alert.Alert;
import switchboard.engine.alert.Alert.Command;
import switchboard.engine.alert.Alert.Reply;
import switchboard.engine.tenant.EntityIds;

/// Asks alerts and waits no longer than the network would.
///
/// @param patience well under the 15 seconds Twilio gives a webhook
public record AlertAsking(Entities<Command> alerts, Duration patience) {

  CompletableFuture<Reply> ask(
      String tenant, String alert, Function<ActorRef<Reply>, Command> command) {
    return alerts
        .<Reply>ask(EntityIds.of(tenant, alert), command)
        .toCompletableFuture()
        .copy()
        .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  CompletableFuture<Reply> ask(
      OnCallLinks.About about, Function<ActorRef<Reply>, Command> command) {
    return ask(about.tenant(), about.alert(), command);
  }

  CompletableFuture<Optional<Alert.Card>> look(OnCallLinks.About about) {
    return look(about.tenant(), about.alert());
  }

  CompletableFuture<Optional<Alert.Card>> look(String tenant, String alert) {
    return ask(tenant, alert, Command.Look::new)
        .thenApply(it -> it instanceof Reply.Seen(var card) ? card : Optional.<Alert.Card>empty());
  }
}
