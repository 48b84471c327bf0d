package switchboard.engine.specialist;

import java.util.HashSet;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import switchboard.engine.tenant.Specialist;
import switchboard.engine.tenant.Specialist.Source;

/// Holds an answer in a model's own words to the sources it was given. Pure.
public final class Grounding {

  private static final double FOUNDED = 0.5;
  private static final Pattern FIGURE = Pattern.compile("\\d+(?:[.,]\\d+)*");

  private Grounding() {}

  /// All that a specialist has to read, as plain text.
  public static String sources(Specialist it) {
    return it.sources().stream().map(Grounding::source).collect(Collectors.joining("\n\n"));
  }

  private static String source(Source it) {
    var questions = it.questions().stream().map(one -> one.question() + "? " + one.answer());
    var prices = it.prices().stream().map(one -> one.item() + ": " + one.price());
    return Stream.of(Stream.of(it.title()), it.text().stream(), questions, prices)
        .flatMap(all -> all)
        .collect(Collectors.joining("\n"));
  }

  /// How much of an answer stands in the sources, 0 to 1; 0 where it names a figure that does not.
  public static double of(String answer, String question, Specialist who) {
    var known = sources(who) + "\n" + question;
    boolean invented =
        FIGURE.matcher(answer).results().anyMatch(it -> !known.contains(it.group()));
    if (invented) return 0;
    var words = new HashSet<>(Senses.of(answer.toLowerCase(Locale.ROOT)));
    if (words.isEmpty()) return 0;
    var there = new HashSet<>(all(known));
    return (double) words.stream().filter(there::contains).count() / words.size();
  }

  private static HashSet<String> all(String text) {
    var all = new HashSet<String>();
    text.lines().forEach(line -> all.addAll(Senses.of(line)));
    return all;
  }

  public static boolean founded(double grounding) {
    return grounding >= FOUNDED;
  }
}
