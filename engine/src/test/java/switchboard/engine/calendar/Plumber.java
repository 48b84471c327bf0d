package switchboard.engine.calendar;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import switchboard.engine.calendar.Availability.Busy;
import switchboard.engine.calendar.Availability.Offer;
import switchboard.engine.calendar.Availability.Opening;
import switchboard.engine.tenant.Telephony;
import switchboard.engine.tenant.Planning;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tenant.Profile.Alerts;
import switchboard.engine.tenant.Profile.Emergencies;
import switchboard.engine.tenant.Profile.Persona;
import switchboard.engine.tenant.Profile.Recognition;
import switchboard.engine.tenant.Profile.Resource;
import switchboard.engine.tenant.Profile.Rules;
import switchboard.engine.tenant.Profile.Service;
import switchboard.engine.tenant.Profile.Span;
import switchboard.engine.understanding.When;
import switchboard.engine.understanding.When.Grain;

/// A business open from eight to six on every day, with two vans, and short ways to ask for its
/// openings.
final class Plumber {
  static final ZoneId CHICAGO = ZoneId.of("America/Chicago");
  static final ZoneId LONDON = ZoneId.of("Europe/London");
  static final List<Busy> FREE = List.of(busy("van-1"), busy("van-2"));

  /// 2026-06-01 is a Monday.
  static final Instant MONDAY_SIX = chicago("2026-06-01T06:00");

  static final Profile PLUMBER = profile(CHICAGO, week("08:00-18:00"));
  static final Service FIX = service("PT1H", "PT0S", "PT0S");

  static Profile profile(ZoneId zone, Map<DayOfWeek, List<Span>> hours) {
    return profile(
        zone, hours, new Rules(Duration.ofHours(2), Duration.ofDays(14), Duration.ofMinutes(30)));
  }

  static Profile profile(ZoneId zone, Map<DayOfWeek, List<Span>> hours, Rules rules) {
    return new Profile(
        "Prairie Plumbing",
        "trades",
        "US",
        zone,
        "USD",
        "en-US",
        "1 Example Street",
        List.of(),
        new Persona("Rosa", "Polly.Joanna", "{business}"),
        hours,
        List.of(),
        List.of(new Resource("van-1", "Van 1"), new Resource("van-2", "Van 2")),
        rules,
        new Emergencies(Duration.ofMinutes(30), true, Map.of()),
        new Alerts(Optional.empty(), Optional.empty(), List.of()),
        Recognition.NAME,
        List.of(),
        true, Planning.NONE, Telephony.NONE);
  }

  static Map<DayOfWeek, List<Span>> week(String... spans) {
    var hours = new EnumMap<DayOfWeek, List<Span>>(DayOfWeek.class);
    for (var day : DayOfWeek.values()) hours.put(day, Stream.of(spans).map(Plumber::span).toList());
    return hours;
  }

  static Span span(String text) {
    return new Span(LocalTime.parse(text.substring(0, 5)), LocalTime.parse(text.substring(6)));
  }

  static Service service(String duration, String before, String after, String... who) {
    return new Service(
        "fix",
        "Fix",
        List.of(),
        Duration.parse(duration),
        Duration.parse(before),
        Duration.parse(after),
        Optional.empty(),
        Optional.empty(),
        List.of(who));
  }

  static Busy busy(String resource, Slot... taken) {
    return new Busy(resource, List.of(taken));
  }

  static Instant chicago(String local) {
    return LocalDateTime.parse(local).atZone(CHICAGO).toInstant();
  }

  static Slot taken(String start, String end) {
    return new Slot(chicago(start), chicago(end));
  }

  static Wish wish(String start, @Nullable String end, Grain grain) {
    return Wish.of(new When(offset(start), Optional.ofNullable(end).map(it -> offset(it)), grain));
  }

  static OffsetDateTime offset(String local) {
    return LocalDateTime.parse(local).atZone(CHICAGO).toOffsetDateTime();
  }

  static Wish day(String date) {
    var next = LocalDateTime.parse(date + "T00:00").plusDays(1).toString();
    return wish(date + "T00:00", next, Grain.DAY);
  }

  static List<String> local(Stream<Opening> openings, ZoneId zone) {
    return openings.map(it -> it.slot().start().atZone(zone).toLocalDateTime().toString()).toList();
  }

  static List<String> slots(Wish wish, Busy... busy) {
    var known = busy.length == 0 ? FREE : List.of(busy);
    return local(
        Availability.slots(PLUMBER, FIX, false, known, wish, MONDAY_SIX).stream(), CHICAGO);
  }

  /// `*` marks what does not fit the wish.
  static List<String> offers(Wish wish, Busy... busy) {
    var known = busy.length == 0 ? FREE : List.of(busy);
    return told(Availability.offers(PLUMBER, FIX, false, known, wish, MONDAY_SIX, 3));
  }

  static List<String> told(List<Offer> offers) {
    return offers.stream()
        .map(it -> local(Stream.of(it.opening()), CHICAGO).getFirst() + (it.fits() ? "" : "*"))
        .toList();
  }

  private Plumber() {}
}
