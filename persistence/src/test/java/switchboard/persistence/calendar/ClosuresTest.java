package switchboard.persistence.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.sql.SQLException;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import switchboard.engine.Fact;
import switchboard.engine.calendar.Block;
import switchboard.engine.calendar.Event.Blocked;
import switchboard.engine.calendar.Event.BusyLearned;
import switchboard.engine.calendar.Event.SourceLost;
import switchboard.engine.calendar.Event.Unblocked;
import switchboard.engine.calendar.Outside;
import switchboard.engine.calendar.Schedule.Closed;
import switchboard.engine.calendar.Schedule.Elsewhere;
import switchboard.engine.calendar.Schedule.Lost;
import switchboard.engine.calendar.Slot;
import switchboard.persistence.view.Feed;

final class ClosuresTest {

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

  private void tell(String resource, Fact... facts) throws SQLException {
    feed.tell("calendar|acme:" + resource, facts);
  }

  private static Block block(LocalDate date, Optional<Block.Weekly> weekly) {
    return new Block(
        date, LocalTime.of(23, 0), LocalTime.of(1, 0), ZONE, Block.Kind.PRIVATE, weekly);
  }

  @Test
  void blocks_show_when_they_take_a_resource() throws Exception {
    var monday = LocalDate.of(2026, 3, 2);
    var every = new Block.Weekly(Set.of(DayOfWeek.MONDAY), Optional.of(monday.plusDays(7)));
    tell("ann", new Blocked("b1", block(monday, Optional.empty()), NINE));
    tell("bob", new Blocked("b2", block(monday, Optional.of(every)), NINE));
    assertThat(schedule.blocks("acme", DAY))
        .extracting(Closed::block, Closed::resource, Closed::times)
        .containsExactly(
            tuple("b1", "ann", List.of(new Slot(at("03T05"), at("03T07")))),
            tuple("b2", "bob", List.of(new Slot(at("03T05"), at("03T07")))));
    var fortnight = Slot.of(NINE.plus(Duration.ofDays(5)), Duration.ofDays(14));
    assertThat(schedule.blocks("acme", fortnight))
        .extracting(Closed::block, it -> it.times().size())
        .containsExactly(tuple("b2", 1));
    assertThat(schedule.blocks("bolt", DAY)).isEmpty();
    tell("ann", new Unblocked("b1", NINE), new Unblocked("b1", NINE));
    assertThat(schedule.blocks("acme", DAY)).extracting(Closed::block).containsExactly("b2");
  }

  private static Instant at(String dayAndHour) {
    return Instant.parse("2026-03-" + dayAndHour + ":00:00Z");
  }

  private static Outside outside(String id, Optional<Slot> slot) {
    return new Outside(id, slot);
  }

  @Test
  void what_is_learned_of_an_outside_calendar_changes_or_replaces_what_was_known()
      throws Exception {
    var some = List.of(outside("x", Optional.of(TEN)), outside("y", Optional.of(ELEVEN)));
    tell("ann", new BusyLearned("google", some, true, NINE));
    tell("ann", new BusyLearned("ics", List.of(outside("x", Optional.of(NOON))), true, NINE));
    assertThat(slots()).containsExactly(TEN, ELEVEN, NOON);
    var changes =
        List.of(
            outside("x", Optional.empty()),
            outside("y", Optional.of(slot(30))),
            outside("y", Optional.of(slot(240))));
    tell("ann", new BusyLearned("google", changes, false, NINE));
    assertThat(slots()).containsExactly(NOON, slot(240));
    var all = new BusyLearned("google", List.of(outside("z", Optional.of(TEN))), true, NINE);
    tell("ann", all, all);
    assertThat(slots()).containsExactly(TEN, NOON);
    tell("ann", new BusyLearned("google", List.of(), true, NINE));
    assertThat(slots()).containsExactly(NOON);
    assertThat(schedule.elsewhere("bolt", DAY)).isEmpty();
  }

  private List<Slot> slots() {
    return schedule.elsewhere("acme", DAY).stream().map(Elsewhere::slot).toList();
  }

  @Test
  void a_lost_source_is_lost_since_the_first_time_and_until_it_is_found() throws Exception {
    tell("ann", new SourceLost("google", NINE), new SourceLost("google", NINE.plusSeconds(60)));
    assertThat(schedule.lost("acme")).containsExactly(new Lost("ann", "google", NINE));
    tell("ann", new BusyLearned("google", List.of(), false, NINE));
    assertThat(schedule.lost("acme")).isEmpty();
  }
}
