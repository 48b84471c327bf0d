package switchboard.persistence.privacy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonTypeName;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.engine.Fact;
import switchboard.engine.privacy.FactCodec;
import switchboard.engine.privacy.Personal;
import switchboard.persistence.database.Await;
import switchboard.persistence.database.Notifications;
import switchboard.persistence.database.TestDatabase;

@Timeout(30)
class SubjectKeysTest {

  static final Personal SECRET = Personal.of("a burst pipe in Quarry Lane");
  static final String SUBJECT = "customer|acme:123";

  final TestDatabase database = TestDatabase.create();
  final MasterKey master = MasterKey.parse(MasterKey.generate());
  final List<AutoCloseable> opened = new ArrayList<>();
  final SubjectKeys keys = node(master);

  SubjectKeys node(MasterKey master) {
    var notifications = Notifications.open(database.url(), SubjectKeys.CHANNEL);
    var keys = SubjectKeys.open(database.pool(4), master, notifications);
    opened.add(keys);
    opened.add(notifications);
    return keys;
  }

  @AfterEach
  void stop() throws Exception {
    for (var it : opened) it.close();
    database.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Ann", "Zoë Ångström 🛁", "\u0000 '; drop table --", "1:abc", "0:"})
  void what_was_closed_opens_again(String text) {
    var seal = keys.load(SUBJECT);
    assertThat(seal.open(seal.close(Personal.of(text)))).isEqualTo(Personal.of(text));
  }

  @Test
  void the_same_text_never_looks_the_same_twice() {
    var seal = keys.load(SUBJECT);
    assertThat(seal.close(SECRET)).isNotEqualTo(seal.close(SECRET)).startsWith("1:");
  }

  @Test
  void another_node_opens_what_this_one_closed() throws Exception {
    var closed = keys.of(SUBJECT).toCompletableFuture().get(5, SECONDS).close(SECRET);
    assertThat(node(master).load(SUBJECT).open(closed)).isEqualTo(SECRET);
  }

  @Test
  void another_subject_does_not_open_it() {
    var closed = keys.load(SUBJECT).close(SECRET);
    assertThatThrownBy(() -> keys.load("customer|acme:124").open(closed))
        .isInstanceOf(Aes.NotOurs.class);
  }

  @Test
  void a_text_that_was_never_closed_or_was_changed_does_not_open() {
    var seal = keys.load(SUBJECT);
    assertThatThrownBy(() -> seal.open("plain")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> seal.open("1:")).isInstanceOf(Aes.NotOurs.class);
    var closed = seal.close(SECRET);
    var changed =
        closed.substring(0, 20) + (closed.charAt(20) == 'A' ? 'B' : 'A') + closed.substring(21);
    assertThatThrownBy(() -> seal.open(changed)).isInstanceOf(Aes.NotOurs.class);
  }

  @Test
  void nodes_that_race_for_a_new_subject_get_one_key() throws Exception {
    var nodes = List.of(keys, node(master), node(master), node(master));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int round = 0; round < 50; round++) {
        var subject = "customer|acme:race-" + round;
        var barrier = new CyclicBarrier(nodes.size());
        var seals =
            nodes.stream()
                .map(it ->
                    threads.submit(() -> {
                      barrier.await();
                      return it.load(subject);
                    }))
                .toList();
        var closed = seals.getFirst().get().close(SECRET);
        for (var it : seals) assertThat(it.get().open(closed)).isEqualTo(SECRET);
      }
    }
  }

  @Test
  void an_erased_person_reads_as_erased_on_every_node() throws Exception {
    var other = node(master);
    var closed = keys.load(SUBJECT).close(SECRET);
    assertThat(other.load(SUBJECT).open(closed)).isEqualTo(SECRET);
    keys.assign(SUBJECT, "person-1");
    keys.load("customer|acme:somebody-else");
    keys.erase("person-1");
    assertThat(keys.load(SUBJECT).open(closed)).isEqualTo(Personal.ERASED);
    Await.until(
        Duration.ofSeconds(5),
        "erased on the other node",
        () -> other.load(SUBJECT).open(closed).erased());
    assertThat(node(master).load(SUBJECT).open(closed).erased()).isTrue();
    assertThat(database.ask("select subject from subject_key where wrapped is null"))
        .containsExactly(SUBJECT);
  }

  @Test
  void an_erasure_missed_while_the_connection_was_lost_is_noticed_afterwards() throws Exception {
    var other = node(master);
    keys.assign(SUBJECT, "person-1");
    var closed = other.load(SUBJECT).close(SECRET);
    database.run("update subject_key set wrapped = null, destroyed_at = now()"); // told to nobody
    database.cut();
    Await.until(
        Duration.ofSeconds(10),
        "erased once the connection is back",
        () -> {
          try {
            return other.load(SUBJECT).open(closed).erased();
          } catch (RuntimeException _) {
            return false; // the pool has not noticed yet
          }
        });
  }

  @Test
  void what_is_stored_after_an_erasure_is_erased_from_the_start() {
    keys.assign(SUBJECT, "person-1");
    keys.erase("person-1");
    var seal = keys.load(SUBJECT);
    assertThat(seal.close(SECRET)).isEqualTo("0:");
    assertThat(seal.open("0:")).isEqualTo(Personal.ERASED);
    assertThat(keys.load("customer|acme:x").close(Personal.ERASED)).isEqualTo("0:");
  }

  @Test
  void a_subject_may_be_assigned_before_its_key_is_used() {
    keys.assign(SUBJECT, "person-1");
    var seal = keys.load(SUBJECT);
    assertThat(seal.open(seal.close(SECRET))).isEqualTo(SECRET);
  }

  @Test
  void a_wrong_master_key_is_named() {
    keys.check();
    keys.load(SUBJECT);
    var stranger = node(MasterKey.parse(MasterKey.generate()));
    assertThatThrownBy(stranger::check)
        .isInstanceOf(MasterKey.WrongMasterKey.class)
        .hasMessageContaining("SWITCHBOARD_MASTER_KEY");
    assertThatThrownBy(() -> stranger.of(SUBJECT).toCompletableFuture().get(5, SECONDS))
        .hasCauseInstanceOf(MasterKey.WrongMasterKey.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "short", "c2hvcnQ=", "not base64 at all !!"})
  void what_is_no_master_key_is_refused_without_showing_it(String text) {
    assertThatThrownBy(() -> MasterKey.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("openssl rand -base64 32")
        .hasNoCause();
  }

  @Test
  void an_unreachable_key_store_is_a_failure_and_passes() throws Exception {
    var broken = SubjectKeys.open(closedPool(), master, listening());
    assertThatThrownBy(() -> broken.load(SUBJECT)).isInstanceOf(KeyTable.KeyStoreUnreachable.class);
  }

  private HikariDataSource closedPool() {
    var pool = database.pool(1);
    pool.close();
    return pool;
  }

  private Notifications listening() {
    var notifications = Notifications.open(database.url(), SubjectKeys.CHANNEL);
    opened.add(notifications);
    return notifications;
  }

  @Test
  void hashes_are_the_same_on_every_node_and_differ_by_tenant_kind_and_value() throws Exception {
    var other = node(master);
    assertThat(hash(keys, "acme", "phone", "+15550100"))
        .isEqualTo(hash(other, "acme", "phone", "+15550100"))
        .isEqualTo(hash(keys, "acme", "phone", "+15550100"))
        .matches("[A-Za-z0-9_-]{43}")
        .isNotEqualTo(hash(keys, "brook", "phone", "+15550100"))
        .isNotEqualTo(hash(keys, "acme", "mail", "+15550100"))
        .isNotEqualTo(hash(keys, "acme", "phone", "+15550101"));
  }

  private static String hash(SubjectKeys keys, String tenant, String kind, String value)
      throws Exception {
    return keys.hash(tenant, kind, value).toCompletableFuture().get(5, SECONDS);
  }

  @JsonTypeName("said")
  record Said(Personal words, String kind) implements Fact {}

  @Test
  void nothing_of_the_plain_text_is_stored() throws Exception {
    var stored = FactCodec.store(new Said(SECRET, "call"), keys.load(SUBJECT));
    var bytes = new String(stored.json(), ISO_8859_1);
    assertThat(bytes).contains("\"type\":\"said\"", "\"kind\":\"call\"");
    for (var word : SECRET.text().split(" ")) {
      if (word.length() > 3) assertThat(bytes).doesNotContain(word);
    }
    assertThat(FactCodec.read(Said.class, stored.json(), keys.load(SUBJECT)).words())
        .isEqualTo(SECRET);
    assertThat(database.ask("select encode(wrapped, 'escape') from subject_key"))
        .noneMatch(it -> it.contains("Quarry"));
  }
}
