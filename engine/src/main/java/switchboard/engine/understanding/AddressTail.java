package switchboard.engine.understanding;

import java.util.BitSet;
import java.util.Locale;
import java.util.Optional;
import switchboard.engine.understanding.Addresses.Found;
import switchboard.engine.understanding.Addresses.Piece;

/// What completes an address from elsewhere in the utterance: a postcode said before the house or
/// after an aside, of several the last, and the town that stands right before it.
final class AddressTail {

  private static final int LONGEST_TOWN = 4;

  private final Tokens tokens;
  private final Postcodes postcodes;
  private final Towns towns;

  AddressTail(Tokens tokens, Postcodes postcodes, Towns towns) {
    this.tokens = tokens;
    this.postcodes = postcodes;
    this.towns = towns;
  }

  private record Code(Postcodes.Found found, int from) {}

  Found completed(Found found) {
    if (postcodes.ends(found.line())) return found;
    return code(found).or(() -> outward(found)).map(it -> with(found, it)).orElse(found);
  }

  /// The last postcode outside of what is known.
  private Optional<Code> code(Found found) {
    var last = Optional.<Code>empty();
    for (var i = 0; i < tokens.size(); i++) {
      if (found.words().get(i)) continue;
      var code = postcodes.at(i, false);
      if (code.isEmpty() || found.words().get(code.get().to() - 1)) continue;
      last = Optional.of(new Code(code.get(), i));
      i = code.get().to() - 1;
    }
    return last;
  }

  /// "london s w sixteen": the first half of a postcode, if nothing follows it.
  private Optional<Code> outward(Found found) {
    var from = found.words().length();
    var at = from;
    var text = new StringBuilder();
    for (; at < from + 2 && tokens.get(at).letter(); at++) text.append(tokens.text(at));
    if (at == from) return Optional.empty();
    var digits = 0;
    for (; digits < 2; digits++) {
      var number = NumberWords.small(tokens, at).filter(it -> it.value() < 100);
      if (number.isEmpty()) break;
      text.append(number.get().value());
      at = number.get().to();
    }
    var area = new Postcodes.Found(text.toString().toUpperCase(Locale.ROOT), at);
    return digits > 0 && at >= tokens.size() && text.length() < 5
        ? Optional.of(new Code(area, from))
        : Optional.empty();
  }

  private Found with(Found found, Code code) {
    var end = found.words().length();
    var town = code.from >= end ? town(end, code.from) : Optional.<Piece>empty();
    var words = (BitSet) found.words().clone();
    words.set(code.from, code.found.to());
    var line = found.line() + town.map(it -> ", " + it.text()).orElse("");
    return new Found(line + ", " + code.found.text(), words);
  }

  /// "…, that is above the bakery, in whitby" before the postcode.
  private Optional<Piece> town(int from, int code) {
    for (var i = Math.max(from, code - LONGEST_TOWN); i < code; i++) {
      if (!tokens.pauseBefore(i) && !tokens.is(i - 1, "in")) continue;
      var town = towns.named(i).filter(it -> it.to() == code);
      if (town.isPresent()) return town;
    }
    return Optional.empty();
  }
}
