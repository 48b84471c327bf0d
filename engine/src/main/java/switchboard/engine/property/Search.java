package switchboard.engine.property;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import switchboard.engine.property.Listing.Deal;

/// What somebody looks for; empty parts do not matter.
///
/// @param bedrooms at least so many; just so many if `maxBedrooms` is the same
/// @param minMinor the lowest price in the currency's minor unit
/// @param maxMinor the highest
@JsonInclude(NON_EMPTY)
public record Search(
    Optional<Deal> deal,
    Optional<Integer> bedrooms,
    Optional<Integer> maxBedrooms,
    Optional<Long> minMinor,
    Optional<Long> maxMinor,
    Optional<String> area,
    Optional<Listing.Type> type) {

  public static final Search ANY =
      new Search(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
}
