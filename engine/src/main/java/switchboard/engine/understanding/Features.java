package switchboard.engine.understanding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What a classifier sees of a sentence: stems, classes of words, and pairs of both.
final class Features {

  private static final int MOST_WORDS = 60;

  private final Map<String, String> classes = new HashMap<>();

  Features(Map<String, List<String>> named) {
    named.forEach(
        (name, words) -> words.forEach(it -> classes.putIfAbsent(Stems.of(it), "#" + name)));
  }

  /// The class of a stem, or the stem itself.
  String kind(String stem) {
    return classes.getOrDefault(stem, stem);
  }

  boolean has(String word, String kind) {
    return kind.equals(classes.get(Stems.of(word)));
  }

  /// All that is seen of a sentence.
  Classifier.Sight sight(List<String> words) {
    return new Classifier.Sight(of(words), Meanings.shipped().of(words));
  }

  private List<String> of(List<String> words) {
    var found = new ArrayList<String>(words.size() * 4 + 2);
    var before = "^";
    var stemBefore = "^";
    for (var word : words.subList(0, Math.min(words.size(), MOST_WORDS))) {
      var stem = Stems.of(word);
      var kind = kind(stem);
      found.add(stem);
      if (!kind.equals(stem)) found.add(kind);
      found.add(before + " " + kind);
      if (!(before.equals(stemBefore) && kind.equals(stem))) found.add(stemBefore + "_" + stem);
      before = kind;
      stemBefore = stem;
    }
    pieces(words.subList(0, Math.min(words.size(), MOST_WORDS)), found);
    found.add(before + " $");
    if (words.size() < 4) found.add("n" + words.size());
    return found;
  }

  /// Beginnings of words, for other endings and spellings, and pairs with one word between.
  private void pieces(List<String> words, List<String> found) {
    for (var i = 0; i < words.size(); i++) {
      var word = words.get(i);
      if (word.length() > 5 && !word.startsWith("xx")) found.add("p:" + word.substring(0, 5));
      if (i >= 2) found.add(kind(Stems.of(words.get(i - 2))) + " * " + kind(Stems.of(word)));
    }
  }
}
