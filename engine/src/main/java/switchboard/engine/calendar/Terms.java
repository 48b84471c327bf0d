package switchboard.engine.calendar;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import switchboard.engine.tenant.Planning.Reserve;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tenant.Profile.Service;

/// What one question about one service at one moment comes down to, in milliseconds.
///
/// @param length of the visit; nothing if nobody could ever make it
/// @param before room around it, as `after` is
/// @param earliest the first moment it may start, `latest` the last
/// @param reserve what ordinary visits must leave of each day; nothing for an emergency
record Terms(
    long length,
    long before,
    long after,
    long travel,
    long step,
    long earliest,
    long latest,
    long[] reserve) {

  private static final Duration LONGEST_HORIZON = Duration.ofDays(366);
  static final Duration LONGEST_VISIT = Duration.ofDays(31);
  private static final Duration LONGEST_NOTICE = Duration.ofDays(10_000);
  private static final long LEAST_STEP = Duration.ofMinutes(1).toMillis();

  static Terms of(Profile profile, Service service, boolean emergency, Instant now, Days days) {
    return new Terms(
        possible(service) ? service.duration().toMillis() : 0,
        Millis.length(service.before(), LONGEST_VISIT),
        Millis.length(service.after(), LONGEST_VISIT),
        Millis.length(profile.planning().travel().orElse(Duration.ZERO), LONGEST_VISIT),
        Math.max(LEAST_STEP, Millis.length(profile.rules().step(), LONGEST_VISIT)),
        Millis.up(earliest(profile, emergency, now)),
        Millis.down(latest(profile, now)),
        reserve(profile, emergency, now, days));
  }

  static boolean possible(Service service) {
    return service.duration().toMillis() > 0 && service.duration().compareTo(LONGEST_VISIT) <= 0;
  }

  static Instant earliest(Profile profile, boolean emergency, Instant now) {
    var notice = emergency ? profile.emergencies().notice() : profile.rules().notice();
    return now.plusMillis(Millis.length(notice, LONGEST_NOTICE));
  }

  static Instant latest(Profile profile, Instant now) {
    return now.plusMillis(Millis.length(profile.rules().horizon(), LONGEST_HORIZON));
  }

  private static long[] reserve(Profile profile, boolean emergency, Instant now, Days days) {
    var reserve = profile.planning().reserve().filter(_ -> !emergency);
    var kept = new long[days.count()];
    if (reserve.isPresent())
      Arrays.setAll(kept, day -> kept(reserve.get(), days.start(day), Millis.down(now)));
    return kept;
  }

  private static long kept(Reserve reserve, long day, long now) {
    var until = Millis.length(reserve.until(), LONGEST_HORIZON);
    return now < day - until ? Millis.length(reserve.perDay(), LONGEST_VISIT) : 0;
  }
}
