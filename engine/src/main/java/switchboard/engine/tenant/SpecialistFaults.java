package switchboard.engine.tenant;

import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import switchboard.engine.tenant.Specialist.Source;

/// What is wrong with specialists that can be read. Each fault begins with the path of the field.
final class SpecialistFaults {

  private static final String ID = "[a-z][a-z0-9-]{0,40}";
  private static final int MOST = 40;
  private static final int MOST_SOURCES = 40;
  private static final int LONGEST_LINE = 200;
  private static final int LONGEST_TEXT = 20_000;
  private static final int MOST_TEXT = 200_000;

  private final Stream.Builder<String> faults = Stream.builder();
  private long read;

  private SpecialistFaults() {}

  /// @param at such as `persona.specialists`
  static Stream<String> of(String at, List<Specialist> all) {
    var it = new SpecialistFaults();
    it.when(all.size() > MOST, at, "must be at most " + MOST);
    it.when(twice(all, Specialist::id), at, "an id is used twice");
    for (int i = 0; i < all.size(); i++) it.specialist(named(at, i, all.get(i).id()), all.get(i));
    it.when(it.read > MOST_TEXT, at, "the sources must be at most " + MOST_TEXT + " characters");
    return it.faults.build();
  }

  private static String named(String at, int i, String id) {
    var plain = id.replaceAll("[^\\w -]", "");
    return at + "[" + i + "]" + (plain.isBlank() ? "." : " (" + plain + ").");
  }

  private void specialist(String at, Specialist it) {
    when(!it.id().matches(ID), at + "id", "must be lower case letters, digits and hyphens");
    line(at + "name", it.name());
    when(it.expertise().isEmpty(), at + "expertise", "must name what they know about");
    when(it.expertise().size() > 100, at + "expertise", "must be at most 100");
    for (int i = 0; i < it.expertise().size(); i++)
      line(at + "expertise[" + i + "]", it.expertise().get(i));
    when(it.sources().isEmpty(), at + "sources", "must give them something to know");
    when(it.sources().size() > MOST_SOURCES, at + "sources", "must be at most " + MOST_SOURCES);
    for (int i = 0; i < it.sources().size(); i++)
      source(at + "sources[" + i + "].", it.sources().get(i));
  }

  private void source(String at, Source it) {
    line(at + "title", it.title());
    it.text().ifPresent(text -> text(at + "text", text));
    for (int i = 0; i < it.questions().size(); i++) {
      line(at + "questions[" + i + "].question", it.questions().get(i).question());
      text(at + "questions[" + i + "].answer", it.questions().get(i).answer());
    }
    for (int i = 0; i < it.prices().size(); i++) {
      line(at + "prices[" + i + "].item", it.prices().get(i).item());
      line(at + "prices[" + i + "].price", it.prices().get(i).price());
    }
    boolean empty = it.text().isEmpty() && it.questions().isEmpty() && it.prices().isEmpty();
    when(empty, at + "text", "is missing, and so are questions and prices");
  }

  private void line(String at, String text) {
    when(text.isBlank(), at, "must not be blank");
    when(text.length() > LONGEST_LINE, at, "must be at most " + LONGEST_LINE + " characters");
    when(text.chars().anyMatch(Character::isISOControl), at, "must be one plain line");
    read += text.length();
  }

  private void text(String at, String text) {
    when(text.isBlank(), at, "must not be blank");
    when(text.length() > LONGEST_TEXT, at, "must be at most " + LONGEST_TEXT + " characters");
    read += text.length();
  }

  private void when(boolean fault, String at, String expected) {
    if (fault) faults.add(at + ": " + expected);
  }

  private static <T> boolean twice(List<T> all, Function<T, ?> id) {
    var seen = new HashSet<Object>();
    return !all.stream().allMatch(it -> seen.add(id.apply(it)));
  }
}
