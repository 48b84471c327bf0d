package switchboard.persistence.conversation;

import java.sql.SQLException;
import java.time.Instant;
import switchboard.engine.conversation.Event;
import switchboard.engine.conversation.Event.FillerSpoken;
import switchboard.engine.conversation.Event.PartSpoken;
import switchboard.engine.conversation.Event.Replied;
import switchboard.engine.conversation.Event.Understood;
import switchboard.engine.privacy.Personal;
import switchboard.persistence.projection.JdbcTransaction;
import switchboard.persistence.view.EntityId;
import switchboard.persistence.view.Values;

/// How long each stage of a turn took, and what is being said while the rest of the reply is still
/// thought of. A decision tells its events one time; what it took to come to them shows in when
/// they were written.
final class TurnStages {

  /// Written later than this after it happened, it was written again.
  private static final long FRESH = 60_000;

  private static final String SINCE =
      """
      case when turn.at is not null
      then greatest(0, (extract(epoch from ? ::timestamptz - turn.at) * 1000)::bigint) end\
      """;

  private static final String THIS = " where tenant = ? and conversation = ? and turn = ?";

  private TurnStages() {}

  /// @param written epoch milliseconds at which the event was
  static void on(JdbcTransaction tx, EntityId it, Event event, long written) throws SQLException {
    switch (event) {
      case Understood(var turn, _, _, _, _, var at) ->
          tx.update(
              "update turn set understood_ms = " + SINCE + THIS,
              Values.of(told(at, written), it.tenant(), it.id(), turn));
      case PartSpoken(var turn, _, var text, var at) ->
          speaks(tx, it, turn, text, told(at, written));
      case FillerSpoken(var turn, var text, var at) ->
          speaks(tx, it, turn, Personal.of(text), told(at, written));
      case Replied(var turn, _, _, var at) -> replied(tx, it, turn, told(at, written));
      case Event _ -> {}
    }
  }

  private static Instant told(Instant at, long written) {
    long late = written - at.toEpochMilli();
    return late >= 0 && late < FRESH ? Instant.ofEpochMilli(written) : at;
  }

  private static void speaks(JdbcTransaction tx, EntityId it, int turn, Personal text, Instant at)
      throws SQLException {
    tx.update(
        "update turn set speaking = concat_ws(' ', speaking, ?), first_ms = coalesce(first_ms, "
            + SINCE
            + ")"
            + THIS
            + " and replied_at is null",
        Values.of(text, at, it.tenant(), it.id(), turn));
  }

  private static void replied(JdbcTransaction tx, EntityId it, int turn, Instant at)
      throws SQLException {
    tx.update(
        "update turn set speaking = null, first_ms = coalesce(first_ms, "
            + SINCE
            + "), complete_ms = "
            + SINCE
            + THIS,
        Values.of(at, at, it.tenant(), it.id(), turn));
  }
}
