package switchboard.engine.specialist;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import switchboard.engine.understanding.Stems;

/// What words are about: their stems, those that mean the same made one, those that say nothing
/// left out. Pure.
final class Senses {

  private record Data(
      String stop,
      List<List<String>> senses,
      Map<String, String> cues,
      Map<String, Kind> kinds,
      List<String> waiting,
      String writing) {}

  /// @param asked what tells that it is asked for
  /// @param told what tells that it is given
  private record Kind(String asked, String told) {}

  private static final int MOST = 400;
  private static final double ALIKE = 0.75;
  private static final int LONGEST = 2_000;
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}']+");
  private static final Data DATA = read();
  private static final Set<String> STOP = Set.of(DATA.stop().strip().split("\\s+"));
  private static final Map<String, String> SAME = same();
  private static final Map<String, Pattern> CUES = patterns(DATA.cues());
  private static final Map<String, Pattern> ASKED = patterns(kinds(Kind::asked));
  private static final Map<String, Pattern> TOLD = patterns(kinds(Kind::told));

  private Senses() {}

  /// In their order, each as often as it was said.
  static List<String> of(String text) {
    var all = new ArrayList<String>();
    var cut = text.substring(0, Math.min(text.length(), LONGEST * 2));
    for (var word : BETWEEN.split(cut.toLowerCase(Locale.ROOT).replace('’', '\''))) {
      if (all.size() >= MOST) break;
      var plain = word.replaceAll("^'+|'+$|'s$", "");
      if (plain.length() < 2 || STOP.contains(word) || STOP.contains(plain)) continue;
      all.add(sense(plain));
    }
    return List.copyOf(all);
  }

  /// What a question is about, and which kind of answer it wants.
  static Set<String> asked(String question) {
    return with(ASKED, question);
  }

  /// What a passage is about, and which kinds of answer it gives.
  static Set<String> told(String passage) {
    return with(TOLD, passage);
  }

  private static Set<String> with(Map<String, Pattern> kinds, String text) {
    var all = new HashSet<>(of(text));
    var cut = text.substring(0, Math.min(text.length(), LONGEST));
    kinds.forEach((name, pattern) -> {
      if (pattern.matcher(cut).find()) all.add(name);
    });
    return Set.copyOf(all);
  }

  private static String sense(String word) {
    var stem = Stems.of(word);
    return SAME.getOrDefault(stem, stem);
  }

  /// Whether a cue of that kind is in the words.
  static boolean cue(String kind, String words) {
    var cut = words.substring(0, Math.min(words.length(), LONGEST));
    return Objects.requireNonNull(CUES.get(kind), kind).matcher(cut).find();
  }

  static List<String> waiting() {
    return DATA.waiting();
  }

  static String writing() {
    return DATA.writing();
  }

  /// Whether two questions are about the same, and neither about much else.
  static boolean same(String one, String other) {
    var left = Set.copyOf(of(one));
    var right = Set.copyOf(of(other));
    long both = left.stream().filter(right::contains).count();
    return alike(one, other) >= ALIKE && both * 2 >= Math.max(left.size(), right.size());
  }

  /// How much of the shorter of two texts is in the other, 0 to 1.
  static double alike(String one, String other) {
    var left = Set.copyOf(of(one));
    var right = Set.copyOf(of(other));
    if (left.isEmpty() || right.isEmpty())
      return one.strip().equalsIgnoreCase(other.strip()) ? 1 : 0;
    long both = left.stream().filter(right::contains).count();
    return (double) both / Math.min(left.size(), right.size());
  }

  private static Map<String, String> same() {
    var all = new HashMap<String, String>();
    for (var words : DATA.senses())
      for (var it : words) all.put(Stems.of(it), Stems.of(words.getFirst()));
    return Map.copyOf(all);
  }

  private static Map<String, String> kinds(Function<Kind, String> side) {
    var all = new HashMap<String, String>();
    DATA.kinds().forEach((name, kind) -> all.put("#" + name, side.apply(kind)));
    return all;
  }

  private static Map<String, Pattern> patterns(Map<String, String> all) {
    return all.entrySet().stream()
        .collect(
            Collectors.toUnmodifiableMap(
                Map.Entry::getKey,
                it -> Pattern.compile(it.getValue(), Pattern.CASE_INSENSITIVE)));
  }

  private static Data read() {
    var file = "en.yaml";
    try (var in = Objects.requireNonNull(Senses.class.getResourceAsStream(file), file)) {
      return new YAMLMapper().readValue(in, Data.class);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read specialist/" + file, e);
    }
  }
}
