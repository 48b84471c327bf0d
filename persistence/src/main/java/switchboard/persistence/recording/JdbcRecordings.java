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
import switchboard.persistence.view.Queries;

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

  public JdbcRecordings(DataSource source) {
    this.queries = Queries.on(source);
  }

  @Override
  public Page<Row> list(
      String tenant,
      Optional<Sort> sort,
      Optional<String> conversation,
      Optional<String> cursor,
      int limit) {
    var from = Cursor.parse(cursor);
    var size = Cursor.clamp(limit);
    var sql =
        ROWS
            + "and (r.at, r.id) < (:at, :after) "
            + sort.map(_ -> "and r.sort = :sort ").orElse("")
            + conversation.map(_ -> "and r.conversation = :conversation ").orElse("")
            + "order by r.at desc, r.id desc limit :limit";
    var rows =
        queries.withHandle(it -> {
          var query =
              it.createQuery(sql)
                  .bind("tenant", tenant)
                  .bind("at", from.at())
                  .bind("after", from.id())
                  .bind("limit", size + 1);
          sort.ifPresent(one -> query.bind("sort", one.name()));
          conversation.ifPresent(one -> query.bind("conversation", one));
          return query.map((row, _) -> row(row)).list();
        });
    return Cursor.page(rows, size, it -> new Cursor(it.at(), it.id()));
  }

  @Override
  public Optional<Row> byId(String tenant, String id) {
    return queries.withHandle(it ->
        it.createQuery(ROWS + "and r.id = :id")
            .bind("tenant", tenant)
            .bind("id", id)
            .map((row, _) -> row(row))
            .findOne());
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
