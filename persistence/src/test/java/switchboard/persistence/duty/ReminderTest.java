package switchboard.persistence.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import switchboard.engine.calendar.Calendar.By;
import switchboard.engine.calendar.Event.AttendanceConfirmed;
import switchboard.engine.calendar.Event.Confirmed;
import switchboard.engine.calendar.Event.Reminded;
import switchboard.engine.calendar.Event.RescheduleAsked;
import switchboard.engine.calendar.Event.RescheduleSettled;
import switchboard.engine.calendar.Slot;
import switchboard.engine.duty.Duties.Listed;
import switchboard.engine.duty.Duties.State;
import switchboard.engine.duty.Duty;
import switchboard.engine.duty.Duty.Kind;
import switchboard.engine.outbound.Matter;
import switchboard.persistence.duty.DutyReaction.Reminders;
import switchboard.persistence.duty.Reaction.Cause;
import switchboard.persistence.duty.Reaction.Order;

final class ReminderTest extends Calendars {

  @Test
  void nobody_is_reminded_of_what_was_made_the_same_day() throws Exception {
    made("ann", "a1", SPOKEN, Slot.of(NINE.plus(DAY).minus(Duration.ofMinutes(6)), HOUR));
    none(Kind.REMIND);
    made("ann", "a2", SPOKEN, Slot.of(NINE.plus(DAY).minus(Duration.ofMinutes(4)), HOUR));
    assertThat(reminders()).hasSize(1);
  }

  @Test
  void the_reminders_are_those_the_tenant_has_chosen() {
    var chosen = List.of(Duration.ofDays(2), Duration.ofHours(2), Duration.ofDays(9));
    var cause = new Cause("acme", "ann", 1, chosen);
    var orders = Reaction.on(cause, new Confirmed("a1", NINE, false, about(SPOKEN, FRIDAY)));
    assertThat(orders.stream().map(ReminderTest::written).filter(it -> it.kind() == Kind.REMIND))
        .extracting(it -> it.fact("before").orElseThrow(), Duty::due)
        .containsExactly(
            tuple("PT48H", FRIDAY.start().minus(Duration.ofDays(2))),
            tuple("PT2H", FRIDAY.start().minus(Duration.ofHours(2))));
  }

  private static Duty written(Order order) {
    return ((Order.Write) order).duty();
  }

  @ParameterizedTest
  @EnumSource(
      value = State.class,
      names = {"PENDING", "TAKEN"})
  void a_cancelled_visit_is_never_reminded_of_wherever_the_reminder_is(State state)
      throws Exception {
    made("ann", "a1", SPOKEN, FRIDAY);
    feed.database().run("update duty set state = '" + state + "' where kind = 'REMIND'");
    tell("ann", cancelled(SPOKEN, FRIDAY, By.CUSTOMER, Optional.empty()));
    assertThat(all(Kind.REMIND)).extracting(Listed::state).containsExactly(State.DROPPED);
    var taken = duties.take(EnumSet.of(Kind.REMIND), 10, FRIDAY.start(), Duration.ofMinutes(1));
    assertThat(taken).isEmpty();
  }

  @Test
  void one_that_is_being_done_while_it_is_withdrawn_does_not_come_back() throws Exception {
    made("ann", "a1", SPOKEN, FRIDAY);
    var taken = duties.take(EnumSet.of(Kind.REMIND), 1, FRIDAY.start(), HOUR).getFirst();
    tell("ann", cancelled(SPOKEN, FRIDAY, By.OWNER, Optional.empty()));
    duties.again(taken, FRIDAY.start(), "busy");
    duties.failed(taken, "busy");
    assertThat(all(Kind.REMIND)).extracting(Listed::state).containsExactly(State.DROPPED);
  }

  @Test
  void a_visit_moved_twice_is_reminded_of_once_at_its_last_time() throws Exception {
    made("ann", "a1", SPOKEN, FRIDAY);
    tell("ann", moved(SPOKEN, FRIDAY, SATURDAY, By.CUSTOMER));
    assertThat(reminders()).containsExactly(SATURDAY.start().minus(DAY));
    tell("ann", moved(SPOKEN, SATURDAY, FRIDAY, By.CUSTOMER));
    assertThat(reminders()).containsExactly(FRIDAY.start().minus(DAY));
    assertThat(told(Kind.MAIL)).containsExactlyInAnyOrder("made", "moved", "moved");
    none(Kind.TELL);
    tell("ann", cancelled(SPOKEN, FRIDAY, By.CUSTOMER, Optional.empty()));
    assertThat(reminders()).isEmpty();
  }

  @Test
  void a_reminder_never_falls_into_the_night_of_the_tenant() {
    var tokyo = ZoneId.of("Asia/Tokyo");
    var reminders =
        new Reminders() {
          @Override
          public List<Duration> of(String tenant) {
            return List.of();
          }

          @Override
          public ZoneId zone(String tenant) {
            return tokyo;
          }
        };
    var evening = Instant.parse("2026-03-06T13:00:00Z");
    var due = reminders.due("acme", evening, DAY);
    assertThat(due).isEqualTo(Instant.parse("2026-03-05T23:00:00Z"));
    assertThat(due.atZone(tokyo).toLocalTime()).isEqualTo(LocalTime.of(8, 0));
  }

  @Test
  void a_reminder_due_by_night_is_written_for_the_morning() throws Exception {
    made("ann", "a1", SPOKEN, Slot.of(Instant.parse("2026-03-06T22:30:00Z"), HOUR));
    assertThat(reminders()).containsExactly(Instant.parse("2026-03-06T08:00:00Z"));
    duties.add(reminder("r1", Slot.of(Instant.parse("2026-03-06T22:30:00Z"), HOUR), HOUR));
    tell(
        "ann",
        moved(SPOKEN, FRIDAY, Slot.of(Instant.parse("2026-03-07T22:30:00Z"), HOUR), By.LINK));
    assertThat(reminders())
        .containsExactlyInAnyOrder(
            Instant.parse("2026-03-07T08:00:00Z"), Instant.parse("2026-03-07T20:00:00Z"));
  }

  @Test
  void reminders_rest_while_another_time_is_sought() throws Exception {
    made("ann", "a1", SPOKEN, FRIDAY);
    tell("ann", new RescheduleAsked("a1", "customer", NINE, about(SPOKEN, FRIDAY)));
    assertThat(reminders()).isEmpty();
    assertThat(told(Kind.TELL)).containsExactly("asked");
    tell("ann", new RescheduleSettled("a1", NINE));
    assertThat(reminders()).containsExactly(FRIDAY.start().minus(DAY));

    tell("ann", new RescheduleAsked("a1", "customer", NINE, about(SPOKEN, FRIDAY)));
    tell("ann", moved(SPOKEN, FRIDAY, SATURDAY, By.OWNER), new RescheduleSettled("a1", NINE));
    assertThat(reminders()).containsExactly(SATURDAY.start().minus(DAY));

    tell("ann", new RescheduleAsked("a1", "customer", NINE, about(SPOKEN, SATURDAY)));
    tell("ann", cancelled(SPOKEN, SATURDAY, By.OWNER, Optional.empty()));
    tell("ann", new RescheduleSettled("a1", NINE));
    assertThat(reminders()).isEmpty();
  }

  @Test
  void a_reminder_somebody_asked_for_moves_along() throws Exception {
    made("ann", "a1", SPOKEN, FRIDAY);
    duties.add(reminder("r1", FRIDAY, HOUR));
    duties.add(reminder("r2", FRIDAY, HOUR.multipliedBy(2)));
    duties.takeBack("acme", "r2");
    tell("ann", moved(SPOKEN, FRIDAY, SATURDAY, By.OWNER));
    tell("ann", moved(SPOKEN, SATURDAY, FRIDAY, By.OWNER));
    assertThat(reminders()).containsExactly(FRIDAY.start().minus(HOUR), FRIDAY.start().minus(DAY));
  }

  private static Duty reminder(String id, Slot slot, Duration before) {
    var facts = Map.of("start", slot.start().toString(), "before", before.toString());
    var due = slot.start().minus(before);
    return new Duty("acme", id, Kind.REMIND, "a1", Optional.of("ann"), facts, due, 0);
  }

  @Test
  void who_was_reminded_may_be_called_once_and_not_after_a_change() throws Exception {
    made("ann", "a1", SPOKEN, FRIDAY);
    none(Kind.OUTBOUND);
    tell(
        "ann",
        new Reminded("a1", FRIDAY.start(), DAY, NINE),
        new Reminded("a1", FRIDAY.start(), HOUR, NINE));
    assertThat(told(Kind.OUTBOUND)).containsExactly("remind");
    assertThat(all(Kind.OUTBOUND).getFirst().duty().subject()).isEqualTo(Matter.ofVisit("a1"));
    tell("ann", moved(SPOKEN, FRIDAY, SATURDAY, By.CUSTOMER));
    tell("ann", new Reminded("a1", SATURDAY.start(), DAY, NINE));
    tell("ann", cancelled(SPOKEN, SATURDAY, By.OWNER, Optional.empty()));
    assertThat(told(Kind.OUTBOUND))
        .containsExactlyInAnyOrder("remind", "changed", "remind", "changed");
  }

  @Test
  void what_becomes_of_it_calls_a_call_off_whichever_is_read_first() throws Exception {
    made("ann", "a1", SPOKEN, FRIDAY);
    tell("ann", new AttendanceConfirmed("a1", NINE));
    assertThat(told(Kind.OUTBOUND)).containsExactly("changed");
  }
}
