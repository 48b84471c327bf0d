package switchboard.engine.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import switchboard.engine.calendar.Days.Stretch;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tenant.Reception;
import switchboard.engine.tenant.Reception.Hour;
import switchboard.engine.tenant.Reception.Policy;

/// Whether a business is open at a moment: the very hours [Availability] goes by, those of nobody in
/// particular. A business that names no hours is open, except when it says that it is closed. Pure.
///
/// @param label what the owner calls the day, where they closed it
/// @param opens when it opens next; empty while it is open, and where that is not in sight
public record BusinessHours(Hour hour, Optional<String> label, Optional<Instant> opens) {

  /// How far ahead the next opening is looked for.
  private static final int SIGHT = 60;

  public static BusinessHours at(Profile profile, Instant now) {
    var clock = new WallClock(profile.zone());
    var today = clock.date(now);
    var days = Days.of(clock, today.minusDays(1), today.plusDays(SIGHT));
    boolean unsaid = profile.hours().values().stream().allMatch(List::isEmpty);
    var hours = Hours.of(profile, days, unsaid);
    var stretches = stretches(hours, days);
    long at = now.toEpochMilli();
    if (stretches.stream().anyMatch(it -> it.from() <= at && at < it.to()))
      return new BusinessHours(Hour.OPEN, Optional.empty(), Optional.empty());
    var opens =
        stretches.stream()
            .mapToLong(Stretch::from)
            .filter(it -> it > at)
            .boxed()
            .min(Long::compare)
            .map(Instant::ofEpochMilli);
    return new BusinessHours(closed(hours, days), label(hours, today), opens);
  }

  private static List<Stretch> stretches(Hours hours, Days days) {
    var all = new ArrayList<Stretch>();
    for (int day = 0; day < days.count(); day++) all.addAll(hours.on(days, day));
    return all;
  }

  /// A day on which it would be open but for a holiday, or but for what the owner said.
  private static Hour closed(Hours hours, Days days) {
    int today = 1;
    boolean otherwise = !hours.usual(days, today).isEmpty() || hours.always();
    boolean kept = hours.holidays()[today] || hours.label(days.date(today)).isPresent();
    return kept && hours.on(days, today).isEmpty() && otherwise ? Hour.HOLIDAY : Hour.CLOSED;
  }

  private static Optional<String> label(Hours hours, LocalDate today) {
    return hours.label(today).filter(it -> !it.isBlank());
  }

  /// What callers may do at this hour.
  public Policy policy(Profile profile) {
    return Reception.of(profile).policy(hour);
  }
}
