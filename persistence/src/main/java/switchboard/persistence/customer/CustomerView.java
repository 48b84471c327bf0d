package switchboard.persistence.customer;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.apache.pekko.projection.eventsourced.EventEnvelope;
import org.jspecify.annotations.Nullable;
import switchboard.engine.Fact;
import switchboard.engine.customer.Customer.Event;
import switchboard.engine.customer.Customer.Event.AddressLearned;
import switchboard.engine.customer.Customer.Event.Created;
import switchboard.engine.customer.Customer.Event.EmailLearned;
import switchboard.engine.customer.Customer.Event.FeedbackGiven;
import switchboard.engine.customer.Customer.Event.LanguageLearned;
import switchboard.engine.customer.Customer.Event.Named;
import switchboard.engine.customer.Customer.Event.OptedIn;
import switchboard.engine.customer.Customer.Event.OptedOut;
import switchboard.engine.customer.Customer.Event.PhoneLearned;
import switchboard.engine.customer.Customer.Event.RequirementsChanged;
import switchboard.engine.customer.Customer.Event.RoleAdded;
import switchboard.engine.customer.Customer.Source;
import switchboard.engine.privacy.Personal;
import switchboard.persistence.projection.JdbcTransaction;
import switchboard.persistence.projection.View;
import switchboard.persistence.view.EntityId;
import switchboard.persistence.view.PlainText;
import switchboard.persistence.view.Values;

/// Table `customer`: who they are, how to reach them, whether they want texts.
public final class CustomerView implements View {

  @Override
  public String name() {
    return "customer";
  }

  @Override
  public String entityType() {
    return "customer";
  }

  @Override
  public List<String> tables() {
    return List.of("customer");
  }

  @Override
  public void apply(JdbcTransaction tx, EventEnvelope<Fact> event) throws SQLException {
    on(tx, EntityId.of(event.persistenceId()), (Event) event.event());
  }

  private static void on(JdbcTransaction tx, EntityId it, Event event) throws SQLException {
    switch (event) {
      case Created(var source, var at) -> create(tx, it, source, at);
      case Named(var name, _) -> change(tx, it, "name = ?, name_folded = ?", name, folded(name));
      case PhoneLearned(var phone, _) -> change(tx, it, "phone = ?", phone);
      case EmailLearned(var email, _) ->
          change(tx, it, "email = ?, email_folded = ?", email, folded(email));
      case AddressLearned(var address, _) ->
          change(tx, it, "address = ?, address_folded = ?", address, folded(address));
      case RoleAdded(var role, _) ->
          change(
              tx,
              it,
              "roles = array(select distinct r from unnest(roles || ?::text) r order by r)",
              role);
      case OptedOut _ -> change(tx, it, "opted_out = true");
      case OptedIn _ -> change(tx, it, "opted_out = false");
      case LanguageLearned(var language, _) -> change(tx, it, "language = ?", language);
      case FeedbackGiven _, RequirementsChanged _ -> {}
    }
    tx.touch(it.tenant());
  }

  private static void create(JdbcTransaction tx, EntityId it, Source source, Instant at)
      throws SQLException {
    tx.update(
        """
        insert into customer (tenant, id, source, since) values (?, ?, ?, ?)
        on conflict (tenant, id) do update set source = excluded.source, since = excluded.since
        """,
        Values.of(it.tenant(), it.id(), source, at));
  }

  private static void change(
      JdbcTransaction tx, EntityId it, String set, @Nullable Object... changed)
      throws SQLException {
    tx.update(
        "update customer set " + set + " where tenant = ? and id = ?",
        Values.keyed(changed, it.tenant(), it.id()));
  }

  private static String folded(Personal text) {
    return text.erased() ? "" : PlainText.folded(text.text());
  }
}
