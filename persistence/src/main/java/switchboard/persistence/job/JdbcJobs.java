package switchboard.persistence.job;

import static switchboard.persistence.view.Columns.date;
import static switchboard.persistence.view.Columns.instant;
import static switchboard.persistence.view.Columns.text;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import switchboard.engine.Page;
import switchboard.engine.job.JobCard.Status;
import switchboard.engine.job.Jobs;
import switchboard.persistence.view.Cursor;
import switchboard.persistence.view.Listing;
import switchboard.persistence.view.Listing.Order;
import switchboard.persistence.view.Queries;
import switchboard.persistence.view.Where;

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
  private final Listing<Row> rows;

  public JdbcJobs(DataSource source) {
    this.queries = Queries.on(source);
    this.rows =
        new Listing<>(
            queries,
            ROWS,
            Order.newest("j.active", "j.id"),
            JdbcJobs::row,
            it -> new Cursor(it.active(), it.id()));
  }

  @Override
  public List<Row> of(String tenant, String customer) {
    var filter = new Filter(Optional.empty(), Optional.empty(), Optional.of(customer));
    return list(tenant, filter, Optional.empty(), THEIRS).items();
  }

  @Override
  public Page<Row> list(String tenant, Filter filter, Optional<String> cursor, int limit) {
    var which =
        Where.all()
            .and(filter.active().map(it -> it ? LIVE : "not " + LIVE))
            .and("j.status = ?", filter.status())
            .and("j.customer = ?", filter.customer());
    return rows.page(tenant, which, cursor, limit);
  }

  @Override
  public Optional<Row> byId(String tenant, String id) {
    return rows.byId(tenant, id);
  }

  @Override
  public long active(String tenant) {
    return queries.withHandle(it ->
        it.createQuery("select count(*) from job j where j.tenant = :tenant and " + LIVE)
            .bind("tenant", tenant)
            .mapTo(Long.class)
            .one());
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
