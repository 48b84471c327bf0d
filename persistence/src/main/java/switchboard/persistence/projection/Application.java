package switchboard.persistence.projection;

import java.sql.SQLException;
import java.util.List;
import org.apache.pekko.persistence.query.Sequence;
import org.apache.pekko.projection.eventsourced.EventEnvelope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.engine.Fact;
import switchboard.persistence.journal.Failures;
import switchboard.persistence.journal.PassedOver;
import switchboard.persistence.journal.Unreadable;

/// Takes events into a view. All at once; and if one of them is refused, each for itself, so that
/// only the refused ones become dead letters. Failures that may pass are thrown.
record Application(View view, String slice) {

  private static final Logger LOG = LoggerFactory.getLogger(Application.class);

  void all(JdbcTransaction tx, List<EventEnvelope<Fact>> batch) throws SQLException {
    var before = tx.connection().setSavepoint();
    try {
      for (var it : batch) take(tx, it);
      // fails if a view has overlooked a failure
      tx.connection().releaseSavepoint(before);
    } catch (SQLException | RuntimeException e) {
      if (Failures.passing(e)) throw e;
      tx.undo(before);
      for (var it : batch) one(tx, it);
    }
  }

  private void one(JdbcTransaction tx, EventEnvelope<Fact> event) throws SQLException {
    var before = tx.connection().setSavepoint();
    try {
      take(tx, event);
      tx.connection().releaseSavepoint(before);
    } catch (SQLException | RuntimeException e) {
      if (Failures.passing(e)) throw e;
      tx.undo(before);
      bury(tx, event, Failures.kind(e));
    }
  }

  private void take(JdbcTransaction tx, EventEnvelope<Fact> event) throws SQLException {
    switch (event.event()) {
      case PassedOver _ -> {}
      case Unreadable it -> bury(tx, event, it.reason());
      case Fact _ -> view.apply(tx, event);
    }
  }

  private void bury(JdbcTransaction tx, EventEnvelope<Fact> event, String reason)
      throws SQLException {
    LOG.error(
        "{} cannot take event {} of {}: {}",
        view.name(),
        event.sequenceNr(),
        event.persistenceId(),
        reason);
    tx.update(
        """
        insert into dead_letter (projection, slice, ordering, persistence_id, sequence_nr, reason)
        values (?, ?, ?, ?, ?, ?) on conflict do nothing
        """,
        view.name(),
        slice,
        ((Sequence) event.offset()).value(),
        event.persistenceId(),
        event.sequenceNr(),
        reason);
  }
}
