package switchboard.engine.property;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What may be a reference in what somebody says, in every way it can be read: letters by their
/// names, numbers in any grouping.
///
/// @param readings all letters and digits in a row
/// @param asked whether they say that it is a reference
record Reference(Set<String> readings, boolean asked) {

  private static final int SHORTEST = 4;
  private static final int ENDING = 3;

  private static final Set<String> BETWEEN = Set.of("dash", "hyphen", "slash", "stroke", "minus");
  private static final Set<String> ASKED = Set.of("reference", "ref", "number", "ending");

  private static final Map<String, String> LETTERS =
      Map.ofEntries(
          Map.entry("ay", "a"),
          Map.entry("bee", "b"),
          Map.entry("be", "b"),
          Map.entry("see", "c"),
          Map.entry("sea", "c"),
          Map.entry("cee", "c"),
          Map.entry("dee", "d"),
          Map.entry("ee", "e"),
          Map.entry("eff", "f"),
          Map.entry("gee", "g"),
          Map.entry("aitch", "h"),
          Map.entry("haitch", "h"),
          Map.entry("eye", "i"),
          Map.entry("jay", "j"),
          Map.entry("kay", "k"),
          Map.entry("okay", "k"),
          Map.entry("el", "l"),
          Map.entry("ell", "l"),
          Map.entry("em", "m"),
          Map.entry("en", "n"),
          Map.entry("pea", "p"),
          Map.entry("pee", "p"),
          Map.entry("queue", "q"),
          Map.entry("cue", "q"),
          Map.entry("are", "r"),
          Map.entry("ar", "r"),
          Map.entry("ess", "s"),
          Map.entry("tea", "t"),
          Map.entry("tee", "t"),
          Map.entry("you", "u"),
          Map.entry("vee", "v"),
          Map.entry("ex", "x"),
          Map.entry("why", "y"),
          Map.entry("zed", "z"),
          Map.entry("zee", "z"));

  private static final String ALPHABET =
      "alpha|alfa|bravo|charlie|delta|echo|foxtrot|golf|hotel|india|juliet|juliett|kilo|lima|mike"
          + "|november|oscar|papa|quebec|romeo|sierra|tango|uniform|victor|whiskey|whisky|xray|yankee"
          + "|zulu";

  private static final Set<String> SPELLING = Set.of(ALPHABET.split("\\|", -1));

  static Reference in(List<String> words) {
    var digits = Numbers.inDigits(words).stream().filter(it -> !BETWEEN.contains(it)).toList();
    var readings =
        Stream.of(
                String.join("", digits), joined(digits, false), joined(digits, true), apart(digits))
            .collect(Collectors.toUnmodifiableSet());
    return new Reference(readings, words.stream().anyMatch(ASKED::contains));
  }

  private static String joined(List<String> words, boolean spelled) {
    return words.stream()
        .map(it -> spelled && SPELLING.contains(it) ? it.substring(0, 1) : it)
        .map(it -> LETTERS.getOrDefault(it, it))
        .collect(Collectors.joining());
  }

  /// A letter O among digits is a zero.
  private static String apart(List<String> words) {
    return words.stream().map(it -> it.equals("o") ? "0" : it).collect(Collectors.joining());
  }

  /// Whether all of the reference is said.
  boolean names(String reference) {
    var plain = plain(reference);
    if (plain.length() < SHORTEST || plain.chars().noneMatch(Character::isDigit)) return false;
    return readings.stream().anyMatch(it -> whole(it, plain));
  }

  /// Not in the midst of a longer number.
  private static boolean whole(String said, String reference) {
    int at = said.indexOf(reference);
    int to = at + reference.length();
    boolean begins = at > 0 && Character.isDigit(reference.charAt(0)) && digit(said, at - 1);
    return at >= 0 && !begins && !(digit(reference, reference.length() - 1) && digit(said, to));
  }

  private static boolean digit(String text, int at) {
    return at >= 0 && at < text.length() && Character.isDigit(text.charAt(at));
  }

  /// Whether they say that it is a reference, and then its last number.
  boolean endsWith(String reference) {
    var last = reference.replaceAll(".*?([0-9]+)$", "$1");
    return asked
        && last.length() >= ENDING
        && last.chars().allMatch(Character::isDigit)
        && readings.stream().anyMatch(it -> whole(it, last));
  }

  private static String plain(String reference) {
    return String.join("", Likeness.words(reference));
  }
}
