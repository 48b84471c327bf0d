package switchboard.persistence.google;

import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import switchboard.engine.privacy.Personal;
import switchboard.engine.privacy.Seals;
import switchboard.engine.scheduler.Grants;
import switchboard.persistence.view.Queries;

/// The grants in table `outside_grant`, each sealed with a key of its own: whoever reads the table
/// without the master key learns nothing, and a row copied to another resource does not open.
public final class JdbcOutsideGrants implements Grants {

  private final Jdbi queries;
  private final Seals seals;

  public JdbcOutsideGrants(DataSource source, Seals seals) {
    this.queries = Queries.on(source);
    this.seals = seals;
  }

  @Override
  public Optional<Grant> of(String tenant, String resource) {
    return queries
        .withHandle(it ->
            it.createQuery(
                    "select sealed from outside_grant where tenant = :tenant and resource = :resource")
                .bind("tenant", tenant)
                .bind("resource", resource)
                .mapTo(String.class)
                .findOne())
        .flatMap(sealed -> opened(tenant, resource, sealed));
  }

  @Override
  public void keep(Grant grant, Instant now) {
    var plain = Personal.of(grant.calendar() + '\n' + grant.refresh().text());
    var sealed = seals.load(subject(grant.tenant(), grant.resource())).close(plain);
    queries.useHandle(it ->
        it.createUpdate(
                """
                insert into outside_grant (tenant, resource, sealed, given)
                values (:tenant, :resource, :sealed, :now)
                on conflict (tenant, resource) do update
                set sealed = excluded.sealed, given = excluded.given
                """)
            .bind("tenant", grant.tenant())
            .bind("resource", grant.resource())
            .bind("sealed", sealed)
            .bind("now", now)
            .execute());
  }

  @Override
  public Optional<Grant> drop(String tenant, String resource) {
    return queries
        .withHandle(it ->
            it.createQuery(
                    """
                    delete from outside_grant where tenant = :tenant and resource = :resource
                    returning sealed
                    """)
                .bind("tenant", tenant)
                .bind("resource", resource)
                .mapTo(String.class)
                .findOne())
        .flatMap(sealed -> opened(tenant, resource, sealed));
  }

  @Override
  public boolean use(String nonce, Instant expires, Instant now) {
    return queries.inTransaction(it -> {
      it.createUpdate("delete from outside_nonce where expires < :now").bind("now", now).execute();
      return it.createUpdate(
                  """
                  insert into outside_nonce (nonce, expires) values (:nonce, :expires)
                  on conflict (nonce) do nothing
                  """)
              .bind("nonce", nonce)
              .bind("expires", expires)
              .execute()
          > 0;
    });
  }

  private Optional<Grant> opened(String tenant, String resource, String sealed) {
    var plain = seals.load(subject(tenant, resource)).open(sealed);
    if (plain.erased()) return Optional.empty();
    var end = plain.text().indexOf('\n');
    var refresh = Personal.of(plain.text().substring(end + 1));
    return Optional.of(new Grant(tenant, resource, plain.text().substring(0, end), refresh));
  }

  private static String subject(String tenant, String resource) {
    return "outside|" + tenant + ":" + resource;
  }
}
