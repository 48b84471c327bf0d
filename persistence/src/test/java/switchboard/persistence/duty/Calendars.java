package switchboard.persistence.duty;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import switchboard.engine.Fact;
import switchboard.engine.calendar.Calendar.By;
import switchboard.engine.calendar.Event.About;
import switchboard.engine.calendar.Event.Cancelled;
import switchboard.engine.calendar.Event.Confirmed;
import switchboard.engine.calendar.Event.Held;
import switchboard.engine.calendar.Event.Moved;
import switchboard.engine.calendar.Slot;
import switchboard.engine.calendar.Visit;
import switchboard.engine.duty.Duties.Listed;
import switchboard.engine.duty.Duties.State;
import switchboard.engine.duty.Duty.Kind;
import switchboard.persistence.view.Feed;
import switchboard.persistence.view.Visits;

/// Calendars that are told what happens on them, and the duties this calls for.
abstract class Calendars {

  static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
  static final Duration HOUR = Duration.ofHours(1);
  static final Duration DAY = Duration.ofDays(1);
  static final Slot FRIDAY = Slot.of(NINE.plus(Duration.ofDays(4)), HOUR);
  static final Slot SATURDAY = Slot.of(NINE.plus(Duration.ofDays(5)), HOUR);
  static final Visit SPOKEN = Visits.of("c1", "CA1");
  static final Visit ENTERED = Visits.of("c1", "");

  final Feed feed = Feed.open();
  final JdbcDuties duties = new JdbcDuties(feed.source());

  @AfterEach
  void close() {
    feed.close();
  }

  void tell(String resource, Fact... facts) throws SQLException {
    feed.tell("calendar|acme:" + resource, facts);
  }

  static Optional<About> about(Visit visit, Slot slot) {
    return Optional.of(new About(visit, slot));
  }

  void made(String resource, String id, Visit visit, Slot slot) throws SQLException {
    tell(
        resource,
        new Held(id, visit, slot, NINE.plusSeconds(300), NINE),
        new Confirmed(id, NINE, false, about(visit, slot)));
  }

  Moved moved(Visit visit, Slot from, Slot to, By by) {
    return new Moved("a1", to, by, NINE, Optional.empty(), about(visit, from));
  }

  Cancelled cancelled(Visit visit, Slot slot, By by, Optional<String> why) {
    return new Cancelled("a1", by, NINE, why, false, about(visit, slot));
  }

  List<Listed> all(Kind kind) {
    return duties.list("acme", kind, Optional.empty(), 100).items();
  }

  List<Instant> reminders() {
    return all(Kind.REMIND).stream()
        .filter(it -> it.state() == State.PENDING)
        .map(it -> it.duty().due())
        .toList();
  }

  List<String> told(Kind kind) {
    return all(kind).stream().map(it -> it.duty().fact("what").orElseThrow()).toList();
  }

  void none(Kind... kinds) {
    for (var it : kinds) assertThat(all(it)).as(it.name()).isEmpty();
  }
}
