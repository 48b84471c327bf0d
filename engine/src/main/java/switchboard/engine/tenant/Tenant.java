package switchboard.engine.tenant;

import static switchboard.engine.tenant.Tenant.Reason.ALREADY_REGISTERED;
import static switchboard.engine.tenant.Tenant.Reason.NOT_REGISTERED;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.javadsl.CommandHandlerWithReply;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import switchboard.engine.Decision;
import switchboard.engine.Decision.Accept;
import switchboard.engine.Decision.Reject;
import switchboard.engine.Fact;
import switchboard.engine.Message;
import switchboard.engine.privacy.FactSourced;
import switchboard.engine.privacy.Seal;
import switchboard.engine.tenant.Tenant.Command.Activate;
import switchboard.engine.tenant.Tenant.Command.ChangeProfile;
import switchboard.engine.tenant.Tenant.Command.IssueKey;
import switchboard.engine.tenant.Tenant.Command.Register;
import switchboard.engine.tenant.Tenant.Command.Suspend;
import switchboard.engine.tenant.Tenant.Event.Activated;
import switchboard.engine.tenant.Tenant.Event.KeyIssued;
import switchboard.engine.tenant.Tenant.Event.ProfileChanged;
import switchboard.engine.tenant.Tenant.Event.Registered;
import switchboard.engine.tenant.Tenant.Event.Suspended;
import switchboard.engine.tenant.Tenant.Reply.Accepted;
import switchboard.engine.tenant.Tenant.Reply.Rejected;

/// One business: its profile, the hashes of its keys, whether it is served.
public final class Tenant extends FactSourced<Tenant.Command, Tenant.Event, Tenant.State> {

  public static final EntityTypeKey<Command> KEY = EntityTypeKey.create(Command.class, "tenant");

  public enum Status {
    ACTIVE,
    SUSPENDED
  }

  /// What a key opens: the API (`X-API-Key`), the owner's pages (`X-Owner-Token`), the chat widget
  /// (`X-Widget-Token`).
  public enum KeyKind {
    API,
    OWNER,
    WIDGET
  }

  public sealed interface Command extends Message {
    ActorRef<Reply> replyTo();

    /// @param keys hashes by kind
    record Register(Profile profile, Map<KeyKind, String> keys, ActorRef<Reply> replyTo)
        implements Command {}

    record ChangeProfile(Profile profile, ActorRef<Reply> replyTo) implements Command {}

    record IssueKey(KeyKind kind, String hash, ActorRef<Reply> replyTo) implements Command {}

    record Suspend(String reason, ActorRef<Reply> replyTo) implements Command {}

    record Activate(ActorRef<Reply> replyTo) implements Command {}
  }

  public sealed interface Reply extends Message {
    /// @param version how many profiles the tenant has had, this one included
    record Accepted(long version) implements Reply {}

    record Rejected(Reason reason) implements Reply {}
  }

  public enum Reason {
    NOT_REGISTERED,
    ALREADY_REGISTERED
  }

  public sealed interface Event extends Fact {
    @JsonTypeName("tenant.registered")
    record Registered(Profile profile, Map<KeyKind, String> keys, Instant at) implements Event {}

    @JsonTypeName("tenant.profile-changed")
    record ProfileChanged(Profile profile, Instant at) implements Event {}

    @JsonTypeName("tenant.key-issued")
    record KeyIssued(KeyKind kind, String hash, Instant at) implements Event {}

    @JsonTypeName("tenant.suspended")
    record Suspended(String reason, Instant at) implements Event {}

    @JsonTypeName("tenant.activated")
    record Activated(Instant at) implements Event {}
  }

  /// What the tenant is now. `profile` is empty until it is registered.
  public record State(
      Optional<Profile> profile, Map<KeyKind, String> keys, Status status, long version)
      implements Message {

    public static final State UNREGISTERED =
        new State(Optional.empty(), Map.of(), Status.ACTIVE, 0);

    public Decision<Event, Reason> decide(Command command, Instant now) {
      return switch (command) {
        case Register(var as, var its, _) when profile.isEmpty() ->
            accept(new Registered(as, its, now));
        case Register(var as, var its, _) when has(as) && keys.equals(its) -> accept();
        case Register _ -> new Reject<>(ALREADY_REGISTERED);
        case Command _ when profile.isEmpty() -> new Reject<>(NOT_REGISTERED);
        case ChangeProfile(var to, _) when has(to) -> accept();
        case ChangeProfile(var to, _) -> accept(new ProfileChanged(to, now));
        case IssueKey(var kind, var hash, _) when hash.equals(keys.get(kind)) -> accept();
        case IssueKey(var kind, var hash, _) -> accept(new KeyIssued(kind, hash, now));
        case Suspend _ when status == Status.SUSPENDED -> accept();
        case Suspend(var reason, _) -> accept(new Suspended(reason, now));
        case Activate _ when status == Status.ACTIVE -> accept();
        case Activate _ -> accept(new Activated(now));
      };
    }

    public State apply(Event event) {
      return switch (event) {
        case Registered(var as, var its, _) ->
            new State(Optional.of(as), Map.copyOf(its), status, version + 1);
        case ProfileChanged(var to, _) -> new State(Optional.of(to), keys, status, version + 1);
        case KeyIssued(var kind, var hash, _) ->
            new State(profile, with(kind, hash), status, version);
        case Suspended _ -> new State(profile, keys, Status.SUSPENDED, version);
        case Activated _ -> new State(profile, keys, Status.ACTIVE, version);
      };
    }

    private boolean has(Profile other) {
      return profile.equals(Optional.of(other));
    }

    private Map<KeyKind, String> with(KeyKind kind, String hash) {
      var next = new HashMap<>(keys);
      next.put(kind, hash);
      return Map.copyOf(next);
    }

    private static Decision<Event, Reason> accept(Event... events) {
      return new Accept<>(List.of(events));
    }
  }

  private final Clock clock;

  public static Behavior<Command> create(String id, Clock clock, Seal seal) {
    return new Tenant(id, clock, seal);
  }

  private Tenant(String id, Clock clock, Seal seal) {
    this.clock = clock;
    super(PersistenceId.of(KEY.name(), id), Event.class, State.class, seal);
  }

  @Override
  public State emptyState() {
    return State.UNREGISTERED;
  }

  @Override
  public CommandHandlerWithReply<Command, Event, State> commandHandler() {
    return (state, command) ->
        settled(
            state.decide(command, clock.instant()),
            command.replyTo(),
            (it, _) -> new Accepted(it.version()),
            Rejected::new);
  }

  @Override
  public EventHandler<State, Event> eventHandler() {
    return State::apply;
  }
}
