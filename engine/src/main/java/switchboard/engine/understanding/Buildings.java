package switchboard.engine.understanding;

import java.util.Optional;
import switchboard.engine.understanding.Addresses.Piece;

/// Houses known by a name: "ash house", "rose cottage", "the old bakery".
final class Buildings {

  private static final String YARDS =
      "park|estate|centre|center|yard|works|village|marina|campus|wharf|quay|mews";
  private static final String KINDS =
      "house|cottage|lodge|mansion|mansions|tower|towers|hall|farm|farmhouse|bakery|barn|mill|villa|manor|apartments|works|building|court|heights|point|chambers|rectory|vicarage|chapel|stables|forge|granary|schoolhouse|plaza|residences|estate|bungalow|inn|priory|abbey|maltings|dairy|post";
  private static final String COMMON =
      "my|your|our|the|a|an|this|that|his|her|their|whole|new|big|last|other|corner|first|same|only|end|next|second|wrong|right";

  private final Tokens tokens;

  Buildings(Tokens tokens) {
    this.tokens = tokens;
  }

  Optional<Piece> at(int i) {
    var the = tokens.is(i, "the");
    var old = tokens.is(the ? i + 1 : i, "old");
    var start = the && !old ? i + 1 : i;
    var at = old ? (the ? i + 2 : i + 1) : start;
    for (var size = 0; size < 3; size++, at++) {
      if (tokens.is(at, KINDS) && (size > 0 || old)) return Optional.of(piece(start, at + 1));
      if (!named(at)) return Optional.empty();
    }
    return Optional.empty();
  }

  /// Where units are let, with neither number nor street: "riverside business park".
  Optional<Piece> yard(int i) {
    var start = tokens.skip(i, "the");
    for (var at = start; at < start + 4; at++) {
      if (tokens.is(at, YARDS) && at > start && !tokens.is(at + 1, YARDS))
        return Optional.of(piece(start, at + 1));
      if (!named(at) && !tokens.is(at, "and")) return Optional.empty();
    }
    return Optional.empty();
  }

  private Piece piece(int from, int end) {
    var to = tokens.is(end - 1, "post") && tokens.is(end, "office") ? end + 1 : end;
    var text = new StringBuilder();
    for (var k = from; k < to; k++)
      text.append(k > from ? " " : "").append(NameCase.word(tokens.get(k).surface()));
    return new Piece(text.toString(), to);
  }

  private boolean named(int i) {
    var token = tokens.get(i);
    return token.word()
        && !token.letter()
        && !tokens.taken(i)
        && token.pause() == Token.Pause.NONE
        && !Words.hard(token.text())
        && !Tokens.oneOf(token.text(), COMMON)
        && !NumberWords.word(token.text());
  }
}
