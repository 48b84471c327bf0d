package switchboard.edge.ics;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import switchboard.edge.ics.Entry.Party;
import switchboard.engine.calendar.Slot;
import switchboard.engine.message.Attachment;

/// Writes calendars. Pure: the same entries at the same moment are the same octets.
public final class Calendars {

  private static final String PRODUCT = "-//Switchboard//Receptionist//EN";

  /// What a calendar that gets an entry by e-mail should do with it.
  public enum Method {
    REQUEST,
    CANCEL
  }

  private Calendars() {}

  /// The file that goes with an e-mail: puts the entry into a calendar, changes it there, or takes
  /// it out.
  public static Attachment file(Method method, Entry entry, ZoneId zone, Instant now) {
    var type = "text/calendar; charset=utf-8; method=" + method;
    return new Attachment(
        "appointment.ics", type, message(method, entry, zone, now).getBytes(UTF_8));
  }

  static String message(Method method, Entry entry, ZoneId zone, Instant now) {
    var lines = begin();
    lines.raw("METHOD", method.name());
    var clocks = new Zone(zone);
    clocks.definition(lines, entry.slot().start(), entry.slot().end());
    event(lines, entry, clocks, now);
    return lines.end("VCALENDAR").toString();
  }

  /// A calendar to subscribe to.
  ///
  /// @param asOf when this was so
  public static String feed(String name, List<Entry> entries, ZoneId zone, Instant asOf) {
    var lines = begin();
    lines
        .raw("METHOD", "PUBLISH")
        .text("NAME", name)
        .text("X-WR-CALNAME", name)
        .raw("X-WR-TIMEZONE", zone.getId())
        .raw("REFRESH-INTERVAL;VALUE=DURATION", "PT15M")
        .raw("X-PUBLISHED-TTL", "PT15M");
    var clocks = new Zone(zone);
    span(entries).ifPresent(it -> clocks.definition(lines, it.start(), it.end()));
    entries.forEach(it -> event(lines, it, clocks, asOf));
    return lines.end("VCALENDAR").toString();
  }

  private static Optional<Slot> span(List<Entry> entries) {
    var first = entries.stream().map(it -> it.slot().start()).min(Comparator.naturalOrder());
    var last = entries.stream().map(it -> it.slot().end()).max(Comparator.naturalOrder());
    return first.flatMap(from -> last.map(to -> new Slot(from, to)));
  }

  private static Lines begin() {
    return new Lines()
        .begin("VCALENDAR")
        .raw("VERSION", "2.0")
        .raw("PRODID", PRODUCT)
        .raw("CALSCALE", "GREGORIAN");
  }

  private static void event(Lines lines, Entry it, Zone clocks, Instant at) {
    lines
        .begin("VEVENT")
        .text("UID", it.uid())
        .raw("SEQUENCE", Integer.toString(it.revision()))
        .raw("DTSTAMP", Lines.utc(at));
    clocks.times(lines, it.slot());
    lines.text("SUMMARY", it.summary());
    it.description().ifPresent(text -> lines.text("DESCRIPTION", text));
    it.location().ifPresent(text -> lines.text("LOCATION", text));
    it.link().ifPresent(link -> lines.raw("URL", link.toASCIIString()));
    it.organizer().ifPresent(party -> lines.raw("ORGANIZER" + named(party), address(party)));
    it.attendee()
        .ifPresent(party ->
            lines.raw(
                "ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALSE"
                    + named(party),
                address(party)));
    lines.raw("STATUS", it.status().name()).raw("TRANSP", transparency(it)).end("VEVENT");
  }

  private static String named(Party party) {
    return ";CN=" + Lines.quoted(party.name());
  }

  private static String address(Party party) {
    return "mailto:" + party.address().replaceAll("[\\s\\p{Cntrl}]", "");
  }

  private static String transparency(Entry it) {
    return switch (it.status()) {
      case CONFIRMED, TENTATIVE -> "OPAQUE";
      case CANCELLED -> "TRANSPARENT";
    };
  }
}
