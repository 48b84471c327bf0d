package switchboard.persistence.duty;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.pekko.projection.eventsourced.EventEnvelope;
import switchboard.engine.Fact;
import switchboard.engine.assessment.Questions;
import switchboard.engine.conversation.Event.Ended;
import switchboard.engine.conversation.Event.Next;
import switchboard.engine.conversation.Event.Replied;
import switchboard.engine.conversation.Event.TextReceived;
import switchboard.engine.conversation.Trial;
import switchboard.engine.duty.Duty;
import switchboard.engine.duty.Duty.Kind;
import switchboard.persistence.journal.Interest;
import switchboard.persistence.projection.JdbcTransaction;
import switchboard.persistence.projection.View;
import switchboard.persistence.view.EntityId;

/// A call calls for being judged as soon as it has ended, and for asking how it went where somebody
/// was helped; a thread of texts for being judged once it has rested. Never to be rebuilt.
public final class AssessReaction implements View {

  /// Until what was said can be read.
  private static final Duration SETTLING = Duration.ofSeconds(2);

  private static final Duration REST = Duration.ofMinutes(30);
  private static final Duration PAUSE = Duration.ofMinutes(2);

  @Override
  public String name() {
    return "assess-duty";
  }

  @Override
  public String entityType() {
    return "conversation";
  }

  /// None that a rebuild may empty.
  @Override
  public List<String> tables() {
    return List.of();
  }

  @Override
  public Interest interest() {
    return Interest.in(Replied.class, Ended.class, TextReceived.class)
        .where(it -> !(it instanceof Replied replied) || replied.next() == Next.END);
  }

  @Override
  public void apply(JdbcTransaction tx, EventEnvelope<Fact> event) throws SQLException {
    var it = EntityId.of(event.persistenceId());
    switch (event.event()) {
      // What ends a call comes with its end, at the same moment, and so is the same duty.
      case Replied(_, _, var next, var at) when next == Next.END ->
          write(tx, it, at.toString(), Map.of("by", "us"), at.plus(SETTLING));
      case Ended(var outcome, var at) -> {
        write(tx, it, at.toString(), Map.of(), at.plus(SETTLING));
        if (Questions.fit(Optional.of(outcome)) && !Trial.is(it.id())) survey(tx, it, at);
      }
      case TextReceived text -> {
        DutyTable.withdraw(tx, it.tenant(), it.id(), Set.of(Kind.ASSESS), "superseded");
        write(tx, it, Integer.toString(text.turn()), Map.of(), text.at().plus(REST));
      }
      default -> {}
    }
  }

  private static void write(
      JdbcTransaction tx, EntityId it, String when, Map<String, String> facts, Instant due)
      throws SQLException {
    var id = String.join("-", "assess", it.id(), when);
    DutyTable.write(tx, duty(it, id, Kind.ASSESS, facts, due));
  }

  private static void survey(JdbcTransaction tx, EntityId it, Instant at) throws SQLException {
    DutyTable.write(tx, duty(it, "survey-" + it.id(), Kind.SURVEY, Map.of(), at.plus(PAUSE)));
  }

  private static Duty duty(
      EntityId it, String id, Kind kind, Map<String, String> facts, Instant due) {
    return new Duty(it.tenant(), id, kind, it.id(), Optional.empty(), facts, due, 0);
  }
}
