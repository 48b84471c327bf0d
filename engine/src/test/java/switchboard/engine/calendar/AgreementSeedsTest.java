package switchboard.engine.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static switchboard.engine.calendar.Plumber.profile;
import static switchboard.engine.calendar.Plumber.service;
import static switchboard.engine.calendar.Plumber.span;
import static switchboard.engine.calendar.Plumber.week;
import static switchboard.engine.calendar.Shop.resource;
import static switchboard.engine.calendar.Shop.staffed;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.engine.calendar.Availability.Busy;
import switchboard.engine.calendar.Availability.Offer;
import switchboard.engine.calendar.Availability.Opening;
import switchboard.engine.tenant.Planning.DayException;
import switchboard.engine.tenant.Planning.Holidays;
import switchboard.engine.tenant.Planning.Reserve;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tenant.Profile.Resource;
import switchboard.engine.tenant.Profile.Resource.Kind;
import switchboard.engine.tenant.Profile.Rules;
import switchboard.engine.tenant.Profile.Service;
import switchboard.engine.tenant.Profile.Span;

/// Any rules, any visits, any wish: what is offered is what is accepted, by all calendars together
/// and by each alone.
class AgreementSeedsTest {
  private static final List<String> ZONES =
      List.of("America/Chicago", "Europe/London", "Australia/Lord_Howe", "America/Santiago");
  private static final List<String> SPANS =
      List.of("08:00-18:00", "00:00-00:00", "01:30-05:00", "22:15-03:00", "09:00-12:30");

  /// Everything that an answer depends on.
  private record Question(
      Profile shop, Service service, boolean emergency, List<Busy> busy, Instant now) {

    List<Opening> slots(Wish wish) {
      return Availability.slots(shop, service, emergency, busy, wish, now);
    }

    boolean accepts(Opening it) {
      return Availability.allowed(shop, service, emergency, busy, it, now);
    }

    boolean accepts(Opening it, Busy alone) {
      return Availability.allowed(shop, service, emergency, List.of(alone), it, now);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void what_is_offered_is_what_is_accepted(long seed) {
    var random = new Random(seed);
    for (int i = 0; i < 40; i++) {
      var it = question(random);
      var slots = it.slots(Wish.ANY);
      var wish = wish(random);
      var offers = Availability.offers(it.shop, it.service, it.emergency, it.busy, wish, it.now, 3);
      assertThat(offers).hasSizeLessThanOrEqualTo(3).doesNotHaveDuplicates();
      var offered = Stream.concat(sample(random, slots), offers.stream().map(Offer::opening));
      offered.forEach(opening -> assertAccepted(it, opening));
      assertThat(offers).allMatch(offer -> !wish.except().contains(day(it, offer.opening())));
      assertNothingLeftOut(random, it, slots);
    }
  }

  private static void assertAccepted(Question it, Opening opening) {
    assertThat(it.accepts(opening)).as("%s of %s", opening, it).isTrue();
    for (var known : it.busy) {
      var mine = opening.resource().equals(known.resource());
      if (mine || opening.with().contains(known.resource())) {
        var alone = mine ? opening : new Opening(known.resource(), opening.slot());
        assertThat(it.accepts(alone, known)).as("%s of %s", alone, it).isTrue();
      }
    }
  }

  /// A start that is not among the slots is one that nobody who leads would accept, as far as the
  /// second resource is not what is missing.
  private static void assertNothingLeftOut(Random random, Question it, List<Opening> slots) {
    if (!it.service.needs().isEmpty()) return;
    var starts = slots.stream().map(slot -> slot.slot().start()).toList();
    for (int i = 0; i < 20; i++) {
      var start = it.now.plusSeconds(900L * random.nextInt(8 * 96));
      var slot = Slot.of(start, it.service.duration());
      var someone =
          it.shop.resources().stream().anyMatch(who -> it.accepts(new Opening(who.id(), slot)));
      assertThat(starts.contains(start)).as("%s of %s", slot, it).isEqualTo(someone);
    }
  }

  private static DayOfWeek day(Question it, Opening opening) {
    return opening.slot().start().atZone(it.shop.zone()).getDayOfWeek();
  }

  private static Stream<Opening> sample(Random random, List<Opening> slots) {
    return slots.isEmpty()
        ? Stream.empty()
        : random.ints(25, 0, slots.size()).distinct().mapToObj(slots::get);
  }

  private static Question question(Random random) {
    var zone = ZoneId.of(any(random, ZONES));
    var now =
        LocalDate.of(2026, 1, 1)
            .plusDays(random.nextInt(700))
            .atTime(random.nextInt(24), 15 * random.nextInt(4))
            .atZone(zone)
            .toInstant();
    var shop = shop(random, zone, now.atZone(zone).toLocalDate());
    var busy =
        shop.resources().stream()
            .filter(_ -> random.nextInt(8) > 0)
            .map(it -> busy(random, it.id(), now))
            .toList();
    return new Question(shop, anyService(random), random.nextInt(4) == 0, busy, now);
  }

  private static Profile shop(Random random, ZoneId zone, LocalDate today) {
    var rules =
        new Rules(
            Duration.ofMinutes(random.nextInt(300)),
            Duration.ofDays(random.nextInt(1, 9)),
            Duration.ofMinutes(any(random, List.of(15, 30, 45, 60))));
    var planning =
        Shop.planning(
            exceptions(random, today),
            maybe(random, new Holidays("GB", Optional.of("ENG"), Set.of())),
            maybe(random, 3 + random.nextInt(6)),
            maybe(random, Duration.ofMinutes(random.nextInt(90))),
            maybe(
                random,
                new Reserve(
                    Duration.ofMinutes(random.nextInt(400)),
                    Duration.ofHours(random.nextInt(30)))));
    return staffed(
            profile(zone, hours(random), rules),
            worker(random, "ann", Kind.PERSON),
            worker(random, "van", Kind.VAN),
            worker(random, "room-1", Kind.ROOM),
            worker(random, "room-2", Kind.ROOM))
        .with(planning);
  }

  private static Resource worker(Random random, String id, Kind kind) {
    return resource(
        id,
        kind,
        random.nextBoolean() ? Map.of() : hours(random),
        maybe(random, 1 + random.nextInt(5)),
        random.nextInt(4) > 0 ? "laser" : "gas");
  }

  private static Map<DayOfWeek, List<Span>> hours(Random random) {
    var week = week(any(random, SPANS), any(random, SPANS));
    week.remove(DayOfWeek.of(random.nextInt(1, 8)));
    return week;
  }

  private static List<DayException> exceptions(Random random, LocalDate today) {
    return Stream.generate(() -> exception(random, today)).limit(random.nextInt(3)).toList();
  }

  private static DayException exception(Random random, LocalDate today) {
    var from = today.plusDays(random.nextInt(6));
    List<Span> hours = random.nextBoolean() ? List.of() : List.of(span(any(random, SPANS)));
    return new DayException(
        from, from.plusDays(random.nextInt(3)), hours, maybe(random, "ann"), "");
  }

  private static Service anyService(Random random) {
    var it =
        service(
            "PT" + 15 * random.nextInt(1, 17) + "M",
            "PT" + 5 * random.nextInt(7) + "M",
            "PT" + 5 * random.nextInt(13) + "M");
    var needs = random.nextInt(3) == 0 ? List.of(Kind.ROOM) : List.<Kind>of();
    var skills = random.nextInt(3) == 0 ? new String[] {"laser"} : new String[0];
    return Shop.changed(it, needs, maybe(random, 1 + random.nextInt(4)), skills);
  }

  private static Busy busy(Random random, String resource, Instant now) {
    var taken = new ArrayList<Slot>();
    var visits = new ArrayList<Slot>();
    for (int i = random.nextInt(25); i > 0; i--) {
      var start = now.plusSeconds(300L * random.nextInt(-200, 9 * 288));
      var visit = Slot.of(start, Duration.ofMinutes(15 + 5 * random.nextInt(30)));
      if (random.nextInt(3) > 0) visits.add(visit);
      taken.add(visit.padded(Duration.ofMinutes(10), Duration.ofMinutes(random.nextInt(40))));
    }
    var alike = visits.stream().filter(_ -> random.nextBoolean()).toList();
    return new Busy(resource, taken, visits, alike, random.nextInt(5) > 0);
  }

  private static Wish wish(Random random) {
    return Wish.ANY
        .notOn(Set.of(DayOfWeek.of(random.nextInt(1, 8))))
        .between(maybe(random, LocalTime.of(random.nextInt(24), 0)), Optional.empty())
        .by(maybe(random, "ann"));
  }

  private static <T> Optional<T> maybe(Random random, T value) {
    return random.nextInt(3) == 0 ? Optional.of(value) : Optional.empty();
  }

  private static <T> T any(Random random, List<T> some) {
    return some.get(random.nextInt(some.size()));
  }
}
