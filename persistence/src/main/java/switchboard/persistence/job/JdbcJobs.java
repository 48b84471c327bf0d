package switchboard.persistence.job;

import static switchboard.persistence.view.Columns.date;
import static switchboard.persistence.view.Columns.instant;
import static switchboard.persistence.view.Columns.text;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import switchboard.engine.Page;
import switchboard.engine.job.JobCard.Status;
import switchboard.engine.job.Jobs;
import switchboard.persistence.view.Cursor;
import switchboard.persistence.view.Queries;

/// Jobs from the table of [JobView], with what customers' cards tell about them.
public final class JdbcJobs implements Jobs {

  private static final int THEIRS = 50;
  private static final String LIVE = "j.status in ('PLANNED', 'IN_PROGRESS', 'ON_HOLD', 'REVIEW')";

  private static final String ROWS =
      """
      select j.*, k.name, k.phone
      from job j
      left join customer k on k.tenant = j.tenant and k.id = j.customer
      where j.tenant = :tenant
      """;

  private final Jdbi queries;

  public JdbcJobs(DataSource source) {
    this.queries = Queries.on(source);
  }

  @Override
  public List<Row> of(String tenant, String customer) {
    var filter = new Filter(Optional.empty(), Optional.empty(), Optional.of(customer));
    return list(tenant, filter, Optional.empty(), THEIRS).items();
  }

  @Override
  public Page<Row> list(String tenant, Filter filter, Optional<String> cursor, int limit) {
    var from = Cursor.parse(cursor);
    var size = Cursor.clamp(limit);
    var values = new LinkedHashMap<String, Object>();
    var sql = new StringBuilder(ROWS).append("and (j.active, j.id) < (:at, :after) ");
    filter.active().ifPresent(it -> sql.append(it ? "and " : "and not ").append(LIVE).append(' '));
    filter
        .status()
        .ifPresent(it -> {
          sql.append("and j.status = :status ");
          values.put("status", it.name());
        });
    filter
        .customer()
        .ifPresent(it -> {
          sql.append("and j.customer = :customer ");
          values.put("customer", it);
        });
    values.put("at", from.at());
    values.put("after", from.id());
    values.put("limit", size + 1);
    sql.append("order by j.active desc, j.id desc limit :limit");
    return Cursor.page(
        rows(tenant, sql.toString(), values), size, it -> new Cursor(it.active(), it.id()));
  }

  @Override
  public Optional<Row> byId(String tenant, String id) {
    return rows(tenant, ROWS + "and j.id = :id", Map.of("id", id)).stream().findFirst();
  }

  @Override
  public long active(String tenant) {
    return queries.withHandle(it ->
        it.createQuery("select count(*) from job j where j.tenant = :tenant and " + LIVE)
            .bind("tenant", tenant)
            .mapTo(Long.class)
            .one());
  }

  private List<Row> rows(String tenant, String sql, Map<String, ?> values) {
    return queries.withHandle(it ->
        it.createQuery(sql)
            .bind("tenant", tenant)
            .bindMap(values)
            .map((row, _) -> row(row))
            .list());
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getString("id"),
        row.getString("customer"),
        text(row, "name"),
        text(row, "phone"),
        text(row, "title").orElse(""),
        Status.valueOf(row.getString("status")),
        row.getInt("percent"),
        text(row, "note"),
        date(row, "deadline"),
        text(row, "manager"),
        text(row, "invoice"),
        instant(row, "since"),
        instant(row, "active"));
  }
}
