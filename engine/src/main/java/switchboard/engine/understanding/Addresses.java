package switchboard.engine.understanding;

import java.util.BitSet;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Postal addresses, spoken or written, as one line: "42 Elm Street, Apt 4B, Merriam, KS 66203".
final class Addresses {

  static final String TYPES =
      "street|st|road|rd|avenue|ave|av|drive|dr|lane|ln|court|ct|boulevard|blvd|place|pl|way|terrace|ter|circle|cir|trail|trl|parkway|pkwy|highway|hwy|close|crescent|cres|gardens|grove|mews|square|sq|row|hill|walk|view|rise|green|park|wharf|quay|loop|alley|plaza|path|pike|run|crossing|point|ridge|hollow|cove|bend|mount|parade|vale|gate|yard|broadway|turnpike|expressway|freeway|villas|drove|esplanade|promenade|heights|meadows|fields|passage|buildings|cottages|bank|spur|glen|knoll|landing|route";
  static final String SURE_TYPES =
      "street|st|road|rd|avenue|ave|lane|ln|boulevard|blvd|crescent|terrace|mews|parkway|highway|gardens|grove|drive|court|square|close";
  static final String DIRECTIONS =
      "north|south|east|west|northeast|northwest|southeast|southwest|n|s|e|w|ne|nw|se|sw";
  private static final String CUES = "at|live|is|to|it's|address|located|in|on|property|house";

  private static final String INSIDE = "at|on|of|in|,";

  record Found(String line, BitSet words) {}

  /// A piece of an address and the index after it.
  record Piece(String text, int to) {}

  private final Tokens tokens;
  private final boolean expected;
  private final Postcodes postcodes;
  private final AddressUnits units;
  private final Towns towns;
  private final StreetWords words;
  private final HouseNumbers houses;
  private final Buildings buildings;
  private final AddressTail tail;
  private final Streets streets;
  private final boolean british;

  private Addresses(Tokens tokens, boolean expected, String country) {
    this.tokens = tokens;
    this.expected = expected;
    this.postcodes = new Postcodes(tokens);
    this.british = !Tokens.oneOf(country, "US|CA");
    this.units = new AddressUnits(tokens);
    this.words = new StreetWords(tokens);
    this.houses = new HouseNumbers(tokens);
    this.buildings = new Buildings(tokens);
    this.towns = new Towns(tokens, postcodes, expected);
    this.tail = new AddressTail(tokens, postcodes, towns);
    this.streets = new Streets(tokens, expected, postcodes, towns);
  }

  /// @param expected whether an address was asked for
  /// @param country where the unit stands before the house, or after it in the US and Canada
  static Optional<Found> find(Tokens tokens, boolean expected, String country) {
    var addresses = new Addresses(tokens, expected, country);
    return addresses
        .numbered()
        .or(addresses::unnumbered)
        .map(addresses::united)
        .map(addresses::coded)
        .map(it -> expected ? addresses.tail.completed(it) : it)
        .or(addresses::codeOnly);
  }

  private Optional<Found> numbered() {
    var last = Optional.<Found>empty();
    for (var i = 0; i < tokens.size(); i++) {
      var found = numbered(i);
      if (found.isEmpty()) continue;
      var from = i;
      if (last.isEmpty()
          || corrects(from)
          || (typed(found.get().text()) && !typed(last.get().line)))
        last = found.map(it -> marked(it, from));
      i = found.get().to() - 1;
    }
    return last;
  }

  /// Whether a kind of street is named, as it is in few phrases that are no address.
  private static boolean typed(String line) {
    return Stream.of(line.toLowerCase(Locale.ROOT).split("[ ,]+"))
        .anyMatch(it -> Tokens.oneOf(it, TYPES));
  }

  /// An address at `i`: a unit, a building and a house, each but the last if it was said.
  private Optional<Piece> numbered(int i) {
    var short_ = units.at(i, true).flatMap(it -> numbered(it, tokens.skip(it.to(), INSIDE)));
    if (short_.isPresent()) return short_;
    var long_ = units.at(i).flatMap(it -> numbered(it, tokens.skip(it.to(), INSIDE)));
    if (long_.isPresent()) return long_;
    var building = buildings.at(i);
    var start = building.map(it -> tokens.skip(it.to(), INSIDE)).orElse(i);
    return housed(start, building.isPresent(), building, Optional.empty())
        .or(() -> building.flatMap(it -> unhoused(it, start)));
  }

  private Optional<Piece> numbered(Piece unit, int i) {
    var more = unit.to() == i ? units.at(i, true) : Optional.<Piece>empty();
    if (more.isPresent())
      return numbered(
          new Piece(unit.text() + ", " + more.get().text(), more.get().to()),
          tokens.skip(more.get().to(), INSIDE));
    var building = buildings.at(i).map(it -> called(it, i));
    var start = building.map(it -> tokens.skip(it.to(), INSIDE)).orElse(i);
    return housed(start, true, building, Optional.of(unit))
        .or(() ->
            building.flatMap(
                it -> unhoused(new Piece(unit.text() + ", " + it.text(), it.to()), start)))
        .or(() -> within(unit, building.or(() -> buildings.yard(i)).or(() -> the(i))));
  }

  /// "apartment three, the silk mill": the article belongs to what stands by itself.
  private Piece called(Piece building, int i) {
    var article = tokens.is(i, "the") && tokens.pauseBefore(i) && tokens.pauseBefore(building.to());
    return article && !building.text().startsWith("The ")
        ? new Piece("The " + building.text(), building.to())
        : building;
  }

  /// "unit five, the maltings, york": a unit of a building that has neither number nor street.
  private Optional<Piece> within(Piece unit, Optional<Piece> building) {
    return building
        .filter(it -> expected || british)
        .map(it -> towns.appended(new StringBuilder(unit.text() + ", " + it.text()), it.to()));
  }

  private Optional<Piece> the(int i) {
    if (!tokens.is(i, "the")) return Optional.empty();
    return words
        .word(i + 1)
        .filter(_ -> !Words.plain(tokens.text(i + 1)))
        .map(it -> new Piece("The " + it.text(), it.to()));
  }

  private Optional<Piece> housed(
      int i, boolean led, Optional<Piece> building, Optional<Piece> unit) {
    return houses
        .at(i, led)
        .flatMap(it -> {
          var inside = unit.isEmpty() ? units.at(it.to(), true) : Optional.<Piece>empty();
          var lot =
              inside.flatMap(
                  part -> streets.at(part.to()).map(road -> whole(it, road, inside, building)));
          return lot.or(() ->
              streets
                  .at(it.to())
                  .map(road -> whole(renumbered(it, road.to()), road, unit, building)));
        });
  }

  /// "fifty five maple street, sorry, fifty six".
  private Piece renumbered(Piece house, int i) {
    var at = tokens.skip(i, "no|sorry|wait|actually|i|mean|make|that|it|is");
    var other = at > i && !tokens.is(at - 1, "is") ? houses.at(at, true) : Optional.<Piece>empty();
    return other
        .filter(it -> it.to() >= tokens.size() || tokens.pauseBefore(it.to()))
        .filter(it -> it.text().length() == house.text().length())
        .orElse(house);
  }

  /// A building with a name but no number: its street and town follow.
  private Optional<Piece> unhoused(Piece building, int i) {
    var street = streets.at(i).filter(it -> tokens.is(it.to() - 1, TYPES));
    if (street.isEmpty()) return Optional.empty();
    return Optional.of(
        towns.appended(
            new StringBuilder(building.text()).append(", ").append(street.get().text()),
            street.get().to()));
  }

  private boolean corrects(int from) {
    if (tokens.is(from - 1, "to") && tokens.has("moved|moving|move")) return true;
    for (var i = from - 4; i < from; i++)
      if (tokens.is(i, "no|sorry|actually|mean|wait|not|exactly|now|new"))
        return !tokens.is(i, "not");
    return false;
  }

  private static Found marked(Piece line, int from) {
    var taken = new BitSet();
    taken.set(from, line.to());
    return new Found(line.text(), taken);
  }

  private Piece whole(Piece house, Piece road, Optional<Piece> unit, Optional<Piece> building) {
    var line = new StringBuilder(house.text()).append(' ').append(road.text());
    building.ifPresent(it -> line.insert(0, it.text() + ", "));
    unit.ifPresent(it -> placed(line, it, building.isPresent()));
    var to = road.to();
    for (var after = unit(to, unit.isPresent()); after.isPresent(); after = unit(to, true)) {
      placed(line, after.get(), false);
      to = after.get().to();
    }
    return towns.appended(line, to);
  }

  private void placed(StringBuilder line, Piece unit, boolean inBuilding) {
    var first = british || inBuilding || unit.text().contains("Flat");
    if (first && !line.toString().contains("Flat")) line.insert(0, unit.text() + ", ");
    else line.append(", ").append(unit.text());
  }

  private Optional<Piece> unit(int i, boolean known) {
    var at = tokens.skip(i, "in|and|it|is|the|on");
    var numbered =
        !known && tokens.is(at, "number") && !british
            ? houses.at(at, true).map(it -> new Piece("Apt " + it.text(), it.to()))
            : Optional.<Piece>empty();
    return numbered.or(() -> units.at(at));
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
      var street = streets.at(from);
      if (street.isEmpty() || own(from)) continue;
      var start = from;
      return Optional.of(
          marked(towns.appended(new StringBuilder(street.get().text()), street.get().to()), start));
    }
    return Optional.empty();
  }

  /// "i live on oak street" is no address to go to.
  private boolean own(int i) {
    for (var at = Math.max(0, i - 5); at < i && !expected; at++)
      if (tokens.is(at, "my|our|live|lives|we|off|near") && !tokens.is(i - 1, "is|address"))
        return true;
    return false;
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
            "dr|doctor|mr|mrs|ms|see|meet|visit|find|reach|the|a|an|of|live|located|in|on|main|another|different|same|side|cross|down|your|their|across|off|up|one|wrong|busy|which");
  }

  /// A flat told later on: "… and we're flat two", "you'd ring apartment two".
  private Found united(Found found) {
    if (found.line.matches(".*\\b(Flat|Apt|Unit|Suite|Floor|Room|Studio)\\b.*")) return found;
    var later = tokens.find(found.words.length(), "flat|apartment|apt|unit|suite");
    var unit = later < 0 ? Optional.<Piece>empty() : units.at(later);
    if (unit.isEmpty() || tokens.is(unit.get().to(), TYPES)) return found;
    var line = new StringBuilder(found.line);
    placed(line, unit.get(), false);
    var taken = (BitSet) found.words.clone();
    taken.set(later, unit.get().to());
    return new Found(line.toString(), taken);
  }

  /// A postcode told later on: "… and my postcode is …".
  private Found coded(Found found) {
    if (postcodes.ends(found.line)) return found;
    var later = tokens.find(found.words.length(), "zip|postcode|postal|post");
    var code = later < 0 ? Optional.<Postcodes.Found>empty() : postcodes.at(later, false);
    if (code.isEmpty()) return found;
    var taken = (BitSet) found.words.clone();
    taken.set(later, code.get().to());
    return new Found(found.line + ", " + code.get().text(), taken);
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
