package switchboard.persistence.waitlist;

import static java.nio.charset.StandardCharsets.UTF_8;
import static switchboard.persistence.view.Columns.instant;
import static switchboard.persistence.view.Columns.text;
import static switchboard.persistence.view.Columns.texts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import switchboard.engine.calendar.Slot;
import switchboard.engine.privacy.FactCodec;
import switchboard.engine.privacy.Seal;
import switchboard.engine.waitlist.Times;
import switchboard.engine.waitlist.Waitlists;
import switchboard.persistence.view.Queries;

/// Waitlists from the table of [WaitlistView], with what customers' cards tell about them.
public final class JdbcWaitlists implements Waitlists {

  private static final String ROWS =
      """
      select w.*, k.name, k.phone, w.offered_until > :now as stands
      from waitlist w
      left join customer k on k.tenant = w.tenant and k.id = w.customer
      where w.tenant = :tenant and w.until > :now
      """;

  private final Jdbi queries;

  public JdbcWaitlists(DataSource source) {
    this.queries = Queries.on(source);
  }

  @Override
  public List<Row> list(String tenant, Instant now) {
    return queries.withHandle(it ->
        it.createQuery(ROWS + "order by w.place, w.id limit 500")
            .bind("tenant", tenant)
            .bind("now", now)
            .map((row, _) -> row(row))
            .list());
  }

  @Override
  public Optional<Row> open(String tenant, String customer, Instant now) {
    return queries.withHandle(it ->
        it.createQuery(
                ROWS
                    + """
                    and w.customer = :customer and w.offered is not null and w.offered_until > :now
                    order by w.place, w.id limit 1
                    """)
            .bind("tenant", tenant)
            .bind("customer", customer)
            .bind("now", now)
            .map((row, _) -> row(row))
            .findOne());
  }

  private static Row row(ResultSet row) throws SQLException {
    var times = row.getString("times").getBytes(UTF_8);
    return new Row(
        row.getString("id"),
        row.getString("customer"),
        text(row, "name"),
        text(row, "phone"),
        row.getString("service"),
        FactCodec.read(Times.class, times, Seal.PLAIN),
        text(row, "resource"),
        texts(row, "companions"),
        instant(row, "since"),
        instant(row, "until"),
        row.getBoolean("stands") ? Optional.of(offered(row)) : Optional.empty());
  }

  private static Offered offered(ResultSet row) throws SQLException {
    return new Offered(
        row.getString("offered"),
        row.getString("offered_resource"),
        new Slot(instant(row, "offered_start"), instant(row, "offered_end")),
        instant(row, "offered_until"));
  }
}
