package switchboard.persistence.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import switchboard.engine.Fact;
import switchboard.engine.privacy.Personal;
import switchboard.engine.property.Event.Changed;
import switchboard.engine.property.Event.Listed;
import switchboard.engine.property.Event.TenancyChanged;
import switchboard.engine.property.Event.Withdrawn;
import switchboard.engine.property.Listing;
import switchboard.engine.property.Listing.Deal;
import switchboard.engine.property.Listing.Per;
import switchboard.engine.property.Listing.Status;
import switchboard.engine.property.Tenancy;
import switchboard.engine.ticket.Event.Assigned;
import switchboard.engine.ticket.Event.Graded;
import switchboard.engine.ticket.Event.Noted;
import switchboard.engine.ticket.Event.Opened;
import switchboard.engine.ticket.Event.Resolved;
import switchboard.engine.ticket.Event.Started;
import switchboard.engine.ticket.Need;
import switchboard.engine.ticket.Urgency;

/// A property to let and a repair in it.
public final class Homes {

  private Homes() {}

  public static Listing flat(String id, String area, int bedrooms, long price) {
    return new Listing(
        id,
        "REF-" + id,
        Deal.RENT,
        Listing.Type.FLAT,
        bedrooms,
        Optional.empty(),
        price,
        "GBP",
        Optional.of(Per.MONTH),
        "12 " + area + " Road",
        area,
        Optional.of("W9 0ZZ"),
        Status.AVAILABLE,
        Optional.empty(),
        List.of("garden"),
        Optional.empty(),
        Optional.of("lk-" + id),
        List.of());
  }

  public static Tenancy let(String renter, String landlord) {
    var manager =
        new Tenancy.Contact(Personal.of("Mo Example"), Optional.of(Personal.of("+447700900111")));
    return new Tenancy(Optional.of(renter), Optional.of(landlord), Optional.of(manager));
  }

  public static Need leak(Urgency urgency) {
    return new Need(
        Optional.of("c1"),
        Optional.of("p1"),
        Optional.of("CA1"),
        Personal.of("water through the ceiling"),
        "plumbing",
        urgency);
  }

  static List<Fact> property(Instant at) {
    return List.of(
        new Listed(flat("p1", "Elgin", 2, 220_000), at),
        new Changed(flat("p1", "Elgin", 3, 230_000), at),
        new TenancyChanged(let("c1", "c2"), at),
        new Withdrawn(at));
  }

  static List<Fact> ticket(Instant at) {
    return List.of(
        new Opened(leak(Urgency.NORMAL), at),
        new Assigned(Personal.of("Mo Example"), at),
        new Noted(Personal.of("called back"), at),
        new Graded(Urgency.EMERGENCY, "heating", at),
        new Started(at),
        new Resolved(Optional.of(Personal.of("new pump")), at));
  }
}
