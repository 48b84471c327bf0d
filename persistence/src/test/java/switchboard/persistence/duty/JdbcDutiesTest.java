package switchboard.persistence.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.engine.duty.Duties.Listed;
import switchboard.engine.duty.Duties.State;
import switchboard.engine.duty.Duty;
import switchboard.engine.duty.Duty.Kind;
import switchboard.persistence.database.Await;
import switchboard.persistence.projection.Heard;
import switchboard.persistence.view.Feed;

final class JdbcDutiesTest {

  private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
  private static final Duration LEASE = Duration.ofMinutes(1);
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Set<Kind> ALL = EnumSet.allOf(Kind.class);

  private final Feed feed = Feed.open();
  private final JdbcDuties duties = new JdbcDuties(feed.source());

  @AfterEach
  void close() {
    feed.close();
  }

  private static Duty duty(String id, Kind kind, Instant due) {
    var facts = Map.of("start", "2026-03-03T09:00:00Z", "before", "PT24H");
    return new Duty("acme", id, kind, "a1", Optional.of("ann"), facts, due, 0);
  }

  private List<Duty> take(Instant now) {
    return duties.take(ALL, 100, now, LEASE);
  }

  private State state(String id) {
    return duties.byId("acme", id).orElseThrow().state();
  }

  @Test
  void a_duty_comes_back_as_it_was_added_and_only_once() {
    var added = duty("d1", Kind.REMIND, NINE);
    assertThat(duties.add(added)).isTrue();
    assertThat(duties.add(duty("d1", Kind.TELL, NINE.plusSeconds(5)))).isFalse();
    assertThat(take(NINE.minusSeconds(1))).isEmpty();
    assertThat(take(NINE)).containsExactly(added);
    assertThat(take(NINE)).isEmpty();
    duties.done(added);
    assertThat(take(NINE.plus(Duration.ofDays(9)))).isEmpty();
  }

  @Test
  void what_is_long_over_is_forgotten_a_little_at_a_time() throws Exception {
    for (var state : State.values())
      for (var due : List.of(NINE, NINE.minusSeconds(10))) {
        var id = state + (due.equals(NINE) ? " late" : "");
        duties.add(duty(id, Kind.TELL, due));
        feed.database().run("update duty set state = '" + state + "' where id = '" + id + "'");
      }
    feed.database().run("update duty set wake = due + interval '1 h' where id = 'FAILED'");
    assertThat(duties.purge(NINE, 1)).isEqualTo(1);
    assertThat(duties.purge(NINE, 10)).isEqualTo(1);
    assertThat(duties.purge(NINE, 10)).isZero();
    assertThat(feed.rows("duty")).hasSize(8);
    assertThat(duties.byId("acme", "DONE")).isEmpty();
    assertThat(duties.byId("acme", "PENDING")).isPresent();
  }

  @Test
  void only_the_kinds_asked_for_are_taken_the_longest_overdue_first() {
    duties.add(duty("d3", Kind.MAIL, NINE));
    duties.add(duty("d1", Kind.REMIND, NINE.minusSeconds(10)));
    duties.add(duty("d2", Kind.TELL, NINE.minusSeconds(20)));
    assertThat(duties.take(EnumSet.of(Kind.MAIL, Kind.REMIND), 10, NINE, LEASE))
        .extracting(Duty::id)
        .containsExactly("d1", "d3");
    duties.add(duty("d4", Kind.MAIL, NINE.minusSeconds(30)));
    assertThat(duties.take(ALL, 1, NINE, LEASE)).extracting(Duty::id).containsExactly("d4");
    assertThat(duties.take(Set.of(), 10, NINE, LEASE)).isEmpty();
  }

  @Test
  void ten_thousand_due_duties_are_each_taken_once_by_two_nodes() throws Exception {
    feed.database()
        .run(
            """
            insert into duty (tenant, id, kind, subject, facts, due, wake, state)
            select 't' || i % 7, 'd' || i, (array['REMIND', 'TELL', 'MAIL'])[i % 3 + 1], 'a' || i,
              '{}', t, t, 'PENDING'
            from generate_series(1, 10000) i, lateral (
              select '2026-03-02T08:00:00Z'::timestamptz + i % 1000 * interval '1 second' as t) x
            """);
    var seen = new ConcurrentLinkedQueue<String>();
    var nodes = Stream.generate(() -> new JdbcDuties(feed.source())).limit(2).toList();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var work = new ArrayList<Callable<Boolean>>();
      for (var node : nodes) for (int i = 0; i < 3; i++) work.add(() -> workOff(node, seen));
      for (var it : threads.invokeAll(work)) assertThat(it.get()).isTrue();
    }
    assertThat(seen).hasSize(10_000).doesNotHaveDuplicates();
    assertThat(feed.database().count("select count(*) from duty where state = 'DONE'"))
        .isEqualTo(10_000);
  }

  @Test
  void looking_for_work_reads_no_whole_table() throws Exception {
    feed.database()
        .run(
            """
            insert into duty (tenant, id, kind, subject, facts, due, wake, state)
            select 't' || i % 7, 'd' || i, (array['REMIND', 'TELL', 'MAIL'])[i % 3 + 1], 'a' || i,
              '{}', now(), now() + i * interval '1 hour',
              case when i % 10 = 0 then 'PENDING' else 'DONE' end
            from generate_series(1, 30000) i;
            analyze duty
            """);
    assertThat(
            plan(
                """
                select d.id from unnest(array['REMIND', 'MAIL']) as k (kind) cross join lateral (
                  select id, wake from duty
                  where kind = k.kind and state in ('PENDING', 'TAKEN') and wake <= now()
                  order by wake limit 50 for update skip locked) d
                order by d.wake limit 50
                """))
        .contains("duty_wake")
        .doesNotContain("Seq Scan");
    assertThat(
            plan(
                """
                select * from duty where tenant = 't1' and kind = 'REMIND'
                  and (due, id) < (now(), '') order by due desc, id desc limit 50
                """))
        .contains("duty_listed");
    assertThat(plan("select * from duty where tenant = 't1' and subject = 'a8'"))
        .contains("duty_subject");
  }

  private String plan(String sql) throws SQLException {
    return String.join("\n", feed.database().ask("explain " + sql));
  }

  private static boolean workOff(JdbcDuties node, ConcurrentLinkedQueue<String> seen) {
    var taken = node.take(ALL, 50, NINE, LEASE);
    while (!taken.isEmpty()) {
      for (var it : taken) {
        seen.add(it.id());
        node.done(it);
      }
      taken = node.take(ALL, 50, NINE, LEASE);
    }
    return true;
  }

  @Test
  void what_a_crashed_node_held_comes_back_when_its_lease_runs_out() {
    duties.add(duty("d1", Kind.REMIND, NINE));
    var crashed = take(NINE).getFirst();
    assertThat(take(NINE.plus(LEASE).minusMillis(1))).isEmpty();
    var taken = take(NINE.plus(LEASE)).getFirst();
    assertThat(taken.attempts()).isEqualTo(1);
    assertThat(taken.due()).isEqualTo(NINE);

    duties.failed(crashed, "late");
    duties.again(crashed, NINE, "late");
    assertThat(state("d1")).isEqualTo(State.TAKEN);
    duties.again(taken, NINE.plusSeconds(90), "busy");
    assertThat(take(NINE.plusSeconds(89))).isEmpty();
    duties.done(crashed);
    assertThat(take(NINE.plusSeconds(90))).isEmpty();
    assertThat(state("d1")).isEqualTo(State.DONE);
  }

  @Test
  void what_does_not_succeed_is_tried_again_and_at_last_given_up() {
    duties.add(duty("d1", Kind.MAIL, NINE));
    duties.again(take(NINE).getFirst(), NINE.plusSeconds(30), "refused");
    assertThat(duties.byId("acme", "d1").flatMap(Listed::note)).contains("refused");
    duties.failed(take(NINE.plusSeconds(30)).getFirst(), "refused for good");
    assertThat(take(NINE.plus(Duration.ofDays(1)))).isEmpty();
    assertThat(state("d1")).isEqualTo(State.FAILED);
  }

  @Test
  void what_is_no_longer_called_for_is_dropped() {
    for (var it : List.of("d1", "d2", "d3")) duties.add(duty(it, Kind.REMIND, NINE));
    duties.add(duty("d4", Kind.TELL, NINE));
    var taken = duties.take(EnumSet.of(Kind.REMIND), 1, NINE, LEASE).getFirst();
    duties.drop(taken, "moved");
    duties.drop(taken, "again");
    assertThat(duties.byId("acme", taken.id()).flatMap(Listed::note)).contains("moved");
    assertThat(duties.withdraw("bolt", "a1", ALL)).isZero();
    assertThat(duties.withdraw("acme", "a1", EnumSet.of(Kind.REMIND))).isEqualTo(2);
    assertThat(duties.withdraw("acme", "a1", EnumSet.of(Kind.REMIND))).isZero();
    assertThat(take(NINE)).extracting(Duty::id).containsExactly("d4");
  }

  @Test
  void somebody_can_take_a_reminder_back_but_not_twice_nor_another_tenants() {
    duties.add(duty("d1", Kind.REMIND, NINE));
    assertThat(duties.takeBack("bolt", "d1")).isFalse();
    assertThat(duties.takeBack("acme", "d1")).isTrue();
    assertThat(duties.takeBack("acme", "d1")).isFalse();
    assertThat(take(NINE)).isEmpty();
  }

  @Test
  void a_list_is_read_page_by_page_the_latest_first() {
    for (int i = 0; i < 5; i++) duties.add(duty("d" + i, Kind.REMIND, NINE.plusSeconds(i / 2)));
    duties.add(duty("x", Kind.TELL, NINE));
    var first = duties.list("acme", Kind.REMIND, Optional.empty(), 3);
    var second = duties.list("acme", Kind.REMIND, first.next(), 3);
    assertThat(Stream.of(first, second).flatMap(it -> it.items().stream()))
        .extracting(it -> it.duty().id())
        .containsExactly("d4", "d3", "d2", "d1", "d0");
    assertThat(second.next()).isEmpty();
    assertThat(duties.list("bolt", Kind.REMIND, Optional.empty(), 3).items()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "tomorrow", "PT", "\0"})
  void a_reminder_of_no_time_is_refused(String before) {
    var facts = Map.of("start", "2026-03-03T09:00:00Z", "before", before);
    var duty = new Duty("acme", "d1", Kind.REMIND, "a1", Optional.empty(), facts, NINE, 0);
    assertThatThrownBy(() -> duties.add(duty)).isInstanceOf(IllegalArgumentException.class);
    assertThat(take(NINE)).isEmpty();
  }

  @Test
  void facts_may_hold_anything() {
    var facts = Map.of("'\"\\", "{}\u2028\ud83d\ude00 ' \"", "empty", "");
    var duty = new Duty("acme", "d'1", Kind.OFFER, "o\"1", Optional.empty(), facts, NINE, 0);
    duties.add(duty);
    assertThat(take(NINE)).containsExactly(duty);
  }

  @Test
  void those_who_watch_hear_of_everything_but_the_taking() throws Exception {
    try (var listening = Heard.of(feed.database())) {
      var heard = listening.topics();
      duties.add(duty("d1", Kind.MAIL, NINE));
      heard(heard, 1);
      var taken = take(NINE).getFirst();
      duties.again(taken, NINE, "busy");
      heard(heard, 2);
      duties.done(taken);
      heard(heard, 3);
      duties.done(taken);
      duties.add(duty("d2", Kind.MAIL, NINE));
      heard(heard, 4);
      assertThat(heard).containsOnly("duty:acme");
    }
  }

  private static void heard(Collection<String> heard, int times) throws Exception {
    Await.until(PATIENCE, times + " changes heard", () -> heard.size() == times);
  }
}
