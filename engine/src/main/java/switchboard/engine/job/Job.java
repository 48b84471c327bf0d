package switchboard.engine.job;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.javadsl.CommandHandlerWithReply;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.RetentionCriteria;
import switchboard.engine.Message;
import switchboard.engine.job.JobCard.Status;
import switchboard.engine.privacy.FactSourced;
import switchboard.engine.privacy.Personal;
import switchboard.engine.privacy.Seal;

/// Something larger that is done for a customer over weeks: a website, a shop, a redesign. The
/// entity id is `<tenant>:<id>`.
public final class Job extends FactSourced<Job.Command, Event, State> {

  public static final EntityTypeKey<Command> KEY = EntityTypeKey.create(Command.class, "job");

  /// Every command is answered with the job as it then is; whatever is so already is accepted.
  public sealed interface Command extends Message {
    ActorRef<Reply> replyTo();

    /// @param percent how much of it is done already
    record Open(Plan plan, Status status, int percent, ActorRef<Reply> replyTo)
        implements Command {}

    record Revise(Revision what, ActorRef<Reply> replyTo) implements Command {}

    record Look(ActorRef<Reply> replyTo) implements Command {}
  }

  public sealed interface Reply extends Message {
    record Known(Standing job) implements Reply {}

    record Rejected(Reason reason) implements Reply {}
  }

  /// How a job stands.
  ///
  /// @param note what was said of it last
  /// @param active when anything about it changed last
  public record Standing(
      Plan plan,
      Status status,
      int percent,
      Optional<Personal> note,
      Instant since,
      Instant active) {}

  public enum Reason {
    NO_SUCH_JOB,
    /// Something else was opened under this id.
    OPENED_OTHERWISE,
    /// No way leads from the status it has to the one asked for.
    NO_SUCH_STEP,
    /// Done or cancelled: it comes no further.
    OVER,
    /// Not from 0 to 100.
    NO_PERCENT
  }

  private final Clock clock;

  public static Behavior<Command> create(String id, Clock clock, Seal seal) {
    return new Job(id, clock, seal);
  }

  private Job(String id, Clock clock, Seal seal) {
    this.clock = clock;
    super(PersistenceId.of(KEY.name(), id), Event.class, State.class, seal);
  }

  @Override
  public State emptyState() {
    return State.UNOPENED;
  }

  @Override
  public CommandHandlerWithReply<Command, Event, State> commandHandler() {
    return (state, command) ->
        settled(
            state.decide(command, clock.instant()),
            command.replyTo(),
            (it, _) -> new Reply.Known(it.standing()),
            Reply.Rejected::new);
  }

  @Override
  public EventHandler<State, Event> eventHandler() {
    return State::apply;
  }

  @Override
  public RetentionCriteria retentionCriteria() {
    return RetentionCriteria.snapshotEvery(100, 2);
  }
}
