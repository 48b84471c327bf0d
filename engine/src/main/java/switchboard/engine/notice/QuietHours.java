package switchboard.engine.notice;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/// When nobody is texted unasked: from nine in the evening to eight in the morning, on the clock of
/// the business.
public final class QuietHours {

  private static final LocalTime FROM = LocalTime.of(21, 0);
  private static final LocalTime TO = LocalTime.of(8, 0);

  /// When people are still up.
  private static final LocalTime EVENING = LocalTime.of(20, 0);

  private QuietHours() {}

  /// When to remind of something that starts at `start`. Whole days are days of the calendar, so
  /// that a day before is the same time on the clock, also when the clocks change in between; the
  /// rest is real time. What would fall into the night is put off to the morning, or, where that is
  /// too late, brought forward to the evening.
  public static Instant due(Instant start, Duration before, ZoneId zone) {
    var wanted =
        start.atZone(zone).minusDays(before.toDays()).minus(before.minusDays(before.toDays()));
    if (!quiet(wanted)) return wanted.toInstant();
    var morning = morning(wanted);
    return morning.isBefore(start) ? morning : evening(wanted).toInstant();
  }

  /// When a text meant for now may be sent: at once, or in the morning if it can still be of use
  /// then; empty if it cannot.
  public static Optional<Instant> open(Instant now, Instant start, ZoneId zone) {
    var local = now.atZone(zone);
    if (!quiet(local)) return Optional.of(now);
    return Optional.of(morning(local)).filter(it -> it.isBefore(start));
  }

  private static boolean quiet(ZonedDateTime at) {
    var time = at.toLocalTime();
    return time.isBefore(TO) || !time.isBefore(FROM);
  }

  private static Instant morning(ZonedDateTime at) {
    var date = at.toLocalTime().isBefore(TO) ? at.toLocalDate() : at.toLocalDate().plusDays(1);
    return date.atTime(TO).atZone(at.getZone()).toInstant();
  }

  private static ZonedDateTime evening(ZonedDateTime at) {
    var date = at.toLocalTime().isBefore(TO) ? at.toLocalDate().minusDays(1) : at.toLocalDate();
    return date.atTime(EVENING).atZone(at.getZone());
  }
}
