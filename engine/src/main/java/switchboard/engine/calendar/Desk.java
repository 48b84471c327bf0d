package switchboard.engine.calendar;

import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import switchboard.engine.calendar.Availability.Busy;
import switchboard.engine.calendar.Availability.Opening;
import switchboard.engine.calendar.Availability.Refusal;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tenant.Profile.Resource;
import switchboard.engine.tenant.Profile.Service;

/// One question about one service at one moment, with everything needed to answer it.
///
/// @param days all that matter, and one more on each side
/// @param busy what is known, by resource
/// @param full the days on which the business or the service has all the visits it may have
record Desk(
    Profile profile,
    Service service,
    boolean emergency,
    Terms terms,
    Days days,
    Timetables timetables,
    Map<String, Busy> busy,
    boolean[] full) {

  private static final Duration A_DAY = Duration.ofDays(1);

  /// For all that could be offered.
  static Desk of(
      Profile profile, Service service, boolean emergency, List<Busy> busy, Instant now) {
    var from = Terms.earliest(profile, emergency, now);
    var to = Terms.latest(profile, now);
    var end = Terms.possible(service) ? to.plus(service.duration()) : to;
    return of(profile, service, emergency, busy, now, from, to.isBefore(from) ? from : end);
  }

  /// For one slot only, with the same answer.
  static Desk at(
      Profile profile,
      Service service,
      boolean emergency,
      List<Busy> busy,
      Instant now,
      Slot slot) {
    var earliest = Terms.earliest(profile, emergency, now);
    var from = later(earliest, earlier(slot.start(), Terms.latest(profile, now)));
    var to = later(from, earlier(slot.end(), from.plus(Terms.LONGEST_VISIT)));
    return of(profile, service, emergency, busy, now, from, to);
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Desk of(
      Profile profile,
      Service service,
      boolean emergency,
      List<Busy> busy,
      Instant now,
      Instant from,
      Instant to) {
    var clock = new WallClock(profile.zone());
    var before = Millis.length(service.before(), Terms.LONGEST_VISIT);
    var after = Millis.length(service.after(), Terms.LONGEST_VISIT);
    var first = clock.date(from.minusMillis(before).minus(A_DAY));
    var days = Days.of(clock, first, clock.date(to.plusMillis(after).plus(A_DAY)));
    var terms = Terms.of(profile, service, emergency, now, days);
    var always = emergency && profile.emergencies().outOfHours();
    var timetables = new Timetables(profile, days, terms.step(), always);
    var known = busy.stream().collect(toMap(Busy::resource, it -> it, Busy::and));
    var full = emergency ? new boolean[days.count()] : full(profile, service, known, days);
    return new Desk(profile, service, emergency, terms, days, timetables, known, full);
  }

  /// Why the opening cannot be had.
  Optional<Refusal> refusal(Opening opening) {
    var resource = profile.resource(opening.resource());
    if (resource.isEmpty()) return Optional.of(Refusal.NOT_ABLE);
    var leads = profile.leads(service, resource.get());
    if (!leads && !needed(resource.get())) return Optional.of(Refusal.NOT_ABLE);
    return general(opening.slot())
        .or(() -> refusal(resource.get(), leads, opening.slot()))
        .or(() -> leads ? companions(opening) : Optional.empty());
  }

  private Optional<Refusal> general(Slot slot) {
    var length = Duration.between(slot.start(), slot.end());
    if (terms.length() == 0 || !length.equals(service.duration()))
      return Optional.of(Refusal.WRONG_LENGTH);
    if (Millis.down(slot.start()) < terms.earliest()) return Optional.of(Refusal.TOO_SOON);
    if (Millis.up(slot.start()) > terms.latest()) return Optional.of(Refusal.TOO_FAR);
    return Optional.empty();
  }

  private Optional<Refusal> refusal(Resource resource, boolean leads, Slot slot) {
    var its = busy.get(resource.id());
    if (its == null) return Optional.of(Refusal.UNKNOWN);
    var timetable = timetables.of(resource);
    var start = Millis.down(slot.start());
    var refusal = lane(resource, leads, timetable, its).refusal(start, days.of(start));
    if (refusal == Refusal.CLOSED) return Optional.of(refusal);
    var onStep = timetable.starts(start) && start == Millis.up(slot.start());
    return leads && !onStep ? Optional.of(Refusal.OFF_STEP) : Optional.ofNullable(refusal);
  }

  /// Those whose calendars are not at hand are judged by their own.
  private Optional<Refusal> companions(Opening opening) {
    return opening.with().stream()
        .flatMap(it -> companion(it, opening.slot()).stream())
        .findFirst();
  }

  private Optional<Refusal> companion(String id, Slot slot) {
    var resource = profile.resource(id).filter(this::needed);
    if (resource.isEmpty()) return Optional.of(Refusal.NOT_ABLE);
    return busy.containsKey(id) ? refusal(resource.get(), false, slot) : Optional.empty();
  }

  private boolean needed(Resource resource) {
    return service.needs().contains(resource.kind());
  }

  /// Empty if the resource's calendar is not known.
  Optional<Lane> lane(Resource resource, boolean leads, Timetable timetable) {
    return Optional.ofNullable(busy.get(resource.id()))
        .map(it -> lane(resource, leads, timetable, it));
  }

  private Lane lane(Resource resource, boolean leads, Timetable timetable, Busy busy) {
    return new Lane(terms, days, resource, timetable.open(), busy, full(resource, leads, busy));
  }

  private boolean[] full(Resource resource, boolean leads, Busy busy) {
    var all = leads ? full : new boolean[days.count()];
    if (emergency || resource.dailyCap().isEmpty()) return all;
    return capped(all, resource.dailyCap().get(), counts(Stream.of(busy.visits()), days));
  }

  /// A visit is counted where it is led.
  private static boolean[] full(
      Profile profile, Service service, Map<String, Busy> busy, Days days) {
    var full = new boolean[days.count()];
    var total = profile.planning().dailyCap();
    var those =
        profile.resources().stream()
            .filter(it -> it.kind().leads() || service.resources().contains(it.id()))
            .flatMap(it -> Stream.ofNullable(busy.get(it.id())))
            .toList();
    if (total.isPresent())
      full = capped(full, total.get(), counts(those.stream().map(Busy::visits), days));
    if (service.dailyCap().isPresent())
      full = capped(full, service.dailyCap().get(), counts(those.stream().map(Busy::alike), days));
    return full;
  }

  private static boolean[] capped(boolean[] full, int cap, int[] counts) {
    var capped = full.clone();
    for (int day = 0; day < capped.length; day++) capped[day] |= counts[day] >= cap;
    return capped;
  }

  /// How many visits begin on each day.
  private static int[] counts(Stream<List<Slot>> visits, Days days) {
    var counts = new int[days.count()];
    visits.forEach(it -> count(it, days, counts));
    return counts;
  }

  private static void count(List<Slot> visits, Days days, int[] counts) {
    int day = 0;
    for (var it : visits) {
      var start = Millis.down(it.start());
      if (start < days.start(0) || start >= days.end(counts.length - 1)) continue;
      if (start < days.start(day) || start >= days.end(day)) day = days.of(start);
      counts[day]++;
    }
  }
}
