package switchboard.persistence.google;

import static switchboard.persistence.view.Columns.instant;
import static switchboard.persistence.view.Columns.maybeInstant;
import static switchboard.persistence.view.Columns.text;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Update;
import switchboard.engine.scheduler.Links;
import switchboard.engine.scheduler.Source;
import switchboard.persistence.view.Cursor;
import switchboard.persistence.view.Queries;

/// The links in table `outside_link`.
public final class JdbcOutsideLinks implements Links {

  private static final String WANT =
      """
      insert into outside_link (tenant, resource, source, kind, version, due)
      values (:tenant, :resource, :source, :kind, :version, :now)
      on conflict (tenant, resource, source) do update set version = excluded.version,
        wanted = true,
        token = case when outside_link.wanted then outside_link.token end,
        due = case when outside_link.wanted then outside_link.due else excluded.due end
      where outside_link.version <= excluded.version
      """;

  /// A link the profile named no later than this version, and names no longer.
  private static final String UNWANT =
      """
      update outside_link set wanted = false, due = :now, version = :version
      where tenant = :tenant and version <= :version and wanted and not granted
        and not (resource, source) in (
          select * from unnest(cast(:resources as text[]), cast(:sources as text[])))
      """;

  private static final String ADD =
      """
      insert into outside_link (tenant, resource, source, kind, granted, due)
      values (:tenant, :resource, :source, :kind, true, :now)
      on conflict (tenant, resource, source) do update
      set granted = true, wanted = true, due = excluded.due, token = null, failures = 0
      """;

  private static final String TAKE =
      """
      with found as (
        select tenant, resource, source from outside_link
        where due <= :now and (lease is null or lease <= :now)
        order by due limit :limit
        for update skip locked)
      update outside_link l set lease = :lease from found f
      where l.tenant = f.tenant and l.resource = f.resource and l.source = f.source
      returning l.*
      """;

  private static final String OURS =
      " where tenant = :tenant and resource = :resource and source = :source and lease = :lease";

  private static final String REACHED =
      """
      update outside_link set lease = null, token = :token, reached = :now, failures = 0,
        lost = false, whole = case when :whole then :now else whole end,
        due = case when pokes > :pokes or wanted <> :wanted then least(due, :now) else :due end
      """
          + OURS;

  private static final String MISSED =
      """
      update outside_link set lease = null, failures = failures + 1, lost = :lost,
        token = case when :lost then null else token end,
        due = case when pokes > :pokes or wanted <> :wanted then least(due, :due) else :due end
      """
          + OURS;

  private final Jdbi queries;

  public JdbcOutsideLinks(DataSource source) {
    this.queries = Queries.on(source);
  }

  @Override
  public void want(String tenant, long version, Collection<Wanted> wanted, Instant now) {
    queries.useTransaction(it -> {
      for (var one : wanted) {
        bound(it.createUpdate(WANT), tenant, one)
            .bind("version", version)
            .bind("now", now)
            .execute();
      }
      unwant(it, tenant, version, wanted, now);
    });
  }

  private static void unwant(
      Handle handle, String tenant, long version, Collection<Wanted> wanted, Instant now) {
    handle
        .createUpdate(UNWANT)
        .bind("tenant", tenant)
        .bind("version", version)
        .bind("now", now)
        .bindArray("resources", String.class, wanted.stream().map(Wanted::resource).toList())
        .bindArray("sources", String.class, wanted.stream().map(it -> it.source().name()).toList())
        .execute();
  }

  @Override
  public void add(String tenant, Wanted wanted, Instant now) {
    queries.useHandle(it -> bound(it.createUpdate(ADD), tenant, wanted).bind("now", now).execute());
  }

  @Override
  public void release(String tenant, Wanted wanted, Instant now) {
    queries.useHandle(it ->
        bound(
                it.createUpdate(
                    """
                    update outside_link
                    set granted = false, wanted = version > 0, due = :now
                    where tenant = :tenant and resource = :resource and source = :source
                      and kind = :kind
                    """),
                tenant,
                wanted)
            .bind("now", now)
            .execute());
  }

  private static Update bound(Update update, String tenant, Wanted wanted) {
    return update
        .bind("tenant", tenant)
        .bind("resource", wanted.resource())
        .bind("source", wanted.source().name())
        .bind("kind", wanted.source().kind().name());
  }

  @Override
  public List<Link> take(int limit, Instant now, Duration lease) {
    var until = now.plus(lease).truncatedTo(ChronoUnit.MICROS);
    return queries.withHandle(it ->
        it.createQuery(TAKE)
            .bind("now", now)
            .bind("lease", until)
            .bind("limit", Cursor.clamp(limit))
            .map((row, _) -> link(row))
            .list());
  }

  @Override
  public void reached(Link link, Optional<String> token, boolean whole, Instant now, Instant due) {
    queries.useHandle(it ->
        ours(it.createUpdate(REACHED), link)
            .bind("token", token)
            .bind("whole", whole)
            .bind("now", now)
            .bind("due", due)
            .bind("pokes", link.pokes())
            .bind("wanted", link.wanted())
            .execute());
  }

  @Override
  public void missed(Link link, boolean lost, Instant due) {
    queries.useHandle(it ->
        ours(it.createUpdate(MISSED), link)
            .bind("lost", lost)
            .bind("due", due)
            .bind("pokes", link.pokes())
            .bind("wanted", link.wanted())
            .execute());
  }

  /// Unless it was wanted again meanwhile: then it is due at once.
  @Override
  public void forgotten(Link link) {
    queries.useTransaction(it -> {
      ours(it.createUpdate("delete from outside_link" + OURS + " and not wanted"), link).execute();
      ours(it.createUpdate("update outside_link set lease = null, token = null" + OURS), link)
          .execute();
    });
  }

  private static Update ours(Update update, Link link) {
    return update
        .bind("tenant", link.tenant())
        .bind("resource", link.resource())
        .bind("source", link.source().name())
        .bind("lease", link.lease());
  }

  @Override
  public boolean poke(String tenant, String resource, String source, Instant due) {
    return queries.withHandle(it ->
        it.createUpdate(
                """
                update outside_link set due = least(due, :due), pokes = pokes + 1
                where tenant = :tenant and resource = :resource and source = :source
                """)
            .bind("tenant", tenant)
            .bind("resource", resource)
            .bind("source", source)
            .bind("due", due)
            .execute())
        > 0;
  }

  @Override
  public List<Standing> list(String tenant) {
    return queries.withHandle(it ->
        it.createQuery(
                """
                select resource, kind, source, reached, failures, lost from outside_link
                where tenant = :tenant and wanted order by resource, source
                """)
            .bind("tenant", tenant)
            .map((row, _) -> standing(row))
            .list());
  }

  private static Standing standing(ResultSet row) throws SQLException {
    return new Standing(
        row.getString("resource"),
        source(row),
        maybeInstant(row, "reached"),
        row.getInt("failures"),
        row.getBoolean("lost"));
  }

  private static Link link(ResultSet row) throws SQLException {
    return new Link(
        row.getString("tenant"),
        row.getString("resource"),
        source(row),
        row.getBoolean("wanted"),
        text(row, "token"),
        maybeInstant(row, "whole"),
        maybeInstant(row, "reached"),
        row.getInt("failures"),
        row.getBoolean("lost"),
        instant(row, "lease"),
        row.getLong("pokes"));
  }

  private static Source source(ResultSet row) throws SQLException {
    return new Source(Source.Kind.valueOf(row.getString("kind")), row.getString("source"));
  }
}
