package switchboard.engine.property;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import switchboard.engine.property.Listing.Status;
import switchboard.engine.understanding.Vocabulary.Term;

/// Listings as the words callers may say for them.
public final class Spoken {

  /// So many that understanding an utterance stays quick; the rest are found by [Meant].
  private static final int MOST = 300;

  private static final List<String> COUNTS =
      List.of("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten");

  private Spoken() {}

  /// Those that can be seen, each under the id of the resource its viewings take, if there is one.
  public static List<Term> terms(List<Listing> listings) {
    return listings.stream()
        .filter(it -> it.status() == Status.AVAILABLE || it.status() == Status.UNDER_OFFER)
        .limit(MOST)
        .map(Spoken::term)
        .toList();
  }

  private static Term term(Listing it) {
    var street = street(it);
    return new Term(
        it.resource().orElse(it.id()),
        "the " + what(it) + " on " + street,
        Stream.of(it.reference(), street, it.address()).distinct().toList());
  }

  /// "two bedroom flat".
  public static String what(Listing it) {
    var type = it.type() == Listing.Type.OTHER ? "home" : it.type().name().toLowerCase(Locale.ROOT);
    if (it.type() == Listing.Type.STUDIO || it.bedrooms() == 0) return type;
    var count = it.bedrooms() < COUNTS.size() ? COUNTS.get(it.bedrooms()) : "" + it.bedrooms();
    return count + " bedroom " + type;
  }

  /// "Elgin Avenue", without the numbers of the door and the flat.
  public static String street(Listing it) {
    return Address.street(it.address());
  }
}
