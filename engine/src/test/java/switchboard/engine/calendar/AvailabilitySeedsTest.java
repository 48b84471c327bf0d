package switchboard.engine.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static switchboard.engine.calendar.Plumber.CHICAGO;
import static switchboard.engine.calendar.Plumber.LONDON;
import static switchboard.engine.calendar.Plumber.busy;
import static switchboard.engine.calendar.Plumber.chicago;
import static switchboard.engine.calendar.Plumber.offers;
import static switchboard.engine.calendar.Plumber.profile;
import static switchboard.engine.calendar.Plumber.service;
import static switchboard.engine.calendar.Plumber.week;
import static switchboard.engine.calendar.Plumber.wish;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.engine.calendar.Availability.Busy;
import switchboard.engine.calendar.Availability.Offer;
import switchboard.engine.calendar.Wish.Part;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tenant.Profile.Rules;
import switchboard.engine.tenant.Profile.Service;
import switchboard.engine.understanding.When;
import switchboard.engine.understanding.When.Grain;

class AvailabilitySeedsTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void whatever_is_offered_is_allowed_and_free(long seed) {
    var random = new Random(seed);
    for (int i = 0; i < 40; i++) {
      var zone = List.of(CHICAGO, LONDON, ZoneId.of("Australia/Lord_Howe")).get(random.nextInt(3));
      var profile = anyProfile(random, zone);
      var service = anyService(random);
      var emergency = random.nextBoolean();
      var now = chicago("2026-01-01T00:00").plusSeconds(random.nextInt(365 * 86_400));
      var busy = List.of(anyBusy(random, "van-1", now), anyBusy(random, "van-2", now));
      var wish = anyWish(random, now, zone);
      var offers = Availability.offers(profile, service, emergency, busy, wish, now, 3);
      var offered = new ArrayList<>(offers.stream().map(Offer::opening).toList());
      assertThat(offered).hasSizeLessThanOrEqualTo(3).doesNotHaveDuplicates();
      offered.addAll(Availability.slots(profile, service, emergency, busy, wish, now));
      for (var it : offered.subList(0, Math.min(40, offered.size()))) {
        assertThat(Availability.allowed(profile, service, emergency, busy, it, now)).isTrue();
        assertThat(it.slot().start()).isAfterOrEqualTo(now);
        assertThat(taken(busy, it.resource()))
            .noneMatch(it.slot().padded(service.before(), service.after())::overlaps);
      }
    }
  }

  private static List<Slot> taken(List<Busy> busy, String resource) {
    var taken = new HashMap<String, List<Slot>>();
    for (var it : busy) taken.put(it.resource(), it.taken());
    return taken.getOrDefault(resource, List.of());
  }

  private static Profile anyProfile(Random random, ZoneId zone) {
    var spans = List.of("08:00-18:00", "00:00-00:00", "01:30-05:00", "22:15-03:00", "09:00-12:30");
    var rules =
        new Rules(
            Duration.ofMinutes(random.nextInt(300)),
            Duration.ofDays(random.nextInt(1, 20)),
            Duration.ofMinutes(List.of(15, 30, 45, 60).get(random.nextInt(4))));
    return profile(zone, week(spans.get(random.nextInt(5)), spans.get(random.nextInt(5))), rules);
  }

  private static Service anyService(Random random) {
    var minutes = 15 * random.nextInt(1, 17);
    var around = "PT" + 5 * random.nextInt(7) + "M";
    return service("PT" + minutes + "M", around, around);
  }

  private static Busy anyBusy(Random random, String resource, Instant now) {
    var taken =
        random
            .ints(random.nextInt(60), 0, 20 * 96)
            .mapToObj(it -> Slot.of(now.plusSeconds(900L * it), Duration.ofMinutes(15 + it % 200)))
            .toList();
    return new Busy(resource, taken);
  }

  private static Wish anyWish(Random random, Instant now, ZoneId zone) {
    var start = now.plusSeconds(random.nextInt(12 * 86_400)).atZone(zone).toOffsetDateTime();
    var hours = List.of(1, 4, 24, 168).get(random.nextInt(4));
    var grain = List.copyOf(EnumSet.allOf(Grain.class)).get(random.nextInt(6));
    return switch (random.nextInt(4)) {
      case 0 -> Wish.ANY;
      case 1 -> Wish.of(new When(start, Optional.empty(), grain));
      case 2 -> Wish.of(new When(start, Optional.of(start.plusHours(hours)), grain));
      default ->
          new Wish(
              Optional.of(new When(start, Optional.of(start.plusHours(hours)), grain)),
              Set.of(List.copyOf(EnumSet.allOf(Part.class)).get(random.nextInt(3))));
    };
  }
}
