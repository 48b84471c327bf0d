package switchboard.engine.property;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// A part of town as somebody names it: by name, or by the first half of a postcode.
record Area(List<String> words) {

  /// What is said around a name and belongs to none.
  private static final Set<String> AROUND =
      Set.of(
          "in",
          "on",
          "at",
          "the",
          "near",
          "around",
          "by",
          "area",
          "somewhere",
          "anywhere",
          "of",
          "or",
          "and",
          "side",
          "part",
          "town",
          "city",
          "close",
          "to",
          "round");

  private static final Pattern OUTWARD = Pattern.compile("[a-z]{1,2}[0-9][0-9a-z]?");
  private static final Pattern WHOLE = Pattern.compile("([a-z]{1,2}[0-9][0-9a-z]?)[0-9][a-z]{2}");

  static Area of(String said) {
    return new Area(
        Numbers.inDigits(Likeness.words(said)).stream()
            .filter(it -> !AROUND.contains(it))
            .toList());
  }

  /// Whether the listing lies there.
  boolean has(Listing it) {
    if (words.isEmpty()) return true;
    return code().isPresent()
        ? code().equals(outward(it))
        : named(Likeness.words(it.area())) || named(Likeness.words(it.address()));
  }

  /// "W9" and "W2" are neighbours, "N1" is not.
  boolean nextTo(Listing it) {
    var letters = code().map(Area::letters);
    return letters.isPresent() && letters.equals(outward(it).map(Area::letters));
  }

  private boolean named(List<String> place) {
    if (Likeness.said(place, words)) return true;
    return words.size() == 1 && words.getFirst().length() > 3 && place.contains(words.getFirst());
  }

  /// "W9", "w nine", "W9 2AB".
  private Optional<String> code() {
    return outward(String.join("", words));
  }

  private static Optional<String> outward(Listing it) {
    return it.postcode().flatMap(text -> outward(String.join("", Likeness.words(text))));
  }

  private static Optional<String> outward(String joined) {
    var whole = WHOLE.matcher(joined);
    if (whole.matches()) return Optional.of(whole.group(1));
    return Optional.of(joined).filter(it -> OUTWARD.matcher(it).matches());
  }

  private static String letters(String code) {
    return code.replaceAll("[0-9].*", "").toLowerCase(Locale.ROOT);
  }
}
