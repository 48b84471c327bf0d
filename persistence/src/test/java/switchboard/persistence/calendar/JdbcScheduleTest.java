package switchboard.persistence.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import switchboard.engine.Fact;
import switchboard.engine.calendar.Calendar.By;
import switchboard.engine.calendar.Event.About;
import switchboard.engine.calendar.Event.Assured;
import switchboard.engine.calendar.Event.Cancelled;
import switchboard.engine.calendar.Event.Concluded;
import switchboard.engine.calendar.Event.Confirmed;
import switchboard.engine.calendar.Event.Displaced;
import switchboard.engine.calendar.Event.Held;
import switchboard.engine.calendar.Event.Interest;
import switchboard.engine.calendar.Event.LeadChanged;
import switchboard.engine.calendar.Event.Moved;
import switchboard.engine.calendar.Event.Outcome;
import switchboard.engine.calendar.Event.RescheduleAsked;
import switchboard.engine.calendar.Event.RescheduleSettled;
import switchboard.engine.calendar.Local;
import switchboard.engine.calendar.Schedule.Entry;
import switchboard.engine.calendar.Schedule.Figures;
import switchboard.engine.calendar.Schedule.Filter;
import switchboard.engine.calendar.Schedule.Pending;
import switchboard.engine.calendar.Schedule.Share;
import switchboard.engine.calendar.Schedule.Status;
import switchboard.engine.calendar.Slot;
import switchboard.engine.calendar.Visit;
import switchboard.persistence.view.Alarms;
import switchboard.persistence.view.Feed;
import switchboard.persistence.view.Visits;

final class JdbcScheduleTest {

  private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
  private static final ZoneId ZONE = ZoneId.of("America/Chicago");
  private static final Slot TEN = slot(60);
  private static final Slot ELEVEN = slot(120);
  private static final Slot NOON = slot(180);
  private static final Slot DAY = Slot.of(NINE, Duration.ofDays(1));

  private final Feed feed = Feed.open();
  private final JdbcSchedule schedule =
      new JdbcSchedule(feed.source(), Clock.fixed(NINE, ZoneOffset.UTC));

  @AfterEach
  void close() {
    feed.close();
  }

  private static Slot slot(int minutesAfterNine) {
    return Slot.of(NINE.plusSeconds(60L * minutesAfterNine), Duration.ofHours(1));
  }

  private static Optional<About> about(Visit visit, Slot slot) {
    return Optional.of(new About(visit, slot));
  }

  private static Held held(String id, Visit visit, Slot slot) {
    return new Held(id, visit, slot, NINE.plusSeconds(300), NINE);
  }

  private void tell(String resource, Fact... facts) throws SQLException {
    feed.tell("calendar|acme:" + resource, facts);
  }

  private void made(String resource, String id, Visit visit, Slot slot) throws SQLException {
    tell(resource, held(id, visit, slot), new Confirmed(id, NINE, false, about(visit, slot)));
  }

  private Entry entry(String id) {
    return schedule.byId("acme", id).orElseThrow();
  }

  private List<String> ids(List<Entry> entries) {
    return entries.stream().map(Entry::appointment).toList();
  }

  @Test
  void an_appointment_of_several_resources_is_shown_once_and_led_by_one() throws Exception {
    made("flat", "a1", Visits.following("c1", "ann"), TEN);
    made("ann", "a1", Visits.leading("c1", "flat"), TEN);
    assertThat(schedule.between("acme", DAY))
        .extracting(Entry::resource, Entry::with)
        .containsExactly(tuple("ann", List.of("flat")));
    assertThat(entry("a1").resource()).isEqualTo("ann");
    assertThat(schedule.madeSince("acme", NINE)).isEqualTo(1);
  }

  @Test
  void a_companion_may_not_be_in_two_places_either() throws Exception {
    made("flat", "a1", Visits.following("c1", "ann"), TEN);
    made("flat", "a2", Visits.following("c2", "bob"), TEN);
    assertThat(new Alarms(feed.source()).count()).isEqualTo(1);
  }

  @Test
  void what_was_handed_over_is_shown_where_it_is_now_and_has_changed_once() throws Exception {
    made("ann", "a1", Visits.of("c1", "CA1"), TEN);
    tell("ann", new Moved("a1", ELEVEN, By.OWNER, NINE));
    made("bob", "a1", Visits.handedOver("c1", "ann"), ELEVEN);
    tell(
        "ann",
        new Cancelled(
            "a1", By.SYSTEM, NINE, Optional.of(Visit.HANDED_OVER), false, Optional.empty()));
    assertThat(schedule.between("acme", DAY))
        .extracting(Entry::resource, Entry::status, Entry::revision)
        .containsExactly(tuple("bob", Status.CONFIRMED, 2));
    assertThat(schedule.madeSince("acme", NINE)).isEqualTo(1);
    assertThat(schedule.mix("acme", DAY)).containsExactly(new Share("repair", 1, 0, 60));

    tell("bob", new Cancelled("a1", By.CUSTOMER, NINE));
    assertThat(entry("a1"))
        .extracting(Entry::status, Entry::revision)
        .containsExactly(Status.CANCELLED, 3);
  }

  @Test
  void one_handed_there_and_back_keeps_count_of_its_changes() throws Exception {
    var gone =
        new Cancelled(
            "a1", By.SYSTEM, NINE, Optional.of(Visit.HANDED_OVER), false, Optional.empty());
    made("ann", "a1", Visits.of("c1", "CA1"), TEN);
    made("bob", "a1", Visits.handedOver("c1", "ann"), TEN);
    tell("ann", gone);
    made("ann", "a1", Visits.handedOver("c1", "bob"), TEN);
    tell("bob", gone);
    assertThat(entry("a1")).extracting(Entry::resource, Entry::revision).containsExactly("ann", 2);
  }

  @Test
  void a_follower_comes_to_follow_another() throws Exception {
    made("flat", "a1", Visits.following("c1", "ann"), TEN);
    tell("flat", new LeadChanged("a1", "bob", NINE));
    assertThat(feed.database().ask("select lead from appointment")).containsExactly("bob");
    assertThat(schedule.byId("acme", "a1")).isEmpty();
  }

  @Test
  void both_the_instant_and_the_time_on_the_wall_are_kept() throws Exception {
    var local = Local.of(TEN.start(), ZONE);
    tell("ann", new Held("a1", Visits.of("c1", ""), TEN, NINE, NINE, Optional.of(local)));
    tell("ann", new Confirmed("a1", NINE));
    assertThat(entry("a1").local())
        .contains(new Local(LocalDateTime.parse("2026-03-02T04:00"), ZONE));
    var later = Local.of(ELEVEN.start(), ZONE);
    tell("ann", new Moved("a1", ELEVEN, By.OWNER, NINE, Optional.of(later), Optional.empty()));
    assertThat(entry("a1").local()).contains(later);
  }

  @Test
  void an_unsure_one_is_sure_once_it_is_assured() throws Exception {
    var visit = Visits.of("c1", "");
    tell("ann", held("a1", visit, TEN), new Confirmed("a1", NINE, true, about(visit, TEN)));
    assertThat(entry("a1").sure()).isFalse();
    tell("ann", new Assured("a1", NINE, about(visit, TEN)));
    assertThat(entry("a1").sure()).isTrue();
  }

  @Test
  void one_for_which_another_time_is_sought_waits_until_it_is_found() throws Exception {
    var visit = Visits.of("c1", "");
    made("ann", "a1", visit, TEN);
    made("ann", "a2", visit, ELEVEN);
    made("ann", "a3", visit, NOON);
    tell("ann", new RescheduleAsked("a2", "customer", NINE, about(visit, ELEVEN)));
    tell("ann", new Displaced("a1", "e1", NINE.plusSeconds(1), about(visit, TEN)));

    assertThat(entry("a2").status()).isEqualTo(Status.PENDING_RESCHEDULE);
    assertThat(entry("a2").pending()).contains(new Pending("customer", NINE, false));
    assertThat(entry("a1").pending()).contains(new Pending("displaced", NINE.plusSeconds(1), true));
    var first = schedule.reschedules("acme", Optional.empty(), 1);
    assertThat(ids(first.items())).containsExactly("a2");
    assertThat(ids(schedule.reschedules("acme", first.next(), 1).items())).containsExactly("a1");
    assertThat(ids(schedule.between("acme", DAY))).containsExactly("a2", "a3");

    tell("ann", new RescheduleSettled("a2", NINE));
    tell("ann", new Moved("a1", slot(300), By.OWNER, NINE));
    assertThat(schedule.reschedules("acme", Optional.empty(), 10).items()).isEmpty();
    assertThat(entry("a1"))
        .extracting(Entry::status, Entry::slot, Entry::revision)
        .containsExactly(Status.CONFIRMED, slot(300), 1);
  }

  @Test
  void an_emergency_takes_the_place_of_another_without_an_alarm() throws Exception {
    var visit = Visits.of("c1", "");
    made("ann", "a1", visit, TEN);
    tell("ann", new Displaced("a1", "e1", NINE, about(visit, TEN)));
    made("ann", "e1", visit, TEN);
    assertThat(new Alarms(feed.source()).count()).isZero();
    tell("ann", new Moved("a1", TEN, By.OWNER, NINE));
    assertThat(new Alarms(feed.source()).count()).isEqualTo(1);
  }

  @Test
  void a_cancellation_says_why_and_whether_it_was_late() throws Exception {
    var visit = Visits.of("c1", "");
    made("ann", "a1", visit, TEN);
    var cancelled =
        new Cancelled("a1", By.LINK, NINE, Optional.of("no-time"), true, about(visit, TEN));
    tell("ann", cancelled, cancelled);
    assertThat(entry("a1"))
        .extracting(Entry::why, Entry::late, Entry::revision)
        .containsExactly(Optional.of("no-time"), true, 1);
  }

  @Test
  void what_became_of_it_is_shown() throws Exception {
    var visit = Visits.of("c1", "");
    made("ann", "a1", visit, TEN);
    tell(
        "ann",
        new RescheduleAsked("a1", "customer", NINE, about(visit, TEN)),
        new Concluded("a1", Outcome.COMPLETED, Optional.of(Interest.LOW), NINE, about(visit, TEN)));
    assertThat(entry("a1"))
        .extracting(Entry::outcome, Entry::interest, Entry::status)
        .containsExactly(
            Optional.of(Outcome.COMPLETED), Optional.of(Interest.LOW), Status.CONFIRMED);
  }

  @Test
  void told_twice_counts_once() throws Exception {
    var visit = Visits.of("c1", "");
    made("ann", "a1", visit, TEN);
    var moved = new Moved("a1", ELEVEN, By.OWNER, NINE);
    tell("ann", moved, moved);
    assertThat(entry("a1").revision()).isEqualTo(1);
  }

  @Test
  void a_list_is_read_page_by_page_and_holds_everything_once() throws Exception {
    for (int i = 0; i < 7; i++) {
      made("ann", "a" + i, Visits.of("c" + i % 2, ""), slot(60 * i));
      made("bob", "b" + i, Visits.of("c1", ""), slot(60 * i));
    }
    var read = new ArrayList<String>();
    var cursor = Optional.<String>empty();
    do {
      var page = schedule.list("acme", Filter.ALL, cursor, 3);
      assertThat(page.items().size()).isLessThanOrEqualTo(3);
      read.addAll(ids(page.items()));
      cursor = page.next();
    } while (cursor.isPresent());
    assertThat(read).hasSize(14).doesNotHaveDuplicates();
    assertThat(read).startsWith("a0", "b0", "a1", "b1");
    assertThat(schedule.list("bolt", Filter.ALL, Optional.empty(), 3).items()).isEmpty();
    assertThatThrownBy(() -> schedule.list("acme", Filter.ALL, Optional.of("?"), 3))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_list_can_be_narrowed_by_anything() throws Exception {
    made("ann", "a1", Visits.leading("c1", "flat"), TEN);
    made("bob", "a2", Visits.of("c2", ""), ELEVEN);
    made("bob", "a3", Visits.of("c2", ""), NOON);
    tell("bob", new Cancelled("a3", By.OWNER, NINE));
    made("bob", "a4", Visits.of("c1", ""), slot(240));
    tell("bob", new RescheduleAsked("a4", "customer", NINE, Optional.empty()));
    tell("bob", held("a5", Visits.of("c1", ""), slot(300)));

    assertThat(found(Optional.of("c1"), Optional.empty(), Optional.empty()))
        .containsExactly("a1", "a4", "a5");
    assertThat(found(Optional.empty(), Optional.empty(), Optional.of("flat")))
        .containsExactly("a1");
    assertThat(found(Optional.empty(), Optional.of(Status.CONFIRMED), Optional.empty()))
        .containsExactly("a1", "a2");
    assertThat(found(Optional.empty(), Optional.of(Status.CANCELLED), Optional.of("bob")))
        .containsExactly("a3");
    assertThat(found(Optional.empty(), Optional.of(Status.PENDING_RESCHEDULE), Optional.empty()))
        .containsExactly("a4");
    assertThat(found(Optional.empty(), Optional.of(Status.HELD), Optional.empty()))
        .containsExactly("a5");
    assertThat(found(Optional.of("'\0"), Optional.empty(), Optional.empty())).isEmpty();
    var window = Filter.within(new Slot(ELEVEN.start(), NOON.start()));
    assertThat(ids(schedule.list("acme", window, Optional.empty(), 9).items()))
        .containsExactly("a2");
  }

  private List<String> found(
      Optional<String> customer, Optional<Status> status, Optional<String> resource) {
    var filter =
        new Filter(
            customer, status, Optional.of("repair"), resource, Optional.empty(), Optional.empty());
    return ids(schedule.list("acme", filter, Optional.empty(), 10).items());
  }

  @Test
  void a_day_adds_up() throws Exception {
    var visit = Visits.of("c1", "");
    for (int i = 0; i < 5; i++) made("ann", "a" + i, visit, slot(60 * i));
    tell("ann", new Cancelled("a1", By.LINK, NINE, Optional.empty(), true, about(visit, TEN)));
    tell("ann", new RescheduleAsked("a2", "customer", NINE, Optional.empty()));
    tell("ann", new Concluded("a3", Outcome.NO_SHOW, Optional.empty(), NINE, Optional.empty()));
    made("bob", "b1", Visits.following("c1", "ann"), TEN);
    assertThat(schedule.figures("acme", DAY)).isEqualTo(new Figures(3, 1, 1, 1, 0, 0, 1));
    assertThat(schedule.mix("acme", DAY)).containsExactly(new Share("repair", 4, 1, 240));
    assertThat(schedule.figures("bolt", DAY)).isEqualTo(new Figures(0, 0, 0, 0, 0, 0, 0));
    assertThat(schedule.mix("acme", slot(6000))).isEmpty();
  }

  @Test
  void no_list_reads_a_whole_table() throws Exception {
    feed.database()
        .run(
            """
            insert into appointment (tenant, id, resource, customer, service, emergency, starts,
              ends, until, status, made, pending_since)
            select 't' || i % 20, 'a' || i, 'r' || i % 1000, 'c' || i % 100, 'repair', false,
              now() + i * interval '1 hour', now() + i * interval '1 hour' + interval '1 hour',
              now(), 'CONFIRMED', now(), case when i % 50 = 0 then now() end
            from generate_series(1, 20000) i;
            analyze appointment
            """);
    assertThat(plan("listed and (starts, id) > (now(), '') order by starts, id limit 50"))
        .contains("appointment_starts");
    assertThat(
            plan("listed and customer = 'c7' and (starts, id) > (now(), '') order by starts, id"))
        .contains("appointment_customer");
    assertThat(
            plan(
                "listed and pending_since is not null and (pending_since, id) > (now(), '')"
                    + " order by pending_since, id limit 50"))
        .contains("appointment_pending");
    assertThat(plan("listed and during && tstzrange(now(), now() + interval '7 days')"))
        .containsAnyOf("appointment_during", "appointment_starts");
    assertThat(plan("id = 'a7' and listed")).contains("appointment_pkey");
    assertThat(plan("listed and starts >= now() and starts < now() + interval '1 day'"))
        .contains("appointment_starts");
  }

  private String plan(String condition) throws SQLException {
    var sql = "explain select * from appointment where tenant = 't7' and " + condition;
    return String.join("\n", feed.database().ask(sql));
  }
}
