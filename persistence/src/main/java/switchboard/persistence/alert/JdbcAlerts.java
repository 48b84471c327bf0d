package switchboard.persistence.alert;

import static switchboard.persistence.view.Columns.instant;
import static switchboard.persistence.view.Columns.maybeInstant;
import static switchboard.persistence.view.Columns.text;
import static switchboard.persistence.view.Columns.whole;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import switchboard.engine.Page;
import switchboard.engine.alert.Alert.Status;
import switchboard.engine.alert.Alerts;
import switchboard.engine.alert.Chain.How;
import switchboard.engine.danger.Severity;
import switchboard.persistence.view.Cursor;
import switchboard.persistence.view.Listing;
import switchboard.persistence.view.Listing.Order;
import switchboard.persistence.view.Queries;
import switchboard.persistence.view.Where;

/// Alerts from the tables of [AlertView], with what customers' cards tell.
public final class JdbcAlerts implements Alerts {

  private static final String ROWS =
      """
      select a.*, coalesce(a.name, k.name) as called, coalesce(a.phone, k.phone) as reached,
        coalesce(a.place, k.address) as at
      from alert a left join customer k on k.tenant = a.tenant and k.id = a.customer
      where a.tenant = :tenant
      """;

  private static final String TOLD =
      "select * from alert_told where tenant = :tenant and alert = :id order by step";

  private final Jdbi queries;
  private final Listing<Row> rows;

  public JdbcAlerts(DataSource source) {
    this.queries = Queries.on(source);
    this.rows =
        new Listing<>(
            queries,
            ROWS,
            Order.newest("a.raised", "a.id"),
            it -> row(it, List.of()),
            it -> new Cursor(it.raised(), it.id()));
  }

  @Override
  public Page<Row> list(String tenant, Optional<Boolean> open, Optional<String> cursor, int limit) {
    var which = open.map(it -> it ? "a.status <> 'TAKEN'" : "a.status = 'TAKEN'");
    return rows.page(tenant, Where.all().and(which), cursor, limit);
  }

  @Override
  public Optional<Row> byId(String tenant, String id) {
    return rows.byId(
        tenant, id, (it, row) -> row(row, Listing.parts(it, TOLD, tenant, id, JdbcAlerts::told)));
  }

  private static Telling told(ResultSet row) throws SQLException {
    return new Telling(
        row.getInt("step"),
        text(row, "name"),
        How.valueOf(row.getString("how")),
        instant(row, "at"),
        text(row, "missed"));
  }

  @Override
  public List<String> concerning(String tenant, String phone, Instant since) {
    return queries.withHandle(it ->
        it.createQuery(
                """
                select id from alert
                where tenant = :tenant and :phone = any (phones)
                  and (status <> 'TAKEN' or ended >= :since)
                order by status = 'TAKEN', raised desc, id desc limit 20
                """)
            .bind("tenant", tenant)
            .bind("phone", phone)
            .bind("since", since)
            .mapTo(String.class)
            .list());
  }

  @Override
  public Tally since(String tenant, Instant since) {
    return queries.withHandle(it ->
        it.createQuery(
                """
                select count(*) as raised, count(*) filter (where status = 'TAKEN') as taken,
                  count(*) filter (where status = 'EXHAUSTED') as exhausted,
                  (percentile_cont(0.5) within group (order by extract(epoch from ended - raised))
                    filter (where status = 'TAKEN'))::bigint as seconds
                from alert where tenant = :tenant and raised >= :since
                """)
            .bind("tenant", tenant)
            .bind("since", since)
            .map((row, _) ->
                new Tally(
                    row.getLong("raised"),
                    row.getLong("taken"),
                    row.getLong("exhausted"),
                    whole(row, "seconds")))
            .one());
  }

  private static Row row(ResultSet row, List<Telling> told) throws SQLException {
    return new Row(
        row.getString("id"),
        Severity.valueOf(row.getString("severity")),
        row.getString("danger"),
        text(row, "what"),
        text(row, "customer"),
        text(row, "called"),
        text(row, "reached"),
        text(row, "at"),
        Status.valueOf(row.getString("status")),
        text(row, "taker"),
        text(row, "via"),
        instant(row, "raised"),
        maybeInstant(row, "ended"),
        told);
  }
}
