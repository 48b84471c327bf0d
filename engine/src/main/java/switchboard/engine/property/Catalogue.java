package switchboard.engine.property;

import java.time.Instant;
import java.util.Optional;
import switchboard.engine.Page;
import switchboard.engine.property.Listing.Deal;
import switchboard.engine.property.Listing.Status;

/// The properties of a tenant as people see them. Blocks: call on a virtual thread.
public interface Catalogue {

  /// @param since when it was listed first
  record Row(Listing listing, Tenancy tenancy, Instant since) {}

  /// Empty fields exclude nothing.
  ///
  /// @param search part of a reference, an address or an area
  /// @param bedrooms at least so many
  /// @param maxMinor the highest price, or rent by the month
  /// @param customer who rents or lets it
  record Filter(
      Optional<Deal> deal,
      Optional<Listing.Type> type,
      Optional<Status> status,
      Optional<Integer> bedrooms,
      Optional<Long> maxMinor,
      Optional<String> search,
      Optional<String> customer) {

    public static final Filter ALL =
        new Filter(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
  }

  /// Newest first.
  Page<Row> list(String tenant, Filter filter, Optional<String> cursor, int limit);

  Optional<Row> byId(String tenant, String id);
}
