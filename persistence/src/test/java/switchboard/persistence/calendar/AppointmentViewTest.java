package switchboard.persistence.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import switchboard.engine.calendar.Appointments.Found;
import switchboard.engine.calendar.Calendar.By;
import switchboard.engine.calendar.Event.About;
import switchboard.engine.calendar.Event.AttendanceConfirmed;
import switchboard.engine.calendar.Event.Cancelled;
import switchboard.engine.calendar.Event.Confirmed;
import switchboard.engine.calendar.Event.Displaced;
import switchboard.engine.calendar.Event.Held;
import switchboard.engine.calendar.Event.Moved;
import switchboard.engine.calendar.Event.Released;
import switchboard.engine.calendar.Schedule.Entry;
import switchboard.engine.calendar.Schedule.Status;
import switchboard.engine.calendar.Slot;
import switchboard.engine.calendar.Visit;
import switchboard.engine.conversation.Arrival;
import switchboard.engine.conversation.Event.FrameChanged;
import switchboard.engine.conversation.Event.Started;
import switchboard.engine.customer.Customer.Event.AddressLearned;
import switchboard.engine.customer.Customer.Event.Created;
import switchboard.engine.customer.Customer.Event.Named;
import switchboard.engine.customer.Customer.Event.PhoneLearned;
import switchboard.engine.customer.Customer.Source;
import switchboard.engine.privacy.Personal;
import switchboard.persistence.conversation.Frames;
import switchboard.persistence.view.Alarms;
import switchboard.persistence.view.Alarms.Alarm;
import switchboard.persistence.view.Alarms.What;
import switchboard.persistence.view.Feed;
import switchboard.persistence.view.Visits;

final class AppointmentViewTest {

  private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
  private static final Instant LAPSE = NINE.plusSeconds(300);
  private static final Slot TEN = slot(60);
  private static final Slot HALF_TEN = slot(90);
  private static final Slot ELEVEN = slot(120);
  private static final Slot DAY = Slot.of(NINE, Duration.ofDays(1));

  private final Feed feed = Feed.open();
  private final JdbcSchedule schedule = at(NINE);
  private final JdbcAppointments appointments = new JdbcAppointments(feed.source());
  private final Alarms alarms = new Alarms(feed.source());

  @AfterEach
  void close() {
    feed.close();
  }

  private JdbcSchedule at(Instant now) {
    return new JdbcSchedule(feed.source(), Clock.fixed(now, ZoneOffset.UTC));
  }

  private static Slot slot(int minutesAfterNine) {
    return Slot.of(NINE.plusSeconds(60L * minutesAfterNine), Duration.ofHours(1));
  }

  private static Held held(String id, Slot slot, Instant at) {
    var visit = new Visit("c1", "CA1", "repair", true, Duration.ZERO, Duration.ZERO);
    return new Held(id, visit, slot, at.plus(Duration.ofMinutes(5)), at);
  }

  private void confirmed(String calendar, String id, Slot slot) throws SQLException {
    feed.tell("calendar|" + calendar, held(id, slot, NINE), new Confirmed(id, NINE));
  }

  private List<String> shown(JdbcSchedule schedule, String tenant) {
    return schedule.between(tenant, DAY).stream().map(Entry::appointment).toList();
  }

  @Test
  void an_entry_names_who_and_why_even_if_that_is_learned_later() throws Exception {
    confirmed("acme:van", "a1", TEN);
    assertThat(schedule.byId("acme", "a1").orElseThrow().name()).isEmpty();

    feed.tell(
        "customer|acme:c1",
        new Created(Source.PHONE_CALL, NINE),
        new Named(Personal.of("Ann"), NINE),
        new PhoneLearned(Personal.of("+12025550111"), NINE),
        new AddressLearned(Personal.of("42 Elm Street"), NINE));
    var arrival = new Arrival(Arrival.Channel.VOICE, Optional.empty(), Optional.empty(), "x");
    feed.tell(
        "conversation|acme:CA1",
        new Started(arrival, 1, NINE),
        new FrameChanged(Frames.emergency("c1", "Ann", "burst pipe"), NINE));
    feed.tell("calendar|acme:van", new AttendanceConfirmed("a1", NINE));

    assertThat(schedule.between("acme", DAY))
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("made")
        .containsExactly(
            new Entry(
                "a1",
                Optional.of("CA1"),
                "c1",
                Optional.of("Ann"),
                Optional.of("+12025550111"),
                Optional.of("42 Elm Street"),
                Optional.of("burst pipe"),
                "repair",
                "van",
                TEN,
                true,
                Status.CONFIRMED,
                true));
  }

  @Test
  void a_hold_is_shown_until_it_runs_out() throws Exception {
    feed.tell("calendar|acme:van", held("a1", TEN, NINE));
    assertThat(shown(at(LAPSE.minusSeconds(1)), "acme")).containsExactly("a1");
    assertThat(shown(at(LAPSE), "acme")).isEmpty();
    assertThat(at(LAPSE).byId("acme", "a1")).isEmpty();
  }

  @Test
  void a_hold_given_back_is_gone_and_a_cancelled_appointment_stays() throws Exception {
    feed.tell("calendar|acme:van", held("a1", TEN, NINE), new Released("a1", NINE));
    confirmed("acme:van", "a2", TEN);
    feed.tell("calendar|acme:van", new Cancelled("a2", By.CUSTOMER, NINE));
    assertThat(schedule.between("acme", DAY))
        .extracting(Entry::appointment, Entry::status)
        .containsExactly(tuple("a2", Status.CANCELLED));
    assertThat(schedule.madeSince("acme", NINE)).isZero();
  }

  @Test
  void a_moved_appointment_waits_for_a_new_yes() throws Exception {
    confirmed("acme:van", "a1", TEN);
    feed.tell(
        "calendar|acme:van",
        new AttendanceConfirmed("a1", NINE),
        new Moved("a1", HALF_TEN, By.OWNER, NINE));
    var entry = schedule.byId("acme", "a1").orElseThrow();
    assertThat(entry.slot()).isEqualTo(HALF_TEN);
    assertThat(entry.attending()).isFalse();
    assertThat(alarms.count()).isZero();
  }

  @Test
  void an_appointment_at_the_edge_of_the_window_is_not_in_it() throws Exception {
    confirmed("acme:van", "a1", TEN);
    assertThat(schedule.between("acme", ELEVEN)).isEmpty();
    assertThat(schedule.between("acme", HALF_TEN)).hasSize(1);
  }

  @Test
  void two_appointments_at_once_raise_an_alarm_and_are_both_shown() throws Exception {
    confirmed("acme:van", "a1", TEN);
    confirmed("acme:van", "a2", HALF_TEN);
    assertThat(shown(schedule, "acme")).containsExactly("a1", "a2");
    assertThat(alarms.latest(10))
        .containsExactly(new Alarm("acme", What.DOUBLE_APPOINTMENT, "a2", "a1", NINE));
  }

  @Test
  void moving_onto_another_raises_an_alarm_too() throws Exception {
    confirmed("acme:van", "a1", TEN);
    confirmed("acme:van", "a2", ELEVEN);
    assertThat(alarms.count()).isZero();
    feed.tell("calendar|acme:van", new Moved("a2", HALF_TEN, By.CUSTOMER, NINE));
    assertThat(alarms.count()).isEqualTo(1);
    feed.tell("calendar|acme:van", new Moved("a2", ELEVEN, By.CUSTOMER, NINE));
    confirmed("acme:van", "a3", slot(180));
    feed.tell("calendar|acme:van", new Moved("a3", slot(150), By.CUSTOMER, NINE));
    assertThat(alarms.latest(10)).extracting(Alarm::other).containsExactlyInAnyOrder("a1", "a2");
  }

  @Test
  void no_alarm_is_raised_when_nothing_is_wrong() throws Exception {
    confirmed("acme:van", "a1", TEN);
    confirmed("acme:van", "a2", ELEVEN);
    confirmed("acme:cart", "a3", TEN);
    confirmed("bolt:van", "a1", TEN);
    feed.tell("calendar|acme:van", new Cancelled("a1", By.OWNER, NINE));
    confirmed("acme:van", "a4", TEN);
    assertThat(alarms.count()).isZero();
  }

  @Test
  void a_lapsed_hold_gives_way_without_an_alarm() throws Exception {
    feed.tell("calendar|acme:van", held("a1", TEN, NINE), held("a2", HALF_TEN, LAPSE));
    assertThat(alarms.count()).isZero();
    feed.tell("calendar|acme:van", new Confirmed("a2", LAPSE));
    assertThat(shown(at(LAPSE), "acme")).containsExactly("a2");
  }

  @Test
  void a_live_hold_does_not_give_way() throws Exception {
    feed.tell("calendar|acme:van", held("a1", TEN, NINE), held("a2", TEN, LAPSE.minusMillis(1)));
    assertThat(alarms.count()).isEqualTo(1);
  }

  @Test
  void one_id_may_pass_from_one_resource_to_the_next_in_any_order() throws Exception {
    feed.tell("calendar|acme:cart", held("a1", TEN, NINE));
    feed.tell("calendar|acme:cart", new Confirmed("a1", NINE));
    feed.tell("calendar|acme:van", held("a1", TEN, NINE), new Released("a1", NINE));
    assertThat(schedule.byId("acme", "a1").orElseThrow().resource()).isEqualTo("cart");
  }

  @Test
  void the_next_appointment_is_confirmed_and_to_come() throws Exception {
    confirmed("acme:van", "a1", TEN);
    confirmed("acme:van", "a2", ELEVEN);
    feed.tell("calendar|acme:van", held("a3", slot(1), NINE));
    confirmed("bolt:van", "b1", slot(30));

    assertThat(next("acme", "c1", NINE)).contains(new Found("a1", "van", "repair", TEN));
    assertThat(next("acme", "c1", TEN.start())).map(Found::appointment).contains("a2");
    assertThat(next("acme", "c1", ELEVEN.start())).isEmpty();
    assertThat(next("acme", "c2", NINE)).isEmpty();
    assertThat(next("none", "c1", NINE)).isEmpty();
  }

  @Test
  void what_is_to_come_is_in_order_and_holds_what_waits_for_another_time() throws Exception {
    confirmed("acme:van", "a2", ELEVEN);
    confirmed("acme:van", "a1", TEN);
    confirmed("acme:cart", "a3", slot(180));
    var about = Optional.of(new About(Visits.of("c1", ""), TEN));
    feed.tell("calendar|acme:van", new Displaced("a1", "e1", NINE, about));
    assertThat(upcoming(10))
        .extracting(Found::appointment, Found::pending)
        .containsExactly(tuple("a1", true), tuple("a2", false), tuple("a3", false));
    assertThat(upcoming(2)).hasSize(2);
    assertThat(next("acme", "c1", NINE)).map(Found::appointment).contains("a2");
  }

  private List<Found> upcoming(int limit) throws Exception {
    return appointments
        .upcoming("acme", "c1", NINE, limit)
        .toCompletableFuture()
        .get(10, TimeUnit.SECONDS);
  }

  private Optional<Found> next(String tenant, String customer, Instant now) throws Exception {
    return appointments.next(tenant, customer, now).toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  @Test
  void nobody_sees_the_appointments_of_another_tenant() throws Exception {
    confirmed("acme:van", "a1", TEN);
    confirmed("bolt:van", "b1", TEN);
    feed.tell(
        "customer|bolt:c1", new Created(Source.SMS, NINE), new Named(Personal.of("Bob"), NINE));
    assertThat(shown(schedule, "acme")).containsExactly("a1");
    assertThat(schedule.byId("acme", "b1")).isEmpty();
    assertThat(schedule.byId("acme", "a1").orElseThrow().name()).isEmpty();
    assertThat(schedule.madeSince("acme", NINE)).isEqualTo(1);
  }

  @Test
  void a_database_that_does_not_answer_is_not_an_answer() throws Exception {
    feed.away();
    assertThat(appointments.next("acme", "c1", NINE).toCompletableFuture())
        .failsWithin(Duration.ofSeconds(30));
    feed.back();
  }
}
