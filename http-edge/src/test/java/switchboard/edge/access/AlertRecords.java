package switchboard.edge.access;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.apache.pekko.actor.typed.ActorRef;
import switchboard.engine.Decision.Accept;
import switchboard.engine.Decision.Reject;
import switchboard.engine.Entities;
import switchboard.engine.Page;
import switchboard.engine.alert.Alert;
import switchboard.engine.alert.Alert.Command;
import switchboard.engine.alert.Alert.Reply;
import switchboard.engine.alert.Alert.Status;
import switchboard.engine.alert.Alerts;
import switchboard.engine.alert.Chain.How;
import switchboard.engine.alert.State;
import switchboard.engine.danger.Severity;

/// Alerts in memory: for each tenant one that is shown, marked with the tenant's id in every text,
/// and whatever entities are raised.
final class AlertRecords implements Alerts, Entities<Command> {

  private final Records records;
  private final Instant now;
  private final Map<String, State> states = new ConcurrentHashMap<>();

  AlertRecords(Records records, Instant now) {
    this.records = records;
    this.now = now;
  }

  private Row row(String tenant, List<Telling> told) {
    return new Row(
        "alert-" + tenant,
        Severity.LIFE,
        "gas",
        Optional.of("what of " + tenant),
        Optional.of("customer-" + tenant),
        Optional.of("name of " + tenant),
        Optional.of("phone of " + tenant),
        Optional.of("place of " + tenant),
        Status.OPEN,
        Optional.empty(),
        Optional.empty(),
        now,
        Optional.empty(),
        told);
  }

  @Override
  public Page<Row> list(String tenant, Optional<Boolean> open, Optional<String> cursor, int limit) {
    return records.page(tenant, cursor, row(tenant, List.of()));
  }

  @Override
  public Optional<Row> byId(String tenant, String id) {
    var told =
        new Telling(0, Optional.of("helper of " + tenant), How.TEXT, now, Optional.of("silent"));
    return Optional.of(row(tenant, List.of(told))).filter(_ -> records.has(tenant, id));
  }

  @Override
  public List<String> concerning(String tenant, String phone, Instant since) {
    return List.of();
  }

  @Override
  public Tally since(String tenant, Instant since) {
    return new Tally(1, 0, 0, Optional.empty());
  }

  @Override
  public <R> CompletionStage<R> ask(String id, Function<ActorRef<R>, Command> command) {
    var inbox = TestInbox.<R>create();
    handle(id, command.apply(inbox.getRef()));
    return CompletableFuture.completedStage(inbox.receiveMessage());
  }

  private void handle(String id, Command command) {
    var state = states.getOrDefault(id, State.NONE);
    if (command instanceof Command.Look(var to)) {
      to.tell(new Reply.Seen(card(state)));
      return;
    }
    switch (state.decide(command, now)) {
      case Accept(var events) -> {
        for (var it : events) state = state.apply(it);
        states.put(id, state);
        command.replyTo().tell(new Reply.Accepted(!events.isEmpty()));
      }
      case Reject(var why) -> command.replyTo().tell(new Reply.Rejected(why));
    }
  }

  private static Optional<Alert.Card> card(State it) {
    return it.what()
        .map(what ->
            new Alert.Card(
                what, it.chain(), it.status(), it.step(), it.dialled(), it.taker(), it.since()));
  }
}
