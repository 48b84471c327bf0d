package switchboard.engine.calendar;

import java.util.HashMap;
import java.util.Map;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tenant.Profile.Resource;

/// The timetables of a business's resources over some days, each made once however many keep it.
/// Not for two threads.
final class Timetables {

  private final Profile profile;
  private final Days days;
  private final long step;
  private final Hours hours;
  private final Timetable shared;
  private final Map<Hours, Timetable> others = new HashMap<>();

  /// @param always whether opening hours do not matter
  Timetables(Profile profile, Days days, long step, boolean always) {
    this.profile = profile;
    this.days = days;
    this.step = step;
    this.hours = Hours.of(profile, days, always);
    this.shared = Timetable.of(hours, days, step);
  }

  Timetable of(Resource resource) {
    return hours
        .of(profile, resource)
        .map(its -> others.computeIfAbsent(its, it -> Timetable.of(it, days, step)))
        .orElse(shared);
  }
}
