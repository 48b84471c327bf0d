package switchboard.edge.ics;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import switchboard.engine.calendar.Schedule;
import switchboard.engine.calendar.Slot;
import switchboard.engine.feed.CalendarFeeds.Feed;
import switchboard.engine.tenant.Profile;

/// What a calendar to subscribe to shows: confirmed appointments of the last 30 and the next 90
/// days, without a word about customers unless the owner wants them named. Blocks.
final class FeedReader {

  private static final Duration BACK = Duration.ofDays(30);
  private static final Duration AHEAD = Duration.ofDays(90);
  private static final Duration STRETCH = Duration.ofDays(10);
  private static final Duration SHORTEST = Duration.ofHours(1);

  /// As many as a schedule tells at once.
  private static final int FULL = 500;

  private final Schedule schedule;
  private final Clock clock;

  FeedReader(Schedule schedule, Clock clock) {
    this.schedule = schedule;
    this.clock = clock;
  }

  /// The same text for as long as nothing changes on the same day.
  String read(Feed feed, Profile profile) {
    var today = clock.instant().truncatedTo(ChronoUnit.DAYS);
    var shown =
        all(feed.tenant(), new Slot(today.minus(BACK), today.plus(AHEAD)))
            .filter(it -> it.status() == Schedule.Status.CONFIRMED)
            .filter(it -> feed.resource().map(it.resource()::equals).orElse(true));
    var entries = new LinkedHashMap<String, Entry>();
    shown.forEach(it -> entries.putIfAbsent(it.appointment(), entry(feed, profile, it)));
    return Calendars.feed(
        name(feed, profile), List.copyOf(entries.values()), profile.zone(), today);
  }

  private Stream<Schedule.Entry> all(String tenant, Slot window) {
    var found = new ArrayList<Schedule.Entry>();
    for (var from = window.start(); from.isBefore(window.end()); from = from.plus(STRETCH))
      found.addAll(read(tenant, new Slot(from, earlier(from.plus(STRETCH), window.end()))));
    return found.stream();
  }

  /// Where there is too much to tell at once, each half is asked for by itself.
  private List<Schedule.Entry> read(String tenant, Slot window) {
    var found = schedule.between(tenant, window);
    var length = Duration.between(window.start(), window.end());
    if (found.size() < FULL || length.compareTo(SHORTEST) <= 0) return found;
    var middle = window.start().plus(length.dividedBy(2));
    return Stream.of(new Slot(window.start(), middle), new Slot(middle, window.end()))
        .flatMap(it -> read(tenant, it).stream())
        .toList();
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static Entry entry(Feed feed, Profile profile, Schedule.Entry it) {
    var service = profile.service(it.service()).map(Profile.Service::name).orElse("Appointment");
    var who = Optional.of(feed.names()).filter(yes -> yes).flatMap(_ -> it.name());
    return new Entry(
        Entry.uid(feed.tenant(), it.appointment()),
        it.revision(),
        it.slot(),
        who.map(name -> service + ": " + name).orElse(service),
        Optional.empty(),
        feed.names() ? it.address() : Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Entry.Status.CONFIRMED);
  }

  private static String name(Feed feed, Profile profile) {
    return feed.resource()
        .map(id -> resource(profile, id).map(Profile.Resource::name).orElse(id))
        .map(it -> it + ", " + profile.name())
        .orElse(profile.name());
  }

  static Optional<Profile.Resource> resource(Profile profile, String id) {
    return profile.resources().stream().filter(it -> it.id().equals(id)).findFirst();
  }
}
