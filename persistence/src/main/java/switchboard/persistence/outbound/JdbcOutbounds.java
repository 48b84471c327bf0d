package switchboard.persistence.outbound;

import static switchboard.persistence.view.Columns.instant;
import static switchboard.persistence.view.Columns.maybeInstant;
import static switchboard.persistence.view.Columns.text;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import switchboard.engine.Page;
import switchboard.engine.outbound.Outbound.Status;
import switchboard.engine.outbound.Outbounds;
import switchboard.engine.outbound.Purpose;
import switchboard.persistence.view.Cursor;
import switchboard.persistence.view.Listing;
import switchboard.persistence.view.Listing.Order;
import switchboard.persistence.view.Queries;
import switchboard.persistence.view.Where;

/// Calls a business makes, from the tables of [OutboundView].
public final class JdbcOutbounds implements Outbounds {

  private static final String ROWS = "select * from outbound where tenant = :tenant ";

  private static final String TRIES =
      "select * from outbound_try where tenant = :tenant and id = :id order by step";

  private final Jdbi queries;
  private final Listing<Row> rows;

  public JdbcOutbounds(DataSource source) {
    this.queries = Queries.on(source);
    this.rows =
        new Listing<>(
            queries,
            ROWS,
            Order.newest("wanted", "id"),
            it -> row(it, List.of()),
            it -> new Cursor(it.wanted(), it.id()));
  }

  @Override
  public Page<Row> list(String tenant, Optional<Boolean> open, Optional<String> cursor, int limit) {
    var which = open.map(it -> "status " + (it ? "" : "not ") + "in ('WAITING', 'TALKING')");
    return rows.page(tenant, Where.all().and(which), cursor, limit);
  }

  @Override
  public Optional<Row> byId(String tenant, String id) {
    return rows.byId(
        tenant,
        id,
        (it, row) -> row(row, Listing.parts(it, TRIES, tenant, id, JdbcOutbounds::attempt)));
  }

  private static Try attempt(ResultSet row) throws SQLException {
    return new Try(row.getInt("step"), instant(row, "at"), text(row, "outcome"));
  }

  @Override
  public boolean ours(String tenant, String conversation) {
    return queries.withHandle(it ->
        it.createQuery(
                """
                select exists (
                  select from outbound_try where tenant = :tenant and reference = :conversation)
                """)
            .bind("tenant", tenant)
            .bind("conversation", conversation)
            .mapTo(Boolean.class)
            .one());
  }

  private static Row row(ResultSet row, List<Try> tries) throws SQLException {
    return new Row(
        row.getString("id"),
        Purpose.Kind.valueOf(row.getString("kind")),
        row.getString("subject"),
        Status.valueOf(row.getString("status")),
        text(row, "customer"),
        text(row, "name"),
        text(row, "phone"),
        text(row, "what"),
        instant(row, "wanted"),
        maybeInstant(row, "due"),
        row.getInt("missed"),
        text(row, "conversation"),
        text(row, "why"),
        maybeInstant(row, "ended"),
        tries);
  }
}
