package switchboard.edge.ics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.edge.ics.Calendars.Method;
import switchboard.edge.ics.Entry.Party;
import switchboard.engine.calendar.Slot;

class CalendarsTest {

  private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final Slot SLOT =
      Slot.of(Instant.parse("2026-03-08T13:00:00Z"), Duration.ofMinutes(90));

  private static Entry entry(String summary, String description, String name) {
    return new Entry(
        Entry.uid("acme", "a1"),
        3,
        SLOT,
        summary,
        Optional.of(description),
        Optional.of("1 Sample Street; Springfield, US"),
        Optional.of(URI.create("https://calls.business.example/a/x?y=1&z=é")),
        Optional.of(new Party(name, "calls@phone.example")),
        Optional.of(new Party(name, "robin@customer.example")),
        Entry.Status.CONFIRMED);
  }

  private static ICalendar read(String text) {
    var read = Biweekly.parse(text).all();
    assertThat(read).hasSize(1);
    assertThat(read.getFirst().validate(ICalVersion.V2_0).getWarnings()).isEmpty();
    return read.getFirst();
  }

  private static VEvent only(String text) {
    return read(text).getEvents().getFirst();
  }

  @ParameterizedTest
  @EnumSource(Method.class)
  void an_entry_reads_back_as_it_was_written(Method method) {
    var text = Calendars.message(method, entry("Repair", "Bring it", "Robin"), NEW_YORK, NOW);
    var event = only(text);
    assertThat(read(text).getMethod().getValue()).isEqualTo(method.name());
    assertThat(event.getUid().getValue()).isEqualTo(Entry.uid("acme", "a1"));
    assertThat(event.getSequence().getValue()).isEqualTo(3);
    assertThat(event.getDateStart().getValue().toInstant()).isEqualTo(SLOT.start());
    assertThat(event.getDateEnd().getValue().toInstant()).isEqualTo(SLOT.end());
    assertThat(event.getDateTimeStamp().getValue().toInstant()).isEqualTo(NOW);
    assertThat(event.getLocation().getValue()).isEqualTo("1 Sample Street; Springfield, US");
    assertThat(event.getOrganizer().getEmail()).isEqualTo("calls@phone.example");
    assertThat(event.getAttendees().getFirst().getEmail()).isEqualTo("robin@customer.example");
    assertThat(event.getUrl().getValue()).endsWith("x?y=1&z=%C3%A9");
    assertThat(event.getStatus().getValue()).isEqualTo("CONFIRMED");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Grüße, 👩‍🚒; שלום \\ 你好",
        "line one\nline two\r\nline three\rfour",
        "x\r\nATTENDEE:mailto:victim@evil.example\r\nEND:VEVENT",
        "\\n is not a break, \\\\ neither",
        "\"quoted\": ^n ^^ 'too'",
        ""
      })
  void whatever_it_says_stays_in_its_place(String words) {
    var text = Calendars.message(Method.REQUEST, entry(words, words, words), NEW_YORK, NOW);
    var event = only(text);
    assertThat(event.getSummary().getValue())
        .isEqualTo(words.replace("\r\n", "\n").replace('\r', '\n'));
    assertThat(event.getAttendees()).hasSize(1);
    assertThat(text.split("\r\nEND:VEVENT\r\n", -1)).hasSize(2);
  }

  @Test
  void lines_are_folded_between_characters_and_end_as_they_must() {
    var words = "Ä👩‍🚒 ".repeat(300) + "x".repeat(500) + "\0\u0007\ud800";
    var text = Calendars.message(Method.REQUEST, entry(words, words, words), NEW_YORK, NOW);
    assertThat(text).endsWith("END:VCALENDAR\r\n");
    assertThat(text.replace("\r\n", "")).doesNotContain("\r", "\n", "\0", "\u0007");
    for (var line : text.split("\r\n"))
      assertThat(line.getBytes(UTF_8).length).isLessThanOrEqualTo(75);
    assertThat(new String(text.getBytes(UTF_8), UTF_8)).isEqualTo(text);
    assertThat(only(text).getSummary().getValue())
        .isEqualTo("Ä👩‍🚒 ".repeat(300) + "x".repeat(500));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "America/New_York",
        "Europe/London",
        "Europe/Dublin",
        "Australia/Lord_Howe",
        "America/Phoenix",
        "Asia/Kolkata",
        "Africa/Casablanca",
        "Pacific/Auckland",
        "UTC",
        "Z",
        "+05:30",
        "Etc/GMT+5"
      })
  void the_time_is_right_on_every_clock_on_any_day(String zone) {
    var id = ZoneId.of(zone);
    var random = new Random(7);
    for (int i = 0; i < 200; i++) {
      var day = LocalDate.of(2025, 1, 1).plusDays(random.nextInt(7 * 365)).atStartOfDay(id);
      var change = id.getRules().nextTransition(day.toInstant());
      var near = change == null ? day.toInstant() : change.getInstant();
      var slot = Slot.of(near.plusSeconds(900L * random.nextInt(-12, 12)), Duration.ofMinutes(45));
      assertThat(readByTheRules(slot, id)).isEqualTo(slot);
      var noon = Slot.of(day.plusHours(50).toInstant(), Duration.ofHours(1));
      if (beyondTheReader(id, noon, near)) continue;
      var event = only(message(noon, id));
      assertThat(event.getDateStart().getValue().toInstant()).isEqualTo(noon.start());
      assertThat(event.getDateEnd().getValue().toInstant()).isEqualTo(noon.end());
    }
  }

  /// Biweekly's zones are Java's old ones: shaky next to a change, and sure that summer is an hour.
  private static boolean beyondTheReader(ZoneId zone, Slot slot, Instant change) {
    return zone.getId().equals("Australia/Lord_Howe")
        || Duration.between(slot.start(), change).abs().toDays() < 2;
  }

  private static String message(Slot slot, ZoneId zone) {
    return Calendars.message(Method.REQUEST, Entry.of("u", 0, slot, "x"), zone, NOW);
  }

  /// Reads start and end as RFC 5545 says: the latest change of the clocks before the local time
  /// counts, and times are compared as the clocks showed them before that change.
  private static Slot readByTheRules(Slot slot, ZoneId zone) {
    var lines = message(slot, zone).lines().toList();
    return new Slot(moment(lines, "DTSTART;TZID"), moment(lines, "DTEND;TZID"));
  }

  private static Instant moment(List<String> lines, String name) {
    var universal =
        lines.stream().filter(it -> it.startsWith(name.split(";")[0] + ":") && it.endsWith("Z"));
    var found = universal.findFirst();
    if (found.isPresent()) return local(found.get().replace("Z", "")).toInstant(ZoneOffset.UTC);
    var line = lines.stream().filter(it -> it.startsWith(name)).findFirst().orElseThrow();
    var local = local(line);
    var offset = ZoneOffset.UTC;
    for (int i = 0; i < lines.size(); i++)
      if (lines.get(i).matches("BEGIN:(STANDARD|DAYLIGHT)")
          && !local(lines.get(i + 1)).isAfter(local))
        offset = ZoneOffset.of(lines.get(i + 3).substring("TZOFFSETTO:".length()));
    return local.toInstant(offset);
  }

  private static LocalDateTime local(String line) {
    return LocalDateTime.parse(
        line.substring(line.lastIndexOf(':') + 1),
        DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss"));
  }

  @Test
  void an_appointment_has_one_name_that_tells_nothing_and_others_have_another() {
    assertThat(Entry.uid("acme", "a1"))
        .isEqualTo(Entry.uid("acme", "a1"))
        .matches("[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
        .isNotEqualTo(Entry.uid("bolt", "a1"))
        .isNotEqualTo(Entry.uid("acme", "a2"))
        .isNotEqualTo(Entry.uid("acm", "ea1"));
  }

  @Test
  void a_file_says_what_it_is_for() {
    var file = Calendars.file(Method.CANCEL, entry("Repair", "x", "Robin"), NEW_YORK, NOW);
    assertThat(file.type()).isEqualTo("text/calendar; charset=utf-8; method=CANCEL");
    assertThat(file.name()).endsWith(".ics");
  }

  @Test
  void a_feed_holds_many_entries_and_may_be_empty() {
    var entries =
        IntStream.range(0, 500)
            .mapToObj(i ->
                Entry.of("u" + i, 0, Slot.of(NOW.plusSeconds(3600L * i), Duration.ofHours(1)), "x"))
            .toList();
    assertThat(read(Calendars.feed("Acme; \"é\"", entries, NEW_YORK, NOW)).getEvents())
        .hasSize(500);
    assertThat(Calendars.feed("Acme", List.of(), NEW_YORK, NOW)).contains("X-WR-CALNAME:Acme");
  }
}
