package switchboard.persistence.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.persistence.database.Await;
import switchboard.persistence.database.TestDatabase;
import switchboard.persistence.projection.JdbcTransaction;

/// Everything goes wrong at once, and every event still arrives once and in its place.
@Timeout(400)
class StormTest {

  static final int WRITERS = 12;
  static final int ROUNDS = 250;
  static final List<Slice> SLICES = Slice.all("thing", 3);

  private static final String LAST_READ =
      """
      select count(*) from seen join event_journal using (persistence_id, sequence_number)
      where ordering = (
        select max(ordering) from event_journal where persistence_id like 'thing|%')
      """;

  TestDatabase database;

  @BeforeEach
  void start() throws SQLException {
    database = Deliveries.fresh();
  }

  @AfterEach
  void stop() {
    database.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void every_event_arrives_once_and_in_order(long seed) throws Exception {
    var deliveries = new Deliveries(database, "thing");
    try (var node = new Node(database)) {
      node.failures = 5;
      for (var slice : SLICES) {
        node.spawn(node.byEvent("events", slice), "events-" + slice.index());
        node.spawn(node.byBatch("batches", slice), "batches-" + slice.index());
        node.spawn(node.byGroup("groups", slice), "groups-" + slice.index());
      }
      var killer = Thread.ofVirtual().start(() -> killBackends(seed));
      write(seed);
      killer.interrupt();
      killer.join();
      node.failures = 0;
      for (var reader : List.of("events", "batches", "groups"))
        deliveries.assertExactlyOnceInOrder(reader);
    }
    assertThat(database.count("select count(*) from event_journal")).isGreaterThan(4000);
    assertThat(database.count("select max(ordering) - count(*) from event_journal"))
        .as("numbers drawn and thrown away")
        .isGreaterThan(500);
  }

  /// The test of the test: the same storm makes a reader that trusts `ordering` lose events.
  @Test
  void a_naive_reader_loses_events() throws Exception {
    var naive = Thread.ofVirtual().start(this::readNaively);
    write(1);
    Await.until(Duration.ofSeconds(40), "the last is read", () -> database.count(LAST_READ) > 0);
    naive.interrupt();
    naive.join();
    assertThat(new Deliveries(database, "thing").lost("naive")).isNotEmpty();
  }

  private void write(long seed) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var writers =
          IntStream.range(0, WRITERS)
              .mapToObj(i -> threads.submit(new Writer(database, "w" + i, ROUNDS, seed * 100 + i)))
              .toList();
      for (var it : writers) it.get(120, TimeUnit.SECONDS);
    }
  }

  /// Ends a connection at random, readers' and writers' alike.
  private void killBackends(long seed) {
    var random = new Random(seed);
    try {
      while (true) {
        Thread.sleep(100 + random.nextInt(400));
        database.run(
            """
            select pg_terminate_backend(pid) from (
              select pid from pg_stat_activity
              where datname = current_database() and pid <> pg_backend_pid()
              order by random() limit 1) as one
            """);
      }
    } catch (InterruptedException | SQLException _) {
      // the storm is over
    }
  }

  private void readNaively() {
    try (var journal = EventJournal.of(database.pool(2));
        var log = database.connect()) {
      var tx = new JdbcTransaction(log);
      for (long from = 0; ; Thread.sleep(5)) {
        var events = journal.events(new Slice("thing", 0, 1), from, Long.MAX_VALUE, 1000);
        for (var it : events) Node.note(tx, "naive", it.persistenceId(), it.sequenceNr(), "");
        if (!events.isEmpty()) from = events.getLast().ordering();
      }
    } catch (InterruptedException | SQLException _) {
      // told to stop
    }
  }
}
