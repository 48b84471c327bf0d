package switchboard.engine.property;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import switchboard.engine.property.Listing.Deal;
import switchboard.engine.property.Listing.Status;

/// Which listing somebody means: by its reference, written or spoken ("j b twenty twenty four zero
/// zero one"), its street, or its part of town and what it is ("the two bed flat in Maida Vale").
/// Pure.
public final class Meant {

  private static final Set<String> FLAT = Set.of("flat", "flats", "apartment");
  private static final Set<String> HOUSE =
      Set.of("house", "home", "cottage", "terrace", "townhouse", "villa", "bungalow");
  private static final Set<String> RENT = Set.of("rent", "rental", "renting", "let", "letting");
  private static final Set<String> SALE = Set.of("sale", "buy", "buying", "sell", "purchase");

  /// What one has to be better by.
  private static final double MARGIN = 0.1;

  private final List<String> words;

  private Meant(List<String> words) {
    this.words = words;
  }

  /// Empty if none or several could be meant.
  public static Optional<Listing> among(List<Listing> listings, String said) {
    var plain = Likeness.words(said);
    var reference = Reference.in(plain);
    var referred = listings.stream().filter(it -> reference.names(it.reference())).toList();
    if (!referred.isEmpty()) return longest(referred);
    var ending = listings.stream().filter(it -> reference.endsWith(it.reference())).toList();
    if (ending.size() == 1) return Optional.of(ending.getFirst());
    return new Meant(Numbers.inDigits(plain)).best(listings);
  }

  /// "LK-101" is not LK-10.
  private static Optional<Listing> longest(List<Listing> referred) {
    int most = referred.stream().mapToInt(it -> it.reference().length()).max().orElse(0);
    var those = referred.stream().filter(it -> it.reference().length() == most).toList();
    return those.size() == 1 ? Optional.of(those.getFirst()) : Optional.empty();
  }

  private record Scored(Listing listing, double score) {}

  private Optional<Listing> best(List<Listing> listings) {
    var scored =
        listings.stream()
            .filter(it -> it.status() != Status.WITHDRAWN)
            .map(it -> new Scored(it, score(it)))
            .filter(it -> it.score > 0)
            .sorted(Comparator.comparingDouble(Scored::score).reversed())
            .limit(2)
            .toList();
    if (scored.isEmpty()) return Optional.empty();
    boolean clear = scored.size() == 1 || scored.getFirst().score > scored.getLast().score + MARGIN;
    return clear ? Optional.of(scored.getFirst().listing) : Optional.empty();
  }

  /// How well the words point at it; nothing if they do not say enough.
  private double score(Listing it) {
    var address = Address.of(it.address());
    var street = address.said(words);
    var area = Likeness.said(words, Likeness.words(it.area())) || postcode(it);
    var what = new What(bedrooms(it), type(it), deal(it), features(it));
    boolean enough = street > 0 || what.enough(area, words.contains("studio"));
    if (!enough) return 0;
    return 3 * street
        + (area ? 1.5 : 0)
        + address.numbers(words)
        + what.score()
        + (it.status() == Status.AVAILABLE ? 0.2 : 0);
  }

  /// What is said of the home itself: each 1 if it is so, -1 if it is not, 0 if nothing is said.
  private record What(int bedrooms, int type, int deal, double features) {

    /// @param telling whether the kind alone tells it from most others
    boolean enough(boolean area, boolean telling) {
      if (bedrooms < 0 || type < 0 || deal < 0) return false;
      boolean kind = type > 0 && (telling || bedrooms > 0 || features > 0);
      return area || kind || features >= 1 || (bedrooms > 0 && features > 0);
    }

    double score() {
      return (bedrooms < 0 ? 1.5 : 1) * bedrooms + 0.75 * type + 0.5 * deal + features;
    }
  }

  private boolean postcode(Listing it) {
    var outward = it.postcode().map(code -> Likeness.words(code).getFirst());
    return outward.filter(code -> code.length() > 1 && joined(code)).isPresent();
  }

  /// "W9", and "w 9".
  private boolean joined(String code) {
    for (int i = 0; i < words.size(); i++)
      for (int n = 1; n <= 4 && i + n <= words.size(); n++)
        if (String.join("", words.subList(i, i + n)).equals(code)) return true;
    return false;
  }

  /// 1 if they are as said, -1 if not, 0 if nothing was said.
  private int bedrooms(Listing it) {
    for (int i = 1; i < words.size(); i++)
      if (words.get(i).matches("bed(s|room|rooms|roomed)?") && words.get(i - 1).matches("[0-9]+"))
        return words.get(i - 1).equals("" + it.bedrooms()) ? 1 : -1;
    return 0;
  }

  private int type(Listing it) {
    if (words.contains("studio")) return is(it.type() == Listing.Type.STUDIO);
    if (words.contains("maisonette") || words.contains("duplex"))
      return is(it.type() == Listing.Type.MAISONETTE);
    if (words.stream().anyMatch(HOUSE::contains)) return is(it.type() == Listing.Type.HOUSE);
    if (words.stream().anyMatch(FLAT::contains) && !numbered("flat"))
      return is(
          it.type() == Listing.Type.FLAT
              || it.type() == Listing.Type.STUDIO
              || it.type() == Listing.Type.MAISONETTE);
    return 0;
  }

  /// "Flat 3" is a part of an address.
  private boolean numbered(String word) {
    int at = words.indexOf(word);
    return at >= 0 && at + 1 < words.size() && words.get(at + 1).matches("[0-9]+[a-z]?");
  }

  private int deal(Listing it) {
    boolean rent = words.stream().anyMatch(RENT::contains);
    boolean sale = words.stream().anyMatch(SALE::contains);
    return rent == sale ? 0 : is(it.deal() == (rent ? Deal.RENT : Deal.SALE));
  }

  private static int is(boolean so) {
    return so ? 1 : -1;
  }

  /// "The one with the garden": half a point each, one at most.
  private double features(Listing it) {
    var said =
        it.features().stream()
            .flatMap(text -> Likeness.words(text).stream())
            .filter(word -> word.length() > 4)
            .distinct()
            .filter(words::contains)
            .count();
    return Math.min(1, said * 0.5);
  }
}
