package switchboard.persistence.recording;

import static switchboard.persistence.view.Columns.instant;
import static switchboard.persistence.view.Columns.text;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import switchboard.engine.Page;
import switchboard.engine.recording.Event.Sort;
import switchboard.engine.recording.Recordings;
import switchboard.persistence.view.Cursor;
import switchboard.persistence.view.Listing;
import switchboard.persistence.view.Listing.Order;
import switchboard.persistence.view.Queries;
import switchboard.persistence.view.Where;

/// Recordings from the tables of [RecordingView] and [DeclineView].
public final class JdbcRecordings implements Recordings {

  private static final String ROWS =
      """
      select r.*, k.name, coalesce(c.peer, k.phone) as peer
      from recording r
        left join conversation c on c.tenant = r.tenant and c.id = r.conversation
        left join customer k on k.tenant = r.tenant and k.id = c.customer
      where r.tenant = :tenant and not r.removed
      """;

  private final Jdbi queries;
  private final Listing<Row> rows;

  public JdbcRecordings(DataSource source) {
    this.queries = Queries.on(source);
    this.rows =
        new Listing<>(
            queries,
            ROWS,
            Order.newest("r.at", "r.id"),
            JdbcRecordings::row,
            it -> new Cursor(it.at(), it.id()));
  }

  @Override
  public Page<Row> list(
      String tenant,
      Optional<Sort> sort,
      Optional<String> conversation,
      Optional<String> cursor,
      int limit) {
    var which = Where.all().and("r.sort = ?", sort).and("r.conversation = ?", conversation);
    return rows.page(tenant, which, cursor, limit);
  }

  @Override
  public Optional<Row> byId(String tenant, String id) {
    return rows.byId(tenant, id);
  }

  @Override
  public List<String> of(String tenant, String conversation) {
    return queries.withHandle(it ->
        it.createQuery("select id from recording where tenant = :tenant and conversation = :id")
            .bind("tenant", tenant)
            .bind("id", conversation)
            .mapTo(String.class)
            .list());
  }

  @Override
  public boolean declined(String tenant, String conversation) {
    return queries.withHandle(it ->
        it.createQuery(
                """
                select exists (select 1 from recording_declined
                  where tenant = :tenant and conversation = :id)
                """)
            .bind("tenant", tenant)
            .bind("id", conversation)
            .mapTo(Boolean.class)
            .one());
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getString("id"),
        row.getString("conversation"),
        Sort.valueOf(row.getString("sort")),
        Duration.ofSeconds(row.getInt("seconds")),
        text(row, "words"),
        text(row, "name"),
        text(row, "peer"),
        instant(row, "at"),
        instant(row, "until"));
  }
}
