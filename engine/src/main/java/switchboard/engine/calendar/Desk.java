package switchboard.engine.calendar;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import switchboard.engine.calendar.Availability.Busy;
import switchboard.engine.calendar.Availability.Opening;
import switchboard.engine.calendar.Availability.Refusal;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tenant.Profile.Service;

/// One question about one service at one moment, with everything needed to answer it.
///
/// @param open the timetable's spans from `earliest` to the end of a visit at `latest`
/// @param busy of the resources that can do it and whose calendars are known, by id
record Desk(
    Service service,
    Timetable timetable,
    Instant earliest,
    Instant latest,
    Stretches open,
    Map<String, Stretches> busy) {

  private static final Duration LONGEST_HORIZON = Duration.ofDays(366);
  private static final Duration LEAST_STEP = Duration.ofMinutes(1);

  static Desk of(
      Profile profile, Service service, boolean emergency, List<Busy> busy, Instant now) {
    var rules = profile.rules();
    var notice = emergency ? profile.emergencies().notice() : rules.notice();
    var always = emergency && profile.emergencies().outOfHours();
    var clock = new WallClock(profile.zone());
    var timetable = new Timetable(clock, profile.hours(), always, max(rules.step(), LEAST_STEP));
    var earliest = now.plus(max(notice, Duration.ZERO));
    var latest = now.plus(min(rules.horizon(), LONGEST_HORIZON));
    var open = timetable.open(earliest, latest.plus(service.duration()));
    return new Desk(service, timetable, earliest, latest, open, able(profile, service, busy));
  }

  /// Every start at which anyone is free, in order.
  Stream<Opening> openings() {
    if (!service.duration().isPositive()) return Stream.empty();
    return timetable
        .starts(earliest, latest)
        .filter(this::soonEnough)
        .map(it -> Slot.of(it, service.duration()))
        .filter(open::covers)
        .flatMap(it -> opening(it).stream());
  }

  Optional<Refusal> refusal(Opening opening) {
    var slot = opening.slot();
    var taken = busy.get(opening.resource());
    if (taken == null) return Optional.of(Refusal.UNKNOWN);
    if (!Duration.between(slot.start(), slot.end()).equals(service.duration()))
      return Optional.of(Refusal.WRONG_LENGTH);
    if (slot.start().isBefore(earliest)) return Optional.of(Refusal.TOO_SOON);
    if (slot.start().isAfter(latest)) return Optional.of(Refusal.TOO_FAR);
    if (!open.covers(slot)) return Optional.of(Refusal.CLOSED);
    if (!timetable.starts(slot.start())) return Optional.of(Refusal.OFF_STEP);
    return free(opening.resource(), slot) ? Optional.empty() : Optional.of(Refusal.TAKEN);
  }

  WallClock clock() {
    return timetable.clock();
  }

  private boolean soonEnough(Instant start) {
    return !start.isBefore(earliest) && !start.isAfter(latest);
  }

  private Optional<Opening> opening(Slot slot) {
    var day = clock().day(clock().date(slot.start()));
    return busy.entrySet().stream()
        .filter(it -> free(it.getKey(), slot))
        .min(Comparator.comparing(it -> it.getValue().within(day)))
        .map(it -> new Opening(it.getKey(), slot));
  }

  private boolean free(String resource, Slot slot) {
    var taken = busy.get(resource);
    var before = max(service.before(), Duration.ZERO);
    var after = max(service.after(), Duration.ZERO);
    return taken != null && !taken.meets(slot.padded(before, after));
  }

  private static Map<String, Stretches> able(Profile profile, Service service, List<Busy> busy) {
    var able = new TreeMap<String, Stretches>();
    for (var it : busy) {
      var known = profile.resources().stream().anyMatch(who -> who.id().equals(it.resource()));
      var can = service.resources().isEmpty() || service.resources().contains(it.resource());
      if (known && can) able.put(it.resource(), Stretches.of(it.taken()));
    }
    return able;
  }

  private static Duration max(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) <= 0 ? one : other;
  }
}
