package switchboard.engine.identity;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.javadsl.CommandHandlerWithReply;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import switchboard.engine.Fact;
import switchboard.engine.Message;
import switchboard.engine.identity.Identity.Command.Claim;
import switchboard.engine.identity.Identity.Command.Look;
import switchboard.engine.identity.Identity.Command.Share;
import switchboard.engine.identity.Identity.Event.Claimed;
import switchboard.engine.identity.Identity.Event.Shared;
import switchboard.engine.identity.Identity.Reply.Owned;
import switchboard.engine.identity.Identity.Reply.Unclaimed;
import switchboard.engine.privacy.FactSourced;
import switchboard.engine.privacy.Seal;

/// One phone number or e-mail address of one tenant, named by its keyed hash. The first customer to
/// claim it owns it; whoever comes later is told who does.
public final class Identity extends FactSourced<Identity.Command, Identity.Event, Identity.State> {

  public static final EntityTypeKey<Command> KEY = EntityTypeKey.create(Command.class, "identity");

  public sealed interface Command extends Message {
    ActorRef<Reply> replyTo();

    /// @param customer who shall own it if nobody does yet
    record Claim(String customer, ActorRef<Reply> replyTo) implements Command {}

    /// Notes that another customer uses it too (couples, offices). The owner stays.
    record Share(String customer, ActorRef<Reply> replyTo) implements Command {}

    record Look(ActorRef<Reply> replyTo) implements Command {}
  }

  public sealed interface Reply extends Message {
    record Owned(String customer, Set<String> sharers) implements Reply {}

    record Unclaimed() implements Reply {}
  }

  public sealed interface Event extends Fact {
    @JsonTypeName("identity.claimed")
    record Claimed(String customer, Instant at) implements Event {}

    @JsonTypeName("identity.shared")
    record Shared(String customer, Instant at) implements Event {}
  }

  /// Who owns it and who shares it. Nothing is ever refused, so a decision is only its facts.
  public record State(Optional<String> owner, Set<String> sharers) implements Message {

    public static final State UNCLAIMED = new State(Optional.empty(), Set.of());

    public List<Event> decide(Command command, Instant now) {
      return switch (command) {
        case Claim(var customer, _) when owner.isEmpty() -> List.of(new Claimed(customer, now));
        case Claim _ -> List.of();
        case Share(var customer, _) when owner.isEmpty() || uses(customer) -> List.of();
        case Share(var customer, _) -> List.of(new Shared(customer, now));
        case Look _ -> List.of();
      };
    }

    public State apply(Event event) {
      return switch (event) {
        case Claimed(var customer, _) -> new State(Optional.of(customer), sharers);
        case Shared(var customer, _) -> new State(owner, with(customer));
      };
    }

    public Reply reply() {
      return owner.<Reply>map(it -> new Owned(it, sharers)).orElseGet(Unclaimed::new);
    }

    private boolean uses(String customer) {
      return owner.equals(Optional.of(customer)) || sharers.contains(customer);
    }

    private Set<String> with(String customer) {
      return Stream.concat(sharers.stream(), Stream.of(customer))
          .collect(Collectors.toUnmodifiableSet());
    }
  }

  private final Clock clock;

  /// @param id see [switchboard.engine.tenant.EntityIds]; holds no personal data, so needs no seal
  public static Behavior<Command> create(String id, Clock clock) {
    return new Identity(id, clock);
  }

  private Identity(String id, Clock clock) {
    this.clock = clock;
    super(PersistenceId.of(KEY.name(), id), Event.class, State.class, Seal.PLAIN);
  }

  @Override
  public State emptyState() {
    return State.UNCLAIMED;
  }

  @Override
  public CommandHandlerWithReply<Command, Event, State> commandHandler() {
    return (state, command) ->
        Effect()
            .persist(state.decide(command, clock.instant()))
            .thenReply(command.replyTo(), State::reply);
  }

  @Override
  public EventHandler<State, Event> eventHandler() {
    return State::apply;
  }
}
