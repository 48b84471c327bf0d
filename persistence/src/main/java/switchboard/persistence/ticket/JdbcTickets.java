package switchboard.persistence.ticket;

import static switchboard.persistence.view.Columns.instant;
import static switchboard.persistence.view.Columns.text;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import switchboard.engine.Page;
import switchboard.engine.ticket.Ticket.Status;
import switchboard.engine.ticket.Tickets;
import switchboard.engine.ticket.Urgency;
import switchboard.persistence.view.Cursor;
import switchboard.persistence.view.Listing;
import switchboard.persistence.view.Listing.Order;
import switchboard.persistence.view.Queries;
import switchboard.persistence.view.Where;

/// Tickets from the tables of [TicketView], with what is known of who reported them and of where.
public final class JdbcTickets implements Tickets {

  private static final String OPEN = "t.status in ('OPEN', 'ASSIGNED', 'IN_PROGRESS')";

  private static final String ROWS =
      """
      select t.*, k.name, k.phone, p.listing::jsonb ->> 'address' as address
      from ticket t
      left join customer k on k.tenant = t.tenant and k.id = t.customer
      left join property p on p.tenant = t.tenant and p.id = t.property
      where t.tenant = :tenant
      """;

  private final Jdbi queries;
  private final Listing<Row> rows;

  public JdbcTickets(DataSource source) {
    this.queries = Queries.on(source);
    this.rows =
        new Listing<>(
            queries,
            ROWS,
            Order.newest("t.opened", "t.id"),
            JdbcTickets::row,
            it -> new Cursor(it.opened(), it.id()));
  }

  @Override
  public Page<Row> list(String tenant, Filter filter, Optional<String> cursor, int limit) {
    var which =
        Where.all()
            .and(filter.open().map(it -> it ? OPEN : "not " + OPEN))
            .and("t.status = ?", filter.status())
            .and("t.urgency = ?", filter.urgency())
            .and("t.customer = ?", filter.customer())
            .and("t.property = ?", filter.property());
    return rows.page(tenant, which, cursor, limit);
  }

  @Override
  public Optional<Row> byId(String tenant, String id) {
    return rows.byId(tenant, id);
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
