package switchboard.edge.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import switchboard.engine.Page;
import switchboard.engine.privacy.Personal;
import switchboard.engine.property.Catalogue;
import switchboard.engine.property.Listing;
import switchboard.engine.property.Listing.Deal;
import switchboard.engine.property.Listing.Medium;
import switchboard.engine.property.Listing.Per;
import switchboard.engine.property.Tenancy;
import switchboard.engine.ticket.Ticket;
import switchboard.engine.ticket.Tickets;
import switchboard.engine.ticket.Urgency;

/// For each tenant a property and a repair, marked like [Records].
record EstateRecords(Records records, Instant now) implements Catalogue {

  private Catalogue.Row home(String tenant) {
    var listing =
        new Listing(
            "home-" + tenant,
            "REF-" + tenant,
            Deal.RENT,
            Listing.Type.FLAT,
            2,
            Optional.of(1),
            220_000,
            "GBP",
            Optional.of(Per.MONTH),
            "address of " + tenant,
            "area of " + tenant,
            Optional.of("W9 0ZZ"),
            Listing.Status.AVAILABLE,
            Optional.empty(),
            List.of("garden"),
            Optional.of("description of " + tenant),
            Optional.empty(),
            List.of(new Medium("image", "https://agency.example/1.jpg")));
    var manager = new Tenancy.Contact(new Personal("manager of " + tenant), Optional.empty());
    var customer = Optional.of("customer-" + tenant);
    return new Catalogue.Row(listing, new Tenancy(customer, customer, Optional.of(manager)), now);
  }

  @Override
  public Page<Catalogue.Row> list(
      String tenant, Catalogue.Filter filter, Optional<String> cursor, int limit) {
    return records.page(tenant, cursor, home(tenant));
  }

  @Override
  public Optional<Catalogue.Row> byId(String tenant, String id) {
    return records.has(tenant, id) ? Optional.of(home(tenant)) : Optional.empty();
  }

  Tickets tickets() {
    return new Tickets() {
      private Tickets.Row row(String tenant) {
        return new Tickets.Row(
            "ticket-" + tenant,
            Optional.of("customer-" + tenant),
            Optional.of("name of " + tenant),
            Optional.of("phone of " + tenant),
            Optional.of("home-" + tenant),
            Optional.of("address of " + tenant),
            Optional.of("call-" + tenant),
            Optional.of("need of " + tenant),
            "heating",
            Urgency.URGENT,
            Ticket.Status.ASSIGNED,
            Optional.of("assignee of " + tenant),
            now,
            now);
      }

      @Override
      public Page<Tickets.Row> list(
          String tenant, Tickets.Filter filter, Optional<String> cursor, int limit) {
        return records.page(tenant, cursor, row(tenant));
      }

      @Override
      public Optional<Tickets.Row> byId(String tenant, String id) {
        return records.has(tenant, id) ? Optional.of(row(tenant)) : Optional.empty();
      }

      @Override
      public List<Note> notes(String tenant, String id) {
        return records.has(tenant, id) ? List.of(new Note("note of " + tenant, now)) : List.of();
      }
    };
  }
}
