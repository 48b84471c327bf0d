package switchboard.persistence.handoff;

import static switchboard.persistence.view.Columns.instant;
import static switchboard.persistence.view.Columns.maybeInstant;
import static switchboard.persistence.view.Columns.text;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import switchboard.engine.Page;
import switchboard.engine.handoff.HandOff.Status;
import switchboard.engine.handoff.HandOffs;
import switchboard.engine.tenant.Trigger;
import switchboard.persistence.view.Cursor;
import switchboard.persistence.view.Listing;
import switchboard.persistence.view.Listing.Order;
import switchboard.persistence.view.Queries;
import switchboard.persistence.view.Where;

/// Hand-offs from the tables of [HandOffView].
public final class JdbcHandOffs implements HandOffs {

  private static final String ROWS = "select * from handoff where tenant = :tenant ";

  private static final String TRIES =
      "select * from handoff_try where tenant = :tenant and conversation = :id order by step";

  private final Listing<Row> rows;

  public JdbcHandOffs(DataSource source) {
    this.rows =
        new Listing<>(
            Queries.on(source),
            ROWS,
            Order.newest("asked", "conversation"),
            it -> row(it, List.of()),
            it -> new Cursor(it.asked(), it.conversation()));
  }

  @Override
  public Page<Row> list(String tenant, Optional<Boolean> open, Optional<String> cursor, int limit) {
    var which = open.map(it -> "status " + (it ? "" : "not ") + "in ('RINGING', 'ACCEPTED')");
    return rows.page(tenant, Where.all().and(which), cursor, limit);
  }

  @Override
  public Optional<Row> byConversation(String tenant, String id) {
    return rows.byId(
        tenant,
        id,
        (it, row) -> row(row, Listing.parts(it, TRIES, tenant, id, JdbcHandOffs::attempt)));
  }

  private static Try attempt(ResultSet row) throws SQLException {
    return new Try(row.getInt("step"), text(row, "name"), instant(row, "at"), text(row, "missed"));
  }

  private static Row row(ResultSet row, List<Try> tries) throws SQLException {
    return new Row(
        row.getString("conversation"),
        Trigger.valueOf(row.getString("reason")),
        Status.valueOf(row.getString("status")),
        text(row, "customer"),
        text(row, "name"),
        text(row, "phone"),
        text(row, "summary"),
        text(row, "taker"),
        instant(row, "asked"),
        maybeInstant(row, "accepted"),
        maybeInstant(row, "ended"),
        tries);
  }
}
