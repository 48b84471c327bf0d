package switchboard.persistence.outbound;

import static switchboard.persistence.view.Columns.instant;
import static switchboard.persistence.view.Columns.maybeInstant;
import static switchboard.persistence.view.Columns.text;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import switchboard.engine.Page;
import switchboard.engine.outbound.Outbound.Status;
import switchboard.engine.outbound.Outbounds;
import switchboard.engine.outbound.Purpose;
import switchboard.persistence.view.Cursor;
import switchboard.persistence.view.Queries;

/// Calls a business makes, from the tables of [OutboundView].
public final class JdbcOutbounds implements Outbounds {

  private static final String ROWS = "select * from outbound where tenant = :tenant ";

  private final Jdbi queries;

  public JdbcOutbounds(DataSource source) {
    this.queries = Queries.on(source);
  }

  @Override
  public Page<Row> list(String tenant, Optional<Boolean> open, Optional<String> cursor, int limit) {
    var from = Cursor.parse(cursor);
    var size = Cursor.clamp(limit);
    var which = open.map(it -> "and status " + (it ? "" : "not ") + "in ('WAITING', 'TALKING') ");
    var sql =
        ROWS
            + "and (wanted, id) < (:at, :after) "
            + which.orElse("")
            + "order by wanted desc, id desc limit :limit";
    var rows =
        queries.withHandle(it ->
            it.createQuery(sql)
                .bind("tenant", tenant)
                .bind("at", from.at())
                .bind("after", from.id())
                .bind("limit", size + 1)
                .map((row, _) -> row(row, List.of()))
                .list());
    return Cursor.page(rows, size, it -> new Cursor(it.wanted(), it.id()));
  }

  @Override
  public Optional<Row> byId(String tenant, String id) {
    return queries.withHandle(it ->
        it.createQuery(ROWS + "and id = :id")
            .bind("tenant", tenant)
            .bind("id", id)
            .map((row, _) -> row(row, tries(it, tenant, id)))
            .findOne());
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

  private static List<Try> tries(Handle handle, String tenant, String id) {
    return handle
        .createQuery("select * from outbound_try where tenant = :tenant and id = :id order by step")
        .bind("tenant", tenant)
        .bind("id", id)
        .map((row, _) -> new Try(row.getInt("step"), instant(row, "at"), text(row, "outcome")))
        .list();
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
