package switchboard.persistence.message;

import java.sql.SQLException;
import java.time.Instant;
import switchboard.persistence.projection.JdbcTransaction;
import switchboard.persistence.view.Values;

/// Gives up messages that an appointment has made untrue, in the transaction that changes it.
public final class Withdrawal {

  /// Of a row `o` of table `outbox`: the resource that leads has no appointment at that start, or
  /// has handed it over, or another time is being sought. The live table is asked even while a view
  /// is rebuilt beside it.
  static final String OUTDATED =
      """
      (o.starts is not null and not exists (
        select 1 from public.appointment a
        where a.tenant = o.tenant and a.id = o.appointment and a.status = 'CONFIRMED'
          and a.starts = o.starts and a.lead is null and a.pending_since is null
          and not exists (
            select 1 from public.appointment b
            where b.tenant = a.tenant and b.id = a.id and b.origin = a.resource
              and b.lead is null and b.status = 'CONFIRMED')))\
      """;

  /// Of a row `o` of table `outbox`: it concerns somebody who exists only because the business has
  /// tried out its receptionist. Nobody is ever told.
  static final String TRIED =
      """
      (o.customer is not null and coalesce((
        select bool_and(c.id like 'try-%') from public.conversation c
        where c.tenant = o.tenant and c.customer = o.customer), false))\
      """;

  static final String OF =
      """
      update outbox o set state = 'SUPPRESSED', error = 'withdrawn'
      where o.tenant = :tenant and o.appointment = :appointment and o.state = 'PENDING'
        and $outdated
      """
          .replace("$outdated", OUTDATED);

  private static final String POSITIONAL =
      JdbcOutbox.TOLD.formatted(
          OF.replace(":tenant", "?").replace(":appointment", "?") + " and o.created <= ?");

  private Withdrawal() {}

  /// To be called after the appointment's row has been changed.
  ///
  /// @param at of the change: what was written later knows more, and is judged when it is sent
  public static void of(JdbcTransaction tx, String tenant, String appointment, Instant at)
      throws SQLException {
    tx.query(POSITIONAL, _ -> true, Values.of(tenant, appointment, at));
  }
}
