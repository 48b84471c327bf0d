package switchboard.engine.understanding;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// What was said, put into the words the grammar of time knows, and where each of them came from.
///
/// @param from for each word the first it stands for
/// @param to for each word the one after the last it stands for
record Gloss(Tokens tokens, List<Integer> from, List<Integer> to) {

  /// The words as said that `words` of the gloss stand for.
  BitSet said(BitSet words) {
    var said = new BitSet();
    words.stream().filter(it -> it < from.size()).forEach(it -> said.set(from.get(it), to.get(it)));
    return said;
  }

  /// This gloss of what is itself the gloss of something.
  Gloss after(Gloss first) {
    var begins = new ArrayList<Integer>();
    var ends = new ArrayList<Integer>();
    for (var i = 0; i < from.size(); i++) {
      begins.add(first.from.get(from.get(i)));
      ends.add(first.to.get(to.get(i) - 1));
    }
    return new Gloss(tokens, List.copyOf(begins), List.copyOf(ends));
  }

  /// Collects a gloss word by word.
  static final class Writer {

    private final Tokens source;
    private final List<Token> words = new ArrayList<>();
    private final List<Integer> from = new ArrayList<>();
    private final List<Integer> to = new ArrayList<>();

    Writer(Tokens source) {
      this.source = source;
    }

    void keep(int i) {
      add(source.get(i), i, i + 1);
    }

    /// Puts `texts` in place of the words from `start` to `end`.
    void put(int start, int end, List<String> texts) {
      var last = source.get(end - 1);
      for (var k = 0; k < texts.size(); k++) {
        var pause = k == texts.size() - 1 ? last.pause() : Token.Pause.NONE;
        add(new Token(texts.get(k), last.surface(), last.start(), pause), start, end);
      }
    }

    /// The same, each word written as it is said.
    void write(int start, int end, List<String> texts) {
      var last = source.get(end - 1);
      for (var k = 0; k < texts.size(); k++) {
        var pause = k == texts.size() - 1 ? last.pause() : Token.Pause.NONE;
        add(new Token(texts.get(k), texts.get(k), last.start(), pause), start, end);
      }
    }

    private void add(Token token, int start, int end) {
      words.add(token);
      from.add(start);
      to.add(end);
    }

    Gloss done() {
      return new Gloss(new Tokens(List.copyOf(words)), List.copyOf(from), List.copyOf(to));
    }
  }
}
