package switchboard.engine.customer;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_DEFAULT;
import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import switchboard.engine.privacy.Personal;
import switchboard.engine.property.Listing;
import switchboard.engine.property.Listing.Deal;

/// The home somebody looks for; what is empty does not matter or has not been said.
///
/// @param bedrooms at least so many
/// @param maxMinor the highest price, or rent by the month, in the currency's minor unit
/// @param musts what it must have, in their words
/// @param tell whether they agreed to be told when something comes in
public record Requirements(
    @JsonInclude(NON_EMPTY) Optional<Deal> deal,
    @JsonInclude(NON_EMPTY) Optional<Integer> bedrooms,
    @JsonInclude(NON_EMPTY) Optional<Integer> maxBedrooms,
    @JsonInclude(NON_EMPTY) Optional<Long> minMinor,
    @JsonInclude(NON_EMPTY) Optional<Long> maxMinor,
    @JsonInclude(NON_EMPTY) Optional<Personal> area,
    @JsonInclude(NON_EMPTY) Optional<Listing.Type> type,
    @JsonInclude(NON_EMPTY) List<Personal> musts,
    @JsonInclude(NON_DEFAULT) boolean tell) {

  public static final Requirements NONE =
      new Requirements(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          false);

  public Requirements {
    musts = musts == null ? List.of() : List.copyOf(musts);
  }

  /// The same with what was said later. Who now buys where they rented has another budget.
  public Requirements and(Requirements later) {
    boolean other = later.deal.isPresent() && deal.isPresent() && !later.deal.equals(deal);
    var before = other ? withoutMoney() : this;
    boolean beds = later.bedrooms.isPresent() || later.maxBedrooms.isPresent();
    return new Requirements(
        later.deal.or(() -> deal),
        beds ? later.bedrooms : bedrooms,
        beds ? later.maxBedrooms : maxBedrooms,
        later.minMinor.or(() -> before.minMinor),
        later.maxMinor.or(() -> before.maxMinor),
        later.area.or(() -> area),
        later.type.or(() -> type),
        Stream.concat(musts.stream(), later.musts.stream()).distinct().toList(),
        tell || later.tell);
  }

  private Requirements withoutMoney() {
    return new Requirements(
        deal, bedrooms, maxBedrooms, Optional.empty(), Optional.empty(), area, type, musts, tell);
  }

  /// Without what has been erased.
  Requirements readable() {
    return new Requirements(
        deal,
        bedrooms,
        maxBedrooms,
        minMinor,
        maxMinor,
        area.filter(it -> !it.erased()),
        type,
        musts.stream().filter(it -> !it.erased()).toList(),
        tell);
  }

  /// What holds now: what is said later adds to what was said before, and where it differs, it is
  /// what holds. Empty where nothing is new.
  Optional<Requirements> after(Optional<Requirements> before) {
    var now = before.map(it -> it.and(this)).orElse(this);
    return Optional.of(now).filter(it -> !it.equals(before.orElse(NONE)));
  }
}
