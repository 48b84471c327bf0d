package switchboard.engine.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tenant.Profile.Resource;

/// When a resource is at work on a date: the very hours [Availability] goes by. Pure.
public final class OpenHours {

  private OpenHours() {}

  public static List<Slot> on(Profile profile, Resource resource, LocalDate date) {
    var days = Days.of(new WallClock(profile.zone()), date, date);
    var general = Hours.of(profile, days, false);
    return general.of(profile, resource).orElse(general).on(days, 0).stream()
        .map(it -> new Slot(Instant.ofEpochMilli(it.from()), Instant.ofEpochMilli(it.to())))
        .toList();
  }
}
