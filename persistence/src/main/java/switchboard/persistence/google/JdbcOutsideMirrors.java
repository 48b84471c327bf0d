package switchboard.persistence.google;

import static switchboard.persistence.view.Columns.instant;
import static switchboard.persistence.view.Columns.text;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import switchboard.engine.calendar.Slot;
import switchboard.engine.scheduler.Mirrors;
import switchboard.persistence.view.Queries;

/// The mirrors in table `outside_mirror`.
public final class JdbcOutsideMirrors implements Mirrors {

  private static final String KEEP =
      """
      insert into outside_mirror (
        tenant, resource, appointment, event, etag, revision, starts, ends, gone, noted)
      values (
        :tenant, :resource, :appointment, :event, :etag, :revision, :starts, :ends, :gone, :noted)
      on conflict (tenant, resource, appointment) do update
      set event = excluded.event, etag = excluded.etag, revision = excluded.revision,
        starts = excluded.starts, ends = excluded.ends, gone = excluded.gone,
        noted = excluded.noted
      """;

  private final Jdbi queries;

  public JdbcOutsideMirrors(DataSource source) {
    this.queries = Queries.on(source);
  }

  @Override
  public Optional<Row> of(String tenant, String resource, String appointment) {
    return one("appointment", tenant, resource, appointment);
  }

  @Override
  public Optional<Row> byEvent(String tenant, String resource, String event) {
    return one("event", tenant, resource, event);
  }

  private Optional<Row> one(String column, String tenant, String resource, String id) {
    return queries.withHandle(it ->
        it.createQuery(
                "select * from outside_mirror where tenant = :tenant and resource = :resource and "
                    + column
                    + " = :id")
            .bind("tenant", tenant)
            .bind("resource", resource)
            .bind("id", id)
            .map((row, _) -> row(row))
            .findOne());
  }

  @Override
  public List<Row> standing(String tenant, String resource, Instant now, Instant noted) {
    return queries.withHandle(it ->
        it.createQuery(
                """
                select * from outside_mirror
                where tenant = :tenant and resource = :resource and not gone
                  and etag is not null and ends > :now and noted < :noted
                order by starts
                """)
            .bind("tenant", tenant)
            .bind("resource", resource)
            .bind("now", now)
            .bind("noted", noted)
            .map((row, _) -> row(row))
            .list());
  }

  @Override
  public void keep(Row row) {
    queries.useHandle(it ->
        it.createUpdate(KEEP)
            .bind("tenant", row.tenant())
            .bind("resource", row.resource())
            .bind("appointment", row.appointment())
            .bind("event", row.event())
            .bind("etag", row.etag())
            .bind("revision", row.revision())
            .bind("starts", row.told().start())
            .bind("ends", row.told().end())
            .bind("gone", row.gone())
            .bind("noted", row.at())
            .execute());
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getString("tenant"),
        row.getString("resource"),
        row.getString("appointment"),
        row.getString("event"),
        text(row, "etag"),
        row.getLong("revision"),
        new Slot(instant(row, "starts"), instant(row, "ends")),
        row.getBoolean("gone"),
        instant(row, "noted"));
  }
}
