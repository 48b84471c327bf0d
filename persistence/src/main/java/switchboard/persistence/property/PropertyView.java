package switchboard.persistence.property;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pekko.projection.eventsourced.EventEnvelope;
import org.jspecify.annotations.Nullable;
import switchboard.engine.Fact;
import switchboard.engine.privacy.FactCodec;
import switchboard.engine.privacy.Seal;
import switchboard.engine.property.Event;
import switchboard.engine.property.Event.Changed;
import switchboard.engine.property.Event.Listed;
import switchboard.engine.property.Event.TenancyChanged;
import switchboard.engine.property.Event.Withdrawn;
import switchboard.engine.property.Fit;
import switchboard.engine.property.Listing;
import switchboard.engine.property.Listing.Status;
import switchboard.engine.property.Tenancy;
import switchboard.persistence.projection.JdbcTransaction;
import switchboard.persistence.projection.View;
import switchboard.persistence.view.EntityId;
import switchboard.persistence.view.PlainText;
import switchboard.persistence.view.Values;

/// Table `property`: what is let and sold, and who has to do with it.
public final class PropertyView implements View {

  @Override
  public String name() {
    return "property";
  }

  @Override
  public String entityType() {
    return "property";
  }

  @Override
  public List<String> tables() {
    return List.of("property");
  }

  @Override
  public void apply(JdbcTransaction tx, EventEnvelope<Fact> event) throws SQLException {
    var id = EntityId.of(event.persistenceId());
    switch ((Event) event.event()) {
      case Listed it -> list(tx, id, it);
      case Changed(var it, _) -> change(tx, id, it);
      case Withdrawn _ -> change(tx, id, "status = ?", Status.WITHDRAWN);
      case TenancyChanged(var it, _) -> settle(tx, id, it);
    }
    tx.touch(id.tenant());
  }

  private static void list(JdbcTransaction tx, EntityId id, Listed event) throws SQLException {
    tx.update(
        """
        insert into property
          (listing, reference, deal, kind, status, bedrooms, price, area_folded, search, listed,
           tenant, id)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        on conflict do nothing
        """,
        Values.of(
            Stream.concat(
                    Stream.of(columns(event.listing())),
                    Stream.of(event.at(), id.tenant(), id.id()))
                .toArray()));
  }

  private static void change(JdbcTransaction tx, EntityId id, Listing it) throws SQLException {
    change(
        tx,
        id,
        """
        listing = ?, reference = ?, deal = ?, kind = ?, status = ?, bedrooms = ?, price = ?,
          area_folded = ?, search = ?
        """,
        columns(it));
  }

  private static Object[] columns(Listing it) {
    return new Object[] {
      new String(FactCodec.write(Listing.class, it, Seal.PLAIN), UTF_8),
      it.reference(),
      it.deal(),
      it.type(),
      it.status(),
      it.bedrooms(),
      Fit.price(it),
      PlainText.folded(it.area()),
      search(it)
    };
  }

  /// Begins with a blank, so that what follows a blank begins a word.
  private static String search(Listing it) {
    return Stream.concat(Stream.of(it.reference(), it.address(), it.area()), it.postcode().stream())
        .map(PlainText::folded)
        .collect(Collectors.joining(" ", " ", ""));
  }

  private static void settle(JdbcTransaction tx, EntityId id, Tenancy it) throws SQLException {
    change(
        tx,
        id,
        "renter = ?, landlord = ?, manager = ?, manager_phone = ?",
        it.renter(),
        it.landlord(),
        it.manager().map(Tenancy.Contact::name),
        it.manager().flatMap(Tenancy.Contact::phone));
  }

  private static void change(
      JdbcTransaction tx, EntityId id, String set, @Nullable Object... changed)
      throws SQLException {
    tx.update(
        "update property set " + set + " where tenant = ? and id = ?",
        Values.keyed(changed, id.tenant(), id.id()));
  }
}
