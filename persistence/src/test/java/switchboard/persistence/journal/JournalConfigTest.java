package switchboard.persistence.journal;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.persistence.database.Await;
import switchboard.persistence.database.DatabaseUrl;

@Timeout(60)
class JournalConfigTest {

  static final DatabaseUrl URL = DatabaseUrl.parse("postgresql://ann:s3cret@db.example/desk");

  @Test
  void our_settings_win_over_those_of_the_libraries() {
    var config = JournalConfig.resolve(ConfigFactory.empty(), URL);
    assertThat(config.getString("pekko.persistence.journal.plugin")).isEqualTo("jdbc-journal");
    assertThat(config.getString("jdbc-journal.plugin-dispatcher"))
        .isEqualTo("pekko.actor.default-dispatcher");
    assertThat(config.getBoolean("jdbc-journal.write-response-global-order")).isFalse();
    assertThat(config.getString("pekko.projection.jdbc.dialect")).isEqualTo("postgres-dialect");
    var db = config.getConfig("pekko-persistence-jdbc.shared-databases.slick.db");
    assertThat(db.getString("url"))
        .startsWith("jdbc:postgresql://db.example/desk?")
        .contains("reWriteBatchedInserts=true", "connectTimeout=5", "logServerErrorDetail=false")
        .doesNotContain("s3cret");
    assertThat(db.getString("user")).isEqualTo("ann");
    assertThat(db.getString("password")).isEqualTo("s3cret");
  }

  @Test
  void the_applications_settings_win_over_ours() {
    var application = ConfigFactory.parseString("jdbc-journal.batchSize = 7");
    assertThat(JournalConfig.resolve(application, URL).getInt("jdbc-journal.batchSize"))
        .isEqualTo(7);
  }

  @Test
  void a_node_that_starts_without_its_database_works_once_it_is_there() throws Exception {
    try (var database = Deliveries.fresh()) {
      database.allow(false);
      try (var node = new Node(database)) {
        node.spawn(node.byBatch("view", new Slice("thing", 0, 1)), "view");
        var notebook = node.spawn(new Notebook("thing", "a"), "a");
        database.allow(true);
        Await.until(Duration.ofSeconds(30), "noted", () -> noted(node, notebook));
        Await.until(
            Duration.ofSeconds(30),
            "in the read model",
            () -> database.count("select count(*) from seen") > 0);
      }
    }
  }

  private static boolean noted(Node node, ActorRef<Notebook.Note> notebook) {
    try {
      AskPattern.<Notebook.Note, Done>ask(
              notebook,
              to -> new Notebook.Note("hello", to),
              Duration.ofSeconds(2),
              node.system.scheduler())
          .toCompletableFuture()
          .get(3, SECONDS);
      return true;
    } catch (Exception _) {
      return false;
    }
  }
}
