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
    var floor = NumberWords.ordinal(tokens, i).filter(it -> tokens.is(it.to(), "floor"));
    if (floor.isPresent())
      return Optional.of(
          new Piece(Addresses.ordinal(floor.get().value()) + " Floor", floor.get().to() + 1));
    var label =
        switch (tokens.text(i)) {
          case "apartment", "apt" -> "Apt";
          case "flat" -> "Flat";
          case "unit" -> "Unit";
          case "suite", "ste" -> "Suite";
          case "building", "bldg" -> "Building";
          case "room" -> "Room";
          case "lot" -> "Lot";
          case "floor" -> "Floor";
          case "maisonette" -> "Maisonette";
          case "#" -> "#";
          default -> "";
        };
    if (label.isEmpty()) return Optional.empty();
    return value(tokens.skip(i + 1, "number|is|#"))
        .map(it ->
            new Piece(label.equals("#") ? "#" + it.text() : label + " " + it.text(), it.to()));
  }

  /// "four b", "b two", "4b", "two oh three".
  private Optional<Piece> value(int i) {
    var text = new StringBuilder();
    var at = i;
    for (var pieces = 0; pieces < 5; pieces++) {
      if (at > i && tokens.pauseBefore(at)) break;
      var next = sign(at, !text.isEmpty());
      if (next.isEmpty()) break;
      text.append(next.get().text());
      at = next.get().to();
      if (text.chars().anyMatch(Character::isDigit) && text.chars().anyMatch(Character::isLetter))
        break;
    }
    return text.isEmpty() ? Optional.empty() : Optional.of(new Piece(text.toString(), at));
  }

  private Optional<Piece> sign(int i, boolean more) {
    var token = tokens.get(i);
    var text = token.text();
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
        .map(it -> new Piece(String.valueOf(it.value()), it.to()));
  }
}
