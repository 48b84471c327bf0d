package switchboard.engine.identity;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.Set;
import org.apache.pekko.actor.typed.ActorRef;
import switchboard.engine.Fact;
import switchboard.engine.Message;

/// One phone number or e-mail address of one tenant, named by its keyed hash. The first customer to
/// claim it owns it; whoever comes later is told who does.
public final class Identity {

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

  private Identity() {}
}
