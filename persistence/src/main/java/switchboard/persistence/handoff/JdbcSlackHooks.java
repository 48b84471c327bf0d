package switchboard.persistence.handoff;

import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import switchboard.engine.handoff.SlackHooks;
import switchboard.engine.privacy.Personal;
import switchboard.engine.privacy.Seals;
import switchboard.persistence.view.Queries;

/// Addresses of channels in table `slack_hook`, each sealed with a key of its own: a row copied to
/// another tenant does not open.
public final class JdbcSlackHooks implements SlackHooks {

  private final Jdbi queries;
  private final Seals seals;

  public JdbcSlackHooks(DataSource source, Seals seals) {
    this.queries = Queries.on(source);
    this.seals = seals;
  }

  private static String subject(String tenant) {
    return "slack|" + tenant;
  }

  @Override
  public Optional<Personal> of(String tenant) {
    return queries
        .withHandle(it ->
            it.createQuery("select sealed from slack_hook where tenant = :tenant")
                .bind("tenant", tenant)
                .mapTo(String.class)
                .findOne())
        .map(sealed -> seals.load(subject(tenant)).open(sealed))
        .filter(it -> !it.erased());
  }

  @Override
  public void keep(String tenant, Personal url, Instant now) {
    var sealed = seals.load(subject(tenant)).close(url);
    queries.useHandle(it ->
        it.createUpdate(
                """
                insert into slack_hook (tenant, sealed, set_at) values (:tenant, :sealed, :now)
                on conflict (tenant) do update
                set sealed = excluded.sealed, set_at = excluded.set_at
                """)
            .bind("tenant", tenant)
            .bind("sealed", sealed)
            .bind("now", now)
            .execute());
  }

  @Override
  public void drop(String tenant) {
    queries.useHandle(it ->
        it.createUpdate("delete from slack_hook where tenant = :tenant")
            .bind("tenant", tenant)
            .execute());
  }
}
