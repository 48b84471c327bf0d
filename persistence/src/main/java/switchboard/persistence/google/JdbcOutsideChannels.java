package switchboard.persistence.google;

import static switchboard.persistence.view.Columns.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import switchboard.engine.scheduler.Channels;
import switchboard.persistence.view.Queries;

/// The channels in table `outside_channel`.
public final class JdbcOutsideChannels implements Channels {

  private static final String KEEP =
      """
      insert into outside_channel (id, tenant, resource, source, watched, expires)
      values (:id, :tenant, :resource, :source, :watched, :expires)
      on conflict (id) do update set watched = excluded.watched, expires = excluded.expires
      """;

  private final Jdbi queries;

  public JdbcOutsideChannels(DataSource source) {
    this.queries = Queries.on(source);
  }

  @Override
  public Optional<Channel> byId(String id) {
    return queries.withHandle(it ->
        it.createQuery("select * from outside_channel where id = :id")
            .bind("id", id)
            .map((row, _) -> channel(row))
            .findOne());
  }

  @Override
  public List<Channel> all(String tenant, String resource, String source) {
    return queries.withHandle(it ->
        it.createQuery(
                """
                select * from outside_channel
                where tenant = :tenant and resource = :resource and source = :source
                order by expires desc, id
                """)
            .bind("tenant", tenant)
            .bind("resource", resource)
            .bind("source", source)
            .map((row, _) -> channel(row))
            .list());
  }

  @Override
  public void keep(Channel channel) {
    queries.useHandle(it ->
        it.createUpdate(KEEP)
            .bind("id", channel.id())
            .bind("tenant", channel.tenant())
            .bind("resource", channel.resource())
            .bind("source", channel.source())
            .bind("watched", channel.watched())
            .bind("expires", channel.expires())
            .execute());
  }

  @Override
  public void drop(String id) {
    queries.useHandle(it ->
        it.createUpdate("delete from outside_channel where id = :id").bind("id", id).execute());
  }

  @Override
  public boolean heard(String id, long number) {
    return queries.withHandle(it ->
        it.createUpdate(
                "update outside_channel set number = :number where id = :id and number < :number")
            .bind("id", id)
            .bind("number", number)
            .execute())
        > 0;
  }

  private static Channel channel(ResultSet row) throws SQLException {
    return new Channel(
        row.getString("id"),
        row.getString("tenant"),
        row.getString("resource"),
        row.getString("source"),
        row.getString("watched"),
        instant(row, "expires"));
  }
}
