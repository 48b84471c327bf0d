package switchboard.persistence.calendar;

import static switchboard.persistence.view.Columns.instant;
import static switchboard.persistence.view.Columns.maybeInstant;
import static switchboard.persistence.view.Columns.text;
import static switchboard.persistence.view.Columns.texts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import switchboard.engine.calendar.Block;
import switchboard.engine.calendar.Event.Interest;
import switchboard.engine.calendar.Event.Outcome;
import switchboard.engine.calendar.Local;
import switchboard.engine.calendar.Schedule.Closed;
import switchboard.engine.calendar.Schedule.Entry;
import switchboard.engine.calendar.Schedule.Figures;
import switchboard.engine.calendar.Schedule.Pending;
import switchboard.engine.calendar.Schedule.Status;
import switchboard.engine.calendar.Slot;

/// What rows of the tables of [AppointmentView] stand for.
final class Rows {

  private Rows() {}

  static Slot slot(ResultSet row) throws SQLException {
    return new Slot(instant(row, "starts"), instant(row, "ends"));
  }

  static Entry entry(ResultSet row) throws SQLException {
    var pending = pending(row);
    return new Entry(
        row.getString("id"),
        text(row, "conversation"),
        row.getString("customer"),
        text(row, "called"),
        text(row, "reached"),
        text(row, "address"),
        text(row, "need"),
        row.getString("service"),
        row.getString("resource"),
        slot(row),
        row.getBoolean("emergency"),
        pending.isPresent() ? Status.PENDING_RESCHEDULE : Status.valueOf(row.getString("status")),
        row.getBoolean("attending"),
        texts(row, "companions"),
        !row.getBoolean("unsure"),
        pending,
        text(row, "why"),
        row.getBoolean("late"),
        text(row, "outcome").map(Outcome::valueOf),
        text(row, "interest").map(Interest::valueOf),
        row.getInt("revisions"),
        local(row),
        maybeInstant(row, "made"));
  }

  private static Optional<Pending> pending(ResultSet row) throws SQLException {
    var why = text(row, "pending_why");
    var since = maybeInstant(row, "pending_since");
    boolean displaced = row.getString("status").equals("DISPLACED");
    return why.flatMap(it -> since.map(at -> new Pending(it, at, displaced)));
  }

  private static Optional<Local> local(ResultSet row) throws SQLException {
    @Nullable LocalDateTime start = row.getObject("local_start", LocalDateTime.class);
    var zone = text(row, "zone");
    return Optional.ofNullable(start).flatMap(at -> zone.map(it -> new Local(at, ZoneId.of(it))));
  }

  static Figures figures(ResultSet row) throws SQLException {
    return new Figures(
        row.getLong("confirmed"),
        row.getLong("pending"),
        row.getLong("cancelled"),
        row.getLong("late"),
        row.getLong("emergencies"),
        row.getLong("completed"),
        row.getLong("no_shows"));
  }

  static Closed closed(ResultSet row, Slot window) throws SQLException {
    var time =
        new Block(
            row.getObject("date", LocalDate.class),
            row.getObject("from_time", LocalTime.class),
            row.getObject("to_time", LocalTime.class),
            ZoneId.of(row.getString("zone")),
            Block.Kind.valueOf(row.getString("kind")),
            weekly(row));
    return new Closed(row.getString("id"), row.getString("resource"), time, time.within(window));
  }

  private static Optional<Block.Weekly> weekly(ResultSet row) throws SQLException {
    if (row.getArray("days") == null) return Optional.empty();
    var days = texts(row, "days").stream().map(DayOfWeek::valueOf).collect(Collectors.toSet());
    @Nullable LocalDate until = row.getObject("until", LocalDate.class);
    return Optional.of(new Block.Weekly(days, Optional.ofNullable(until)));
  }
}
