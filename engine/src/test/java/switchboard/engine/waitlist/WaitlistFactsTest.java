package switchboard.engine.waitlist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import switchboard.engine.calendar.Calendar.By;
import switchboard.engine.calendar.Slot;
import switchboard.engine.calendar.Wish.Part;
import switchboard.engine.privacy.GoldenFile;
import switchboard.engine.understanding.When;
import switchboard.engine.waitlist.Event.Claimed;
import switchboard.engine.waitlist.Event.Declined;
import switchboard.engine.waitlist.Event.Joined;
import switchboard.engine.waitlist.Event.Lapsed;
import switchboard.engine.waitlist.Event.Left;
import switchboard.engine.waitlist.Event.Offered;
import switchboard.engine.waitlist.Event.Withdrawn;

class WaitlistFactsTest {
  private static final Instant AT = Instant.parse("2026-01-05T12:00:00.123456Z");
  private static final Slot SLOT =
      Slot.of(Instant.parse("2026-01-06T14:00:00Z"), Duration.ofHours(1));

  static Stream<Event> facts() {
    var offer = new Offer("w.e1.abc", "van-1", List.of(), SLOT, AT.plusSeconds(1800));
    return Stream.of(
        new Joined("e1", new Entry("c1", "leak", Times.ANY, SLOT.end()), AT),
        new Offered("e1", offer, AT),
        new Withdrawn("e1", "w.e1.abc", AT),
        new Claimed("e1", "w.e1.abc", By.LINK, AT),
        new Declined("e1", "w.e1.abc", AT),
        new Lapsed("e1", "w.e1.abc", AT),
        new Left("e1", "customer", AT));
  }

  @ParameterizedTest
  @MethodSource("facts")
  void a_fact_keeps_its_stored_form(Event fact) {
    GoldenFile.of(fact).matches(fact);
  }

  @Test
  void a_wish_keeps_its_stored_form_in_full() {
    var when =
        new When(
            OffsetDateTime.parse("2026-01-12T00:00-05:00"),
            Optional.of(OffsetDateTime.parse("2026-01-19T00:00-05:00")),
            When.Grain.WEEK);
    var times =
        new Times(
            Optional.of(when),
            List.of(Part.EVENING, Part.MORNING),
            List.of(DayOfWeek.FRIDAY, DayOfWeek.MONDAY),
            List.of(DayOfWeek.TUESDAY),
            List.of(LocalDate.of(2026, 1, 14)),
            Optional.of(LocalTime.of(9, 0)),
            Optional.of(LocalTime.of(18, 30)));
    var entry =
        new Entry("c1", "viewing", times, Optional.of("robin"), List.of("flat-3"), SLOT.end());
    new GoldenFile("waitlist.joined.full").matches(new Joined("e1", entry, AT));
    new GoldenFile("waitlist.joined.moving")
        .matches(new Joined("e1", entry.moving(Optional.of("a-1")), AT));
    var offer = new Offer("w.e1.abc", "robin", List.of("flat-3"), SLOT, AT.plusSeconds(1800));
    new GoldenFile("waitlist.offered.with").matches(new Offered("e1", offer, AT));
  }

  @Test
  void every_fact_has_its_golden_file() {
    assertThat(facts().map(Object::getClass))
        .containsExactlyInAnyOrder(Event.class.getPermittedSubclasses());
  }
}
