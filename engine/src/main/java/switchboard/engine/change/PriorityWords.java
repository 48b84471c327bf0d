package switchboard.engine.change;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How much a change matters, from the words it was asked for in. The phrases are data. Pure.
public final class PriorityWords {

  private static final int LONGEST = 2_000;
  private static final Pattern APOSTROPHES = Pattern.compile("['\u2019\u02bc`]");
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final int GAP = 3;

  /// What stands before a phrase and makes it mean nothing.
  private final Pattern denied;

  private final Map<Priority, Pattern> phrases;

  private static final PriorityWords ENGLISH = read();

  private PriorityWords(Map<String, List<String>> data) {
    this.denied =
        Pattern.compile(
            "(?: |^)" + any(Objects.requireNonNull(data.get("denied"))) + " (?:\\w+ ){0,2}$");
    this.phrases =
        Stream.of(Priority.values())
            .collect(
                Collectors.toMap(
                    it -> it,
                    it ->
                        Pattern.compile(
                            " "
                                + any(
                                    data.getOrDefault(
                                        it.name().toLowerCase(Locale.ROOT), List.of()))
                                + "(?= )")));
  }

  /// Medium where nothing is said of it. That there is no hurry is heard before anything else that
  /// is not said to break the business: `no rush, but the checkout is broken` is urgent.
  public static Priority of(String words) {
    return said(words).orElse(Priority.MEDIUM);
  }

  /// Empty where nothing is said of it.
  public static Optional<Priority> said(String words) {
    var plain = plain(words);
    return Stream.of(Priority.URGENT, Priority.LOW, Priority.HIGH, Priority.MEDIUM)
        .filter(it -> ENGLISH.says(plain, it))
        .findFirst();
  }

  private boolean says(String plain, Priority it) {
    var found = Objects.requireNonNull(phrases.get(it)).matcher(plain);
    while (found.find()) {
      boolean meant =
          it == Priority.LOW || !denied.matcher(plain.substring(0, found.start() + 1)).find();
      if (meant) return true;
    }
    return false;
  }

  private static String plain(String words) {
    var start = words.substring(0, Math.min(words.length(), LONGEST)).toLowerCase(Locale.ROOT);
    var joined = APOSTROPHES.matcher(start).replaceAll("");
    return " " + BETWEEN.matcher(joined).replaceAll(" ").strip() + " ";
  }

  private static String any(List<String> phrases) {
    return phrases.stream()
        .map(PriorityWords::pattern)
        .collect(Collectors.joining("|", "(?:", ")"));
  }

  /// `a|b c? * d`: one of several words, one that may be missing, up to three of any.
  private static String pattern(String phrase) {
    var all = new StringBuilder();
    for (var word : phrase.split(" ")) {
      if (word.equals("*")) all.append("(?:(?!(?:not|never) )\\w+ ){0,").append(GAP).append('}');
      else if (word.endsWith("?"))
        all.append("(?:(?:").append(word, 0, word.length() - 1).append(") )?");
      else all.append("(?:").append(word).append(") ");
    }
    return all.toString().replaceFirst(" $", "");
  }

  private static PriorityWords read() {
    try (var in = Objects.requireNonNull(PriorityWords.class.getResourceAsStream("en.yaml"))) {
      return new PriorityWords(
          new YAMLMapper().readValue(in, new TypeReference<Map<String, List<String>>>() {}));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
