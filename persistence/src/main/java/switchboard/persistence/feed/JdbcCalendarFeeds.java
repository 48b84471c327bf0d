package switchboard.persistence.feed;

import static switchboard.persistence.view.Columns.instant;
import static switchboard.persistence.view.Columns.text;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import switchboard.engine.feed.CalendarFeeds;
import switchboard.persistence.view.Queries;

/// Table `calendar_feed`.
public final class JdbcCalendarFeeds implements CalendarFeeds {

  private final Jdbi queries;

  public JdbcCalendarFeeds(DataSource source) {
    this.queries = Queries.on(source);
  }

  @Override
  public List<Feed> of(String tenant) {
    return queries.withHandle(it ->
        it.createQuery("select * from calendar_feed where tenant = :tenant order by resource")
            .bind("tenant", tenant)
            .map((row, _) -> feed(row))
            .list());
  }

  @Override
  public Optional<Feed> byHash(String hash) {
    return queries.withHandle(it ->
        it.createQuery("select * from calendar_feed where hash = :hash")
            .bind("hash", hash)
            .map((row, _) -> feed(row))
            .findOne());
  }

  /// The row is locked between counting and naming, so two at once make two addresses of which the
  /// later one counts.
  @Override
  public Feed renew(
      String tenant,
      Optional<String> resource,
      boolean names,
      IntFunction<String> hash,
      Instant now) {
    return queries.inTransaction(it -> {
      int version = count(it, tenant, resource.orElse(""), names, now);
      return it.createQuery(
              """
              update calendar_feed set hash = :hash
              where tenant = :tenant and resource = :resource returning *
              """)
          .bind("hash", hash.apply(version))
          .bind("tenant", tenant)
          .bind("resource", resource.orElse(""))
          .map((row, _) -> feed(row))
          .one();
    });
  }

  private static int count(
      Handle handle, String tenant, String resource, boolean names, Instant now) {
    return handle
        .createQuery(
            """
            insert into calendar_feed (tenant, resource, version, names, since)
            values (:tenant, :resource, 1, :names, :now)
            on conflict (tenant, resource) do update
            set version = calendar_feed.version + 1, names = excluded.names, since = excluded.since
            returning version
            """)
        .bind("tenant", tenant)
        .bind("resource", resource)
        .bind("names", names)
        .bind("now", now)
        .mapTo(Integer.class)
        .one();
  }

  @Override
  public void close(String tenant, Optional<String> resource) {
    queries.useHandle(it ->
        it.createUpdate(
                """
                update calendar_feed set hash = null
                where tenant = :tenant and resource = :resource
                """)
            .bind("tenant", tenant)
            .bind("resource", resource.orElse(""))
            .execute());
  }

  private static Feed feed(ResultSet row) throws SQLException {
    return new Feed(
        row.getString("tenant"),
        Optional.of(row.getString("resource")).filter(it -> !it.isEmpty()),
        row.getInt("version"),
        text(row, "hash"),
        row.getBoolean("names"),
        instant(row, "since"));
  }
}
