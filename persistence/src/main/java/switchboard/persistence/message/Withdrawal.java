package switchboard.persistence.message;

import java.sql.SQLException;
import switchboard.persistence.projection.JdbcTransaction;
import switchboard.persistence.view.Values;

/// Gives up messages that an appointment has made untrue, in the transaction that changes it.
public final class Withdrawal {

  /// Of a row `o` of table `outbox`.
  static final String OUTDATED =
      """
      (o.starts is not null and not exists (
        select 1 from appointment a
        where a.tenant = o.tenant and a.id = o.appointment and a.status = 'CONFIRMED'
          and a.starts = o.starts))\
      """;

  static final String OF =
      """
      update outbox o set state = 'SUPPRESSED', error = 'withdrawn'
      where o.tenant = :tenant and o.appointment = :appointment and o.state = 'PENDING'
        and $outdated
      """
          .replace("$outdated", OUTDATED);

  private static final String POSITIONAL =
      JdbcOutbox.TOLD.formatted(OF.replace(":tenant", "?").replace(":appointment", "?"));

  private Withdrawal() {}

  /// To be called after the appointment's row has been changed.
  public static void of(JdbcTransaction tx, String tenant, String appointment) throws SQLException {
    tx.query(POSITIONAL, _ -> true, Values.of(tenant, appointment));
  }
}
