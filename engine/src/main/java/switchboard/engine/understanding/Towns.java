package switchboard.engine.understanding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import switchboard.engine.understanding.Addresses.Piece;

/// What follows a street: town, state and postcode.
final class Towns {

  /// Towns whose names are words as well.
  private static final String WORDED =
      "reading|bath|hull|poole|sale|bury|battle|rugby|deal|wells|ware|rye|hove|sandwich|stone|street|ash|wash|mobile|orange|phoenix|buffalo|cork|lancaster|nice|hope|eagle|bend|reno|superior|normal|independence|liberty|lincoln|jackson|marion|troy|salem|paris|dover|derby|crewe|diss|eye|looe|march|nelson|barking|tring|chard|slough|reading|dorking|woking|epping|barnet|worthing|tooting|wapping|dallas|austin|houston|denver|cleveland|chester|lancaster|preston|bolton|warren|boulder|aurora|flint|gary|gilbert|mesa|surprise|plano|waco|temple|corona|commerce|industry|paradise|enterprise|henderson|erie|rapid|cheddar|ham|beer|oxford|cambridge";

  private static final String SKIPPED = "in|and|it|is|the|that|near";

  private final Tokens tokens;
  private final Postcodes postcodes;
  private final boolean expected;

  Towns(Tokens tokens, Postcodes postcodes, boolean expected) {
    this.tokens = tokens;
    this.postcodes = postcodes;
    this.expected = expected;
  }

  boolean code(int i) {
    return postcodes.at(i, true).isPresent();
  }

  /// The line with town, state and postcode, as far as they follow.
  Piece appended(StringBuilder line, int i) {
    var to = i;
    var town = town(i);
    if (town.isPresent()) {
      line.append(", ").append(town.get().text());
      to = district(line, town.get());
    }
    var state = state(to, town.isPresent());
    if (state.isPresent()) {
      line.append(", ").append(state.get().text());
      to = state.get().to();
    }
    var after = state.isPresent();
    var code = postcode(to, town.isPresent() || after);
    if (code.isPresent()) {
      var late = town.isEmpty() && !after ? lateTown(code.get().to()) : Optional.<Piece>empty();
      late.ifPresent(it -> line.append(", ").append(it.text()));
      line.append(after ? " " : ", ").append(code.get().text());
      to = late.map(Piece::to).orElse(code.get().to());
    }
    return new Piece(line.toString(), to);
  }

  /// "dublin six": towns whose parts are numbered.
  private int district(StringBuilder line, Piece town) {
    var number =
        town.text().endsWith("Dublin")
            ? NumberWords.small(tokens, town.to()).filter(it -> it.value() < 25)
            : Optional.<NumberWords.Found>empty();
    number.ifPresent(it -> line.append(' ').append(it.value()));
    return number.map(NumberWords.Found::to).orElse(town.to());
  }

  /// The town said after its postcode: "n one nine a a london".
  private Optional<Piece> lateTown(int i) {
    return town(i)
        .filter(it -> it.to() >= tokens.size() || tokens.pauseBefore(it.to()) || expected);
  }

  private Optional<Postcodes.Found> state(int i, boolean town) {
    var at = tokens.skip(i, "in");
    if (tokens.is(at, "kansas|oklahoma|iowa|jersey") && tokens.is(at + 1, "city") && !town)
      return Optional.empty();
    return postcodes.state(at, town);
  }

  private Optional<Postcodes.Found> postcode(int i, boolean known) {
    var direct = postcodes.at(i, known || expected || tokens.get(i).number());
    return direct.isPresent() ? direct : postcodes.at(tokens.skip(i, SKIPPED), known);
  }

  /// The town named at `i`.
  Optional<Piece> named(int i) {
    return town(i);
  }

  private Optional<Piece> town(int i) {
    var in = tokens.is(i, "in") || tokens.pauseBefore(i);
    var worded = tokens.skip(i, "in");
    if (tokens.is(worded, WORDED)) return piece(worded, 1);
    var start = tokens.skip(i, "in|the");
    for (var length = 1; length <= 4; length++) {
      if (!words(start, length)) break;
      var end = start + length;
      if (tokens.is(start + length - 1, "kansas|oklahoma|iowa|jersey") && tokens.is(end, "city"))
        continue;
      if (closed(end)) return piece(start, length);
    }
    return open(start, in);
  }

  /// Whether a state or a postcode follows, so that what stands before it is a town.
  private boolean closed(int i) {
    var state = postcodes.state(i, true).isPresent();
    return (state && !(tokens.is(i, "kansas") && tokens.is(i + 1, "city")))
        || code(i)
        || (tokens.is(i, "and|the|zip|post|postcode") && postcodes.at(i, false).isPresent());
  }

  private boolean words(int start, int length) {
    for (var i = start; i < start + length; i++) {
      var token = tokens.get(i);
      var soft = tokens.is(i, "upon|on|under|st|saint|le|of|by|the|next") && i > start;
      if (!token.word()
          || tokens.taken(i)
          || token.letter()
          || (token.text().endsWith("'s")
              && !closed(i + 1)
              && !tokens.is(
                  i + 1,
                  "summit|wood|cross|park|green|hill|stortford|lynn|end|bush|heath|gate|island"))
          || (!soft
              && (Words.hard(token.text())
                  || NumberWords.word(token.text())
                  || DateNames.is(token.text())))) return false;
      if (i > start && tokens.pauseBefore(i)) return false;
    }
    return true;
  }

  /// A town with nothing after it: words that are no plain English.
  private Optional<Piece> open(int start, boolean led) {
    var length = 0;
    while (length < 3 && words(start, length + 1) && !Words.plain(tokens.text(start + length)))
      length++;
    if (length > 0 && aside(start, length)) return Optional.empty();
    if (length > 0
        && length < 3
        && tokens.is(
            start + length,
            "city|park|village|springs|hills|falls|heights|beach|town|valley|lake|grove|green|common|bridge|wood|hill")
        && !tokens.pauseBefore(start + length)) length++;
    if (length == 0 && led && expected && !tokens.is(start - 1, "the") && words(start, 2))
      length = 2;
    if (length == 0 || (postcodes.state(start, false).isPresent() && !tokens.is(start + 1, "city")))
      return Optional.empty();
    var ends =
        start + length >= tokens.size()
            || tokens.pauseBefore(start + length)
            || tokens.taken(start + length)
            || Words.plain(tokens.text(start + length));
    return (led || expected || ends)
            && (led || expected || !Words.FIRST_NAMES.contains(tokens.text(start)))
        ? piece(start, length)
        : Optional.empty();
  }

  /// "dear", "the dogs are friendly", "gordon like the gin": no town, whatever it is.
  private boolean aside(int start, int length) {
    var end = start + length;
    var said = tokens.is(start, "love|dear|mate|buzz|ring|knock|darling|sweetheart|corner|bang");
    var told = tokens.is(start - 1, "the") && tokens.get(end).word();
    var like = tokens.is(end, "like|as") || tokens.after(end, "is", "one|two|all") > 0;
    return said || told || (like && echoed(start, end));
  }

  /// Whether a word of it was said shortly before.
  private boolean echoed(int start, int end) {
    for (var i = start; i < end; i++)
      for (var k = Math.max(0, start - 6); k < start; k++)
        if (tokens.text(i).equals(tokens.text(k))) return true;
    return false;
  }

  private Optional<Piece> piece(int start, int length) {
    List<String> words = new ArrayList<>();
    for (var i = start; i < start + length; i++) {
      var small = i > start && tokens.is(i, "upon|on|under|le|of|by|the");
      words.add(small ? tokens.text(i) : NameCase.word(tokens.get(i).surface()));
    }
    return Optional.of(new Piece(String.join(" ", words), start + length));
  }
}
