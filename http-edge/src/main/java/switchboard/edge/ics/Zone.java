package switchboard.edge.ics;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import switchboard.engine.calendar.Slot;

/// The clocks of a place for a stretch of time: every change of them is written down by itself, so
/// that whoever reads it needs no rules of their own and whatever a country decides comes out
/// right.
final class Zone {

  private static final Duration BEFORE = Duration.ofDays(400);

  private final ZoneId id;

  Zone(ZoneId id) {
    this.id = id;
  }

  /// Start and end on the wall clock of the place; in universal time where the clock shows the hour
  /// twice and means the second.
  void times(Lines lines, Slot slot) {
    if (universal() || comesAgain(slot.start()) || comesAgain(slot.end())) {
      lines.raw("DTSTART", Lines.utc(slot.start())).raw("DTEND", Lines.utc(slot.end()));
    } else {
      var zone = ";TZID=" + id.getId();
      lines
          .raw("DTSTART" + zone, Lines.local(LocalDateTime.ofInstant(slot.start(), id)))
          .raw("DTEND" + zone, Lines.local(LocalDateTime.ofInstant(slot.end(), id)));
    }
  }

  private boolean comesAgain(Instant at) {
    var local = LocalDateTime.ofInstant(at, id);
    return !local.atZone(id).withEarlierOffsetAtOverlap().toInstant().equals(at);
  }

  /// What has to stand in a calendar that uses [#times] from one moment to another.
  void definition(Lines lines, Instant from, Instant to) {
    if (universal()) return;
    lines.begin("VTIMEZONE").raw("TZID", id.getId());
    var start = winter(from.minus(BEFORE));
    observance(lines, start, offset(start), offset(start));
    for (var it : changes(start, to))
      observance(lines, it.getInstant(), it.getOffsetBefore(), it.getOffsetAfter());
    lines.end("VTIMEZONE");
  }

  /// A moment before, without daylight saving if there is one: some readers take what comes first
  /// for the standard.
  private Instant winter(Instant at) {
    if (!id.getRules().isDaylightSavings(at)) return at;
    var change = id.getRules().previousTransition(at);
    return change == null ? at : change.getInstant().minus(Duration.ofDays(1));
  }

  /// Places named by a bare offset have no name that may stand in a calendar.
  private boolean universal() {
    return id.normalized() instanceof ZoneOffset;
  }

  private ZoneOffset offset(Instant at) {
    return id.getRules().getOffset(at);
  }

  private List<ZoneOffsetTransition> changes(Instant from, Instant to) {
    var changes = new ArrayList<ZoneOffsetTransition>();
    var next = id.getRules().nextTransition(from);
    while (next != null && !next.getInstant().isAfter(to)) {
      changes.add(next);
      next = id.getRules().nextTransition(next.getInstant());
    }
    return changes;
  }

  private void observance(Lines lines, Instant at, ZoneOffset before, ZoneOffset after) {
    var summer = id.getRules().isDaylightSavings(at);
    var kind = summer ? "DAYLIGHT" : "STANDARD";
    lines
        .begin(kind)
        .raw("DTSTART", Lines.local(LocalDateTime.ofInstant(at, before)))
        .raw("TZOFFSETFROM", written(before))
        .raw("TZOFFSETTO", written(after))
        .text("TZNAME", name(summer))
        .end(kind);
  }

  private String name(boolean summer) {
    var zone = java.util.TimeZone.getTimeZone(id);
    return Objects.requireNonNullElse(
        zone.getDisplayName(summer, java.util.TimeZone.SHORT, Locale.ENGLISH),
        id.getDisplayName(TextStyle.SHORT, Locale.ENGLISH));
  }

  private static String written(ZoneOffset offset) {
    int seconds = Math.abs(offset.getTotalSeconds());
    var sign = offset.getTotalSeconds() < 0 ? "-" : "+";
    var text = String.format(Locale.ROOT, "%s%02d%02d", sign, seconds / 3600, seconds / 60 % 60);
    return seconds % 60 == 0 ? text : text + String.format(Locale.ROOT, "%02d", seconds % 60);
  }
}
