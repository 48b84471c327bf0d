package switchboard.engine.outbound;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import switchboard.engine.Message;
import switchboard.engine.outbound.Pace.Answer;

/// Keeps the pace of one account of the network over all nodes; the entity id is the account. It
/// remembers nothing: where it begins anew, on whatever node, the first call waits for the gap.
public final class Pacer {

  public static final EntityTypeKey<Ask> KEY = EntityTypeKey.create(Ask.class, "pacer");

  /// A call is to be placed.
  public record Ask(boolean urgent, ActorRef<Reply> replyTo) implements Message {}

  public sealed interface Reply extends Message {
    /// @param after how long
    record Go(Duration after) implements Reply {}

    record Full(Duration again) implements Reply {}
  }

  private Pacer() {}

  /// @param most how many calls may wait for their place
  public static Behavior<Ask> create(Duration gap, int most, Clock clock) {
    return keeping(new Pace(clock.instant().plus(gap), gap, most), clock);
  }

  private static Behavior<Ask> keeping(Pace pace, Clock clock) {
    return Behaviors.receiveMessage(it -> asked(pace, it, clock));
  }

  private static Behavior<Ask> asked(Pace pace, Ask it, Clock clock) {
    var now = clock.instant();
    return switch (pace.take(now, it.urgent())) {
      case Answer.Go(var at, var next) -> {
        it.replyTo().tell(new Reply.Go(between(now, at)));
        yield keeping(next, clock);
      }
      case Answer.Full(var again) -> {
        it.replyTo().tell(new Reply.Full(between(now, again)));
        yield Behaviors.same();
      }
    };
  }

  private static Duration between(Instant now, Instant then) {
    return then.isAfter(now) ? Duration.between(now, then) : Duration.ZERO;
  }
}
