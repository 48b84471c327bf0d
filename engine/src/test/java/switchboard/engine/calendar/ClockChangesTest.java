package switchboard.engine.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static switchboard.engine.calendar.Plumber.busy;
import static switchboard.engine.calendar.Plumber.profile;
import static switchboard.engine.calendar.Plumber.service;
import static switchboard.engine.calendar.Plumber.span;
import static switchboard.engine.calendar.Shop.resource;
import static switchboard.engine.calendar.Shop.staffed;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.engine.calendar.Availability.Busy;
import switchboard.engine.calendar.Availability.Opening;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tenant.Profile.Resource.Kind;
import switchboard.engine.tenant.Profile.Rules;
import switchboard.engine.tenant.Profile.Service;
import switchboard.engine.tenant.Profile.Span;
import switchboard.engine.understanding.When;
import switchboard.engine.understanding.When.Grain;

/// Every day two weeks around each change of the clocks from 2025 to 2031. Kolkata, which never
/// changes its clocks, is looked at when New York does.
class ClockChangesTest {
  private static final List<String> HOURS =
      List.of(
          "09:00-17:00",
          "22:00-02:00",
          "00:00-00:00",
          "01:30-05:00",
          "23:00-03:30",
          "00:30-01:30",
          "12:15-23:59");
  private static final Rules DAY_AND_A_HALF =
      new Rules(Duration.ofMinutes(90), Duration.ofHours(36), Duration.ofMinutes(30));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "America/New_York",
        "Europe/London",
        "Australia/Lord_Howe",
        "America/Santiago",
        "Africa/Casablanca",
        "Asia/Kolkata"
      })
  void whatever_is_offered_lies_within_the_hours_on_the_wall_and_is_accepted(String name) {
    var zone = ZoneId.of(name);
    var random = new Random(name.hashCode());
    int offered = 0;
    for (var date : datesAround(zone)) {
      var hours = anyWeek(random);
      var shop =
          staffed(
              profile(zone, hours, DAY_AND_A_HALF),
              resource("ann", Kind.PERSON),
              resource("bob", Kind.PERSON, anyWeek(random), Optional.empty()));
      var now = date.atTime(random.nextInt(24), random.nextInt(60)).atZone(zone).toInstant();
      var service = anyService(random);
      var busy = List.of(anyBusy(random, "ann", now), anyBusy(random, "bob", now));
      var slots = Availability.slots(shop, service, false, busy, Wish.ANY, now);
      for (var it : sample(random, slots)) {
        assertThat(Availability.refusal(shop, service, false, busy, it, now)).isEmpty();
        assertOpen(shop, it);
        assertThat(it.slot().start())
            .isBetween(now.plus(Duration.ofMinutes(90)), now.plus(Duration.ofHours(36)));
        assertFree(busy, service, it);
        offered++;
      }
    }
    assertThat(offered).isGreaterThan(3000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "America/New_York",
        "Europe/London",
        "Australia/Lord_Howe",
        "America/Santiago",
        "Africa/Casablanca",
        "Asia/Kolkata"
      })
  void complaint_4_a_day_from_nine_to_five_is_that_on_every_day(String name) {
    var zone = ZoneId.of(name);
    var shop = staffed(profile(zone, Plumber.week("09:00-17:00")), resource("ann", Kind.PERSON));
    var expected = Stream.iterate(LocalTime.of(9, 0), it -> it.plusMinutes(30)).limit(15).toList();
    for (var date : datesAround(zone)) {
      var noon = date.minusDays(1).atTime(12, 0).atZone(zone).toInstant();
      var starts =
          Availability.slots(
                  shop, Plumber.FIX, false, List.of(busy("ann")), wholeDay(date, zone), noon)
              .stream()
              .map(it -> it.slot().start().atZone(zone).toLocalTime())
              .toList();
      assertThat(starts).as("%s", date).isEqualTo(expected);
    }
  }

  private static Wish wholeDay(LocalDate date, ZoneId zone) {
    return Wish.of(
        new When(
            date.atStartOfDay(zone).toOffsetDateTime(),
            Optional.of(date.plusDays(1).atStartOfDay(zone).toOffsetDateTime()),
            Grain.DAY));
  }

  private static List<LocalDate> datesAround(ZoneId zone) {
    var rules = zone.getRules();
    if (rules.isFixedOffset() || rules.nextTransition(at(2025)) == null)
      return datesAround(ZoneId.of("America/New_York"));
    var dates = new TreeSet<LocalDate>();
    for (var it = rules.nextTransition(at(2025));
        it != null && it.getInstant().isBefore(at(2032));
        it = rules.nextTransition(it.getInstant())) {
      var day = it.getDateTimeBefore().toLocalDate();
      day.minusDays(14).datesUntil(day.plusDays(15)).forEach(dates::add);
    }
    return List.copyOf(dates);
  }

  private static Instant at(int year) {
    return LocalDateTime.of(year, 1, 1, 0, 0).toInstant(ZoneOffset.UTC);
  }

  private static Map<DayOfWeek, List<Span>> anyWeek(Random random) {
    var week = new EnumMap<DayOfWeek, List<Span>>(DayOfWeek.class);
    for (var day : DayOfWeek.values()) {
      var spans = new ArrayList<Span>();
      for (int i = random.nextInt(3); i > 0; i--)
        spans.add(span(HOURS.get(random.nextInt(HOURS.size()))));
      week.put(day, spans);
    }
    return week;
  }

  private static Service anyService(Random random) {
    return service(
        "PT" + 15 * random.nextInt(1, 9) + "M",
        "PT" + 5 * random.nextInt(5) + "M",
        "PT" + 5 * random.nextInt(9) + "M");
  }

  private static Busy anyBusy(Random random, String resource, Instant now) {
    var taken = new ArrayList<Slot>();
    for (int i = random.nextInt(6); i > 0; i--)
      taken.add(
          Slot.of(
              now.plusSeconds(60L * random.nextInt(40 * 60)),
              Duration.ofMinutes(random.nextInt(10, 200))));
    return new Busy(resource, taken);
  }

  private static List<Opening> sample(Random random, List<Opening> slots) {
    if (slots.size() <= 30) return slots;
    return random.ints(30, 0, slots.size()).distinct().mapToObj(slots::get).toList();
  }

  /// Minute by minute, by the clock on the wall.
  private static void assertOpen(Profile shop, Opening it) {
    var own = shop.resource(it.resource()).orElseThrow().hours();
    var hours = own.isEmpty() ? shop.hours() : own;
    var slot = it.slot();
    for (var at = slot.start(); at.isBefore(slot.end()); at = at.plusSeconds(300)) {
      var local = at.atZone(shop.zone()).toLocalDateTime();
      assertThat(open(hours, local)).as("%s at %s, %s", it, local, hours).isTrue();
    }
  }

  private static boolean open(Map<DayOfWeek, List<Span>> hours, LocalDateTime local) {
    var time = local.toLocalTime();
    var today = hours.getOrDefault(local.getDayOfWeek(), List.of()).stream();
    var yesterday = hours.getOrDefault(local.getDayOfWeek().minus(1), List.of()).stream();
    return today.anyMatch(it ->
        !time.isBefore(it.from()) && (!it.to().isAfter(it.from()) || time.isBefore(it.to())))
        || yesterday.anyMatch(it -> !it.to().isAfter(it.from()) && time.isBefore(it.to()));
  }

  private static void assertFree(List<Busy> busy, Service service, Opening it) {
    var taken = new HashMap<String, List<Slot>>();
    for (var known : busy) taken.put(known.resource(), known.taken());
    assertThat(taken.getOrDefault(it.resource(), List.of()))
        .noneMatch(it.slot().padded(service.before(), service.after())::overlaps);
  }
}
