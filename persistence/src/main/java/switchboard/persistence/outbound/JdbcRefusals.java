package switchboard.persistence.outbound;

import java.time.Instant;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import switchboard.engine.outbound.Refusals;
import switchboard.persistence.view.Queries;

/// Who does not want to be called, in table `do_not_call`.
public final class JdbcRefusals implements Refusals {

  private final Jdbi queries;

  public JdbcRefusals(DataSource source) {
    this.queries = Queries.on(source);
  }

  @Override
  public boolean refuses(String tenant, String customer) {
    return queries.withHandle(it ->
        it.createQuery(
                """
                select exists (
                  select from do_not_call where tenant = :tenant and customer = :customer)
                """)
            .bind("tenant", tenant)
            .bind("customer", customer)
            .mapTo(Boolean.class)
            .one());
  }

  @Override
  public void set(String tenant, String customer, boolean refuses, Instant now) {
    var sql =
        refuses
            ? "insert into do_not_call (tenant, customer, at) values (:tenant, :customer, :now)"
                + " on conflict do nothing"
            : "delete from do_not_call where tenant = :tenant and customer = :customer";
    queries.useHandle(it -> {
      var update = it.createUpdate(sql).bind("tenant", tenant).bind("customer", customer);
      (refuses ? update.bind("now", now) : update).execute();
    });
  }
}
