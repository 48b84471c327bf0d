package switchboard.persistence.google;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import switchboard.engine.scheduler.Links.Link;
import switchboard.engine.scheduler.Links.Wanted;
import switchboard.engine.scheduler.Source;
import switchboard.persistence.database.TestDatabase;

final class JdbcOutsideLinksTest {

  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
  private static final Duration LEASE = Duration.ofMinutes(2);
  private static final Wanted ANNA = new Wanted("anna", Source.google("anna@cal.example"));
  private static final Wanted FEED = new Wanted("anna", Source.ics("https://cal.example/a.ics"));

  private final TestDatabase database = TestDatabase.create();
  private final JdbcOutsideLinks links = new JdbcOutsideLinks(database.pool(8));

  @AfterEach
  void close() {
    database.close();
  }

  private static Instant after(long seconds) {
    return NOW.plusSeconds(seconds);
  }

  private Link taken(Instant now) {
    var taken = links.take(10, now, LEASE);
    assertThat(taken).hasSize(1);
    return taken.getFirst();
  }

  @Test
  void a_wanted_calendar_is_due_at_once_and_leased_to_one() {
    links.want("acme", 1, List.of(ANNA), NOW);
    var link = taken(NOW);
    assertThat(link.source()).isEqualTo(ANNA.source());
    assertThat(link.token()).isEmpty();
    assertThat(links.take(10, after(60), LEASE)).isEmpty();
    assertThat(links.take(10, after(121), LEASE)).hasSize(1);
  }

  @Test
  void what_was_read_is_remembered_until_it_is_due_again() {
    links.want("acme", 1, List.of(ANNA), NOW);
    links.reached(taken(NOW), Optional.of("t-1"), true, NOW, after(180));
    assertThat(links.take(10, after(179), LEASE)).isEmpty();
    var again = taken(after(180));
    assertThat(again.token()).contains("t-1");
    assertThat(again.whole()).contains(NOW);
    assertThat(again.reached()).contains(NOW);
  }

  @Test
  void who_has_lost_the_lease_changes_nothing() {
    links.want("acme", 1, List.of(ANNA), NOW);
    var slow = taken(NOW);
    var quick = taken(after(130));
    links.reached(slow, Optional.of("old"), true, after(131), after(500));
    links.reached(quick, Optional.of("new"), true, after(132), after(500));
    links.reached(slow, Optional.of("old"), true, after(133), after(500));
    assertThat(taken(after(500)).token()).contains("new");
  }

  @Test
  void a_poke_while_it_is_read_is_not_lost() {
    links.want("acme", 1, List.of(ANNA), NOW);
    var link = taken(NOW);
    assertThat(links.poke("acme", "anna", ANNA.source().name(), after(1))).isTrue();
    links.reached(link, Optional.of("t-1"), true, after(2), after(500));
    assertThat(taken(after(2)).token()).contains("t-1");
  }

  @Test
  void many_pokes_make_it_due_once_and_not_later() {
    links.want("acme", 1, List.of(ANNA), NOW);
    links.reached(taken(NOW), Optional.of("t-1"), true, NOW, after(500));
    for (var i = 1; i < 5; i++) links.poke("acme", "anna", ANNA.source().name(), after(i));
    assertThat(links.take(10, after(1), LEASE)).hasSize(1);
    assertThat(links.poke("acme", "anna", "google-unknown", NOW)).isFalse();
  }

  @Test
  void a_failure_counts_and_a_loss_forgets_how_far_it_was_read() {
    links.want("acme", 1, List.of(ANNA), NOW);
    links.reached(taken(NOW), Optional.of("t-1"), true, NOW, after(10));
    links.missed(taken(after(10)), false, after(20));
    var second = taken(after(20));
    assertThat(second.failures()).isOne();
    assertThat(second.token()).contains("t-1");
    links.missed(second, true, after(30));
    var third = taken(after(30));
    assertThat(third.lost()).isTrue();
    assertThat(third.token()).isEmpty();
    links.reached(third, Optional.of("t-2"), true, after(30), after(40));
    assertThat(taken(after(40)).lost()).isFalse();
  }

  @Test
  void a_calendar_the_profile_names_no_longer_is_forgotten() {
    links.want("acme", 1, List.of(ANNA, FEED), NOW);
    links
        .take(10, NOW, LEASE)
        .forEach(it -> links.reached(it, Optional.of("t"), true, NOW, after(500)));
    links.want("acme", 2, List.of(FEED), after(1));
    var link = taken(after(1));
    assertThat(link.wanted()).isFalse();
    links.forgotten(link);
    assertThat(links.list("acme")).extracting(it -> it.source()).containsExactly(FEED.source());
  }

  @Test
  void a_node_with_an_old_profile_changes_nothing() {
    links.want("acme", 2, List.of(ANNA), NOW);
    links.want("acme", 1, List.of(), NOW);
    assertThat(taken(NOW).wanted()).isTrue();
  }

  @Test
  void a_calendar_wanted_again_while_it_is_forgotten_is_read_from_the_start() {
    links.want("acme", 1, List.of(ANNA), NOW);
    links.want("acme", 2, List.of(), NOW);
    var link = taken(NOW);
    links.want("acme", 3, List.of(ANNA), after(1));
    links.forgotten(link);
    var again = taken(after(1));
    assertThat(again.wanted()).isTrue();
    assertThat(again.token()).isEmpty();
  }

  @Test
  void a_granted_calendar_stays_whatever_the_profile_says() {
    links.add("acme", ANNA, NOW);
    links.want("acme", 7, List.of(), NOW);
    assertThat(taken(NOW).wanted()).isTrue();
    links.release("acme", ANNA, after(200));
    assertThat(taken(after(200)).wanted()).isFalse();
  }

  @Test
  void no_link_is_taken_twice_by_many_at_once() throws Exception {
    var all = IntStream.range(0, 100).mapToObj(it -> new Wanted("r" + it, ANNA.source())).toList();
    links.want("acme", 1, all, NOW);
    var taken = new ConcurrentLinkedQueue<String>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var i = 0; i < 8; i++)
        threads.submit(() -> {
          var some = links.take(10, NOW, LEASE);
          while (!some.isEmpty()) {
            some.forEach(it -> taken.add(it.resource()));
            some = links.take(10, NOW, LEASE);
          }
        });
    }
    assertThat(taken).hasSize(100).doesNotHaveDuplicates();
  }
}
