package switchboard.edge.estate;

import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.pathPrefix;

import java.time.Clock;
import java.util.function.Supplier;
import org.apache.pekko.http.javadsl.server.Route;
import switchboard.edge.access.Reading;
import switchboard.edge.access.Versions;
import switchboard.edge.calendar.Writing;
import switchboard.engine.Entities;
import switchboard.engine.property.Catalogue;
import switchboard.engine.property.Property;
import switchboard.engine.ticket.Ticket;
import switchboard.engine.ticket.Tickets;

/// `/v1/crm/properties…` and `/v1/crm/tickets…` of the tenant whose keys are shown.
///
/// @param ids new ones, made of letters and digits
public record EstateApi(
    Reading reading,
    Writing writing,
    Catalogue catalogue,
    Entities<Property.Command> properties,
    Tickets tickets,
    Entities<Ticket.Command> repairs,
    Clock clock,
    Supplier<String> ids) {

  static final int LONGEST_ID = 120;

  public Route routes() {
    var homes = new PropertyRoutes(catalogue, properties, clock);
    var work = new TicketRoutes(tickets, repairs, ids);
    return Versions.both(() ->
        pathPrefix(
            "crm", () -> concat(homes.routes(reading, writing), work.routes(reading, writing))));
  }
}
