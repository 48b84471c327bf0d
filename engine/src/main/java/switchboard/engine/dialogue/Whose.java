package switchboard.engine.dialogue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tenant.Profile.Resource;
import switchboard.engine.tenant.Staff;
import switchboard.engine.understanding.Understanding;

/// Whose schedule somebody speaks of: whoever is named, or their own.
record Whose(Profile profile) {

  private static final Map<String, String> FIGURES =
      Map.of("one", "1", "two", "2", "three", "3", "four", "4", "five", "5", "six", "6");
  private static final Set<String> TITLES =
      Set.of("the", "dr", "doctor", "nurse", "mr", "mrs", "ms", "miss", "van", "room");

  Optional<String> of(String words, Understanding meaning, String person) {
    var said = figures(words);
    return named(it -> said.contains(it))
        .or(() -> meaning.slots().person().filter(it -> profile.resource(it).isPresent()))
        .or(() -> named(it -> alone(said, it)))
        .or(() -> Staff.of(profile, person).flatMap(Staff::resource));
  }

  private Optional<String> named(Predicate<String> heard) {
    return profile.resources().stream()
        .filter(it -> it.kind() != Resource.Kind.PROPERTY)
        .filter(it -> names(it).anyMatch(heard))
        .map(Resource::id)
        .findFirst();
  }

  private static Stream<String> names(Resource it) {
    return Stream.concat(Stream.of(it.name()), it.synonyms().stream()).map(Whose::figures);
  }

  /// A name that stands for somebody by itself.
  private static boolean alone(String said, String name) {
    var known = new HashSet<>(Arrays.asList(name.strip().split(" ")));
    known.removeAll(TITLES);
    return known.stream()
        .filter(it -> it.length() > 2)
        .anyMatch(it -> said.contains(" " + it + " "));
  }

  /// Small letters between single blanks, "van two's" as "van 2".
  private static String figures(String text) {
    var all = new StringBuilder(" ");
    for (var word : text.toLowerCase(Locale.ROOT).replaceAll("['’]s\\b", "").split("[^\\p{L}\\d]+"))
      if (!word.isEmpty()) all.append(FIGURES.getOrDefault(word, word)).append(' ');
    return all.toString();
  }
}
