package switchboard.persistence.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.pekko.projection.eventsourced.EventEnvelope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.engine.Fact;
import switchboard.engine.privacy.FactCodec;
import switchboard.engine.privacy.Seal;
import switchboard.persistence.database.Await;
import switchboard.persistence.database.TestDatabase;
import switchboard.persistence.journal.Node;
import switchboard.persistence.journal.Noted;
import switchboard.persistence.journal.Opening;
import switchboard.persistence.journal.Writer;

@Timeout(120)
class RebuildTest {

  static final Opening OPENING =
      (_, stored) -> FactCodec.read(Noted.class, stored.json(), Seal.PLAIN);

  static final String NAMES =
      """
      select conname || ' ' || pg_get_constraintdef(oid) from pg_constraint
      where conrelid in ('line'::regclass, 'tally'::regclass)
      union all
      select pg_get_indexdef(indexrelid) from pg_index
      where indrelid in ('line'::regclass, 'tally'::regclass) order by 1
      """;

  TestDatabase database;
  Node node;

  @BeforeEach
  void start() throws Exception {
    database = Ledger.database();
    node = new Node(database, "pekko.actor.provider = cluster");
    node.join(node);
    Projections.start(
        node.system, node.journal, node.source, List.of(new Ledger(false)), 3, (_, _, _) -> {});
  }

  @AfterEach
  void stop() {
    node.close();
    database.close();
  }

  @Test
  void a_spoilt_view_is_as_new_and_lives_on() throws Exception {
    write(0, 30, 1, 20);
    awaitLines(600);
    var names = database.ask(NAMES);
    database.run("update tally set n = n + 7");
    database.run("delete from line where sequence_nr = 3");
    var report = rebuild(new Ledger(false));
    assertThat(report).isEqualTo(new Rebuild.Report("ledger", 600, 0));
    assertThat(database.count("select count(*) from tally where n = 20")).isEqualTo(30);
    assertThat(lines()).isEqualTo(600);
    assertThat(database.ask(NAMES)).isEqualTo(names);
    assertThat(database.ask("select nspname from pg_namespace where nspname = 'rebuild'"))
        .isEmpty();
    write(0, 30, 21, 25);
    awaitLines(750);
    assertThat(database.count("select count(*) from tally where n = 25")).isEqualTo(30);
  }

  @Test
  void nothing_is_lost_or_doubled_while_the_live_view_goes_on() throws Exception {
    write(0, 20, 1, 100);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var writers =
          IntStream.range(0, 4).mapToObj(w -> threads.submit(() -> writeSlowly(w))).toList();
      for (int round = 0; round < 4; round++) rebuild(new Ledger(false));
      for (var it : writers) it.get(60, TimeUnit.SECONDS);
    }
    awaitLines(database.count("select count(*) from event_journal"));
    assertThat(
            database.ask(
                """
                select persistence_id from tally t where n <> (
                  select count(*) from event_journal j where j.persistence_id = t.persistence_id)
                """))
        .isEmpty();
    assertThat(database.ask("select reason from dead_letter")).isEmpty();
  }

  private Void writeSlowly(int writer) throws Exception {
    for (int n = 1; n <= 150; n++) {
      int w = writer;
      write(1000 + w * 10, 1000 + w * 10 + 5, n, n);
      Writer.pause(10);
    }
    return null;
  }

  @Test
  void dead_letters_are_rewritten() throws Exception {
    write("thing|a", "one", "throw", "three", "violate");
    awaitLines(2);
    assertThat(rebuild(new Ledger(false))).isEqualTo(new Rebuild.Report("ledger", 4, 2));
    assertThat(database.count("select count(*) from dead_letter")).isEqualTo(2);
    assertThat(Ledger.content(database)).containsExactly("thing|a 2 one,three");
    assertThat(rebuild(new Ledger(true))).isEqualTo(new Rebuild.Report("ledger", 4, 0));
    assertThat(database.count("select count(*) from dead_letter")).isZero();
    assertThat(Ledger.content(database)).containsExactly("thing|a 4 one,throw,three,violate");
  }

  @Test
  void an_interrupted_rebuild_leaves_everything_as_it_was_and_can_be_repeated() throws Exception {
    write(0, 10, 1, 100);
    awaitLines(1000);
    var before = Ledger.content(database);
    assertThatThrownBy(() -> rebuild(new Failing(700))).isInstanceOf(SQLException.class);
    assertThat(Ledger.content(database)).isEqualTo(before);
    assertThat(database.count("select count(*) from rebuild.line")).isPositive(); // left over
    assertThat(rebuild(new Ledger(false)).events()).isEqualTo(1000);
    assertThat(Ledger.content(database)).isEqualTo(before);
  }

  @Test
  void a_second_rebuild_at_the_same_time_is_refused() throws Exception {
    write(0, 1, 1, 3);
    awaitLines(3);
    var began = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var first =
          threads.submit(() ->
              Rebuild.run(
                  database.url(),
                  OPENING,
                  new Ledger(false),
                  3,
                  _ -> {
                    began.countDown();
                    await(goOn);
                  }));
      assertThat(began.await(20, TimeUnit.SECONDS)).isTrue();
      assertThatThrownBy(() -> rebuild(new Ledger(false)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("another rebuild is running");
      goOn.countDown();
      assertThat(first.get(20, TimeUnit.SECONDS).events()).isEqualTo(3);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(20, TimeUnit.SECONDS)) throw new IllegalStateException("not let go on");
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void another_number_of_slices_is_refused() throws Exception {
    write(0, 10, 1, 1);
    awaitLines(10);
    assertThatThrownBy(() -> Rebuild.run(database.url(), OPENING, new Ledger(false), 4, _ -> {}))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("another number of slices than 4");
  }

  /// The database fails it after some events.
  private static final class Failing implements View {
    private final Ledger ledger = new Ledger(false);
    private int left;

    private Failing(int left) {
      this.left = left;
    }

    @Override
    public String name() {
      return ledger.name();
    }

    @Override
    public String entityType() {
      return ledger.entityType();
    }

    @Override
    public List<String> tables() {
      return ledger.tables();
    }

    @Override
    public void apply(JdbcTransaction tx, EventEnvelope<Fact> event) throws SQLException {
      if (left-- == 0) tx.query("select pg_terminate_backend(pg_backend_pid())", _ -> true);
      ledger.apply(tx, event);
    }
  }

  private Rebuild.Report rebuild(View view) throws SQLException {
    return Rebuild.run(database.url(), OPENING, view, 3, _ -> {});
  }

  private void awaitLines(long n) throws Exception {
    Await.until(Duration.ofSeconds(40), n + " lines", () -> lines() == n);
  }

  private long lines() throws SQLException {
    return database.count("select count(*) from line");
  }

  /// Events `first` to `last` of things `from` to `to` (exclusive), in one transaction.
  private void write(int from, int to, int first, int last) throws SQLException {
    try (var c = database.connect()) {
      c.setAutoCommit(false);
      for (int n = first; n <= last; n++)
        for (int i = from; i < to; i++) Writer.insert(c, "thing|" + i, n, "note " + n);
      c.commit();
    }
  }

  private void write(String id, String... texts) throws SQLException {
    try (var c = database.connect()) {
      for (int n = 0; n < texts.length; n++) Writer.insert(c, id, n + 1, texts[n]);
    }
  }
}
