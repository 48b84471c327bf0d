package switchboard.persistence.view;

import java.util.List;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/// Takes a person out of the read models: their card, their conversations, and every message by or
/// about them. Appointments and tickets stay, for they name nobody any more. To be called after the
/// keys are destroyed; what a rebuild then brings back is empty.
public final class Erasure {

  private static final String THEIRS =
      """
      tenant = :tenant and conversation in (
        select id from conversation where tenant = :tenant and customer = :customer)
      """;

  private static final List<String> DELETIONS =
      List.of(
          "delete from turn where " + THEIRS,
          "delete from run where " + THEIRS,
          "delete from specialist_offer where " + THEIRS,
          "delete from specialist_answer where " + THEIRS,
          "delete from intervention where " + THEIRS,
          "delete from assessment where " + THEIRS,
          "delete from rating where " + THEIRS,
          "delete from outbox where tenant = :tenant and customer = :customer or " + THEIRS,
          "delete from job where tenant = :tenant and customer = :customer",
          "delete from change_request where tenant = :tenant and customer = :customer",
          "delete from task where tenant = :tenant and customer = :customer",
          """
          delete from ticket_note n using ticket t
          where t.tenant = :tenant and t.customer = :customer
            and n.tenant = t.tenant and n.ticket = t.id
          """,
          "update ticket set need = null, assignee = null where tenant = :tenant and customer ="
              + " :customer",
          """
          delete from alert_told t using alert a
          where a.tenant = :tenant and a.customer = :customer
            and t.tenant = a.tenant and t.alert = a.id
          """,
          "update alert set what = null, name = null, phone = null, place = null"
              + " where tenant = :tenant and customer = :customer",
          "delete from contact where tenant = :tenant and customer = :customer",
          "delete from conversation where tenant = :tenant and customer = :customer",
          "delete from customer where tenant = :tenant and id = :customer");

  private final Jdbi queries;

  public Erasure(DataSource source) {
    this.queries = Queries.on(source);
  }

  /// All or nothing; blocks.
  public void erase(String tenant, String customer) {
    queries.useTransaction(it -> {
      for (var sql : DELETIONS)
        it.createUpdate(sql).bind("tenant", tenant).bind("customer", customer).execute();
    });
  }
}
