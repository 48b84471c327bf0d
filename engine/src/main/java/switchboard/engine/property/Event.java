package switchboard.engine.property;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import switchboard.engine.Fact;

/// Everything that happens to one property.
public sealed interface Event extends Fact {
  Instant at();

  @JsonTypeName("property.listed")
  record Listed(Listing listing, Instant at) implements Event {}

  /// Something about it is different now, its status perhaps.
  @JsonTypeName("property.changed")
  record Changed(Listing listing, Instant at) implements Event {}

  /// It is no longer advertised.
  @JsonTypeName("property.withdrawn")
  record Withdrawn(Instant at) implements Event {}

  /// Other people have to do with it now, or nobody has.
  @JsonTypeName("property.tenancy-changed")
  record TenancyChanged(Tenancy tenancy, Instant at) implements Event {}
}
