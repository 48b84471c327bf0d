package switchboard.persistence.journal;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.persistence.database.Await;
import switchboard.persistence.database.TestDatabase;

@Timeout(120)
class JournalHeadTest {

  static final Slice ALL = new Slice("thing", 0, 1);

  TestDatabase database;
  @Nullable JournalHead head;

  @BeforeEach
  void start() throws SQLException {
    database = Deliveries.fresh();
  }

  @AfterEach
  void stop() {
    if (head != null) head.close();
    database.close();
  }

  @Test
  void a_committed_row_is_released() throws Exception {
    follow();
    insert(database.connect(), "thing|a", 1).commit();
    assertThat(beyond(0)).isEqualTo(1);
  }

  @Test
  void an_open_transaction_holds_back_the_rows_above_it() throws Exception {
    follow();
    var slow = insert(database.connect(), "thing|slow", 1);
    insert(database.connect(), "thing|fast", 1).commit();
    assertNothingBeyond(0);
    slow.commit();
    assertThat(beyond(0)).isEqualTo(2);
  }

  @Test
  void rows_below_an_open_transaction_are_released() throws Exception {
    follow();
    insert(database.connect(), "thing|early", 1).commit();
    insert(database.connect(), "thing|slow", 1);
    insert(database.connect(), "thing|late", 1).commit();
    assertThat(beyond(0)).isEqualTo(1);
    assertNothingBeyond(1);
  }

  @Test
  void a_rolled_back_transaction_holds_back_nothing() throws Exception {
    follow();
    insert(database.connect(), "thing|gone", 1).rollback();
    insert(database.connect(), "thing|a", 1).commit();
    assertThat(beyond(0)).isEqualTo(2);
  }

  @Test
  void a_killed_connection_holds_back_nothing() throws Exception {
    follow();
    var doomed = insert(database.connect(), "thing|gone", 1);
    insert(database.connect(), "thing|a", 1).commit();
    assertNothingBeyond(0);
    kill(doomed);
    assertThat(beyond(0)).isEqualTo(2);
  }

  @Test
  void a_writer_that_hangs_holds_back_until_the_server_ends_it() throws Exception {
    follow();
    var hanging = database.connect();
    execute(hanging, "set idle_in_transaction_session_timeout = '500ms'");
    insert(hanging, "thing|gone", 1);
    insert(database.connect(), "thing|a", 1).commit();
    assertThat(beyond(0)).isEqualTo(2);
    assertThatThrownBy(() -> execute(hanging, "select 1"))
        .as("released only because the hanging one has been ended")
        .isInstanceOf(SQLException.class);
  }

  @Test
  void a_gap_waits_only_for_those_who_may_fill_it() throws Exception {
    follow();
    var gone = insert(database.connect(), "thing|gone", 1);
    insert(database.connect(), "thing|a", 1).commit();
    assertNothingBeyond(0);
    var later = insert(database.connect(), "thing|later", 1);
    insert(database.connect(), "thing|b", 1).commit();
    gone.rollback();
    assertThat(beyond(0)).isEqualTo(2);
    assertNothingBeyond(2);
    later.commit();
    assertThat(beyond(2)).isEqualTo(4);
  }

  @Test
  void transactions_that_do_not_write_the_journal_do_not_matter() throws Exception {
    follow();
    var writer = database.connect();
    writer.setAutoCommit(false);
    execute(
        writer, "insert into seen (reader, persistence_id, sequence_number) values ('x', 'x', 1)");
    execute(writer, "lock table event_journal in share update exclusive mode"); // as vacuum does
    var reader = database.connect();
    reader.setAutoCommit(false);
    execute(reader, "select * from event_journal");
    insert(database.connect(), "thing|gone", 1).rollback();
    insert(database.connect(), "thing|a", 1).commit();
    assertThat(beyond(0)).isEqualTo(2);
  }

  @Test
  void a_head_begins_when_those_who_were_writing_have_ended() throws Exception {
    var slow = insert(database.connect(), "thing|slow", 1);
    insert(database.connect(), "thing|fast", 1).commit();
    follow();
    assertNothingBeyond(0);
    insert(database.connect(), "thing|later", 1); // a later writer does not hold up the beginning
    slow.commit();
    assertThat(beyond(0)).isEqualTo(2);
  }

  @Test
  void a_transaction_may_draw_numbers_below_and_above_another() throws Exception {
    follow();
    var around = insert(database.connect(), "thing|around", 1);
    insert(database.connect(), "thing|within", 1).commit();
    insert(around, "thing|around", 2);
    assertNothingBeyond(0);
    around.commit();
    assertThat(beyond(0)).isEqualTo(3);
  }

  @Test
  void only_the_slice_that_has_news_is_woken() throws Exception {
    follow();
    var other = head().beyond(new Slice("other", 0, 1), 0).toCompletableFuture();
    insert(database.connect(), "thing|a", 1).commit();
    assertThat(beyond(0)).isEqualTo(1);
    assertThat(other).isNotDone();
    insert(database.connect(), "other|a", 1).commit();
    assertThat(other.get(20, SECONDS)).isEqualTo(2);
  }

  @Test
  void who_waits_is_told_when_the_connection_is_lost_and_may_wait_again() throws Exception {
    follow();
    insert(database.connect(), "thing|a", 1).commit();
    assertThat(beyond(0)).isEqualTo(1);
    var waiting = head().beyond(ALL, 1).toCompletableFuture();
    database.run(
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database()"
            + " and pid <> pg_backend_pid()");
    assertThatThrownBy(() -> waiting.get(20, SECONDS)).isInstanceOf(ExecutionException.class);
    insert(database.connect(), "thing|b", 1).commit();
    assertThat(beyond(1)).isEqualTo(2);
  }

  private void follow() throws Exception {
    head = JournalHead.follow(database.pool(2), Duration.ofMillis(5), Duration.ofMillis(5));
    awaitLooks(database);
  }

  /// Until the head has looked once, and has done since what it does about what it saw.
  static void awaitLooks(TestDatabase database) throws Exception {
    for (int look = 0; look < 3; look++) {
      var now = database.ask("select clock_timestamp()").getFirst();
      Await.until(
          Duration.ofSeconds(20), "the head looks at the journal", () -> looks(database, now) > 0);
    }
  }

  private static long looks(TestDatabase database, String since) throws SQLException {
    return database.count(
        """
        select count(*) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid() and query_start > '%s'
          and (query like '%%where ordering > $1 order by ordering limit $2%%'
            or query like '%%max(ordering)%%' or query like '%%from pg_locks%%')
        """
            .formatted(since));
  }

  private JournalHead head() {
    return Objects.requireNonNull(head);
  }

  private long beyond(long offset) throws Exception {
    return waiting(offset).get(20, SECONDS);
  }

  private CompletableFuture<Long> waiting(long offset) {
    return head().beyond(ALL, offset).toCompletableFuture();
  }

  private void assertNothingBeyond(long offset) throws Exception {
    var waiting = waiting(offset);
    awaitLooks(database);
    assertThat(waiting).isNotDone();
  }

  static Connection insert(Connection connection, String persistenceId, long sequenceNr)
      throws SQLException {
    connection.setAutoCommit(false);
    Writer.insert(connection, persistenceId, sequenceNr);
    return connection;
  }

  private void kill(Connection connection) throws SQLException {
    var pid = connection.unwrap(org.postgresql.PGConnection.class).getBackendPID();
    database.run("select pg_terminate_backend(?)", pid);
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var s = connection.createStatement()) {
      s.execute(sql);
    }
  }
}
