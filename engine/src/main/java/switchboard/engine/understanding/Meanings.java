package switchboard.engine.understanding;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What English words mean: for each a small vector that is near those of words used alike. Words
/// that are not listed are put together from listed pieces. How the file was made stands in
/// `docs/understanding.md`.
final class Meanings {

  /// How many numbers a meaning has.
  static final int SIZE = 64;

  private static final int LONGEST = 24;
  private static final Meanings SHIPPED = read();

  private final Map<String, Integer> places;
  private final byte[] vectors;
  private final float[] scales;

  private Meanings(Map<String, Integer> places, byte[] vectors, float[] scales) {
    this.places = places;
    this.vectors = vectors;
    this.scales = scales;
  }

  static Meanings shipped() {
    return SHIPPED;
  }

  /// The file: how many words, then the words, a scale for each, and their vectors.
  private static Meanings read() {
    try (var data = Meanings.class.getResourceAsStream("meanings.bin")) {
      if (data == null) throw new IllegalStateException("missing resource meanings.bin");
      var file = new DataInputStream(new BufferedInputStream(data, 1 << 16));
      var count = file.readInt();
      var places = HashMap.<String, Integer>newHashMap(count);
      for (var i = 0; i < count; i++) places.put(file.readUTF(), i);
      var scales = new float[count];
      for (var i = 0; i < count; i++) scales[i] = file.readFloat();
      var vectors = new byte[count * SIZE];
      file.readFully(vectors);
      return new Meanings(places, vectors, scales);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The meaning of some words together, of length one; all zeros where none of them is known.
  float[] of(List<String> words) {
    var sum = new float[SIZE];
    for (var word : words) add(word, sum);
    var square = 0.0;
    for (var it : sum) square += it * it;
    if (square > 0) for (var d = 0; d < SIZE; d++) sum[d] /= (float) Math.sqrt(square);
    return sum;
  }

  private void add(String word, float[] sum) {
    var at = places.get(word);
    if (at != null) add(at, 1, sum);
    else if (word.length() <= LONGEST && !word.startsWith("xx")) {
      var pieces = pieces(word);
      for (var piece : pieces) add(piece, 1f / pieces.size(), sum);
    }
  }

  private void add(int at, float share, float[] sum) {
    var scale = scales[at] * share;
    for (var d = 0; d < SIZE; d++) sum[d] += scale * vectors[at * SIZE + d];
  }

  /// The longest piece that starts the word, then the longest that follows, and so on.
  private List<Integer> pieces(String word) {
    var found = new ArrayList<Integer>();
    var from = 0;
    while (from < word.length()) {
      var to = word.length();
      var at = places.get(piece(word, from, to));
      while (at == null && --to > from) at = places.get(piece(word, from, to));
      if (at == null) return List.of();
      found.add(at);
      from = to;
    }
    return found;
  }

  private static String piece(String word, int from, int to) {
    return (from == 0 ? "" : "##") + word.substring(from, to);
  }
}
