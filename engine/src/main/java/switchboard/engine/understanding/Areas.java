package switchboard.engine.understanding;

import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Parts of a town somebody looks in: "in Maida Vale", "around W9", "Queen's Park".
final class Areas {

  private static final Pattern DISTRICT = Pattern.compile("[a-z]{1,2}[0-9]{1,2}[a-z]?");
  private static final String SUFFIXES =
      "park|vale|hill|green|wood|town|bridge|gate|end|common|market|heath|cross|square|gardens|village|city|beach|heights|springs|grove|fields|garden|bush|court|side|quay|docks|harbour|island|valley|point";
  private static final String CUES = "in|around|near|round|within";

  private final Tokens tokens;
  private final Postcodes postcodes;

  private Areas(Tokens tokens) {
    this.tokens = tokens;
    this.postcodes = new Postcodes(tokens);
  }

  static Optional<String> find(Tokens tokens) {
    var areas = new Areas(tokens);
    for (var i = 0; i < tokens.size(); i++)
      if (tokens.is(i, CUES)) {
        var found = areas.at(tokens.skip(i + 1, "the|or|about|somewhere|area|of|to"));
        if (found.isPresent()) return found;
      }
    for (var i = 0; i < tokens.size(); i++)
      if (tokens.is(i, SUFFIXES) && i > 0) {
        var found = areas.named(i);
        if (found.isPresent()) return found;
      }
    return Optional.empty();
  }

  private Optional<String> at(int i) {
    return district(i).or(() -> worded(i));
  }

  /// "w9", "w nine", "s w one".
  private Optional<String> district(int i) {
    var text = new StringBuilder();
    for (var at = i; at < i + 5 && text.length() < 5; at++) {
      var digit = NumberWords.simple(tokens.text(at));
      if (tokens.get(at).letter() || tokens.text(at).matches("[a-z]{0,2}[0-9]{1,2}[a-z]?"))
        text.append(tokens.text(at));
      else if (digit >= 0 && !text.isEmpty()) text.append(digit);
      else break;
      if (DISTRICT.matcher(text).matches() && !tokens.get(at + 1).letter())
        return Optional.of(text.toString().toUpperCase(Locale.ROOT));
    }
    return Optional.empty();
  }

  private Optional<String> worded(int i) {
    var words = new ArrayList<String>();
    for (var at = i; words.size() < 3; at++) {
      var suffix = tokens.is(at, SUFFIXES) && !words.isEmpty();
      if (!suffix && !proper(at)) break;
      words.add(NameCase.word(tokens.get(at).surface()));
      if (tokens.get(at).pause() != Token.Pause.NONE || suffix) break;
    }
    if (words.isEmpty() || postcodes.state(i, false).isPresent()) return Optional.empty();
    return Optional.of(String.join(" ", words));
  }

  private boolean proper(int i) {
    var token = tokens.get(i);
    return token.word()
        && token.text().length() > 2
        && !tokens.taken(i)
        && !Words.plain(token.text())
        && !Words.COMMON.contains(token.text())
        && !DateNames.is(token.text())
        && !tokens.is(i, SUFFIXES)
        && !token.text().contains("@")
        && !Tokens.oneOf(
            token.text(),
            "touch|advance|case|fact|general|total|person|contact|charge|trouble|minutes|lunchtime|noon|midday|midnight|weeks|months|hours|days|sync|mind|order|half|summer|winter|spring|autumn");
  }

  /// "queen's park" without "in": the word before the suffix names it.
  private Optional<String> named(int suffix) {
    var before = suffix - 1;
    if (!proper(before) || tokens.pauseBefore(suffix)) return Optional.empty();
    var from =
        before > 0 && proper(before - 1) && !tokens.pauseBefore(before) ? before - 1 : before;
    return worded(from);
  }
}
