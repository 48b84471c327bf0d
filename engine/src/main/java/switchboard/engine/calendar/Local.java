package switchboard.engine.calendar;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/// What was agreed in words: the time on the wall clock, and whose wall. Kept beside the instant,
/// for the day on which a country changes its clocks' rules or a business its zone.
public record Local(LocalDateTime start, ZoneId zone) {

  public static Local of(Instant start, ZoneId zone) {
    return new Local(start.atZone(zone).toLocalDateTime(), zone);
  }
}
