package switchboard.engine.understanding;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// E-mail addresses, written or read aloud: "jane dot doe at example dot com", spelled letters,
/// "underscore", "all one word". Of several the last counts, since it corrects the others.
final class EmailWords {

  private static final String LEADING =
      "is|its|it|email|mail|address|to|me|my|at|yes|yeah|sure|okay|ok|and|the|use|try|reach|contact|no|sorry|actually|so|that|mean|not|you|can|send|write|be|would|it's|please|well|right|have|got|or|a|on|by|from|was|should|them|him|her|us";
  private static final String NOISE =
      "all|one|word|lowercase|lower|case|uppercase|capital|small|letters|letter|number|numeral|digit|together|just|no|spaces|space|sign|symbol|with";
  private static final String PROVIDERS =
      "gmail|hotmail|yahoo|outlook|icloud|aol|btinternet|googlemail|protonmail|comcast|live|msn";
  private static final int LONGEST = 14;

  record Found(String email, BitSet words) {}

  private record Piece(String text, int to) {}

  private final Tokens tokens;

  private EmailWords(Tokens tokens) {
    this.tokens = tokens;
  }

  static Optional<Found> find(Tokens tokens) {
    return new EmailWords(tokens).find();
  }

  private Optional<Found> find() {
    var found = Optional.<Found>empty();
    for (var i = 0; i < tokens.size(); i++) {
      var next = written(i);
      if (next.isEmpty() && tokens.is(i, "at|@")) next = spoken(i);
      if (next.isPresent()) found = next;
    }
    return found;
  }

  private Optional<Found> written(int i) {
    var text = tokens.text(i);
    var at = text.indexOf('@');
    if (at < 1 || !valid(text)) return Optional.empty();
    return Optional.of(found(text, i, i + 1));
  }

  private static Found found(String email, int from, int to) {
    var words = new BitSet();
    words.set(from, to);
    return new Found(email, words);
  }

  private Optional<Found> spoken(int at) {
    var domain = domain(tokens.is(at + 1, "sign") ? at + 2 : at + 1);
    if (domain.isEmpty()) return Optional.empty();
    var from = start(at);
    var local = local(from, at);
    var email = local + "@" + domain.get().text;
    return valid(email) ? Optional.of(found(email, from, domain.get().to)) : Optional.empty();
  }

  /// Reads "example dot co dot uk" up to the last word that can belong to it.
  private Optional<Piece> domain(int i) {
    var text = new StringBuilder();
    var at = i;
    var dots = 0;
    for (var steps = 0; steps < LONGEST; steps++) {
      if (tokens.is(at, "dot|period|point|.") && !text.isEmpty()) {
        text.append('.');
        dots++;
        at++;
        var top = label(at, dots);
        if (top.isEmpty()) return Optional.empty();
        text.append(top.get().text);
        at = top.get().to;
        if (!tokens.is(at, "dot")) break;
        continue;
      }
      var piece = dots > 0 ? Optional.<Piece>empty() : piece(at);
      if (piece.isEmpty()) break;
      text.append(piece.get().text);
      at = piece.get().to;
      if (tokens.is(at, "com|net|org") && Tokens.oneOf(text.toString(), PROVIDERS))
        return Optional.of(new Piece(text + "." + tokens.text(at), at + 1));
      if (piece.get().text.indexOf('.') > 0 && !tokens.is(at, "dot")) break;
    }
    return text.indexOf(".") > 0 ? Optional.of(new Piece(text.toString(), at)) : Optional.empty();
  }

  /// One label after a dot: a word, or letters spelled ("u k").
  private Optional<Piece> label(int i, int dots) {
    var letters = new Spelling(tokens, false).at(i, 2);
    if (letters.isPresent() && letters.get().letters().length() <= 4)
      return Optional.of(new Piece(letters.get().letters(), letters.get().to()));
    return piece(i)
        .filter(it -> dots < 5 && it.text.chars().allMatch(c -> c == '.' || Character.isLetter(c)));
  }

  /// Goes back from "at" to the first word of the address.
  private int start(int at) {
    var from = at;
    while (from > 0 && at - from < 40) {
      var before = tokens.get(from - 1);
      if (before.text().isEmpty() || tokens.taken(from - 1)) break;
      if (joining(from - 1) && from < at) {
        from--;
        continue;
      }
      if (from < at && before.pause() != Token.Pause.NONE && !before.letter()) break;
      if (Tokens.oneOf(before.text(), LEADING) && !linked(from - 1)) break;
      from--;
    }
    while (from < at && (tokens.is(from, NOISE + "|as|in") || joining(from)) && at - from > 1)
      from++;
    return from;
  }

  /// Whether a word that could open the sentence is held by a separator beside it or spelled.
  private boolean linked(int i) {
    return joining(i + 1)
        || (joining(i - 1) && !tokens.is(i - 1, "-"))
        || (tokens.get(i).letter() && (tokens.get(i + 1).letter() || tokens.get(i - 1).letter()));
  }

  private boolean joining(int i) {
    return tokens.is(i, "dot|underscore|dash|hyphen|minus|plus|period|point");
  }

  private String local(int from, int to) {
    var text = new StringBuilder();
    for (var i = from; i < to; ) {
      if (tokens.is(i, NOISE) && !(tokens.is(i, "one") && !tokens.is(i - 1, "all"))) {
        i++;
        continue;
      }
      var piece = piece(i);
      text.append(piece.map(Piece::text).orElse(""));
      i = piece.map(Piece::to).orElse(i + 1);
    }
    return text.toString();
  }

  private Optional<Piece> piece(int i) {
    var token = tokens.get(i);
    if (token.text().isEmpty() || tokens.taken(i)) return Optional.empty();
    var sign =
        switch (token.text()) {
          case "dot", "period", "point" -> ".";
          case "underscore" -> "_";
          case "dash", "hyphen", "minus", "-" -> "-";
          case "plus", "+" -> "+";
          default -> "";
        };
    if (!sign.isEmpty()) return Optional.of(new Piece(sign, i + 1));
    var letters =
        new Spelling(tokens, false).at(i, token.letter() || tokens.is(i, "double|triple") ? 1 : 3);
    if (letters.isPresent())
      return Optional.of(new Piece(letters.get().letters(), letters.get().to()));
    var number = number(i);
    if (number.isPresent()) return number;
    var plain = token.text().replace("'", "");
    return plain.chars().allMatch(EmailWords::legal)
        ? Optional.of(new Piece(plain, i + 1))
        : Optional.empty();
  }

  private Optional<Piece> number(int i) {
    var digit = NumberWords.digit(tokens.text(i));
    if (digit >= 0 && !tokens.is(i + 1, "thousand|hundred"))
      return Optional.of(new Piece(String.valueOf(digit), i + 1));
    if (tokens.is(i, "double|triple") && NumberWords.digit(tokens.text(i + 1)) >= 0)
      return Optional.of(
          new Piece(
              String.valueOf(NumberWords.digit(tokens.text(i + 1)))
                  .repeat(tokens.is(i, "double") ? 2 : 3),
              i + 2));
    return NumberWords.cardinal(tokens, i)
        .filter(_ -> tokens.get(i).word())
        .map(it -> new Piece(String.valueOf(it.value()), it.to()));
  }

  private static boolean legal(int sign) {
    return "abcdefghijklmnopqrstuvwxyz0123456789._-+".indexOf(sign) >= 0;
  }

  static boolean valid(String email) {
    var at = email.indexOf('@');
    if (at < 1 || at > 64 || email.length() > 254 || email.indexOf('@', at + 1) > 0) return false;
    var labels = new ArrayList<>(List.of(email.substring(at + 1).split("\\.", -1)));
    Collections.reverse(labels);
    return labels.size() > 1
        && labels.getFirst().length() >= 2
        && labels.getFirst().chars().allMatch(it -> it >= 'a' && it <= 'z')
        && labels.stream()
            .allMatch(
                it -> !it.isEmpty() && it.chars().allMatch(c -> legal(c) && c != '+' && c != '_'))
        && email.substring(0, at).chars().allMatch(EmailWords::legal)
        && email.charAt(0) != '.'
        && email.charAt(at - 1) != '.'
        && !email.contains("..");
  }
}
