package switchboard.persistence.change;

import static switchboard.persistence.view.Columns.date;
import static switchboard.persistence.view.Columns.instant;
import static switchboard.persistence.view.Columns.text;
import static switchboard.persistence.view.Columns.whole;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import switchboard.engine.Page;
import switchboard.engine.change.ChangeRequests;
import switchboard.engine.change.Estimate;
import switchboard.engine.change.Priority;
import switchboard.engine.change.Status;
import switchboard.engine.change.Via;
import switchboard.persistence.view.Cursor;
import switchboard.persistence.view.Listing;
import switchboard.persistence.view.Queries;
import switchboard.persistence.view.Where;

/// Changes from the table of [ChangeView], with what is known of their customers and jobs.
public final class JdbcChangeRequests implements ChangeRequests {

  private static final int THEIRS = 50;
  private static final String ACTIVE = "c.status in ('PENDING', 'REVIEWING')";

  private static final String ROWS =
      """
      select c.*, k.name, k.phone, k.email, j.title
      from change_request c
      left join customer k on k.tenant = c.tenant and k.id = c.customer
      left join job j on j.tenant = c.tenant and j.id = c.job
      where c.tenant = :tenant
      """;

  private static final String PRESSING =
      """
      and (c.rank, c.since, c.id) < (:rank, :at, :after)
      order by c.rank desc, c.since desc, c.id desc limit :limit
      """;

  private final Jdbi queries;
  private final Listing<Row> newest;

  public JdbcChangeRequests(DataSource source) {
    this.queries = Queries.on(source);
    this.newest =
        new Listing<>(
            queries,
            ROWS,
            Listing.Order.newest("c.since", "c.id"),
            JdbcChangeRequests::row,
            it -> new Cursor(it.since(), it.id()));
  }

  @Override
  public Page<Row> list(
      String tenant, Filter filter, Order order, Optional<String> cursor, int limit) {
    var which =
        Where.all()
            .and(filter.active().map(it -> it ? ACTIVE : "not " + ACTIVE))
            .and("c.status = ?", filter.status())
            .and("c.priority = ?", filter.priority())
            .and("c.job = ?", filter.job())
            .and("c.customer = ?", filter.customer());
    return switch (order) {
      case NEWEST -> newest.page(tenant, which, cursor, limit);
      case PRIORITY -> pressing(tenant, which, Cursor.parse(cursor), Cursor.clamp(limit));
    };
  }

  /// Here a cursor tells the rank before the id.
  private Page<Row> pressing(String tenant, Where which, Cursor from, int size) {
    boolean first = from.equals(Cursor.START);
    var rows =
        queries.withHandle(it ->
            it.createQuery(ROWS + which.sql() + PRESSING)
                .bindMap(which.values())
                .bind("tenant", tenant)
                .bind("rank", first ? Priority.values().length : rank(from.id()))
                .bind("at", from.at())
                .bind("after", first ? "" : from.id().substring(1))
                .bind("limit", size + 1)
                .map((row, _) -> row(row))
                .list());
    return Cursor.page(rows, size, it -> new Cursor(it.since(), rank(it.priority()) + it.id()));
  }

  private static int rank(String key) {
    var rank = key.isEmpty() ? -1 : Character.digit(key.charAt(0), 10);
    if (rank < 0) throw new IllegalArgumentException("the cursor is of another list");
    return rank;
  }

  /// As the table has it.
  private static int rank(Priority it) {
    return switch (it) {
      case LOW -> 0;
      case MEDIUM -> 1;
      case HIGH -> 2;
      case URGENT -> 3;
    };
  }

  @Override
  public Optional<Row> byId(String tenant, String id) {
    return newest.byId(tenant, id);
  }

  @Override
  public List<Row> of(String tenant, String customer) {
    var filter =
        new Filter(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(customer));
    return list(tenant, filter, Order.NEWEST, Optional.empty(), THEIRS).items();
  }

  @Override
  public Map<Priority, Long> active(String tenant) {
    var counts = new EnumMap<Priority, Long>(Priority.class);
    queries.useHandle(it ->
        it.createQuery(
                "select c.priority, count(*) as n from change_request c where c.tenant = :tenant"
                    + " and "
                    + ACTIVE
                    + " group by c.priority")
            .bind("tenant", tenant)
            .map((row, _) ->
                Map.entry(Priority.valueOf(row.getString("priority")), row.getLong("n")))
            .forEach(one -> counts.put(one.getKey(), one.getValue())));
    return counts;
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getString("id"),
        row.getString("customer"),
        text(row, "name"),
        text(row, "phone"),
        text(row, "email"),
        text(row, "job"),
        text(row, "title"),
        text(row, "need"),
        Priority.valueOf(row.getString("priority")),
        Status.valueOf(row.getString("status")),
        Via.valueOf(row.getString("via")),
        text(row, "conversation"),
        estimate(row),
        text(row, "notes"),
        date(row, "implemented_on"),
        instant(row, "since"),
        instant(row, "changed"));
  }

  private static Optional<Estimate> estimate(ResultSet row) throws SQLException {
    var it = new Estimate(whole(row, "work").map(Duration::ofMillis), whole(row, "price"));
    return Optional.of(it).filter(one -> one.work().isPresent() || one.priceMinor().isPresent());
  }
}
