package switchboard.engine.understanding;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import switchboard.engine.understanding.Addresses.Piece;

/// The names of streets: up to their type with directions, with no type where an address was asked
/// for, and as they are spelled.
final class Streets {

  /// What names a road even after another kind of street: "kelvin court road".
  private static final String ROADS = "street|road|avenue|lane|drive|mews";

  private final Tokens tokens;
  private final boolean expected;
  private final Postcodes postcodes;
  private final StreetWords words;
  private final Towns towns;

  Streets(Tokens tokens, boolean expected, Postcodes postcodes, Towns towns) {
    this.tokens = tokens;
    this.expected = expected;
    this.postcodes = postcodes;
    this.words = new StreetWords(tokens);
    this.towns = towns;
  }

  /// The name of a street up to its type, with directions.
  Optional<Piece> at(int i) {
    var foreign = words.foreign(i);
    if (foreign.isPresent()) return foreign;
    var name = new ArrayList<String>();
    var at = i;
    for (var size = 0; size < 6; size++) {
      if (tokens.is(at, Addresses.TYPES)
          && (size > 0 || tokens.is(at, "broadway|park|highway|route")))
        return Optional.of(typed(StreetWords.article(name), at));
      var spelled = respelled(name, at);
      if (spelled > at) {
        at = spelled;
        continue;
      }
      var word = words.word(at);
      if (word.isEmpty() || (size > 0 && tokens.pauseBefore(at))) break;
      name.add(word.get().text());
      at = word.get().to();
    }
    var end = at;
    return whole(i, name, end).or(() -> bare(i, name, end));
  }

  /// "abbey foregate, shrewsbury": a short name without a type, if a pause says where it ends.
  private Optional<Piece> whole(int i, List<String> name, int end) {
    var closed = tokens.pauseBefore(end) && end < tokens.size() && !state(end - 1);
    return expected && closed && name.size() == 2 && end == i + 2 && !Words.plain(tokens.text(i))
        ? Optional.of(new Piece(String.join(" ", name), end))
        : Optional.empty();
  }

  /// Letters that say how a word of the name is written; the index after them.
  private int respelled(List<String> name, int i) {
    var start = tokens.skip(i, "that|is|spelled|spelt|with|and");
    var letters = new Spelling(tokens, false).at(start, 3);
    if (letters.isEmpty() || name.isEmpty()) return i;
    if (!tokens.get(start).letter() && !tokens.is(start, "double|triple"))
      return name.stream().anyMatch(letters.get().letters()::equalsIgnoreCase)
          ? letters.get().to()
          : i;
    for (var k = name.size() - 1; k >= 0; k--)
      if (LetterHints.spells(letters.get().letters(), name.get(k).toLowerCase(Locale.ROOT))) {
        name.set(k, NameCase.word(letters.get().letters()));
        return letters.get().to();
      }
    return i;
  }

  private Piece typed(List<String> led, int i) {
    var name = new ArrayList<>(led);
    var at = i;
    do name.add(NameCase.word(tokens.text(at++)));
    while (!tokens.pauseBefore(at)
        && tokens.is(at, Addresses.TYPES)
        && !tokens.is(at, "st|ct|pl")
        && (!tokens.is(at - 1, Addresses.SURE_TYPES) || tokens.is(at, ROADS))
        && at - i < 3);
    var other = tokens.after(at, "no|sorry", "wait|sorry|it?", "is?", Addresses.TYPES);
    if (other > 0 && (tokens.pauseBefore(other) || !tokens.get(other).word())) {
      name.set(name.size() - 1, NameCase.word(tokens.text(other - 1)));
      at = other;
    }
    if (tokens.is(i, "highway|route|hwy")
        || (tokens.is(i, "road") && tokens.is(i - 1, "county|state|farm|ranch|market"))) {
      var number = NumberWords.cardinal(tokens, at);
      if (number.isPresent()) {
        name.add(String.valueOf(number.get().value()));
        at = number.get().to();
      }
    }
    at = dedicated(name, i, respelled(name, at));
    if (tokens.is(at, Addresses.DIRECTIONS)
        && !tokens.pauseBefore(at)
        && !state(at)
        && postcodes.at(at, false).isEmpty()) {
      var two = tokens.is(at, "n|s") && tokens.is(at + 1, "e|w");
      name.add(two ? words.direction(at) + words.direction(at + 1) : words.direction(at));
      at += two ? 2 : 1;
    }
    return new Piece(String.join(" ", name), at);
  }

  /// "avenue of the oaks": what follows belongs to the name.
  private int dedicated(List<String> name, int type, int i) {
    if (i > type + 1 || !tokens.is(type, "avenue|way|court|street|drive|boulevard|walk|place"))
      return i;
    var at = tokens.after(i, "of", "the?");
    var word = at < 0 ? Optional.<Piece>empty() : words.word(at);
    if (word.isEmpty()) return i;
    name.add(at > i + 1 ? "of the" : "of");
    name.add(word.get().text());
    return word.get().to();
  }

  private boolean state(int i) {
    return postcodes.state(i, false).isPresent();
  }

  /// A street without a type: only where an address was asked for or announced.
  private Optional<Piece> bare(int i, List<String> name, int end) {
    if (name.isEmpty() || !(expected || announced(i) || tokens.is(i, "the")))
      return Optional.empty();
    var at = i;
    var said = new ArrayList<String>();
    while (said.size() < (tokens.is(at - 1, "saint|st") && said.size() == 2 ? 3 : 2)
        && at < end
        && (said.isEmpty() || !tokens.pauseBefore(at))) {
      var word = words.word(at);
      if (word.isEmpty()
          || (NumberWords.simple(tokens.text(at)) >= 0)
          || DateNames.is(tokens.text(at))) break;
      if (!said.isEmpty()
          && (state(at)
              || towns.code(at)
              || !Tokens.oneOf(
                  tokens.text(at - 1),
                  Addresses.DIRECTIONS + "|the|old|saint|new|lower|upper|great"))) break;
      said.add(word.get().text());
      at = word.get().to();
    }
    var article = tokens.is(i, "the") && said.size() > 1 && Words.plain(tokens.text(i + 1));
    var plain =
        said.isEmpty()
            || article
            || (Words.plain(tokens.text(i)) && !expected && !tokens.is(i, "the"));
    return plain ? Optional.empty() : Optional.of(new Piece(String.join(" ", said), at));
  }

  private boolean announced(int i) {
    for (var at = i - 1; at >= 0 && at > i - 8; at--)
      if (tokens.is(at, "address|live|located")
          || (tokens.is(at, "come|out") && tokens.is(at + 1, "to"))) return true;
    return false;
  }
}
