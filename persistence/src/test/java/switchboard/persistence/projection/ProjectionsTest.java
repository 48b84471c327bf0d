package switchboard.persistence.projection;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.apache.pekko.projection.eventsourced.EventEnvelope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.engine.Fact;
import switchboard.engine.privacy.FactCodec;
import switchboard.engine.privacy.Personal;
import switchboard.persistence.database.Await;
import switchboard.persistence.database.Notifications;
import switchboard.persistence.database.TestDatabase;
import switchboard.persistence.journal.Interest;
import switchboard.persistence.journal.Node;
import switchboard.persistence.journal.Opening;
import switchboard.persistence.journal.Writer;
import switchboard.persistence.privacy.MasterKey;
import switchboard.persistence.privacy.SubjectKeys;

@Timeout(60)
class ProjectionsTest {

  static final String CLUSTER = "pekko.actor.provider = cluster";

  TestDatabase database;
  Node node;
  final ConcurrentLinkedQueue<Duration> lags = new ConcurrentLinkedQueue<>();

  @BeforeEach
  void start() throws Exception {
    database = Ledger.database();
    node = new Node(database, CLUSTER);
    node.join(node);
  }

  @AfterEach
  void stop() {
    node.close();
    database.close();
  }

  @Test
  void every_event_is_taken_once_whatever_its_slice() throws Exception {
    start(new Ledger(false));
    for (int i = 0; i < 40; i++) write("thing|" + i, 1, "one", "two", "three");
    Await.until(Duration.ofSeconds(20), "all lines", () -> lines() == 120);
    assertThat(database.count("select count(*) from tally where n = 3")).isEqualTo(40);
    assertThat(database.count("select count(*) from pekko_projection_offset_store")).isEqualTo(3);
    assertThat(database.ask("select projection from dead_letter")).isEmpty();
  }

  @Test
  void refused_events_become_dead_letters_and_the_others_go_through() throws Exception {
    write("thing|a", 1, "one", "throw", "three", "violate", "five", "overlook", "seven");
    database.run("update event_journal set event_payload = 'garbage' where ordering = 5");
    start(new Ledger(false));
    Await.until(Duration.ofSeconds(20), "the last", () -> lines() == 3);
    assertThat(Ledger.content(database)).containsExactly("thing|a 3 one,three,seven");
    assertThat(
            database.ask(
                "select concat_ws(' ', projection, slice like 'thing-%-of-3', ordering, persistence_id,"
                    + " sequence_nr, reason) from dead_letter order by ordering"))
        .containsExactly(
            "ledger t 2 thing|a 2 IllegalStateException",
            "ledger t 4 thing|a 4 PSQLException 23514",
            "ledger t 5 thing|a 5 JsonParseException",
            "ledger t 6 thing|a 6 PSQLException 23514");
  }

  @Test
  void a_failure_that_the_view_overlooks_is_not_overlooked() throws Exception {
    write("thing|a", 1, "one", "overlook");
    start(new Ledger(false));
    Await.until(Duration.ofSeconds(20), "the first", () -> lines() == 1);
    assertThat(database.ask("select sequence_nr from dead_letter")).containsExactly("2");
  }

  @Test
  void while_the_database_is_away_nothing_is_given_up() throws Exception {
    start(new Ledger(false));
    write("thing|a", 1, "one");
    Await.until(Duration.ofSeconds(20), "the first", () -> lines() == 1);
    var writer = database.connect();
    database.allow(false);
    database.cutOthers(writer);
    Writer.insert(writer, "thing|a", 2, "two");
    Writer.insert(writer, "thing|a", 3, "three");
    Writer.pause(1000); // a while of failing
    database.allow(true);
    Await.until(Duration.ofSeconds(20), "the others", () -> lines() == 3);
    assertThat(Ledger.content(database)).containsExactly("thing|a 3 one,two,three");
    assertThat(database.ask("select reason from dead_letter")).isEmpty();
  }

  @Test
  void a_missing_table_is_waited_for() throws Exception {
    database.run("alter table line rename to mislaid");
    start(new Ledger(false));
    write("thing|a", 1, "one", "two");
    Await.until(Duration.ofSeconds(20), "asleep", () -> offsets() == 0);
    database.run("alter table mislaid rename to line");
    Await.until(Duration.ofSeconds(20), "both", () -> lines() == 2);
    assertThat(database.ask("select reason from dead_letter")).isEmpty();
  }

  @Test
  void what_a_view_touches_is_told_once_committed_and_once_a_batch() throws Exception {
    var heard = new ConcurrentLinkedQueue<String>();
    try (var notifications = Notifications.open(database.url(), Changes.CHANNEL);
        var _ = Changes.of(notifications).subscribe(heard::add)) {
      Await.until(Duration.ofSeconds(30), "listening", () -> heard.contains(Changes.ANY));
      write("thing|a", 1, "one", "throw", "three");
      start(new Ledger(false));
      Await.until(Duration.ofSeconds(20), "told", () -> heard.contains("ledger:thing|a"));
      assertThat(lines()).isEqualTo(2);
      write("thing|b", 1, "throw");
      write("thing|a", 4, "four");
      Await.until(Duration.ofSeconds(20), "told again", () -> heard.size() == 3);
      assertThat(heard).containsExactly(Changes.ANY, "ledger:thing|a", "ledger:thing|a");
    }
  }

  @Test
  void what_a_view_shows_beside_its_own_is_told_under_its_own_name() throws Exception {
    var heard = new ConcurrentLinkedQueue<String>();
    try (var notifications = Notifications.open(database.url(), Changes.CHANNEL);
        var _ = Changes.of(notifications).subscribe(heard::add)) {
      Await.until(Duration.ofSeconds(30), "listening", () -> heard.contains(Changes.ANY));
      write("thing|a", 1, "aside");
      start(new Ledger(false));
      Await.until(Duration.ofSeconds(20), "told", () -> heard.contains("margin:thing|a"));
      assertThat(heard).doesNotContain("ledger:thing|a");
    }
  }

  @Test
  void listeners_hear_that_they_may_have_missed_something() throws Exception {
    var heard = new ConcurrentLinkedQueue<String>();
    try (var notifications = Notifications.open(database.url(), Changes.CHANNEL);
        var _ = Changes.of(notifications).subscribe(heard::add)) {
      Await.until(Duration.ofSeconds(30), "listening", () -> heard.size() == 1);
      database.cut();
      Await.until(Duration.ofSeconds(10), "listening again", () -> heard.size() == 2);
      assertThat(heard).containsOnly(Changes.ANY);
    }
  }

  @Test
  void the_lag_is_reported_after_each_commit() throws Exception {
    start(new Ledger(false));
    write("thing|a", 1, "one");
    Await.until(Duration.ofSeconds(20), "reported", () -> !lags.isEmpty());
    assertThat(lags).allMatch(it -> it.compareTo(Duration.ofSeconds(20)) < 0);
  }

  /// Wants nothing of what there is.
  record Aloof() implements View {
    @Override
    public String name() {
      return "aloof";
    }

    @Override
    public String entityType() {
      return "thing";
    }

    @Override
    public List<String> tables() {
      return List.of();
    }

    @Override
    public Interest interest() {
      return Interest.ALL.where(_ -> false);
    }

    @Override
    public void apply(JdbcTransaction tx, EventEnvelope<Fact> event) {
      throw new AssertionError(event);
    }
  }

  @Test
  void who_wants_nothing_still_gets_on() throws Exception {
    start(new Aloof());
    var number = new AtomicInteger();
    Await.until(
        Duration.ofSeconds(20),
        "an offset",
        () -> {
          write("thing|a", number.incrementAndGet(), "one");
          return offsets() == 1;
        });
    assertThat(database.ask("select projection from dead_letter")).isEmpty();
  }

  @JsonTypeName("said")
  record Said(Personal words) implements Fact {}

  /// What was said, and by whom, opened.
  record Words() implements View {
    @Override
    public String name() {
      return "words";
    }

    @Override
    public String entityType() {
      return "thing";
    }

    @Override
    public List<String> tables() {
      return List.of("said");
    }

    @Override
    public void apply(JdbcTransaction tx, EventEnvelope<Fact> event) throws SQLException {
      var words = ((Said) event.event()).words();
      tx.update("insert into said values (?)", words.erased() ? "(erased)" : words.text());
    }
  }

  @Test
  void personal_fields_come_opened_and_those_of_erased_persons_as_erased() throws Exception {
    node.close();
    database.run("create table said (words text)");
    try (var notifications = Notifications.open(database.url(), SubjectKeys.CHANNEL);
        var keys =
            SubjectKeys.open(
                database.pool(2), MasterKey.parse(MasterKey.generate()), notifications)) {
      keys.assign("thing|gone", "somebody");
      for (var id : List.of("thing|ann", "thing|gone")) {
        var fact = new Said(Personal.of("words of " + id));
        try (var c = database.connect()) {
          Writer.store(c, id, 1, FactCodec.store(fact, keys.load(id)).json());
        }
      }
      keys.erase("somebody");
      node =
          new Node(
              database,
              CLUSTER,
              Opening.with(keys, (it, seal) -> FactCodec.read(Said.class, it.json(), seal)));
      node.join(node);
      start(new Words());
      Await.until(
          Duration.ofSeconds(20), "both", () -> database.count("select count(*) from said") == 2);
      assertThat(database.ask("select words from said order by words desc"))
          .containsExactlyInAnyOrder("words of thing|ann", "(erased)");
      assertThat(database.ask("select reason from dead_letter")).isEmpty();
    }
  }

  private void start(View view) {
    Projections.start(
        node.system, node.journal, node.source, List.of(view), 3, (_, _, lag) -> lags.add(lag));
  }

  private long lines() throws SQLException {
    return database.count("select count(*) from line");
  }

  private long offsets() throws SQLException {
    return database.count("select count(*) from pekko_projection_offset_store");
  }

  /// In one transaction.
  private void write(String id, long from, String... texts) throws SQLException {
    try (var c = database.connect()) {
      c.setAutoCommit(false);
      for (long n : LongStream.range(0, texts.length).toArray())
        Writer.insert(c, id, from + n, texts[(int) n]);
      c.commit();
    }
  }
}
