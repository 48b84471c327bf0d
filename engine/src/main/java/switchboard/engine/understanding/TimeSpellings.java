package switchboard.engine.understanding;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Takes apart and writes out what English speech recognition and thumbs run together: "saturday's
/// fine", "fourish", "mon-fri", "16h30", "tomorrow aft".
final class TimeSpellings {

  private static final Map<String, String> SHORT =
      Map.ofEntries(
          Map.entry("aft", "afternoon"),
          Map.entry("arvo", "afternoon"),
          Map.entry("morn", "morning"),
          Map.entry("2moro", "tomorrow"),
          Map.entry("tmw", "tomorrow"),
          Map.entry("tonite", "tonight"),
          Map.entry("2nite", "tonight"),
          Map.entry("wk", "week"),
          Map.entry("wkend", "weekend"),
          Map.entry("thru", "through"),
          Map.entry("til", "till"),
          Map.entry("untill", "until"),
          Map.entry("noontime", "noon"),
          Map.entry("middle-day", "midday"));
  private static final String OWNED =
      "appointment|booking|viewing|visit|meeting|slot|job|time|notice|list|schedule|call|inspection|showing|one";
  private static final String NAMED =
      "today|tomorrow|tonight|yesterday|weekend|week|month|morning|afternoon|evening|night|noon|midday|lunchtime|christmas|thanksgiving|easter";

  private TimeSpellings() {}

  static Gloss of(Tokens tokens) {
    var gloss = new Gloss.Writer(tokens);
    for (var i = 0; i < tokens.size(); i++) {
      var parts = parts(tokens, i);
      if (parts.isEmpty()) gloss.keep(i);
      else gloss.put(i, i + 1, parts);
    }
    return gloss.done();
  }

  private static List<String> parts(Tokens tokens, int i) {
    var text = tokens.text(i);
    var whole = SHORT.get(text);
    if (whole != null) return List.of(whole);
    if (text.equals("eve") && !tokens.is(i - 1, "christmas|year's|years|year|xmas|day"))
      return day(tokens.text(i - 1)) ? List.of("evening") : List.of();
    if (text.endsWith("'s")) return owned(tokens, i, text.substring(0, text.length() - 2));
    if (text.endsWith("ish") && text.length() > 3) return about(text);
    if (text.indexOf('-') > 0) return through(tokens, i, text);
    return hours(text).map(List::of).orElse(List.of());
  }

  private static boolean day(String word) {
    return DateWords.weekday(word).isPresent() || Tokens.oneOf(word, NAMED);
  }

  private static List<String> owned(Tokens tokens, int i, String stem) {
    if (!day(stem)) return List.of();
    return tokens.is(i + 1, OWNED) ? List.of(stem) : List.of(stem, "is");
  }

  private static List<String> about(String text) {
    var stem = text.substring(0, text.length() - (text.charAt(text.length() - 4) == '-' ? 4 : 3));
    var time =
        NumberWords.simple(stem) > 0
            || Character.isDigit(stem.charAt(0))
            || Tokens.oneOf(stem, "noon|lunchtime|midday");
    return time ? List.of(stem, "ish") : List.of();
  }

  /// "mon-fri", "3rd-5th", "june 3-5".
  private static List<String> through(Tokens tokens, int i, String text) {
    var dash = text.indexOf('-');
    var first = text.substring(0, dash);
    var last = text.substring(dash + 1);
    var days = DateWords.weekday(first).isPresent() && DateWords.weekday(last).isPresent();
    var numbers =
        NumberWords.written(first) > 0
            && NumberWords.written(last) > 0
            && MonthNames.at(tokens.text(i - 1)).isPresent();
    return days || numbers || (ordinal(first) && ordinal(last))
        ? List.of(first, "to", last)
        : List.of();
  }

  private static boolean ordinal(String text) {
    return text.length() > 2 && Character.isDigit(text.charAt(0)) && text.matches("\\d+[a-z]{2}");
  }

  /// "16h30", "16h".
  private static Optional<String> hours(String text) {
    var split = text.indexOf('h');
    if (split < 1 || split > 2 || text.length() > 5) return Optional.empty();
    var minutes = text.substring(split + 1);
    if (NumberWords.written(text.substring(0, split)) < 0) return Optional.empty();
    if (minutes.isEmpty()) return Optional.of(text.substring(0, split) + ":00");
    return minutes.length() == 2 && NumberWords.written(minutes) >= 0
        ? Optional.of(text.substring(0, split) + ":" + minutes)
        : Optional.empty();
  }
}
