package switchboard.engine.understanding;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Postal addresses, spoken or written, as one line: "42 Elm Street, Apt 4B, Merriam, KS 66203".
final class Addresses {

  private static final String TYPES =
      "street|st|road|rd|avenue|ave|av|drive|dr|lane|ln|court|ct|boulevard|blvd|place|pl|way|terrace|ter|circle|cir|trail|trl|parkway|pkwy|highway|hwy|close|crescent|cres|gardens|grove|mews|square|sq|row|hill|walk|view|rise|green|park|wharf|quay|loop|alley|plaza|path|pike|run|crossing|point|ridge|hollow|cove|bend|mount|parade|vale|gate|yard|broadway|turnpike|expressway|freeway|villas|drove|esplanade|promenade|heights|meadows|fields|passage|buildings|cottages|bank|spur|glen|knoll|landing|route";
  private static final String SURE_TYPES =
      "street|st|road|rd|avenue|ave|lane|ln|boulevard|blvd|crescent|terrace|mews|parkway|highway|gardens|grove|drive|court|square|close";
  private static final String DIRECTIONS =
      "north|south|east|west|northeast|northwest|southeast|southwest|n|s|e|w|ne|nw|se|sw";
  private static final String CUES = "at|live|is|to|it's|address|located|in|on|property|house";

  record Found(String line, BitSet words) {}

  /// A piece of an address and the index after it.
  record Piece(String text, int to) {}

  private final Tokens tokens;
  private final boolean expected;
  private final Postcodes postcodes;
  private final AddressUnits units;
  private final Towns towns;

  private Addresses(Tokens tokens, boolean expected) {
    this.tokens = tokens;
    this.expected = expected;
    this.postcodes = new Postcodes(tokens);
    this.units = new AddressUnits(tokens);
    this.towns = new Towns(tokens, postcodes, expected);
  }

  static Optional<Found> find(Tokens tokens, boolean expected) {
    var addresses = new Addresses(tokens, expected);
    return addresses
        .numbered()
        .or(addresses::unnumbered)
        .map(addresses::coded)
        .or(addresses::codeOnly);
  }

  private Optional<Found> numbered() {
    var last = Optional.<Found>empty();
    for (var i = 0; i < tokens.size(); i++) {
      var unit = units.at(i);
      var start = unit.map(it -> tokens.skip(it.to(), "at|on|of|in|,")).orElse(i);
      var found =
          house(start, unit.isPresent())
              .flatMap(it -> street(it.to()).map(road -> whole(it, road, unit)));
      if (found.isEmpty()) continue;
      var from = i;
      if (last.isEmpty() || corrects(from)) last = found.map(it -> marked(it, from));
      i = found.get().to() - 1;
    }
    return last;
  }

  private boolean corrects(int from) {
    for (var i = from - 3; i < from; i++)
      if (tokens.is(i, "no|sorry|actually|mean|wait|not")) return !tokens.is(i, "not");
    return false;
  }

  private static Found marked(Piece line, int from) {
    var words = new BitSet();
    words.set(from, line.to());
    return new Found(line.text(), words);
  }

  private Piece whole(Piece house, Piece road, Optional<Piece> unit) {
    var line = new StringBuilder(house.text()).append(' ').append(road.text());
    var to = road.to();
    var british = unit.isPresent() && unit.get().text().startsWith("Flat");
    if (british) line.insert(0, unit.get().text() + ", ");
    else unit.ifPresent(it -> line.append(", ").append(it.text()));
    var after =
        unit.isPresent() ? Optional.<Piece>empty() : units.at(tokens.skip(to, "in|and|it|is"));
    if (after.isPresent()) {
      if (after.get().text().startsWith("Flat")) line.insert(0, after.get().text() + ", ");
      else line.append(", ").append(after.get().text());
      to = after.get().to();
    }
    return towns.appended(line, to);
  }

  /// House numbers: "42", "42b", "one twenty three", "twelve hundred", "one oh five", "ten twenty
  /// four".
  private Optional<Piece> house(int i, boolean afterUnit) {
    var start = tokens.skip(i, "number");
    var text = tokens.text(start);
    if (text.length() <= 8
        && !text.isEmpty()
        && Character.isDigit(text.charAt(0))
        && text.chars()
            .allMatch(it -> Character.isDigit(it) || it == '-' || (it >= 'a' && it <= 'h')))
      return tokens.get(start).pause() == Token.Pause.STOP
              || NumberWords.ordinal(tokens, start).isPresent()
          ? Optional.empty()
          : Optional.of(lettered(text.toUpperCase(Locale.ROOT), start + 1));
    if (!afterUnit
        && i > 0
        && (NumberWords.simple(tokens.text(i - 1)) >= 0
            || tokens.is(i - 1, "hundred|thousand|oh|double"))
        && !tokens.pauseBefore(i)) return Optional.empty();
    var digits = new StringBuilder();
    var at = start;
    while (digits.length() < 5) {
      if (NumberWords.ordinal(tokens, at).isPresent()) break;
      var group = group(at, digits.isEmpty());
      if (group.isEmpty()) break;
      digits.append(group.get().text());
      at = group.get().to();
    }
    return digits.isEmpty() || digits.charAt(0) == '0'
        ? Optional.empty()
        : Optional.of(lettered(digits.toString(), at));
  }

  private Optional<Piece> group(int i, boolean first) {
    if (first && tokens.is(i, "a|an")) return Optional.empty();
    if (!first && tokens.is(i, "oh|o|zero|double")) {
      if (tokens.is(i, "double")) return Optional.empty();
      return Optional.of(new Piece("0", i + 1));
    }
    if (!first && tokens.get(i).number()) return Optional.empty();
    return NumberWords.cardinal(tokens, i)
        .filter(_ -> tokens.get(i).word())
        .map(it -> new Piece(String.valueOf(it.value()), it.to()));
  }

  private Piece lettered(String number, int to) {
    var letter =
        tokens.get(to).letter()
            && tokens.text(to).charAt(0) <= 'h'
            && (!tokens.is(to, "a|e") || tokens.is(to + 2, TYPES))
            && !tokens.is(to + 1, "as|for");
    return letter
        ? new Piece(number + tokens.text(to).toUpperCase(Locale.ROOT), to + 1)
        : new Piece(number, to);
  }

  /// The name of a street up to its type, with directions.
  private Optional<Piece> street(int i) {
    var name = new ArrayList<String>();
    var at = i;
    for (var size = 0; size < 6; size++) {
      if (tokens.is(at, TYPES) && (size > 0 || tokens.is(at, "broadway|park|highway|route")))
        return Optional.of(typed(name, at));
      var word = word(at);
      if (word.isEmpty() || (size > 0 && tokens.pauseBefore(at))) break;
      name.add(word.get().text());
      at = word.get().to();
    }
    return bare(i, name, at);
  }

  private Piece typed(List<String> name, int i) {
    var at = i;
    do name.add(NameCase.word(tokens.text(at++)));
    while (!tokens.pauseBefore(at)
        && tokens.is(at, TYPES)
        && !tokens.is(at, "st|ct|pl")
        && at - i < 3);
    if (tokens.is(i, "highway|route|hwy")) {
      var number = NumberWords.cardinal(tokens, at);
      if (number.isPresent()) {
        name.add(String.valueOf(number.get().value()));
        at = number.get().to();
      }
    }
    if (tokens.is(at, DIRECTIONS) && !tokens.pauseBefore(at) && !state(at))
      name.add(direction(at++));
    return new Piece(String.join(" ", name), at);
  }

  private boolean state(int i) {
    return postcodes.state(i, false).isPresent();
  }

  /// A street without a type: only where an address was asked for or announced.
  private Optional<Piece> bare(int i, List<String> name, int end) {
    if (name.isEmpty() || !(expected || announced(i))) return Optional.empty();
    var at = i;
    var words = new ArrayList<String>();
    while (words.size() < 2 && at < end && (words.isEmpty() || !tokens.pauseBefore(at))) {
      var word = word(at);
      if (word.isEmpty()
          || (NumberWords.simple(tokens.text(at)) >= 0)
          || DateNames.is(tokens.text(at))) break;
      if (!words.isEmpty()
          && (state(at)
              || towns.code(at)
              || !Tokens.oneOf(
                  tokens.text(i), DIRECTIONS + "|the|old|saint|new|lower|upper|great"))) break;
      words.add(word.get().text());
      at = word.get().to();
    }
    var plain = words.isEmpty() || (Words.plain(tokens.text(i)) && !expected);
    return plain ? Optional.empty() : Optional.of(new Piece(String.join(" ", words), at));
  }

  private boolean announced(int i) {
    for (var at = i - 1; at >= 0 && at > i - 8; at--)
      if (tokens.is(at, "address|live|located")
          || (tokens.is(at, "come|out") && tokens.is(at + 1, "to"))) return true;
    return false;
  }

  /// One word of a street name; ordinals become figures.
  private Optional<Piece> word(int i) {
    var ordinal = NumberWords.ordinal(tokens, i);
    if (ordinal.isPresent())
      return Optional.of(new Piece(ordinal(ordinal.get().value()), ordinal.get().to()));
    if (tokens.is(i, DIRECTIONS) && !tokens.get(i).letter())
      return Optional.of(new Piece(direction(i), i + 1));
    if (tokens.get(i).letter())
      return tokens.is(i, "i|a")
          ? Optional.empty()
          : Optional.of(new Piece(tokens.text(i).toUpperCase(Locale.ROOT), i + 1));
    if (tokens.is(i, "the|of|saint|st|right|good|half|past|house|over|next"))
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

  private String direction(int i) {
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

  /// "the property on elgin avenue", "i live on elm street".
  private Optional<Found> unnumbered() {
    for (var type = 1; type < tokens.size(); type++) {
      if (!tokens.is(type, SURE_TYPES)) continue;
      var from = type;
      while (from > 0 && type - from < 3 && named(from - 1)) from--;
      if (from == type
          || !((expected && from == 0)
              || tokens.is(from - 1, CUES)
              || (tokens.is(from - 1, "the") && tokens.is(from - 2, CUES)))) continue;
      var street = street(from);
      if (street.isEmpty()) continue;
      var start = from;
      return Optional.of(
          marked(towns.appended(new StringBuilder(street.get().text()), street.get().to()), start));
    }
    return Optional.empty();
  }

  private boolean named(int i) {
    var token = tokens.get(i);
    if (tokens.is(i, "main") && tokens.is(i + 1, "street|road")) return true;
    return token.word()
        && !tokens.taken(i)
        && !tokens.pauseBefore(i + 1)
        && !Words.hard(token.text())
        && !tokens.is(
            i,
            "the|a|an|of|live|located|in|on|main|another|different|same|side|cross|down|your|their|across|off|up|one|wrong|busy|which");
  }

  /// A postcode told later on: "… and my postcode is …".
  private Found coded(Found found) {
    if (postcodes.ends(found.line)) return found;
    var later = tokens.find(found.words.length(), "zip|postcode|postal|post");
    var code = later < 0 ? Optional.<Postcodes.Found>empty() : postcodes.at(later, false);
    if (code.isEmpty()) return found;
    var words = (BitSet) found.words.clone();
    words.set(later, code.get().to());
    return new Found(found.line + ", " + code.get().text(), words);
  }

  private Optional<Found> codeOnly() {
    for (var i = 0; i < tokens.size(); i++) {
      var code = postcodes.at(i, expected);
      if (code.isPresent()) {
        var from = i;
        return code.map(it -> marked(new Piece(it.text(), it.to()), from));
      }
    }
    return Optional.empty();
  }
}
