package switchboard.engine.understanding;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Postcodes of the United States, the United Kingdom and Canada, and states, spoken or written.
final class Postcodes {

  private static final Pattern UK =
      Pattern.compile("([a-z]{1,2}[0-9][a-z0-9]?)([0-9][abd-hjlnp-uw-z]{2})");
  private static final Pattern CANADA =
      Pattern.compile("([abceghj-nprstvxy][0-9][a-z])([0-9][a-z][0-9])");
  private static final Map<String, String> STATES =
      Map.ofEntries(
          Map.entry("alabama", "AL"),
          Map.entry("alaska", "AK"),
          Map.entry("arizona", "AZ"),
          Map.entry("arkansas", "AR"),
          Map.entry("california", "CA"),
          Map.entry("colorado", "CO"),
          Map.entry("connecticut", "CT"),
          Map.entry("delaware", "DE"),
          Map.entry("florida", "FL"),
          Map.entry("georgia", "GA"),
          Map.entry("hawaii", "HI"),
          Map.entry("idaho", "ID"),
          Map.entry("illinois", "IL"),
          Map.entry("indiana", "IN"),
          Map.entry("iowa", "IA"),
          Map.entry("kansas", "KS"),
          Map.entry("kentucky", "KY"),
          Map.entry("louisiana", "LA"),
          Map.entry("maine", "ME"),
          Map.entry("maryland", "MD"),
          Map.entry("massachusetts", "MA"),
          Map.entry("michigan", "MI"),
          Map.entry("minnesota", "MN"),
          Map.entry("mississippi", "MS"),
          Map.entry("missouri", "MO"),
          Map.entry("montana", "MT"),
          Map.entry("nebraska", "NE"),
          Map.entry("nevada", "NV"),
          Map.entry("new hampshire", "NH"),
          Map.entry("new jersey", "NJ"),
          Map.entry("new mexico", "NM"),
          Map.entry("new york", "NY"),
          Map.entry("north carolina", "NC"),
          Map.entry("north dakota", "ND"),
          Map.entry("ohio", "OH"),
          Map.entry("oklahoma", "OK"),
          Map.entry("oregon", "OR"),
          Map.entry("pennsylvania", "PA"),
          Map.entry("rhode island", "RI"),
          Map.entry("south carolina", "SC"),
          Map.entry("south dakota", "SD"),
          Map.entry("tennessee", "TN"),
          Map.entry("texas", "TX"),
          Map.entry("utah", "UT"),
          Map.entry("vermont", "VT"),
          Map.entry("virginia", "VA"),
          Map.entry("washington", "WA"),
          Map.entry("west virginia", "WV"),
          Map.entry("wisconsin", "WI"),
          Map.entry("wyoming", "WY"),
          Map.entry("district of columbia", "DC"));
  private static final String AMBIGUOUS =
      "in|or|me|oh|hi|ok|pa|ma|la|id|de|co|al|mo|mi|ne|ct|md|dc|va|ca";

  record Found(String text, int to) {}

  private final Tokens tokens;

  Postcodes(Tokens tokens) {
    this.tokens = tokens;
  }

  /// A postcode at `i`; `plain` takes five bare digits as one.
  Optional<Found> at(int i, boolean plain) {
    var start =
        tokens.after(
            i,
            "the|my|and|with?",
            "zip|post|postal?",
            "code|postcode|postcode's|code's|zip's?",
            "is|of?");
    var named =
        start > i && tokens.is(start - 1, "zip|code|postcode|postcode's|code's|zip's|is|of");
    var at = named ? start : i;
    return lettered(at).or(() -> plain || named ? zip(at) : Optional.empty());
  }

  /// Five digits, in one word or spoken in any grouping, perhaps four more after a dash.
  private Optional<Found> zip(int i) {
    var text = tokens.text(i);
    if (text.length() == 10
        && text.charAt(5) == '-'
        && tokens.text(i).replace("-", "").chars().allMatch(Character::isDigit))
      return Optional.of(new Found(text, i + 1));
    var digits = new StringBuilder();
    var at = i;
    while (digits.length() < 5) {
      var group = digits(at);
      if (group.isEmpty()) return Optional.empty();
      digits.append(group.get().text);
      at = group.get().to;
    }
    return digits.length() == 5 && digits(at).isEmpty()
        ? Optional.of(new Found(digits.toString(), at))
        : Optional.empty();
  }

  private Optional<Found> digits(int i) {
    var token = tokens.get(i);
    if (token.number()) return Optional.of(new Found(token.text(), i + 1));
    if (tokens.is(i, "double|triple") && NumberWords.digit(tokens.text(i + 1)) >= 0)
      return Optional.of(
          new Found(
              String.valueOf(NumberWords.digit(tokens.text(i + 1)))
                  .repeat(tokens.is(i, "double") ? 2 : 3),
              i + 2));
    var digit = NumberWords.digit(token.text());
    if (digit >= 0) {
      if (tokens.is(i + 1, "hundred")) return Optional.of(new Found(digit + "00", i + 2));
      return Optional.of(new Found(String.valueOf(digit), i + 1));
    }
    return NumberWords.small(tokens, i).map(it -> new Found(String.valueOf(it.value()), it.to()));
  }

  /// British and Canadian ones, which mix letters and digits.
  private Optional<Found> lettered(int i) {
    var joined = new StringBuilder();
    var best = Optional.<Found>empty();
    for (var at = i; at < i + 8 && joined.length() < 8; ) {
      var next = sign(at);
      if (next.isEmpty()) break;
      joined.append(next.get().text);
      at = next.get().to;
      var match = match(joined.toString(), at);
      if (match.isPresent()) best = match;
    }
    return best;
  }

  private static Optional<Found> match(String text, int to) {
    if (text.length() < 5 || text.length() > 7) return Optional.empty();
    var uk = UK.matcher(text);
    var canada = CANADA.matcher(text);
    var found = uk.matches() ? uk : canada.matches() ? canada : null;
    if (found == null) return Optional.empty();
    return Optional.of(
        new Found((found.group(1) + " " + found.group(2)).toUpperCase(Locale.ROOT), to));
  }

  private Optional<Found> sign(int i) {
    var token = tokens.get(i);
    if (tokens.is(i, "and|in|is|for|at|my|the")) return Optional.empty();
    var text = token.text();
    var mixed =
        text.length() <= 7
            && !text.isEmpty()
            && text.chars().anyMatch(Character::isDigit)
            && text.chars().allMatch(Character::isLetterOrDigit);
    if (mixed
        || (token.letter() && !tokens.is(i + 1, "for|as"))
        || (text.length() == 2 && token.word() && !Words.hard(text) && !text.equals("oh")))
      return Optional.of(new Found(text, i + 1));
    var spelled = new Spelling(tokens, true).sign(i);
    if (spelled.isPresent())
      return Optional.of(new Found(spelled.get().letters(), spelled.get().to()));
    return digits(i).filter(_ -> token.word());
  }

  /// Whether a line already closes with a postcode.
  boolean ends(String line) {
    var last = line.substring(line.lastIndexOf(',') + 1).strip().toLowerCase(Locale.ROOT);
    return match(last.replace(" ", ""), 0).isPresent()
        || last.matches("([a-z]{2} )?[0-9]{5}(-[0-9]{4})?");
  }

  /// The state named at `i`, as two letters; `sure` takes two letters that are a word as well.
  Optional<Found> state(int i, boolean sure) {
    var two = STATES.get(tokens.text(i) + " " + tokens.text(i + 1));
    if (two != null) return Optional.of(new Found(two, i + 2));
    var one = STATES.get(tokens.text(i));
    if (one != null) return Optional.of(new Found(one, i + 1));
    if (tokens.get(i).letter() && tokens.get(i + 1).letter()) {
      var spelled = (tokens.text(i) + tokens.text(i + 1)).toUpperCase(Locale.ROOT);
      if (STATES.containsValue(spelled)
          && lettered(i).isEmpty()
          && (!tokens.is(i, "i|a") || sure || zip(i + 2).isPresent()))
        return Optional.of(new Found(spelled, i + 2));
    }
    var code = tokens.text(i).toUpperCase(Locale.ROOT);
    if (code.length() != 2 || !STATES.containsValue(code) || lettered(i).isPresent())
      return Optional.empty();
    var written = tokens.get(i).surface().equals(code);
    var zip = at(i + 1, true).isPresent();
    return written || zip || (sure && !tokens.is(i, AMBIGUOUS))
        ? Optional.of(new Found(code, i + 1))
        : Optional.empty();
  }
}
