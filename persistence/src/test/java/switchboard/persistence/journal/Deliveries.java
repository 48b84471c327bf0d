package switchboard.persistence.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import switchboard.persistence.database.TestDatabase;

/// Compares what readers were given with what the journal holds.
public record Deliveries(TestDatabase database, String entityType) {

  /// So many that each slice of a test has one.
  private static final int LAST = 16;

  /// A database with the read model of the tests: every delivery, in the order it was made.
  static TestDatabase fresh() throws SQLException {
    var database = TestDatabase.create();
    database.run(
        """
        create table seen (
          at bigserial primary key, reader text not null, persistence_id text not null,
          sequence_number bigint not null, event text)
        """);
    return database;
  }

  /// Waits until nothing is missing, or until nothing has come for `seconds`.
  void await(String reader, int seconds) throws Exception {
    long before = -1;
    for (int quiet = 0; quiet < seconds * 10 && !lost(reader).isEmpty(); quiet++) {
      long now = database.count("select count(*) from seen where reader = '%s'".formatted(reader));
      if (now != before) quiet = 0;
      before = now;
      Thread.sleep(100);
    }
  }

  /// Of all that has been written, and of one more event in each slice: what is repeated comes
  /// before what is new.
  void assertExactlyOnceInOrder(String reader) throws Exception {
    for (int n = 0; n < LAST; n++)
      Writer.insert(database, "%s|last-%s-%d".formatted(entityType, reader, n), 1);
    await(reader, 60);
    assertThat(lost(reader)).as("lost by " + reader).isEmpty();
    assertThat(repeated(reader)).as("repeated to " + reader).isEmpty();
    assertThat(disordered(reader)).as("out of order for " + reader).isEmpty();
  }

  List<String> lost(String reader) throws SQLException {
    return database.ask(
        """
        select persistence_id || ' ' || sequence_number from event_journal j
        where persistence_id like '%s|%%' and not exists (select from seen s where s.reader = '%s'
          and s.persistence_id = j.persistence_id and s.sequence_number = j.sequence_number)
        """
            .formatted(entityType, reader));
  }

  List<String> repeated(String reader) throws SQLException {
    return database.ask(
        """
        select persistence_id || ' ' || sequence_number from seen where reader = '%s'
        group by persistence_id, sequence_number having count(*) > 1
        """
            .formatted(reader));
  }

  List<String> disordered(String reader) throws SQLException {
    return database.ask(
        """
        select persistence_id || ' ' || sequence_number from (
          select persistence_id, sequence_number,
            row_number() over (partition by persistence_id order by at) as place
          from seen where reader = '%s') as deliveries
        where sequence_number <> place
        """
            .formatted(reader));
  }
}
