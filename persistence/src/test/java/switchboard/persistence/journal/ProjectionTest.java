package switchboard.persistence.journal;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.projection.HandlerRecoveryStrategy;
import org.apache.pekko.projection.ProjectionBehavior;
import org.apache.pekko.projection.ProjectionId;
import org.apache.pekko.projection.StatusObserver;
import org.apache.pekko.projection.eventsourced.EventEnvelope;
import org.apache.pekko.projection.javadsl.ProjectionManagement;
import org.apache.pekko.projection.jdbc.javadsl.JdbcProjection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.engine.Fact;
import switchboard.persistence.database.Await;
import switchboard.persistence.database.TestDatabase;
import switchboard.persistence.projection.JdbcTransaction;

@Timeout(120)
class ProjectionTest {

  static final Slice ALL = new Slice("thing", 0, 1);

  TestDatabase database;
  Node node;
  Deliveries deliveries;

  @BeforeEach
  void start() throws SQLException {
    database = Deliveries.fresh();
    node = new Node(database);
    deliveries = new Deliveries(database, "thing");
  }

  @AfterEach
  void stop() {
    node.close();
    database.close();
  }

  @Test
  void what_an_entity_persists_reaches_the_read_model() throws Exception {
    node.spawn(node.byBatch("view", ALL), "view");
    var notebook = node.spawn(new Notebook("thing", "ann"), "ann");
    for (var text : List.of("one", "two", "three")) {
      AskPattern.<Notebook.Note, Done>ask(
              notebook,
              to -> new Notebook.Note(text, to),
              Duration.ofSeconds(20),
              node.system.scheduler())
          .toCompletableFuture()
          .get(20, SECONDS);
    }
    deliveries.await("view", 20);
    assertThat(database.ask("select event from seen order by at"))
        .containsExactly("one", "two", "three");
    deliveries.assertExactlyOnceInOrder("view");
  }

  @Test
  void the_offset_is_the_ordering_of_the_last_event() throws Exception {
    write(1, 3);
    node.spawn(node.byEvent("view", ALL), "view");
    deliveries.await("view", 20);
    assertThat(
            database.ask(
                "select concat_ws(' ', projection_name, projection_key, current_offset, manifest)"
                    + " from pekko_projection_offset_store"))
        .containsExactly("view thing-0-of-1 3 SEQ");
  }

  @Test
  void slices_share_the_events_of_a_type_and_leave_out_others() throws Exception {
    for (int i = 0; i < 200; i++) {
      Writer.insert(database, "thing|" + i, 1);
      Writer.insert(database, "other|" + i, 1);
    }
    for (var slice : Slice.all("thing", 4)) node.spawn(node.byBatch("view", slice), slice.key());
    deliveries.await("view", 20);
    assertThat(seen()).isEqualTo(200);
    assertThat(database.count("select count(*) from pekko_projection_offset_store")).isEqualTo(4);
    deliveries.assertExactlyOnceInOrder("view");
  }

  @Test
  void a_projection_goes_on_where_it_was_stopped() throws Exception {
    node.spawn(node.byEvent("view", ALL), "view");
    write(1, 1000);
    var stopped = new AtomicBoolean();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var written = threads.submit(() -> writeOn(1000, stopped));
      try {
        Await.until(Duration.ofSeconds(40), "in the midst of it", () -> seen() >= 300);
        node.close();
      } finally {
        stopped.set(true);
      }
      write(written.get(20, SECONDS) + 1, written.get() + 100);
    }
    node = new Node(database);
    node.spawn(node.byEvent("view", ALL), "view");
    deliveries.await("view", 20);
    deliveries.assertExactlyOnceInOrder("view");
  }

  @Test
  void clearing_the_offset_reads_everything_again() throws Exception {
    node.spawn(node.byBatch("view", ALL), "view");
    write(1, 1200);
    deliveries.await("view", 20);
    database.run("truncate seen");
    ProjectionManagement.get(node.system)
        .clearOffset(ProjectionId.of("view", ALL.key()))
        .toCompletableFuture()
        .get(20, SECONDS);
    deliveries.await("view", 20);
    deliveries.assertExactlyOnceInOrder("view");
  }

  @Test
  void an_unreadable_event_comes_as_such_among_the_others() throws Exception {
    write(1, 3);
    database.run("update event_journal set event_payload = 'garbage' where ordering = 2");
    node.spawn(node.byBatch("view", ALL), "view");
    deliveries.await("view", 20);
    assertThat(database.ask("select event from seen order by at"))
        .containsExactly("1", "Unreadable[reason=JsonParseException]", "3");
    deliveries.assertExactlyOnceInOrder("view");
  }

  @Test
  void an_event_of_another_serializer_is_unreadable() throws Exception {
    write(1, 1);
    database.run("update event_journal set event_ser_id = 4711");
    node.spawn(node.byBatch("view", ALL), "view");
    deliveries.await("view", 20);
    assertThat(database.ask("select event from seen"))
        .containsExactly("Unreadable[reason=UnknownSerializer]");
  }

  @Test
  void two_instances_of_a_slice_deliver_no_event_twice() throws Exception {
    try (var other = new Node(database)) {
      node.spawn(node.byEvent("view", ALL), "view");
      other.spawn(other.byEvent("view", ALL), "view");
      for (int i = 0; i < 50; i++) write(1 + i * 20, 20 + i * 20);
      deliveries.await("view", 20);
      deliveries.assertExactlyOnceInOrder("view");
    }
  }

  @Test
  void a_head_behind_the_offset_does_not_rewind() throws Exception {
    var failure = new CompletableFuture<Throwable>();
    write(1, 10);
    database.run(
        "insert into pekko_projection_offset_store values ('view', 'thing-0-of-1', '15', 'SEQ', false, 0)");
    node.spawn(watched(failure), "view");
    node.spawn(node.byEvent("witness", ALL), "witness");
    for (int i = 11; i <= 20; i++) {
      write(i, i);
      deliveries.await("witness", 20); // so the head is told of each by itself
    }
    Await.until(Duration.ofSeconds(20), "the last", () -> of("view").contains("20"));
    assertThat(of("view")).containsExactly("16", "17", "18", "19", "20");
    assertThat(failure).isNotDone(); // nor did it try
  }

  @Test
  void a_slice_is_not_read_past_the_head() throws Exception {
    node.spawn(node.byBatch("view", ALL), "view");
    try (var slow = database.connect()) {
      write(1, 1);
      deliveries.await("view", 20);
      JournalHeadTest.insert(slow, "thing|slow", 1);
      write(2, 2);
      JournalHeadTest.awaitLooks(database);
      assertThat(database.ask("select persistence_id from seen")).containsExactly("thing|a");
      slow.commit();
    }
    deliveries.await("view", 20);
    assertThat(database.ask("select persistence_id from seen order by at"))
        .containsExactly("thing|a", "thing|slow", "thing|a");
  }

  @Test
  void each_slice_is_woken_for_its_own_events() throws Exception {
    for (var slice : Slice.all("thing", 4)) node.spawn(node.byBatch("view", slice), slice.key());
    for (int n = 1; n <= 20; n++) {
      Writer.insert(database, "thing|" + n, 1);
      deliveries.await("view", 20);
      assertThat(seen()).isEqualTo(n);
    }
  }

  private Behavior<ProjectionBehavior.Command> watched(CompletableFuture<Throwable> failure) {
    var projection =
        JdbcProjection.exactlyOnce(
            ProjectionId.of("view", ALL.key()),
            node.journal.batches(ALL),
            () -> JdbcTransaction.begin(node.source),
            () ->
                Node.handler((JdbcTransaction tx, List<EventEnvelope<Fact>> batch) -> {
                  for (var it : batch)
                    Node.note(tx, "view", it.persistenceId(), it.sequenceNr(), "");
                }),
            node.system);
    return ProjectionBehavior.create(projection.withStatusObserver(new Failure(failure)));
  }

  private static final class Failure extends StatusObserver<List<EventEnvelope<Fact>>> {
    private final CompletableFuture<Throwable> failure;

    private Failure(CompletableFuture<Throwable> failure) {
      this.failure = failure;
    }

    @Override
    public void started(ProjectionId id) {}

    @Override
    public void failed(ProjectionId id, Throwable cause) {
      failure.complete(cause);
    }

    @Override
    public void stopped(ProjectionId id) {}

    @Override
    public void beforeProcess(ProjectionId id, List<EventEnvelope<Fact>> it) {}

    @Override
    public void afterProcess(ProjectionId id, List<EventEnvelope<Fact>> it) {}

    @Override
    public void offsetProgress(ProjectionId id, List<EventEnvelope<Fact>> it) {}

    @Override
    public void error(
        ProjectionId id,
        List<EventEnvelope<Fact>> it,
        Throwable cause,
        HandlerRecoveryStrategy strategy) {}
  }

  private long seen() throws SQLException {
    return database.count("select count(*) from seen");
  }

  private List<String> of(String reader) throws SQLException {
    return database.ask(
        "select sequence_number from seen where reader = '%s' order by at".formatted(reader));
  }

  /// One event after another; tells how many there are in the end.
  private long writeOn(long written, AtomicBoolean stopped) throws SQLException {
    while (!stopped.get()) write(++written, written);
    return written;
  }

  /// Events `from` to `to` of one entity, in one transaction.
  private void write(long from, long to) throws SQLException {
    try (var c = database.connect()) {
      c.setAutoCommit(false);
      for (long n = from; n <= to; n++) Writer.insert(c, "thing|a", n);
      c.commit();
    }
  }
}
