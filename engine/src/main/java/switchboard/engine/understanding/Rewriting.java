package switchboard.engine.understanding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Puts what is said besides a dictation, or in a roundabout way, into the plain words its grammar
/// knows: rules are tried word by word, and the first that fits wins.
record Rewriting(List<Rule> rules) {

  /// Looks at the words from an index on.
  @FunctionalInterface
  interface Rule {
    Optional<Plain> at(Said said, int i);
  }

  /// What stands for the words up to `to`.
  record Plain(List<String> words, int to) {}

  /// The utterance as words and as one line with a space after every word.
  static final class Said {

    final Tokens tokens;
    private final String line;
    private final int[] starts;

    Said(Tokens tokens) {
      this.tokens = tokens;
      var text = new StringBuilder();
      starts = new int[tokens.size() + 1];
      for (var i = 0; i < tokens.size(); i++) {
        starts[i] = text.length();
        text.append(tokens.text(i)).append(' ');
      }
      starts[tokens.size()] = text.length();
      line = text.toString();
    }

    private int at(int place, int from) {
      var i = from;
      while (i < starts.length - 1 && starts[i] < place) i++;
      return i;
    }
  }

  /// A rule by a pattern over words that each end in a space, and what stands for them; groups of
  /// the pattern may be named in it.
  static Rule rule(String pattern, String plain) {
    var compiled = Pattern.compile(pattern);
    return (said, i) -> {
      var found = compiled.matcher(said.line).region(said.starts[i], said.line.length());
      found.useTransparentBounds(true);
      return found.lookingAt() && found.end() > said.starts[i]
          ? Optional.of(new Plain(words(found, plain), said.at(found.end(), i)))
          : Optional.empty();
    };
  }

  private static List<String> words(Matcher found, String plain) {
    var text = plain;
    for (var k = 1; k <= found.groupCount(); k++) {
      var group = found.group(k);
      text = text.replace("$" + k, group == null ? "" : group);
    }
    return text.isBlank() ? List.of() : List.of(text.strip().split(" +"));
  }

  Gloss of(Tokens tokens) {
    var said = new Said(tokens);
    var writer = new Gloss.Writer(tokens);
    for (var i = 0; i < tokens.size(); ) {
      var plain = tokens.taken(i) ? Optional.<Plain>empty() : first(said, i);
      if (plain.isEmpty()) writer.keep(i++);
      else {
        writer.write(i, plain.get().to, plain.get().words);
        i = plain.get().to;
      }
    }
    return writer.done();
  }

  private Optional<Plain> first(Said said, int i) {
    for (var rule : rules) {
      var plain = rule.at(said, i);
      if (plain.isPresent()) return plain;
    }
    return Optional.empty();
  }

  /// The rules of both.
  Rewriting and(Rule... more) {
    var all = new ArrayList<>(rules);
    all.addAll(List.of(more));
    return new Rewriting(List.copyOf(all));
  }
}
