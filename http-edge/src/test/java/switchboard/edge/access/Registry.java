package switchboard.edge.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import switchboard.engine.Decision;
import switchboard.engine.Entities;
import switchboard.engine.Phone;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tenant.Tenant.Command;
import switchboard.engine.tenant.Tenant.KeyKind;
import switchboard.engine.tenant.Tenant.Reply;
import switchboard.engine.tenant.Tenant.State;
import switchboard.engine.tenant.Tenants;

/// Tenants in memory, deciding as the real ones do.
public final class Registry implements Tenants, Entities<Command>, AutoCloseable {

  private record Envelope(String id, Command command) {}

  private final Map<String, State> states = new ConcurrentHashMap<>();
  private final ActorTestKit kit = ActorTestKit.create();
  private final ActorRef<Envelope> actor =
      kit.spawn(
          Behaviors.receiveMessage(it -> {
            decide(it);
            return Behaviors.same();
          }));

  @Override
  public <R> CompletionStage<R> ask(String id, Function<ActorRef<R>, Command> command) {
    return AskPattern.ask(
        actor,
        (ActorRef<R> reply) -> new Envelope(id, command.apply(reply)),
        Duration.ofSeconds(10),
        kit.scheduler());
  }

  public void register(String id, Profile profile, Map<KeyKind, String> keys) {
    this.<Reply>ask(id, it -> new Command.Register(profile, keys, it)).toCompletableFuture().join();
  }

  public void suspend(String id) {
    this.<Reply>ask(id, it -> new Command.Suspend("unpaid", it)).toCompletableFuture().join();
  }

  public void activate(String id) {
    this.<Reply>ask(id, Command.Activate::new).toCompletableFuture().join();
  }

  private void decide(Envelope it) {
    var state = states.getOrDefault(it.id(), State.UNREGISTERED);
    switch (state.decide(it.command(), Instant.EPOCH)) {
      case Decision.Accept(var events) -> {
        var next = state;
        for (var event : events) next = next.apply(event);
        states.put(it.id(), next);
        it.command().replyTo().tell(new Reply.Accepted(next.version()));
      }
      case Decision.Reject(var reason) -> it.command().replyTo().tell(new Reply.Rejected(reason));
    }
  }

  @Override
  public Optional<Card> byId(String id) {
    return Optional.ofNullable(states.get(id)).flatMap(it -> card(id, it));
  }

  @Override
  public Optional<Card> byNumber(Phone dialled) {
    return first(it -> it.profile().orElseThrow().numbers().contains(dialled));
  }

  @Override
  public Optional<Card> byKey(KeyKind kind, String hash) {
    return first(it -> hash.equals(it.keys().get(kind)));
  }

  @Override
  public Collection<Card> all() {
    return states.keySet().stream().flatMap(it -> byId(it).stream()).toList();
  }

  private Optional<Card> first(Predicate<State> wanted) {
    return states.entrySet().stream()
        .filter(it -> wanted.test(it.getValue()))
        .findFirst()
        .flatMap(it -> card(it.getKey(), it.getValue()));
  }

  private static Optional<Card> card(String id, State it) {
    return it.profile().map(profile -> new Card(id, profile, it.status(), it.version()));
  }

  @Override
  public void close() {
    kit.shutdownTestKit();
  }
}
