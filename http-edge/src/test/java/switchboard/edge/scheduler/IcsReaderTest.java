package switchboard.edge.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.engine.calendar.Outside;
import switchboard.engine.calendar.Slot;

final class IcsReaderTest {

  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final Slot SPRING =
      new Slot(Instant.parse("2026-03-01T00:00:00Z"), Instant.parse("2026-05-01T00:00:00Z"));

  private static String file(String name) {
    try (var stream = IcsReaderTest.class.getResourceAsStream(name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8).replace("\n", "\r\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> starts(String text) throws BrokenFeed {
    return slots(text).stream().map(it -> it.start().toString()).sorted().toList();
  }

  private static List<Slot> slots(String text) throws BrokenFeed {
    return IcsReader.busy(text, LONDON, SPRING).stream()
        .map(Outside::slot)
        .map(it -> it.orElseThrow())
        .toList();
  }

  private static String feed(String... lines) {
    return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//t//t//EN\r\nBEGIN:VEVENT\r\nUID:u@x\r\n"
        + String.join("\r\n", lines)
        + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
  }

  /// Recurrence over the clock change of 8 March, an exception, a moved instance; floating times
  /// and days in the zone the calendar names.
  @Test
  void a_calendar_as_apple_publishes_it() throws BrokenFeed {
    assertThat(slots(file("apple.ics")))
        .containsExactlyInAnyOrder(
            Slot.of(Instant.parse("2026-03-06T15:00:00Z"), Duration.ofHours(1)),
            Slot.of(Instant.parse("2026-03-08T20:00:00Z"), Duration.ofHours(1)),
            Slot.of(Instant.parse("2026-03-09T14:00:00Z"), Duration.ofHours(1)),
            Slot.of(Instant.parse("2026-03-10T18:00:00Z"), Duration.ofMinutes(90)),
            new Slot(Instant.parse("2026-03-13T05:00:00Z"), Instant.parse("2026-03-15T05:00:00Z")));
  }

  /// Zones by the names Windows gives them, with and without a definition, and one of the office's
  /// own.
  @Test
  void a_calendar_as_outlook_publishes_it() throws BrokenFeed {
    assertThat(starts(file("outlook.ics")))
        .containsExactly(
            "2026-03-23T08:00:00Z",
            "2026-03-25T14:00:00Z",
            "2026-03-30T07:00:00Z",
            "2026-04-01T12:00:00Z",
            "2026-04-06T07:00:00Z");
  }

  /// An end of the series by day, an extra date, an exception by day, a maker's prefix.
  @Test
  void a_calendar_as_nextcloud_publishes_it() throws BrokenFeed {
    assertThat(starts(file("nextcloud.ics")))
        .containsExactly(
            "2026-03-25T17:00:00Z",
            "2026-03-26T22:00:00Z",
            "2026-03-27T07:00:00Z",
            "2026-03-27T22:00:00Z",
            "2026-04-03T16:00:00Z",
            "2026-04-08T16:00:00Z");
  }

  @Test
  void in_a_zone_nobody_knows_it_is_busy_whenever_it_may_be_meant() throws BrokenFeed {
    assertThat(slots(file("nextcloud.ics")))
        .contains(
            new Slot(Instant.parse("2026-03-27T22:00:00Z"), Instant.parse("2026-03-29T01:00:00Z")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTC", "Pacific/Kiritimati", "America/Los_Angeles"})
  void the_zone_of_this_machine_does_not_matter(String zone) throws BrokenFeed {
    var before = TimeZone.getDefault();
    var expected = starts(file("apple.ics"));
    try {
      TimeZone.setDefault(TimeZone.getTimeZone(zone));
      assertThat(starts(file("apple.ics"))).isEqualTo(expected);
    } finally {
      TimeZone.setDefault(before);
    }
  }

  @Test
  void floating_times_are_meant_in_the_zone_of_the_calendar() throws BrokenFeed {
    var text = feed("DTSTART:20260401T090000", "DTEND:20260401T100000");
    assertThat(starts(text)).containsExactly("2026-04-01T08:00:00Z");
  }

  @Test
  void a_series_without_end_is_read_as_far_as_the_window() throws BrokenFeed {
    var text = feed("DTSTART:20200101T090000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY");
    assertThat(starts(text)).hasSize(61).startsWith("2026-03-01T09:00:00Z");
  }

  @Test
  void what_lies_outside_the_window_is_left_out() throws BrokenFeed {
    assertThat(starts(feed("DTSTART:20250101T090000Z", "DURATION:PT1H"))).isEmpty();
  }

  @Test
  void an_event_without_length_takes_no_time() throws BrokenFeed {
    assertThat(starts(feed("DTSTART:20260401T090000Z"))).isEmpty();
    assertThat(starts(feed("DTSTART:20260401T090000Z", "DTEND:20260401T080000Z"))).isEmpty();
  }

  @Test
  void a_night_that_is_an_hour_short_is_counted_in_days() throws BrokenFeed {
    assertThat(slots(feed("DTSTART;VALUE=DATE:20260329", "DTEND;VALUE=DATE:20260330")))
        .containsExactly(
            new Slot(Instant.parse("2026-03-29T00:00:00Z"), Instant.parse("2026-03-29T23:00:00Z")));
  }

  @Test
  void ids_tell_nothing_and_stay_the_same() throws BrokenFeed {
    var text = feed("DTSTART:20260401T090000Z", "DURATION:PT1H", "SUMMARY:Dr. Nobody");
    var ids = IcsReader.busy(text, LONDON, SPRING).stream().map(Outside::id).toList();
    assertThat(ids).hasSize(1).noneMatch(it -> it.contains("u@x"));
    assertThat(IcsReader.busy(text, LONDON, SPRING)).extracting(Outside::id).isEqualTo(ids);
  }

  @Test
  void an_empty_calendar_is_not_a_broken_one() throws BrokenFeed {
    assertThat(starts("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//t//t//EN\r\nEND:VCALENDAR\r\n"))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html>Please sign in</html>",
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:2026",
        "\u0000\u0001\u0002",
        "END:VCALENDAR"
      })
  void what_is_no_calendar_is_broken_not_empty(String text) {
    assertThatThrownBy(() -> starts(text)).isInstanceOf(BrokenFeed.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"DTSTART:yesterday", "SUMMARY:without a start", "DTSTART:20261345T990000Z"})
  void an_event_without_a_time_breaks_the_feed(String line) {
    assertThatThrownBy(() -> starts(feed(line))).isInstanceOf(BrokenFeed.class);
  }

  @Test
  void a_rule_that_fills_every_second_breaks_the_feed_quickly() {
    var text = feed("DTSTART:19700101T000000Z", "DURATION:PT1S", "RRULE:FREQ=SECONDLY");
    assertThatThrownBy(() -> starts(text))
        .isInstanceOf(BrokenFeed.class)
        .hasMessage("too-many-instances");
  }

  @Test
  void a_rule_that_is_never_fulfilled_ends() throws BrokenFeed {
    var text =
        feed(
            "DTSTART:20260401T090000Z",
            "DURATION:PT1H",
            "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31");
    assertThat(starts(text)).containsExactly("2026-04-01T09:00:00Z");
  }
}
