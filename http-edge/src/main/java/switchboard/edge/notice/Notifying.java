package switchboard.edge.notice;

import java.util.EnumMap;
import java.util.Map;
import switchboard.edge.duty.Handler;
import switchboard.engine.Entities;
import switchboard.engine.duty.Duty.Kind;
import switchboard.engine.property.Property;
import switchboard.engine.ticket.Ticket;

/// All duties that end in a notice.
public final class Notifying {

  private Notifying() {}

  /// For a [switchboard.edge.duty.Worker].
  public static Map<Kind, Handler> handlers(Means means) {
    var offering = new Offering(means);
    var consenting = new Consenting(means);
    var all = new EnumMap<Kind, Handler>(Kind.class);
    all.put(Kind.REMIND, new Reminding(means));
    all.put(Kind.TELL, new Telling(means));
    all.put(Kind.FREED, offering.freed());
    all.put(Kind.OFFER, offering.offer());
    all.put(Kind.LAPSE, offering.lapse());
    all.put(Kind.CONSENT, consenting.consent());
    all.put(Kind.DISPLACE, consenting.displace());
    return all;
  }

  /// Those about changes and tasks, for the same.
  public static Map<Kind, Handler> handlers(WorkMeans means) {
    return Map.of(Kind.CHANGE, new Requested(means), Kind.LATE, new Late(means));
  }

  /// For duties of kind TICKET.
  public static Handler repairs(
      Means means, Entities<Ticket.Command> tickets, Entities<Property.Command> properties) {
    return new Repairing(means, tickets, properties);
  }
}
