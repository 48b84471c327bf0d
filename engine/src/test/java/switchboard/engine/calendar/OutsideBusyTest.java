package switchboard.engine.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static switchboard.engine.calendar.CalendarTest.ANN_CONFIRMS;
import static switchboard.engine.calendar.CalendarTest.ANN_HOLDS_NINE;
import static switchboard.engine.calendar.CalendarTest.FOUR;
import static switchboard.engine.calendar.CalendarTest.HALF_NINE;
import static switchboard.engine.calendar.CalendarTest.NINE;
import static switchboard.engine.calendar.CalendarTest.NOON;
import static switchboard.engine.calendar.CalendarTest.TEN;
import static switchboard.engine.calendar.CalendarTest.confirm;
import static switchboard.engine.calendar.CalendarTest.given;
import static switchboard.engine.calendar.CalendarTest.hold;
import static switchboard.engine.calendar.CalendarTest.refuses;
import static switchboard.engine.calendar.CalendarTest.slot;
import static switchboard.engine.calendar.CalendarTest.stores;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.Test;
import switchboard.engine.Decision.Accept;
import switchboard.engine.calendar.Block.Kind;
import switchboard.engine.calendar.Block.Weekly;
import switchboard.engine.calendar.Calendar.By;
import switchboard.engine.calendar.Calendar.Command.AddBlock;
import switchboard.engine.calendar.Calendar.Command.Learn;
import switchboard.engine.calendar.Calendar.Command.Lose;
import switchboard.engine.calendar.Calendar.Command.Remind;
import switchboard.engine.calendar.Calendar.Reason;
import switchboard.engine.calendar.Calendar.Reply;
import switchboard.engine.calendar.Event.Assured;
import switchboard.engine.calendar.Event.Blocked;
import switchboard.engine.calendar.Event.BusyLearned;
import switchboard.engine.calendar.Event.Cancelled;
import switchboard.engine.calendar.Event.Confirmed;
import switchboard.engine.calendar.Event.Moved;
import switchboard.engine.calendar.Event.Reminded;
import switchboard.engine.calendar.Event.RescheduleAsked;
import switchboard.engine.calendar.Event.SourceLost;

/// What is in the way besides appointments: outside calendars and blocks; and when nobody knows.
class OutsideBusyTest {

  private static final Duration A_DAY = Duration.ofDays(1);
  private static final Block LUNCH =
      new Block(
          LocalDate.of(2026, 1, 6),
          LocalTime.of(9, 30),
          LocalTime.of(10, 30),
          ZoneId.of("UTC"),
          Kind.BREAK,
          Optional.of(new Weekly(Set.of(DayOfWeek.TUESDAY), Optional.empty())));

  @SuppressWarnings("NullAway")
  private static final ActorRef<Reply> NOBODY = null;

  private static Learn learn(boolean whole, Outside... entries) {
    return new Learn("google", List.of(entries), whole, NOBODY);
  }

  private static Outside busy(String id, Slot slot) {
    return new Outside(id, Optional.of(slot));
  }

  private static BusyLearned learned(boolean whole, Outside... entries) {
    return new BusyLearned("google", List.of(entries), whole, NOON);
  }

  @Test
  void what_an_outside_calendar_is_busy_with_is_not_given_away() {
    var busy = given(learned(true, busy("e-1", HALF_NINE)));
    assertThat(busy.decide(hold("ann", NINE), NOON)).isEqualTo(refuses(Reason.SLOT_TAKEN));
    assertThat(busy.taken(slot("00:00", "23:59"), NOON)).containsExactly(HALF_NINE);
  }

  @Test
  void a_hold_is_not_confirmed_over_what_came_in_between() {
    var busy = given(ANN_HOLDS_NINE, learned(false, busy("e-1", HALF_NINE)));
    assertThat(busy.decide(confirm("ann"), NOON)).isEqualTo(refuses(Reason.SLOT_TAKEN));
  }

  @Test
  void an_entry_that_moved_away_or_was_deleted_no_longer_blocks() {
    var moved = given(learned(true, busy("e-1", NINE)), learned(false, busy("e-1", FOUR)));
    assertThat(moved.decide(hold("ann", NINE), NOON)).isEqualTo(stores(ANN_HOLDS_NINE));
    assertThat(moved.decide(hold("ann", FOUR), NOON)).isEqualTo(refuses(Reason.SLOT_TAKEN));
    var gone =
        given(
            learned(true, busy("e-1", NINE)), learned(false, new Outside("e-1", Optional.empty())));
    assertThat(gone.decide(hold("ann", NINE), NOON)).isEqualTo(stores(ANN_HOLDS_NINE));
    var replaced = given(learned(true, busy("e-1", NINE)), learned(true));
    assertThat(replaced.decide(hold("ann", NINE), NOON)).isEqualTo(stores(ANN_HOLDS_NINE));
  }

  @Test
  void what_is_known_already_stores_nothing() {
    var known = given(learned(true, busy("e-1", NINE)));
    assertThat(known.decide(learn(true, busy("e-1", NINE)), NOON)).isEqualTo(stores());
    assertThat(known.decide(learn(false, busy("e-1", NINE)), NOON)).isEqualTo(stores());
    assertThat(known.decide(learn(false), NOON)).isEqualTo(stores());
    assertThat(known.decide(learn(true), NOON)).isEqualTo(stores(learned(true)));
  }

  @Test
  void a_lost_source_makes_everything_unsure_but_forgets_nothing() {
    var lost = given(learned(true, busy("e-1", FOUR)), new SourceLost("google", NOON));
    assertThat(lost.state().sure()).isFalse();
    assertThat(lost.decide(new Lose("google", NOBODY), NOON)).isEqualTo(stores());
    assertThat(lost.decide(hold("ann", FOUR), NOON)).isEqualTo(refuses(Reason.SLOT_TAKEN));
    var held = lost.apply(ANN_HOLDS_NINE);
    assertThat(events(held, confirm("ann")))
        .singleElement()
        .isInstanceOfSatisfying(Confirmed.class, it -> assertThat(it.unsure()).isTrue());
  }

  @Test
  void what_was_unsure_is_assured_once_the_source_is_found_and_nothing_is_in_the_way() {
    var unsure =
        given(
            new SourceLost("google", NOON),
            ANN_HOLDS_NINE,
            new Confirmed("ann", NOON, true, Optional.empty()));
    assertThat(events(unsure, learn(false)))
        .hasExactlyElementsOfTypes(BusyLearned.class, Assured.class);
    assertThat(events(unsure, learn(false, busy("e-1", HALF_NINE))))
        .hasExactlyElementsOfTypes(BusyLearned.class, RescheduleAsked.class);
  }

  private static List<Event> events(CalendarTest.Given given, Calendar.Command command) {
    return given.state().decide(command, NOON) instanceof Accept(var events) ? events : List.of();
  }

  @Test
  void an_appointment_that_was_certain_stays_when_an_outside_entry_lands_on_it() {
    var sure = given(ANN_HOLDS_NINE, ANN_CONFIRMS);
    assertThat(sure.decide(learn(false, busy("e-1", NINE)), NOON))
        .isEqualTo(stores(learned(false, busy("e-1", NINE))));
  }

  @Test
  void a_weekly_block_keeps_its_hour_free_every_week() {
    var blocked = given(new Blocked("lunch", LUNCH, NOON));
    assertThat(blocked.decide(hold("ann", NINE), NOON)).isEqualTo(refuses(Reason.SLOT_TAKEN));
    var week = Duration.ofDays(7);
    var later = new Slot(TEN.start().plus(week), TEN.end().plus(week));
    assertThat(blocked.decide(hold("ann", later), NOON)).isEqualTo(refuses(Reason.SLOT_TAKEN));
    var wednesday = new Slot(TEN.start().plus(A_DAY), TEN.end().plus(A_DAY));
    assertThat(blocked.decide(hold("ann", wednesday), NOON)).isInstanceOf(Accept.class);
  }

  @Test
  void a_block_that_is_no_time_is_refused() {
    var none =
        new Block(
            LUNCH.date(), LUNCH.from(), LUNCH.from(), LUNCH.zone(), Kind.BREAK, Optional.empty());
    var over =
        new Block(
            LUNCH.date(),
            LUNCH.from(),
            LUNCH.to(),
            LUNCH.zone(),
            Kind.BREAK,
            Optional.of(
                new Weekly(Set.of(DayOfWeek.TUESDAY), Optional.of(LUNCH.date().minusDays(1)))));
    for (var it : List.of(none, over))
      assertThat(given().decide(new AddBlock("b", it, NOBODY), NOON))
          .isEqualTo(refuses(Reason.NO_TIME));
  }

  @Test
  void a_block_holds_its_hour_on_the_wall_when_the_clocks_change() {
    var zone = ZoneId.of("Europe/London");
    var daily =
        new Block(
            LocalDate.of(2026, 3, 27),
            LocalTime.of(12, 0),
            LocalTime.of(13, 0),
            zone,
            Kind.BREAK,
            Optional.of(new Weekly(Set.of(DayOfWeek.values()), Optional.empty())));
    var start = LocalDate.of(2026, 3, 27).atStartOfDay(zone).toInstant();
    assertThat(daily.within(Slot.of(start, Duration.ofDays(5))))
        .hasSize(5)
        .allMatch(it -> it.start().atZone(zone).getHour() == 12);
  }

  @Test
  void a_reminder_is_marked_once_and_never_for_another_start() {
    var made = given(ANN_HOLDS_NINE, ANN_CONFIRMS);
    var remind = new Remind("ann", NINE.start(), A_DAY, NOBODY);
    var reminded = new Reminded("ann", NINE.start(), A_DAY, NOON);
    assertThat(made.decide(remind, NOON)).isEqualTo(stores(reminded));
    assertThat(made.apply(reminded).decide(remind, NOON)).isEqualTo(stores());
    var refused = refuses(Reason.NO_SUCH_APPOINTMENT);
    assertThat(made.apply(new Moved("ann", FOUR, By.OWNER, NOON)).decide(remind, NOON))
        .isEqualTo(refused);
    assertThat(made.apply(new Cancelled("ann", By.OWNER, NOON)).decide(remind, NOON))
        .isEqualTo(refused);
    assertThat(made.decide(remind, NINE.start())).isEqualTo(refused);
    var asked = new RescheduleAsked("ann", "customer", NOON, Optional.empty());
    assertThat(made.apply(asked).decide(remind, NOON)).isEqualTo(refused);
  }
}
