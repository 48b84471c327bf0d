package switchboard.persistence.conversation;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import switchboard.engine.conversation.Conversations.Act;
import switchboard.engine.conversation.Event.Dismissed;
import switchboard.engine.conversation.Event.OfOwner;
import switchboard.engine.conversation.Event.PutThrough;
import switchboard.engine.conversation.Event.Whispered;
import switchboard.engine.privacy.Personal;
import switchboard.persistence.projection.JdbcTransaction;
import switchboard.persistence.view.EntityId;
import switchboard.persistence.view.Values;

/// Table `intervention`: what the business itself did to a call.
final class Interventions {

  private Interventions() {}

  private record Row(
      int turn,
      Act.Kind kind,
      Optional<Personal> words,
      Optional<String> staff,
      String by,
      Instant at) {}

  /// @param sequence of the event in its conversation
  static void on(JdbcTransaction tx, EntityId it, long sequence, OfOwner event)
      throws SQLException {
    var row = row(event);
    tx.update(
        """
        insert into intervention
          (tenant, conversation, sequence, turn, kind, words, staff, who, at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
        on conflict do nothing
        """,
        Values.of(
            it.tenant(),
            it.id(),
            sequence,
            row.turn(),
            row.kind(),
            row.words(),
            row.staff(),
            row.by(),
            row.at()));
  }

  private static Row row(OfOwner event) {
    return switch (event) {
      case Whispered(var turn, var words, var by, var at) ->
          new Row(turn, Act.Kind.WHISPER, Optional.of(words), Optional.empty(), by, at);
      case PutThrough(var turn, var staff, var by, var at) ->
          new Row(turn, Act.Kind.PUT_THROUGH, Optional.empty(), Optional.of(staff), by, at);
      case Dismissed(var turn, var words, var by, var at) ->
          new Row(turn, Act.Kind.END, Optional.of(words), Optional.empty(), by, at);
    };
  }
}
