package switchboard.persistence.handoff;

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
import switchboard.engine.handoff.HandOff.Status;
import switchboard.engine.handoff.HandOffs;
import switchboard.engine.tenant.Trigger;
import switchboard.persistence.view.Cursor;
import switchboard.persistence.view.Queries;

/// Hand-offs from the tables of [HandOffView].
public final class JdbcHandOffs implements HandOffs {

  private static final String ROWS = "select * from handoff where tenant = :tenant ";

  private final Jdbi queries;

  public JdbcHandOffs(DataSource source) {
    this.queries = Queries.on(source);
  }

  @Override
  public Page<Row> list(String tenant, Optional<Boolean> open, Optional<String> cursor, int limit) {
    var from = Cursor.parse(cursor);
    var size = Cursor.clamp(limit);
    var which = open.map(it -> "and status " + (it ? "" : "not ") + "in ('RINGING', 'ACCEPTED') ");
    var sql =
        ROWS
            + "and (asked, conversation) < (:at, :after) "
            + which.orElse("")
            + "order by asked desc, conversation desc limit :limit";
    var rows =
        queries.withHandle(it ->
            it.createQuery(sql)
                .bind("tenant", tenant)
                .bind("at", from.at())
                .bind("after", from.id())
                .bind("limit", size + 1)
                .map((row, _) -> row(row, List.of()))
                .list());
    return Cursor.page(rows, size, it -> new Cursor(it.asked(), it.conversation()));
  }

  @Override
  public Optional<Row> byConversation(String tenant, String conversation) {
    return queries.withHandle(it ->
        it.createQuery(ROWS + "and conversation = :conversation")
            .bind("tenant", tenant)
            .bind("conversation", conversation)
            .map((row, _) -> row(row, tries(it, tenant, conversation)))
            .findOne());
  }

  private static List<Try> tries(Handle handle, String tenant, String conversation) {
    return handle
        .createQuery(
            """
            select * from handoff_try where tenant = :tenant and conversation = :conversation
            order by step
            """)
        .bind("tenant", tenant)
        .bind("conversation", conversation)
        .map((row, _) ->
            new Try(row.getInt("step"), text(row, "name"), instant(row, "at"), text(row, "missed")))
        .list();
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
