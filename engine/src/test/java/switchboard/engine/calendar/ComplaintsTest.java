package switchboard.engine.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static switchboard.engine.calendar.Plumber.FIX;
import static switchboard.engine.calendar.Plumber.busy;
import static switchboard.engine.calendar.Plumber.profile;
import static switchboard.engine.calendar.Plumber.service;
import static switchboard.engine.calendar.Plumber.week;
import static switchboard.engine.calendar.Shop.needing;
import static switchboard.engine.calendar.Shop.resource;
import static switchboard.engine.calendar.Shop.staffed;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.engine.calendar.Availability.Busy;
import switchboard.engine.calendar.Availability.Offer;
import switchboard.engine.calendar.Availability.Opening;
import switchboard.engine.calendar.Availability.Refusal;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tenant.Profile.Resource.Kind;
import switchboard.engine.tenant.Profile.Rules;
import switchboard.engine.understanding.When;
import switchboard.engine.understanding.When.Grain;

/// What users of other schedulers complain about, as far as availability can make it impossible.
/// Each name begins with the number of the complaint in our list.
class ComplaintsTest {
  static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  static final ZoneId CHATHAM = ZoneId.of("Pacific/Chatham");

  static Instant newYork(String local) {
    return LocalDateTime.parse(local).atZone(NEW_YORK).toInstant();
  }

  static Profile shop(ZoneId zone, String hours, String notice, String horizon) {
    var rules = new Rules(Duration.parse(notice), Duration.parse(horizon), Duration.ofMinutes(30));
    return staffed(profile(zone, week(hours), rules), resource("ann", Kind.PERSON));
  }

  static List<Opening> slots(Profile shop, Wish wish, Instant now, Slot... taken) {
    return Availability.slots(shop, FIX, false, List.of(busy("ann", taken)), wish, now);
  }

  static boolean accepted(Profile shop, Opening it, Instant now, Slot... taken) {
    return Availability.allowed(shop, FIX, false, List.of(busy("ann", taken)), it, now);
  }

  @Test
  void complaint_5_booking_refuses_no_slot_that_is_shown_and_accepts_none_that_is_not() {
    var shop = shop(NEW_YORK, "09:00-17:00", "PT2H", "P3D");
    var now = newYork("2026-06-01T06:00");
    var lunch = new Slot(newYork("2026-06-02T12:00"), newYork("2026-06-02T13:10"));
    var shown = slots(shop, Wish.ANY, now, lunch).stream().map(Opening::slot).toList();
    for (var start = now;
        start.isBefore(now.plus(Duration.ofDays(4)));
        start = start.plusSeconds(300)) {
      var slot = Slot.of(start, FIX.duration());
      assertThat(accepted(shop, new Opening("ann", slot), now, lunch))
          .as("%s", start)
          .isEqualTo(shown.contains(slot));
    }
  }

  @Test
  void complaint_6_notice_and_horizon_that_end_on_the_day_of_the_change_are_real_time() {
    var always = shop(NEW_YORK, "00:00-00:00", "PT24H", "PT48H");
    for (var change : List.of("2026-03-07T12:00", "2026-10-31T12:00")) {
      var now = newYork(change);
      var starts = slots(always, Wish.ANY, now).stream().map(it -> it.slot().start()).toList();
      assertThat(starts.getFirst()).isEqualTo(now.plus(Duration.ofDays(1)));
      assertThat(starts.getLast()).isEqualTo(now.plus(Duration.ofDays(2)));
      assertThat(starts).hasSize(49);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {-11, -7, -3, 0, 3, 5, 8, 11, 13, 14})
  void complaint_7_a_visitor_anywhere_sees_the_same_instants_past_midnight(int hours) {
    var visitor = ZoneOffset.ofHours(hours);
    for (var span : List.of("22:00-23:00", "22:00-02:00", "23:30-00:30")) {
      var shop = shop(NEW_YORK, span, "PT0S", "P10D");
      var now = newYork("2026-03-04T12:00");
      var from = newYork("2026-03-05T00:00");
      var to = newYork("2026-03-10T00:00");
      var wish =
          Wish.of(new When(from.atOffset(visitor), Optional.of(to.atOffset(visitor)), Grain.WEEK));
      var here = Wish.of(new When(offset(from), Optional.of(offset(to)), Grain.WEEK));
      var seen = slots(shop, wish, now);
      assertThat(seen).isNotEmpty().isEqualTo(slots(shop, here, now));
      assertThat(nights(seen)).as("an evening for each of five days").hasSize(5);
      assertThat(seen).allMatch(it -> accepted(shop, it, now));
    }
  }

  /// The local dates on which the evenings began.
  private static List<String> nights(List<Opening> seen) {
    return seen.stream()
        .map(it -> it.slot().start().atZone(NEW_YORK).minusHours(3).toLocalDate().toString())
        .distinct()
        .toList()
        .stream()
        .filter(it -> !it.equals("2026-03-04"))
        .toList();
  }

  private static OffsetDateTime offset(Instant at) {
    return at.atZone(NEW_YORK).toOffsetDateTime();
  }

  @Test
  void complaint_8_an_hour_the_clock_shows_twice_is_two_hours() {
    var shop = shop(NEW_YORK, "00:00-00:00", "PT0S", "P2D");
    var now = newYork("2026-10-31T12:00");
    var ones =
        slots(shop, Wish.ANY, now).stream()
            .filter(it -> local(it).equals(LocalDateTime.parse("2026-11-01T01:00")))
            .toList();
    assertThat(ones).hasSize(2);
    var first = ones.getFirst().slot();
    assertThat(slots(shop, Wish.ANY, now, first))
        .contains(ones.getLast())
        .doesNotContain(ones.getFirst());
    assertThat(accepted(shop, ones.getFirst(), now, first)).isFalse();
    assertThat(accepted(shop, ones.getLast(), now, first)).isTrue();
  }

  private static LocalDateTime local(Opening it) {
    return it.slot().start().atZone(NEW_YORK).toLocalDateTime();
  }

  @Test
  void complaint_9_visits_stay_and_can_be_moved_when_the_zone_or_the_rules_change() {
    var random = new Random(9);
    var now = newYork("2026-06-01T06:00");
    var before = shop(NEW_YORK, "09:00-17:00", "PT2H", "P60D");
    var visits = hundred(before, now, random);
    var others =
        List.of(
            shop(CHATHAM, "09:00-17:00", "PT2H", "P60D"),
            shop(NEW_YORK, "13:00-16:15", "P2D", "P30D"),
            shop(CHATHAM, "20:00-04:00", "PT0S", "P60D"));
    for (var after : others) {
      var all = visits.toArray(Slot[]::new);
      assertThat(slots(after, Wish.ANY, now, all))
          .noneMatch(it -> visits.stream().anyMatch(it.slot()::overlaps));
      for (var visit : visits) {
        var rest = visits.stream().filter(it -> !it.equals(visit)).toArray(Slot[]::new);
        var free = slots(after, Wish.ANY, now, rest);
        assertThat(accepted(after, free.get(random.nextInt(free.size())), now, rest)).isTrue();
      }
    }
  }

  private static List<Slot> hundred(Profile shop, Instant now, Random random) {
    var visits = new ArrayList<Slot>();
    while (visits.size() < 100) {
      var free = slots(shop, Wish.ANY, now, visits.toArray(Slot[]::new));
      visits.add(free.get(random.nextInt(free.size())).slot());
    }
    return visits;
  }

  @Test
  void complaint_10_what_is_busy_is_busy_at_its_instant_whatever_zone_it_was_written_in() {
    var shop = shop(NEW_YORK, "09:00-17:00", "PT0S", "P3D");
    var now = newYork("2026-03-09T06:00");
    var tokyo = LocalDateTime.parse("2026-03-10T01:00").atZone(ZoneId.of("Asia/Tokyo")).toInstant();
    var noon = Slot.of(tokyo, Duration.ofHours(1));
    assertThat(local(new Opening("ann", noon)).toLocalTime()).isEqualTo(LocalTime.NOON);
    assertThat(slots(shop, Wish.ANY, now, noon))
        .noneMatch(it -> it.slot().overlaps(noon))
        .anyMatch(it -> it.slot().end().equals(tokyo));
  }

  @Test
  void complaint_13_a_calendar_that_could_not_be_read_is_not_a_full_one() {
    var shop = shop(NEW_YORK, "09:00-17:00", "PT0S", "P3D");
    var now = newYork("2026-06-01T06:00");
    var unread = List.of(new Busy("ann", List.of(), List.of(), false));
    var offers = Availability.offers(shop, FIX, false, unread, Wish.ANY, now, 3);
    assertThat(offers).hasSize(3).extracting(Offer::opening).noneMatch(Opening::sure);
    assertThat(offers)
        .allMatch(
            it -> Availability.refusal(shop, FIX, false, unread, it.opening(), now).isEmpty());
    assertThat(Availability.refusal(shop, FIX, false, List.of(), offers.getFirst().opening(), now))
        .contains(Refusal.UNKNOWN);
  }

  @Test
  void complaint_15_buffers_may_differ_before_and_after_and_stack() {
    var shop = shop(NEW_YORK, "09:00-17:00", "PT0S", "P1D");
    var now = newYork("2026-06-01T00:00");
    var visit = new Slot(newYork("2026-06-01T12:00"), newYork("2026-06-01T13:00"));
    var padded = visit.padded(Duration.ofMinutes(30), Duration.ofMinutes(15));
    var known = List.of(new Busy("ann", List.of(padded), List.of(visit), true));
    var service = service("PT1H", "PT15M", "PT45M");
    var starts =
        Availability.slots(shop, service, false, known, Wish.ANY, now).stream()
            .map(it -> local(it).toLocalTime().toString())
            .toList();
    assertThat(starts)
        .containsExactly("09:00", "09:30", "13:30", "14:00", "14:30", "15:00", "15:30", "16:00");
  }

  @Test
  void each_calendar_alone_accepts_what_all_together_offered() {
    var people = IntStream.range(0, 20).mapToObj(it -> resource("p-" + it, Kind.PERSON)).toList();
    var rooms = IntStream.range(0, 20).mapToObj(it -> resource("r-" + it, Kind.ROOM)).toList();
    var all = new ArrayList<>(people);
    all.addAll(rooms);
    var shop =
        staffed(profile(NEW_YORK, week("09:00-17:00")), all.toArray(Profile.Resource[]::new));
    var service = needing(FIX, List.of(Kind.ROOM));
    var now = newYork("2026-06-01T06:00");
    var busy = all.stream().map(it -> busy(it.id())).toList();
    for (var it : Availability.slots(shop, service, false, busy, Wish.ANY, now)) {
      var lead = List.of(busy(it.resource()));
      assertThat(Availability.refusal(shop, service, false, lead, it, now)).isEmpty();
      var other = new Opening(it.with().getFirst(), it.slot());
      assertThat(
              Availability.refusal(
                  shop, service, false, List.of(busy(other.resource())), other, now))
          .isEmpty();
    }
  }
}
