package switchboard.engine.property;

import static java.util.Comparator.comparingDouble;
import static java.util.Comparator.comparingInt;

import java.util.List;
import java.util.Optional;
import switchboard.engine.property.Listing.Per;
import switchboard.engine.property.Listing.Status;

/// Which listings fit a search, and which come near where none does: one bedroom fewer or more, a
/// price up to 15 % off, another kind of home, another part of town. Pure.
public record Fit(Search search) {

  private static final double STRETCH = 1.15;
  private static final int WEEKS = 52;
  private static final int MONTHS = 12;

  /// The best fit first, then the cheapest; the nearest where none fits.
  public List<Listing> of(List<Listing> listings, int limit) {
    var exact =
        listings.stream()
            .filter(this::fits)
            .sorted(
                comparingInt(this::spare)
                    .thenComparingLong(Fit::price)
                    .thenComparing(Listing::reference))
            .limit(limit)
            .toList();
    return exact.isEmpty() ? near(listings, limit) : exact;
  }

  private List<Listing> near(List<Listing> listings, int limit) {
    return listings.stream()
        .filter(this::comesNear)
        .sorted(
            comparingDouble(this::distance)
                .thenComparingLong(Fit::price)
                .thenComparing(Listing::reference))
        .limit(limit)
        .toList();
  }

  /// Whether it is all that was asked for, and can be had.
  public boolean fits(Listing it) {
    return had(it)
        && bedrooms(it) == 0
        && within(it, 1)
        && search.type().filter(wanted -> wanted != it.type()).isEmpty()
        && there(it);
  }

  private boolean comesNear(Listing it) {
    return had(it) && bedrooms(it) <= 1 && within(it, STRETCH);
  }

  private boolean had(Listing it) {
    return it.status() == Status.AVAILABLE
        && search.deal().filter(wanted -> wanted != it.deal()).isEmpty();
  }

  private boolean there(Listing it) {
    return area().filter(wanted -> !wanted.has(it)).isEmpty();
  }

  private Optional<Area> area() {
    return search.area().map(Area::of);
  }

  /// How many too few or too many.
  private int bedrooms(Listing it) {
    int few = search.bedrooms().orElse(0) - it.bedrooms();
    int many = it.bedrooms() - search.maxBedrooms().orElse(Integer.MAX_VALUE);
    return Math.max(0, Math.max(few, many));
  }

  /// How many more than were asked for.
  private int spare(Listing it) {
    return search.bedrooms().map(wanted -> it.bedrooms() - wanted).orElse(0);
  }

  private boolean within(Listing it, double stretch) {
    return price(it) <= search.maxMinor().map(most -> most * stretch).orElse(Double.MAX_VALUE)
        && price(it) >= search.minMinor().map(least -> least / stretch).orElse(0.0);
  }

  /// A bedroom weighs more than another part of town, and that more than a little money.
  private double distance(Listing it) {
    double distance = 2.0 * bedrooms(it) + 1.2 * over(it);
    if (search.type().filter(wanted -> wanted != it.type()).isPresent()) distance += 0.8;
    if (there(it)) return distance;
    return distance + (area().filter(wanted -> wanted.nextTo(it)).isPresent() ? 0.8 : 1.6);
  }

  /// From 0 for a price that suits to 1 for one at the limit.
  private double over(Listing it) {
    double above = search.maxMinor().map(most -> (price(it) - most) / (double) most).orElse(0.0);
    double below = search.minMinor().map(least -> (least - price(it)) / (double) least).orElse(0.0);
    return Math.clamp(Math.max(above, below) / (STRETCH - 1), 0, 1);
  }

  /// The price, or the rent by the month.
  public static long price(Listing it) {
    boolean weekly = it.per().filter(Per.WEEK::equals).isPresent();
    return weekly ? Math.round(it.priceMinor() * (double) WEEKS / MONTHS) : it.priceMinor();
  }
}
