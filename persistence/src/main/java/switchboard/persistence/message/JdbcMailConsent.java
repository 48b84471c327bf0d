package switchboard.persistence.message;

import java.time.Instant;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import switchboard.engine.message.MailConsent;
import switchboard.persistence.view.Queries;

/// Table `mail_opt_out`. Addresses are compared without case and kept as hashes.
public final class JdbcMailConsent implements MailConsent {

  private final Jdbi queries;

  public JdbcMailConsent(DataSource source) {
    this.queries = Queries.on(source);
  }

  /// What stands in the table for an address, as SQL.
  static String hash(String address) {
    return "encode(sha256(convert_to(lower(btrim(" + address + ")), 'UTF8')), 'hex')";
  }

  @Override
  public void optOut(String tenant, String address, Instant now) {
    queries.useHandle(it ->
        it.createUpdate(
                """
                insert into mail_opt_out (tenant, address, since) values (:tenant, $hash, :now)
                on conflict do nothing
                """
                    .replace("$hash", hash(":address")))
            .bind("tenant", tenant)
            .bind("address", address)
            .bind("now", now)
            .execute());
  }

  @Override
  public void optIn(String tenant, String address) {
    queries.useHandle(it ->
        it.createUpdate(
                "delete from mail_opt_out where tenant = :tenant and address = " + hash(":address"))
            .bind("tenant", tenant)
            .bind("address", address)
            .execute());
  }
}
