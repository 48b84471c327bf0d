package switchboard.engine.understanding;

import java.util.Locale;
import java.util.Optional;
import switchboard.engine.understanding.Addresses.Piece;

/// Parts of a building: "apartment four b", "flat 3", "suite two hundred", "# 4b", "second floor".
final class AddressUnits {

  private final Tokens tokens;

  AddressUnits(Tokens tokens) {
    this.tokens = tokens;
  }

  Optional<Piece> at(int i) {
    return at(i, false);
  }

  /// @param before whether a house number follows, so that the unit takes no more than one number
  Optional<Piece> at(int i, boolean before) {
    var floor = NumberWords.ordinal(tokens, i).filter(it -> tokens.is(it.to(), "floor"));
    if (floor.isPresent() && !tokens.is(floor.get().to() + 1, "flat|apartment|maisonette"))
      return Optional.of(new Piece("Floor " + floor.get().value(), floor.get().to() + 1));
    var described = described(i);
    if (described.isPresent()) return described;
    var label = label(i);
    if (label.isEmpty()) return Optional.empty();
    return value(tokens.skip(i + 1, "number|is|#"), before)
        .filter(it -> it.text().length() < 3 || it.text().chars().anyMatch(Character::isDigit))
        .map(it -> corrected(it, before))
        .map(it ->
            new Piece(label.equals("#") ? "#" + it.text() : label + " " + it.text(), it.to()));
  }

  private String label(int i) {
    return switch (tokens.text(i)) {
      case "apartment", "apt", "appartment" -> "Apt";
      case "flat" -> "Flat";
      case "unit" -> "Unit";
      case "suite", "ste" -> "Suite";
      case "building", "bldg" -> "Building";
      case "room", "rm" -> "Room";
      case "lot" -> "Lot";
      case "floor" -> "Floor";
      case "studio" -> "Studio";
      case "block" -> "Block";
      case "space", "trailer" -> "Space";
      case "maisonette" -> "Maisonette";
      case "#" -> "#";
      default -> "";
    };
  }

  /// "top floor flat", "the basement flat", "first floor flat".
  private Optional<Piece> described(int i) {
    var start = tokens.skip(i, "the");
    var to =
        tokens.after(
            start,
            "ground|top|first|second|third|fourth|upper|lower|basement|garden|rear|front|attic|middle|left|right",
            "floor?",
            "hand?",
            "flat|apartment|maisonette");
    return to < 0 || to == start + 1
        ? Optional.empty()
        : Optional.of(new Piece(words(start, to), to)).filter(_ -> !tokens.get(to).number());
  }

  private String words(int from, int to) {
    var text = new StringBuilder();
    for (var k = from; k < to; k++)
      text.append(k > from ? " " : "").append(NameCase.capital(tokens.text(k)));
    return text.toString();
  }

  /// "three oh five, no, three fifty".
  private Piece corrected(Piece value, boolean before) {
    var at = tokens.skip(value.to(), "no|sorry|wait|actually");
    if (before || at == value.to()) return value;
    var start = tokens.skip(at, "it|is|that|i|mean|make|apartment|unit|flat|number|suite");
    return value(start, false).filter(it -> !tokens.is(it.to(), Addresses.TYPES)).orElse(value);
  }

  /// "four b", "b two", "4b", "two oh three".
  private Optional<Piece> value(int i, boolean before) {
    var text = new StringBuilder();
    var at = i;
    for (var pieces = 0; pieces < 5; pieces++) {
      if (at > i && tokens.pauseBefore(at)) break;
      if (at > i && tokens.is(at, "slash|stroke")) {
        text.append('/');
        at++;
      }
      if (before && pieces > 0 && text.indexOf("/") < 0 && closed(text, at)) break;
      var next = sign(at, !text.isEmpty());
      if (next.isEmpty()) break;
      text.append(next.get().text());
      at = next.get().to();
      if (text.chars().anyMatch(Character::isDigit) && text.chars().anyMatch(Character::isLetter))
        break;
    }
    return text.isEmpty() ? Optional.empty() : Optional.of(new Piece(text.toString(), at));
  }

  /// Whether what comes next is the number of the house: "flat two | fourteen elgin avenue".
  private boolean closed(StringBuilder text, int at) {
    if (tokens.get(at).letter()) return false;
    return !tokens.is(at, "oh|zero") && !(tokens.is(at - 1, "oh|zero") && text.length() < 3);
  }

  /// The index after "b for bravo", "b b like boy" at `i`, or `i`.
  private int illustrated(int i) {
    var letter = tokens.get(i);
    if (!letter.letter()) return i;
    var again = tokens.text(i + 1).equals(letter.text()) ? i + 2 : i + 1;
    var word = tokens.after(again, "as", "in");
    if (word < 0) word = tokens.after(again, "for|like");
    return word > 0 && tokens.text(word).startsWith(letter.text()) ? word + 1 : i;
  }

  private Optional<Piece> sign(int i, boolean more) {
    var token = tokens.get(i);
    var text = token.text();
    var example = illustrated(i);
    if (example > i) return Optional.of(new Piece(text.toUpperCase(Locale.ROOT), example));
    if (token.letter() && !text.equals("i"))
      return more && text.equals("a") && tokens.get(i + 1).word() && Words.plain(tokens.text(i + 1))
          ? Optional.empty()
          : Optional.of(new Piece(text.toUpperCase(Locale.ROOT), i + 1));
    var mixed =
        text.length() <= 5
            && !text.isEmpty()
            && Character.isDigit(text.charAt(0))
            && text.chars().allMatch(Character::isLetterOrDigit);
    if (mixed && (!more || !token.number()))
      return Optional.of(new Piece(text.toUpperCase(Locale.ROOT), i + 1));
    if (mixed) return Optional.empty();
    if (text.length() == 2
        && !text.isEmpty()
        && Character.isLetter(text.charAt(0))
        && Character.isDigit(text.charAt(1)))
      return Optional.of(new Piece(text.toUpperCase(Locale.ROOT), i + 1));
    var digit = NumberWords.digit(text);
    if (digit >= 0 && tokens.is(i + 1, "hundred|thousand"))
      return NumberWords.cardinal(tokens, i)
          .map(it -> new Piece(String.valueOf(it.value()), it.to()));
    if (digit >= 0 && (more || !text.equals("oh")))
      return Optional.of(new Piece(String.valueOf(digit), i + 1));
    return NumberWords.small(tokens, i)
        .filter(_ -> token.word())
        .map(it ->
            tokens.is(it.to(), "hundred") && it.value() < 100
                ? new NumberWords.Found(it.value() * 100, it.to() + 1)
                : it)
        .map(it -> new Piece(String.valueOf(it.value()), it.to()));
  }
}
