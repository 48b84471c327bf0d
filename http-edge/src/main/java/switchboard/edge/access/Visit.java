package switchboard.edge.access;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tenant.Tenants;

/// A request whose sender has shown the keys of this tenant.
public record Visit(Tenants.Card tenant, HttpRequest request) {

  public String id() {
    return tenant.id();
  }

  public Profile profile() {
    return tenant.profile();
  }

  public ZoneId zone() {
    return profile().zone();
  }

  /// The moment as the business's clocks show it.
  public OffsetDateTime at(Instant instant) {
    return instant.atZone(zone()).toOffsetDateTime();
  }

  /// What stands in the query.
  ///
  /// @throws BadParameter if it cannot be read
  public Parameters parameters() {
    return Parameters.of(request);
  }
}
