package switchboard.persistence.calendar;

import static switchboard.persistence.view.Columns.instant;
import static switchboard.persistence.view.Columns.text;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import switchboard.engine.Page;
import switchboard.engine.calendar.Schedule;
import switchboard.engine.calendar.Slot;
import switchboard.persistence.view.Queries;

/// The schedule of a tenant from the table of [AppointmentView], with what customers and
/// conversations tell about it. Holds that have run out are not shown.
public final class JdbcSchedule implements Schedule {

  private static final String ENTRIES =
      """
      select a.*, coalesce(k.name, c.name) as called, coalesce(k.phone, c.peer) as reached,
        k.address, c.need
      from appointment a
      left join customer k on k.tenant = a.tenant and k.id = a.customer
      left join conversation c on c.tenant = a.tenant and c.id = a.conversation
      where a.tenant = :tenant and (a.status <> 'HELD' or a.until > :now)
      """;

  private final Jdbi queries;
  private final Clock clock;

  public JdbcSchedule(DataSource source, Clock clock) {
    this.queries = Queries.on(source);
    this.clock = clock;
  }

  @Override
  public List<Entry> between(String tenant, Slot window) {
    return queries.withHandle(it ->
        it.createQuery(
                ENTRIES
                    + """
                    and a.during && tstzrange(:start, :end)
                    order by a.starts, a.resource, a.id limit 500
                    """)
            .bind("tenant", tenant)
            .bind("now", clock.instant())
            .bind("start", window.start())
            .bind("end", window.end())
            .map((row, _) -> entry(row))
            .list());
  }

  /// An id given back by one resource may stand in the calendar of the next: the live one counts.
  @Override
  public Optional<Entry> byId(String tenant, String appointment) {
    return queries.withHandle(it ->
        it.createQuery(
                ENTRIES
                    + """
                    and a.id = :id
                    order by a.status = 'CANCELLED', a.until desc, a.resource limit 1
                    """)
            .bind("tenant", tenant)
            .bind("now", clock.instant())
            .bind("id", appointment)
            .map((row, _) -> entry(row))
            .findOne());
  }

  @Override
  public long madeSince(String tenant, Instant since) {
    return queries.withHandle(it ->
        it.createQuery(
                """
                select count(*) from appointment
                where tenant = :tenant and status = 'CONFIRMED' and made >= :since
                """)
            .bind("tenant", tenant)
            .bind("since", since)
            .mapTo(Long.class)
            .one());
  }

  @Override
  public Page<Entry> list(String tenant, Filter filter, Optional<String> cursor, int limit) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Page<Entry> reschedules(String tenant, Optional<String> cursor, int limit) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Share> mix(String tenant, Slot window) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Figures figures(String tenant, Slot window) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Closed> blocks(String tenant, Slot window) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Elsewhere> elsewhere(String tenant, Slot window) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Lost> lost(String tenant) {
    throw new UnsupportedOperationException();
  }

  private static Entry entry(ResultSet row) throws SQLException {
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
        new Slot(instant(row, "starts"), instant(row, "ends")),
        row.getBoolean("emergency"),
        Status.valueOf(row.getString("status")),
        row.getBoolean("attending"));
  }
}
