package switchboard.persistence.calendar;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import switchboard.engine.Page;
import switchboard.engine.calendar.Schedule;
import switchboard.engine.calendar.Slot;
import switchboard.persistence.view.Columns;
import switchboard.persistence.view.Cursor;
import switchboard.persistence.view.Queries;

/// The schedule of a tenant from the tables of [AppointmentView], with what customers and
/// conversations tell about it. Holds that have run out are not shown.
public final class JdbcSchedule implements Schedule {

  private static final String ENTRIES =
      """
      select a.*, coalesce(k.name, c.name) as called, coalesce(k.phone, c.peer) as reached,
        k.address, c.need,
        case when a.origin is null then a.revision
          else (select sum(o.revision) from appointment o
                where o.tenant = a.tenant and o.id = a.id and o.lead is null) end as revisions
      from appointment a
      left join customer k on k.tenant = a.tenant and k.id = a.customer
      left join conversation c on c.tenant = a.tenant and c.id = a.conversation
      where a.tenant = :tenant and a.listed and (a.status <> 'HELD' or a.until > :now)
      """;

  private static final String IN_WINDOW =
      """
      from appointment
      where tenant = :tenant and listed and starts >= :start and starts < :end
        and status <> 'HELD'
      """;

  private final Jdbi queries;
  private final Clock clock;

  public JdbcSchedule(DataSource source, Clock clock) {
    this.queries = Queries.on(source);
    this.clock = clock;
  }

  /// Entries that satisfy more conditions, in an order.
  private List<Entry> entries(String tenant, String conditions, Map<String, ?> values) {
    return queries.withHandle(it ->
        it.createQuery(ENTRIES + conditions)
            .bind("tenant", tenant)
            .bind("now", clock.instant())
            .bindMap(values)
            .map((row, _) -> Rows.entry(row))
            .list());
  }

  @Override
  public List<Entry> between(String tenant, Slot window) {
    return entries(
        tenant,
        """
        and a.during && tstzrange(:start, :end) and a.status <> 'DISPLACED'
        order by a.starts, a.resource, a.id limit 5000
        """,
        Map.of("start", window.start(), "end", window.end()));
  }

  @Override
  public Page<Entry> list(String tenant, Filter filter, Optional<String> cursor, int limit) {
    var values = new LinkedHashMap<String, Object>();
    var conditions = new StringBuilder("and (a.starts, a.id) > (:at, :after) ");
    filter.customer().ifPresent(it -> values.put("customer", it));
    filter.service().ifPresent(it -> values.put("service", it));
    filter.resource().ifPresent(it -> values.put("resource", it));
    filter.to().ifPresent(it -> values.put("to", it));
    for (var it : values.keySet()) conditions.append(CONDITIONS.get(it));
    filter.status().map(JdbcSchedule::is).ifPresent(conditions::append);
    var first = new Cursor(filter.from().orElse(Instant.EPOCH), "");
    var from = cursor.isEmpty() ? first : Cursor.parse(cursor);
    return page(
        tenant,
        conditions + "order by a.starts, a.id limit :limit",
        from,
        limit,
        values,
        it -> new Cursor(it.slot().start(), it.appointment()));
  }

  private static final Map<String, String> CONDITIONS =
      Map.of(
          "customer", "and a.customer = :customer ",
          "service", "and a.service = :service ",
          "resource", "and (a.resource = :resource or :resource = any (a.companions)) ",
          "to", "and a.starts < :to ");

  private static String is(Status status) {
    return switch (status) {
      case HELD, CANCELLED -> "and a.status = '" + status + "' ";
      case CONFIRMED -> "and a.status = 'CONFIRMED' and a.pending_since is null ";
      case PENDING_RESCHEDULE -> "and a.pending_since is not null ";
    };
  }

  private Page<Entry> page(
      String tenant,
      String conditions,
      Cursor from,
      int limit,
      Map<String, ?> values,
      Function<Entry, Cursor> position) {
    var size = Cursor.clamp(limit);
    var all = new LinkedHashMap<String, Object>(values);
    all.put("at", from.at());
    all.put("after", from.id());
    all.put("limit", size + 1);
    return Cursor.page(entries(tenant, conditions, all), size, position);
  }

  /// An id given back by one resource may stand in the calendar of the next: the live one counts.
  @Override
  public Optional<Entry> byId(String tenant, String appointment) {
    return entries(
            tenant,
            """
            and a.id = :id
            order by a.status = 'CANCELLED', a.until desc, a.resource limit 1
            """,
            Map.of("id", appointment))
        .stream()
        .findFirst();
  }

  @Override
  public Page<Entry> reschedules(String tenant, Optional<String> cursor, int limit) {
    return page(
        tenant,
        """
        and a.pending_since is not null and (a.pending_since, a.id) > (:at, :after)
        order by a.pending_since, a.id limit :limit
        """,
        cursor.isEmpty() ? new Cursor(Instant.EPOCH, "") : Cursor.parse(cursor),
        limit,
        Map.of(),
        it -> new Cursor(it.pending().orElseThrow().since(), it.appointment()));
  }

  @Override
  public List<Share> mix(String tenant, Slot window) {
    return queries.withHandle(it ->
        it.createQuery(
                """
                select service, count(*) filter (where status <> 'CANCELLED') as appointments,
                  count(*) filter (where status = 'CANCELLED') as cancelled,
                  coalesce(sum(extract(epoch from ends - starts) / 60)
                    filter (where status <> 'CANCELLED'), 0)::bigint as minutes
                """
                    + IN_WINDOW
                    + "group by service order by appointments desc, service")
            .bind("tenant", tenant)
            .bind("start", window.start())
            .bind("end", window.end())
            .map((row, _) ->
                new Share(
                    row.getString("service"),
                    row.getLong("appointments"),
                    row.getLong("cancelled"),
                    row.getLong("minutes")))
            .list());
  }

  @Override
  public Figures figures(String tenant, Slot window) {
    return queries.withHandle(it ->
        it.createQuery(
                """
                select
                  count(*) filter (where status = 'CONFIRMED' and pending_since is null) as confirmed,
                  count(*) filter (where pending_since is not null) as pending,
                  count(*) filter (where status = 'CANCELLED') as cancelled,
                  count(*) filter (where late) as late,
                  count(*) filter (where emergency and status <> 'CANCELLED') as emergencies,
                  count(*) filter (where outcome = 'COMPLETED') as completed,
                  count(*) filter (where outcome = 'NO_SHOW') as no_shows
                """
                    + IN_WINDOW)
            .bind("tenant", tenant)
            .bind("start", window.start())
            .bind("end", window.end())
            .map((row, _) -> Rows.figures(row))
            .one());
  }

  /// A weekly one is looked at whenever it may have begun before the window ends.
  @Override
  public List<Closed> blocks(String tenant, Slot window) {
    return queries
        .withHandle(it ->
            it.createQuery(
                    """
                    select * from block
                    where tenant = :tenant and date <= (:end at time zone 'UTC')::date + 1
                      and coalesce(until, case when days is null then date end, 'infinity')
                        >= (:start at time zone 'UTC')::date - 2
                    order by date, from_time, resource, id
                    """)
                .bind("tenant", tenant)
                .bind("start", window.start())
                .bind("end", window.end())
                .map((row, _) -> Rows.closed(row, window))
                .list())
        .stream()
        .filter(it -> !it.times().isEmpty())
        .toList();
  }

  @Override
  public List<Elsewhere> elsewhere(String tenant, Slot window) {
    return queries.withHandle(it ->
        it.createQuery(
                """
                select resource, source, starts, ends from busy
                where tenant = :tenant and during && tstzrange(:start, :end)
                order by starts, resource, source, id limit 5000
                """)
            .bind("tenant", tenant)
            .bind("start", window.start())
            .bind("end", window.end())
            .map((row, _) ->
                new Elsewhere(row.getString("resource"), row.getString("source"), Rows.slot(row)))
            .list());
  }

  @Override
  public List<Lost> lost(String tenant) {
    return queries.withHandle(it ->
        it.createQuery(
                """
                select resource, source, lost from source
                where tenant = :tenant and lost is not null order by lost, resource, source
                """)
            .bind("tenant", tenant)
            .map((row, _) ->
                new Lost(
                    row.getString("resource"),
                    row.getString("source"),
                    Columns.instant(row, "lost")))
            .list());
  }

  /// One that was handed over was made where it was before.
  @Override
  public long madeSince(String tenant, Instant since) {
    return queries.withHandle(it ->
        it.createQuery(
                """
                select count(*) from appointment
                where tenant = :tenant and made >= :since and lead is null and origin is null
                  and (status <> 'CANCELLED' or not listed)
                """)
            .bind("tenant", tenant)
            .bind("since", since)
            .mapTo(Long.class)
            .one());
  }
}
