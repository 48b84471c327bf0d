package switchboard.persistence.projection;

import java.sql.SQLException;
import java.util.List;
import org.apache.pekko.projection.eventsourced.EventEnvelope;
import switchboard.engine.Fact;
import switchboard.persistence.database.TestDatabase;
import switchboard.persistence.journal.Noted;

/// The view of the tests. Counts and keeps what it is given, so that a lost or doubled event shows;
/// refuses some texts, each in another way.
record Ledger(boolean lenient) implements View {

  static final String NAME = "ledger";

  static TestDatabase database() throws SQLException {
    var database = TestDatabase.create();
    database.run(
        """
        create table tally (
          persistence_id text constraint tally_key primary key,
          n bigint not null constraint tally_counts check (n > 0));
        create table line (
          id bigint generated always as identity constraint line_key primary key,
          persistence_id text not null constraint line_of references tally,
          sequence_nr bigint not null,
          text text not null,
          constraint line_once unique (persistence_id, sequence_nr));
        create index line_by_text on line (lower(text)) where text <> '';
        """);
    return database;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String entityType() {
    return "thing";
  }

  @Override
  public List<String> tables() {
    return List.of("line", "tally");
  }

  @Override
  public void apply(JdbcTransaction tx, EventEnvelope<Fact> event) throws SQLException {
    var text = ((Noted) event.event()).text();
    tx.update(
        """
        insert into tally values (?, 1)
        on conflict (persistence_id) do update set n = tally.n + 1
        """,
        event.persistenceId());
    tx.update(
        "insert into line (persistence_id, sequence_nr, text) values (?, ?, ?)",
        event.persistenceId(),
        event.sequenceNr(),
        text);
    if (text.equals("aside")) tx.touch("margin", event.persistenceId());
    else tx.touch(event.persistenceId());
    if (!lenient) refuse(tx, text);
  }

  private static void refuse(JdbcTransaction tx, String text) throws SQLException {
    switch (text) {
      case "throw" -> throw new IllegalStateException("refused");
      case "violate" -> tx.update("insert into tally values ('x', -1)");
      case "overlook" -> overlook(tx);
      default -> {}
    }
  }

  private static void overlook(JdbcTransaction tx) {
    try {
      tx.update("insert into tally values ('x', -1)");
    } catch (SQLException _) {
      // as a careless view might
    }
  }

  /// Everything there is, `persistence_id n lines`, in order.
  static List<String> content(TestDatabase database) throws SQLException {
    return database.ask(
        """
        select t.persistence_id || ' ' || n || ' ' || string_agg(text, ',' order by sequence_nr)
        from tally t join line using (persistence_id) group by t.persistence_id, n order by 1
        """);
  }
}
