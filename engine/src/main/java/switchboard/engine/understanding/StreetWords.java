package switchboard.engine.understanding;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import switchboard.engine.understanding.Addresses.Piece;

/// The words a street is named with, as they should be written.
final class StreetWords {

  private final Tokens tokens;

  StreetWords(Tokens tokens) {
    this.tokens = tokens;
  }

  /// One word of a street name; ordinals become figures.
  Optional<Piece> word(int i) {
    var ordinal = NumberWords.ordinal(tokens, i);
    if (ordinal.isPresent())
      return Optional.of(new Piece(ordinal(ordinal.get().value()), ordinal.get().to()));
    if (tokens.is(i, Addresses.DIRECTIONS) && !tokens.get(i).letter())
      return Optional.of(new Piece(direction(i), i + 1));
    if (tokens.get(i).letter())
      return tokens.is(i, "i|a")
          ? Optional.empty()
          : Optional.of(new Piece(tokens.text(i).toUpperCase(Locale.ROOT), i + 1));
    if (tokens.is(
        i, "the|of|saint|st|right|good|half|past|house|over|next|in|bed|beds|bedroom|bedrooms"))
      return Optional.of(new Piece(NameCase.word(tokens.text(i)), i + 1))
          .filter(_ -> tokens.is(i, "the|of|saint|st|good"));
    var token = tokens.get(i);
    if (!token.word()
        || tokens.taken(i)
        || Words.hard(token.text())
        || NumberWords.simple(token.text()) >= 0
        || token.text().contains("@")
        || token.text().length() > 30) return Optional.empty();
    return Optional.of(new Piece(NameCase.word(token.surface()), i + 1));
  }

  /// Streets whose type comes first: "camino del rio", "calle luna", up to a pause or what belongs
  /// to no name.
  Optional<Piece> foreign(int i) {
    if (!tokens.is(i, "calle|camino|avenida|via|paseo|rue|plaza|ffordd|heol|rua|calzada|strada"))
      return Optional.empty();
    var text = new StringBuilder(NameCase.word(tokens.get(i).surface()));
    var at = i + 1;
    for (var size = 0; size < 3 && !tokens.pauseBefore(at); ) {
      var word = word(at);
      if (word.isEmpty() || tokens.is(at, "apartment|apt|unit|suite|flat|" + Addresses.TYPES))
        break;
      var small = NameCase.particle(tokens.text(at));
      text.append(' ').append(small ? tokens.text(at) : word.get().text());
      at = word.get().to();
      if (!small) size += tokens.pauseBefore(at) ? 1 : 2;
    }
    return at > i + 1 ? Optional.of(new Piece(text.toString(), at)) : Optional.empty();
  }

  String direction(int i) {
    return tokens.text(i).length() <= 2
        ? tokens.text(i).toUpperCase(Locale.ROOT)
        : NameCase.capital(tokens.text(i));
  }

  static String ordinal(int value) {
    var teen = value % 100 >= 11 && value % 100 <= 13;
    var ending =
        teen
            ? "th"
            : switch (value % 10) {
              case 1 -> "st";
              case 2 -> "nd";
              case 3 -> "rd";
              default -> "th";
            };
    return value + ending;
  }

  /// "the high street" is High Street, but "the avenue" is The Avenue.
  static List<String> article(List<String> name) {
    return name.size() > 1 && name.getFirst().equals("The") ? name.subList(1, name.size()) : name;
  }
}
