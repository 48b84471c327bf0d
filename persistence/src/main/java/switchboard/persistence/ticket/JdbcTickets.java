package switchboard.persistence.ticket;

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
import switchboard.engine.ticket.Ticket.Status;
import switchboard.engine.ticket.Tickets;
import switchboard.engine.ticket.Urgency;
import switchboard.persistence.view.Cursor;
import switchboard.persistence.view.Queries;

/// Tickets from the tables of [TicketView], with what is known of who reported them and of where.
public final class JdbcTickets implements Tickets {

  private static final String ROWS =
      """
      select t.*, k.name, k.phone, p.listing::jsonb ->> 'address' as address
      from ticket t
      left join customer k on k.tenant = t.tenant and k.id = t.customer
      left join property p on p.tenant = t.tenant and p.id = t.property
      where t.tenant = :tenant
      """;

  private final Jdbi queries;

  public JdbcTickets(DataSource source) {
    this.queries = Queries.on(source);
  }

  @Override
  public Page<Row> list(String tenant, Filter filter, Optional<String> cursor, int limit) {
    var from = Cursor.parse(cursor);
    var size = Cursor.clamp(limit);
    var conditions = conditions(filter);
    var rows =
        queries.withHandle(it ->
            it.createQuery(sql(filter, conditions))
                .bindMap(conditions)
                .bind("tenant", tenant)
                .bind("at", from.at())
                .bind("after", from.id())
                .bind("limit", size + 1)
                .map((row, _) -> row(row))
                .list());
    return Cursor.page(rows, size, it -> new Cursor(it.opened(), it.id()));
  }

  /// Columns and what they must hold.
  private static Map<String, Object> conditions(Filter it) {
    var all = new LinkedHashMap<String, Object>();
    it.status().ifPresent(one -> all.put("status", one.name()));
    it.urgency().ifPresent(one -> all.put("urgency", one.name()));
    it.customer().ifPresent(one -> all.put("customer", one));
    it.property().ifPresent(one -> all.put("property", one));
    return all;
  }

  private static String sql(Filter filter, Map<String, Object> conditions) {
    var sql = new StringBuilder(ROWS).append("and (t.opened, t.id) < (:at, :after)");
    filter
        .open()
        .ifPresent(it ->
            sql.append(" and t.status ")
                .append(it ? "" : "not ")
                .append("in ('OPEN', 'ASSIGNED', 'IN_PROGRESS')"));
    for (var it : conditions.keySet()) sql.append(" and t.").append(it).append(" = :").append(it);
    return sql.append(" order by t.opened desc, t.id desc limit :limit").toString();
  }

  @Override
  public Optional<Row> byId(String tenant, String id) {
    return queries.withHandle(it ->
        it.createQuery(ROWS + "and t.id = :id")
            .bind("tenant", tenant)
            .bind("id", id)
            .map((row, _) -> row(row))
            .findOne());
  }

  @Override
  public List<Note> notes(String tenant, String id) {
    return queries.withHandle(it ->
        it.createQuery(
                """
                select note, at from ticket_note
                where tenant = :tenant and ticket = :id and note is not null
                order by place limit 200
                """)
            .bind("tenant", tenant)
            .bind("id", id)
            .map((row, _) -> new Note(row.getString("note"), instant(row, "at")))
            .list());
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getString("id"),
        text(row, "customer"),
        text(row, "name"),
        text(row, "phone"),
        text(row, "property"),
        text(row, "address"),
        text(row, "conversation"),
        text(row, "need"),
        row.getString("category"),
        Urgency.valueOf(row.getString("urgency")),
        Status.valueOf(row.getString("status")),
        text(row, "assignee"),
        instant(row, "opened"),
        instant(row, "changed"));
  }
}
