package switchboard.engine.tenant;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.Map;
import org.apache.pekko.actor.typed.ActorRef;
import switchboard.engine.Fact;
import switchboard.engine.Message;

/// One business: its profile, the hashes of its keys, whether it is served.
public final class Tenant {

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

  private Tenant() {}
}
