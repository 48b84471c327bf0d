package switchboard.engine.understanding;

import java.util.Map;
import java.util.Optional;
import switchboard.engine.understanding.EmailWords.Piece;

/// What stands after the sign of an e-mail address: "example dot co dot uk", a provider with or
/// without its ending, second thoughts about the ending.
final class EmailDomain {

  private static final String CORRECTING = "no|sorry|wait|actually|correction|oops|nope|rather";
  static final Map<String, String> PROVIDERS =
      Map.ofEntries(
          Map.entry("gmail", "gmail.com"),
          Map.entry("googlemail", "googlemail.com"),
          Map.entry("hotmail", "hotmail.com"),
          Map.entry("yahoo", "yahoo.com"),
          Map.entry("outlook", "outlook.com"),
          Map.entry("icloud", "icloud.com"),
          Map.entry("aol", "aol.com"),
          Map.entry("btinternet", "btinternet.com"),
          Map.entry("protonmail", "protonmail.com"),
          Map.entry("comcast", "comcast.net"),
          Map.entry("msn", "msn.com"));
  private static final String ENDINGS =
      "com|net|org|co|uk|io|de|fr|es|it|ie|ca|au|us|edu|gov|info|biz|me|ai|app|dev|eu|nl|tech";

  private final Tokens tokens;

  EmailDomain(Tokens tokens) {
    this.tokens = tokens;
  }

  int start(int i) {
    var at = tokens.skip(i, "sign|symbol|um|uh|ehm");
    var led = tokens.after(at, "that|it", "is");
    if (led < 0)
      led =
          tokens.after(
              at, "my|our|the", "company|work|business|firm", "which|that|it?", "is|called");
    return led > 0 ? led : at;
  }

  /// Reads "example dot co dot uk" up to its last label.
  Optional<Piece> at(int i) {
    var known = provider(i);
    if (known.isPresent() && !dot(known.get().to())) return known;
    var text = new StringBuilder();
    var at = i;
    for (var labels = 0; labels < 5; labels++) {
      var label = labels > 0 ? next(at) : known.map(this::bare).or(() -> first(i));
      if (label.isEmpty()) return Optional.empty();
      text.append(labels == 0 ? "" : ".").append(label.get().text());
      at = label.get().to();
      if (label.get().text().equals("co") && tokens.is(at, "uk"))
        return Optional.of(new Piece(text + ".uk", i, at + 1));
      if (labels == 0 && tokens.is(at, "com|net|org")) continue;
      if (labels > 0 && !dot(at)) {
        var more = longer(at, label.get().text());
        if (more > at) {
          for (; at < more; at++) text.append(tokens.text(at));
        }
      }
      if (!dot(at) || (labels > 0 && next(at + 1).isEmpty())) break;
      at++;
    }
    return text.indexOf(".") > 0
        ? Optional.of(new Piece(text.toString(), i, at))
        : Optional.empty();
  }

  /// "mail dot harlow tiles dot co": where a label of several words ends, or `i`.
  private int longer(int i, String label) {
    if (Tokens.oneOf(label, ENDINGS)) return i;
    for (var to = i;
        to < i + 3 && tokens.get(to).word() && !tokens.is(to, EmailWords.LEADING);
        to++) if (dot(to + 1) && tokens.is(to + 2, ENDINGS)) return to + 1;
    return i;
  }

  private Piece bare(Piece provider) {
    return new Piece(
        provider.text().substring(0, provider.text().indexOf('.')), provider.from(), provider.to());
  }

  private boolean dot(int i) {
    return tokens.is(i, "dot|period|point|.");
  }

  /// "gmail", "hot mail", "b t internet", with or without its ending.
  private Optional<Piece> provider(int i) {
    var joined = new StringBuilder();
    for (var to = i; to < i + 4 && tokens.get(to).word(); to++) {
      joined.append(tokens.text(to));
      var host = PROVIDERS.get(joined.toString());
      if (host == null) continue;
      var top = tokens.is(to + 1, "com|net|org") ? 2 : 1;
      var name = top == 2 ? joined + "." + tokens.text(to + 1) : host;
      return Optional.of(new Piece(name, i, to + top));
    }
    return Optional.empty();
  }

  /// The first label, of as many words as there are before the dot.
  private Optional<Piece> first(int i) {
    var whole = tokens.text(i);
    if (whole.indexOf('.') > 0 && whole.indexOf('@') < 0 && !dot(i + 1))
      return Optional.of(new Piece(whole, i, i + 1));
    var dictation = Dictation.domain(tokens);
    var at = i;
    for (var steps = 0; steps < 16 && at < tokens.size(); steps++) {
      if ((dot(at) || tokens.is(at, "com|net|org")) && !dictation.isEmpty())
        return Optional.of(new Piece(dictation.text(), i, at));
      if (dot(at) || (at > i && tokens.stopBefore(at))) break;
      var to =
          corrects(at) && !dictation.continues(at) ? again(dictation, at) : label(dictation, at);
      if (to < 0) break;
      at = to;
    }
    return Optional.empty();
  }

  private int label(Dictation dictation, int at) {
    return dictation.size() > 8 || tokens.is(at, "at|@") ? -1 : dictation.read(at);
  }

  boolean corrects(int i) {
    return tokens.is(i, CORRECTING) || (tokens.is(i, "mean") && tokens.is(i - 1, "i"));
  }

  int again(Dictation dictation, int at) {
    dictation.correct();
    var to = at + 1;
    while (tokens.is(to, CORRECTING + "|it|is|that|i|mean|should|be|make")
        && !dictation.continues(to)) to++;
    return to;
  }

  /// One label after a dot: a word, or letters spelled ("u k").
  private Optional<Piece> next(int i) {
    var letters = new Spelling(unpaused(i), false).at(i, 2);
    if (letters.isPresent() && letters.get().letters().length() <= 4 && tokens.get(i).letter())
      return Optional.of(new Piece(letters.get().letters(), i, letters.get().to()));
    var text = tokens.text(i);
    var fits =
        tokens.get(i).word()
            && text.length() > 1
            && text.chars().allMatch(it -> it == '.' || (it >= 'a' && it <= 'z'));
    if (!fits) return Optional.empty();
    var to = i + 1;
    var again = new Spelling(tokens, false).at(to, 2);
    if (again.isPresent() && again.get().letters().equals(text)) to = again.get().to();
    return Optional.of(new Piece(text, i, to));
  }

  /// The words up to the next pause.
  private Tokens unpaused(int i) {
    var to = i + 1;
    while (to < tokens.size() && !tokens.pauseBefore(to)) to++;
    return new Tokens(tokens.list().subList(0, Math.min(to, tokens.size())));
  }

  /// "… dot co dot uk, sorry, just dot com".
  Piece corrected(Piece domain) {
    var at = tokens.skip(domain.to(), CORRECTING);
    if (at == domain.to() && !tokens.is(at + 1, "mean|meant")) return domain;
    at = tokens.skip(at, CORRECTING + "|it|is|that|just|i|mean|meant|make|at");
    if (dot(at)) {
      var top = next(at + 1);
      if (top.isEmpty()) return domain;
      var text = new StringBuilder(domain.text().substring(0, domain.text().indexOf('.')));
      text.append('.').append(top.get().text());
      var more = dot(top.get().to()) ? next(top.get().to() + 1) : Optional.<Piece>empty();
      more.ifPresent(it -> text.append('.').append(it.text()));
      return new Piece(
          text.toString(), domain.from(), more.map(it -> it.to()).orElse(top.get().to()));
    }
    var other = at(at).filter(it -> !tokens.is(it.to(), "at"));
    return other.map(it -> new Piece(it.text(), domain.from(), it.to())).orElse(domain);
  }
}
