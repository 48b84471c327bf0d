package switchboard.edge.google;

import com.google.api.client.util.Data;
import com.google.api.client.util.DateTime;
import com.google.api.services.calendar.model.Event;
import com.google.api.services.calendar.model.Event.ExtendedProperties;
import com.google.api.services.calendar.model.EventDateTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import switchboard.engine.calendar.Slot;
import switchboard.engine.scheduler.EventIds;
import switchboard.engine.scheduler.OutsideScheduler.Connection;
import switchboard.engine.scheduler.OutsideScheduler.Content;
import switchboard.engine.scheduler.OutsideScheduler.Entry;
import switchboard.engine.scheduler.OutsideScheduler.Mirror;

/// Google's events and ours, one as the other.
final class GoogleEvents {

  private static final String APPOINTMENT = "switchboard";
  private static final String REVISION = "switchboardRevision";
  private static final String START = "switchboardStart";
  private static final String END = "switchboardEnd";

  private GoogleEvents() {}

  /// @param zone of the calendar, in which its days begin and end
  /// @param window beyond which nothing is of interest
  static Entry entry(Event event, Connection connection, ZoneId zone, Slot window) {
    var id = event.getId();
    if ("cancelled".equals(event.getStatus())) return new Entry.Gone(id);
    var slot = slot(event, zone);
    var mirrored = slot.flatMap(it -> mirrored(event, connection, it));
    if (mirrored.isPresent()) return mirrored.get();
    var busy = slot.filter(window::overlaps).filter(_ -> takesTime(event));
    return busy.<Entry>map(it -> new Entry.Busy(id, it)).orElseGet(() -> new Entry.Free(id));
  }

  /// Ours is what bears our mark under the id that we give; a copy somebody made of it is not.
  private static Optional<Entry> mirrored(Event event, Connection connection, Slot slot) {
    var marks = marks(event);
    var appointment = marks.get(APPOINTMENT);
    if (appointment == null || !expected(connection, appointment).equals(event.getId()))
      return Optional.empty();
    try {
      var told = new Slot(Instant.parse(mark(marks, START)), Instant.parse(mark(marks, END)));
      var revision = Long.parseLong(mark(marks, REVISION));
      return Optional.of(new Entry.Mirrored(event.getId(), appointment, revision, told, slot));
    } catch (DateTimeException | IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static String expected(Connection connection, String appointment) {
    return EventIds.of(connection.tenant(), appointment, connection.resource());
  }

  private static Map<String, String> marks(Event event) {
    var properties = event.getExtendedProperties();
    var marks = properties == null ? null : properties.getPrivate();
    return marks == null ? Map.of() : marks;
  }

  private static String mark(Map<String, String> marks, String name) {
    return marks.getOrDefault(name, "");
  }

  private static boolean takesTime(Event event) {
    return !"transparent".equals(event.getTransparency()) && !declined(event);
  }

  private static boolean declined(Event event) {
    var attendees = event.getAttendees();
    return attendees != null
        && attendees.stream()
            .filter(it -> Boolean.TRUE.equals(it.getSelf()))
            .anyMatch(it -> "declined".equals(it.getResponseStatus()));
  }

  private static Optional<Slot> slot(Event event, ZoneId zone) {
    var start = moment(event.getStart(), zone);
    var end = moment(event.getEnd(), zone);
    return start.flatMap(from -> end.filter(from::isBefore).map(to -> new Slot(from, to)));
  }

  private static Optional<Instant> moment(@Nullable EventDateTime time, ZoneId zone) {
    if (time == null) return Optional.empty();
    if (time.getDateTime() != null)
      return Optional.of(Instant.ofEpochMilli(time.getDateTime().getValue()));
    if (time.getDate() == null) return Optional.empty();
    var day = LocalDate.parse(time.getDate().toStringRfc3339());
    return Optional.of(day.atStartOfDay(zone).toInstant());
  }

  /// All of it, for a new event.
  static Event created(Mirror mirror, Content content) {
    return changed(mirror, content)
        .setId(mirror.event())
        .setSummary(content.title())
        .setDescription(content.details().orElse(null));
  }

  /// What we decide of an event that is there: its time. The rest somebody may have edited.
  static Event changed(Mirror mirror, Content content) {
    var slot = content.slot();
    var marks =
        Map.of(
            APPOINTMENT, mirror.appointment(),
            REVISION, Long.toString(mirror.revision()),
            START, slot.start().toString(),
            END, slot.end().toString());
    return new Event()
        .setStatus("confirmed")
        .setStart(time(slot.start(), content.zone()))
        .setEnd(time(slot.end(), content.zone()))
        .setExtendedProperties(new ExtendedProperties().setPrivate(marks));
  }

  private static EventDateTime time(Instant at, ZoneId zone) {
    var minutes = zone.getRules().getOffset(at).getTotalSeconds() / 60;
    return new EventDateTime()
        .setDateTime(new DateTime(false, at.toEpochMilli(), minutes))
        .setDate(Data.NULL_DATE_TIME)
        .setTimeZone(zone.getId());
  }

  static ZoneId zone(@Nullable String name) {
    try {
      return name == null ? ZoneId.of("UTC") : ZoneId.of(name);
    } catch (DateTimeException _) {
      return ZoneId.of("UTC");
    }
  }

  static List<Entry> entries(List<Event> events, Connection connection, ZoneId zone, Slot window) {
    return events.stream().map(it -> entry(it, connection, zone, window)).toList();
  }
}
