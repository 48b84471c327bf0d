package switchboard.engine.understanding;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// How names are written: McDonald, O'Brien, van der Berg, Smith-Jones, MacLeod.
final class NameCase {

  private static final String PARTICLES =
      "van|von|der|den|de|la|del|della|da|das|dos|du|di|bin|ibn|bint|ter|ten|af|zu|y|e|las|los";
  private static final Set<String> MACS =
      Set.of(
          "macdonald",
          "macgregor",
          "macleod",
          "macarthur",
          "macintyre",
          "macintosh",
          "macpherson",
          "macmillan",
          "macfarlane",
          "maclean",
          "macneil",
          "macdougall",
          "mackenna",
          "maccormack");
  private static final Set<String> IRISH =
      Set.of(
          "obrien",
          "oconnor",
          "oneill",
          "oneil",
          "oreilly",
          "osullivan",
          "ohara",
          "okeefe",
          "oleary",
          "omalley",
          "odonnell",
          "ogrady",
          "oshea",
          "orourke",
          "otoole",
          "ohagan",
          "ocallaghan",
          "oconnell",
          "odwyer",
          "omeara",
          "oriordan",
          "oflaherty",
          "obyrne");

  private NameCase() {}

  static boolean particle(String word) {
    return Tokens.oneOf(word, PARTICLES);
  }

  /// A whole name from its words as they were written.
  static String name(List<String> words) {
    var name = new StringBuilder();
    for (var i = 0; i < words.size(); i++) {
      var word = words.get(i);
      var low = word.toLowerCase(Locale.ROOT);
      var next = i + 1 < words.size() ? words.get(i + 1).toLowerCase(Locale.ROOT) : "";
      var small = particle(low) && !next.isEmpty() && (i > 0 || particle(next));
      if (!name.isEmpty()) name.append(' ');
      name.append(small ? low : word(word));
    }
    return name.toString();
  }

  /// One word; capitals inside it are kept when it was not all capitals.
  static String word(String word) {
    var mixed =
        word.length() > 1
            && !word.equals(word.toUpperCase(Locale.ROOT))
            && !word.substring(1).equals(word.substring(1).toLowerCase(Locale.ROOT));
    if (mixed) return capital(word);
    var low = word.toLowerCase(Locale.ROOT);
    var dash = low.indexOf('-');
    if (dash > 0 && dash < low.length() - 1)
      return word(low.substring(0, dash)) + "-" + word(low.substring(dash + 1));
    if (low.startsWith("o'") && low.length() > 3) return "O'" + capital(low.substring(2));
    if (low.startsWith("d'") && low.length() > 3) return "D'" + capital(low.substring(2));
    if (IRISH.contains(low)) return "O'" + capital(low.substring(1));
    if (low.startsWith("mc") && low.length() > 3) return "Mc" + capital(low.substring(2));
    if (MACS.contains(low)) return "Mac" + capital(low.substring(3));
    return capital(low);
  }

  /// The same name without apostrophes: "Oneil".
  static String joined(String name) {
    var apart = name.indexOf('\'');
    return apart < 0
        ? name
        : name.substring(0, apart) + name.substring(apart + 1).toLowerCase(Locale.ROOT);
  }

  static String capital(String word) {
    if (word.isEmpty()) return word;
    var first = word.codePointAt(0);
    return Character.toString(Character.toTitleCase(first))
        + word.substring(Character.charCount(first));
  }
}
