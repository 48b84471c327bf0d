package switchboard.engine.understanding;

import java.util.ArrayList;
import java.util.Optional;

/// Names whose parts are announced one by one.
final class NameLabels {

  private final Tokens tokens;
  private final Names names;
  private final NameSpelling spelling;
  private final boolean expected;

  NameLabels(Tokens tokens, Names names, boolean expected) {
    this.tokens = tokens;
    this.names = names;
    this.spelling = new NameSpelling(tokens);
    this.expected = expected;
  }

  /// "first name jon last name smith", in either order.
  Optional<Names.Read> find() {
    var first = label("first|given|christian|fore");
    var last = label("last|family|second|sur");
    if (last.isEmpty()) last = after(tokens.find(0, "surname|surname's", "is?"), 1);
    if (last.isEmpty() && first.isPresent()) last = ahead(first.get());
    if (first.isEmpty() && last.isPresent()) first = called(last.get());
    if (first.isEmpty() || last.isEmpty()) return Optional.empty();
    var words = new ArrayList<>(first.get().words());
    words.addAll(last.get().words());
    var from = Math.min(first.get().from(), last.get().from());
    return Optional.of(new Names.Read(words, from, Math.max(first.get().to(), last.get().to())));
  }

  /// "holloway first name wes".
  private Optional<Names.Read> ahead(Names.Read first) {
    var from = tokens.skip(0, Names.OPENING);
    return expected && from < first.from()
        ? names.read(from, 2, true).filter(it -> it.to() == first.from())
        : Optional.empty();
  }

  /// "graeme, and the surname is laird": what was said before is the first name.
  private Optional<Names.Read> called(Names.Read last) {
    if (!expected) return Optional.empty();
    for (var i = 0; i < last.from(); i++) {
      if (!Words.FIRST_NAMES.contains(tokens.text(i))) continue;
      var found =
          names.read(i, 2, true).filter(it -> it.to() <= last.from()).map(spelling::applied);
      if (found.isPresent())
        return found.map(it -> new Names.Read(it.words().subList(0, 1), it.from(), it.to()));
    }
    return Optional.empty();
  }

  private Optional<Names.Read> label(String kind) {
    return after(tokens.find(0, kind, "name"), 2);
  }

  private Optional<Names.Read> after(int at, int length) {
    if (at < 0) return Optional.empty();
    var start = tokens.skip(at + length, "is|it|would|be");
    return spelling
        .only(start)
        .or(() -> names.read(start, 2, true))
        .map(it -> spelling.applied(it))
        .map(it -> new Names.Read(it.words(), at, it.to()));
  }
}
