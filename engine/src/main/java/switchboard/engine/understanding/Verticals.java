package switchboard.engine.understanding;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// The language data that ships: word classes, phrases of every intent, patterns of emergencies.
final class Verticals {

  private static final ObjectMapper YAML =
      new ObjectMapper(new YAMLFactory()).registerModule(new Jdk8Module());
  private static final TypeReference<Map<String, List<String>>> CALLERS = new TypeReference<>() {};
  private static final Map<String, Set<String>> INTENTS = new ConcurrentHashMap<>();

  /// What callers want of any business in much the same words.
  private static final String SHARED =
      "cancel|reschedule|claim|complaint|location|message|waitlist|unknown|human|hours|services";

  static final List<String> NAMES =
      List.of("trades", "estate_agency", "med_spa", "web_agency", Vocabulary.OWNER);

  /// @param classes words that mean much the same, by the name of what they mean
  /// @param without intents of every business that this kind does not have
  /// @param objects what an appointment is called there
  /// @param named intents of every business that this kind names otherwise
  record Language(
      Optional<Map<String, List<String>>> classes,
      Optional<List<String>> without,
      Optional<Map<String, String>> named,
      Optional<List<String>> objects,
      Map<String, List<String>> intents) {}

  /// What people say around what they want, before it and after it.
  record Stories(List<String> before, List<String> after) {}

  record Alarm(
      List<List<String>> groups,
      Optional<Integer> span,
      Optional<String> season,
      Optional<List<String>> not) {}

  record Alarms(
      Map<String, List<String>> verticals,
      List<List<String>> lookalikes,
      Map<String, List<Alarm>> sections,
      List<List<String>> past,
      List<List<String>> resolved,
      List<String> others) {}

  /// Calls for help and what only sounds like one.
  record Said(List<String> yes, List<String> no) {}

  record Sayings(Said property, Said med_spa, Said web_agency) {}

  private Verticals() {}

  static Map<String, List<String>> classes() {
    return read("language.yaml", Language.class).classes().orElse(Map.of());
  }

  static Map<String, List<String>> phrases(String vertical) {
    return phrases(Speech.ENGLISH, vertical);
  }

  static Set<String> intents(String vertical) {
    return INTENTS.computeIfAbsent(known(vertical), it -> Set.copyOf(phrases(it).keySet()));
  }

  /// Phrases by intent; an unknown kind of business gets those of the trades.
  static Map<String, List<String>> phrases(Speech speech, String vertical) {
    var own = read(speech.folder + known(vertical) + ".yaml", Language.class);
    var named = own.named().orElse(Map.of());
    var phrases = new LinkedHashMap<String, List<String>>();
    read(speech.folder + "language.yaml", Language.class)
        .intents()
        .forEach((intent, some) ->
            phrases.merge(
                named.getOrDefault(intent, intent),
                both(some, called(some, own.objects().orElse(List.of()))),
                Verticals::both));
    own.without().ifPresent(it -> it.forEach(phrases::remove));
    own.intents().forEach((intent, more) -> phrases.merge(intent, more, Verticals::both));
    callers(speech, "language")
        .forEach((intent, more) ->
            phrases.computeIfPresent(
                named.getOrDefault(intent, intent), (_, some) -> both(some, more)));
    callers(speech, known(vertical))
        .forEach((intent, more) -> phrases.merge(intent, more, Verticals::both));
    if (!known(vertical).equals(Vocabulary.OWNER))
      elsewhere(speech, known(vertical))
          .forEach((intent, more) ->
              phrases.computeIfPresent(
                  named.getOrDefault(intent, intent), (_, some) -> both(some, more)));
    return phrases;
  }

  /// What callers of the other kinds of business say there that they would say here as well.
  private static Map<String, List<String>> elsewhere(Speech speech, String vertical) {
    var shared = new LinkedHashMap<String, List<String>>();
    for (var other : NAMES) {
      if (other.equals(vertical) || other.equals(Vocabulary.OWNER)) continue;
      var common = new HashMap<String, String>();
      read(speech.folder + other + ".yaml", Language.class)
          .named()
          .ifPresent(it -> it.forEach((general, own) -> common.put(own, general)));
      callers(speech, other)
          .forEach((own, lines) -> {
            var intent = common.getOrDefault(own, own);
            if (Tokens.oneOf(intent, SHARED)) shared.merge(intent, lines, Verticals::both);
          });
    }
    return shared;
  }

  /// What callers say, line by line.
  private static Map<String, List<String>> callers(Speech speech, String file) {
    return file.equals(Vocabulary.OWNER)
        ? Map.of()
        : read(speech.folder + "callers/" + file + ".yaml", CALLERS);
  }

  /// The phrases that speak of an appointment, each with another word for it.
  private static List<String> called(List<String> phrases, List<String> objects) {
    if (objects.isEmpty()) return List.of();
    var called = new ArrayList<String>();
    for (var phrase : phrases) {
      var parts = phrase.split("appointment", -1);
      if (parts.length == 1) continue;
      var other = new StringBuilder(parts[0]);
      for (var k = 1; k < parts.length; k++)
        other.append(objects.get((called.size() + k) % objects.size())).append(parts[k]);
      called.add(other.toString());
    }
    return called;
  }

  private static List<String> both(List<String> some, List<String> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }

  static Stories stories(Speech speech) {
    return switch (speech) {
      case ENGLISH -> read("stories.yaml", Stories.class);
      case SPANISH -> new Stories(List.of("mire"), List.of("por favor"));
    };
  }

  static Said alarms(Speech speech, String vertical) {
    var some = alarms(speech.folder + "alarms.yaml", vertical);
    var more = alarms(speech.folder + "callers/alarms.yaml", vertical);
    return new Said(both(some.yes(), more.yes()), both(some.no(), more.no()));
  }

  private static Said alarms(String file, String vertical) {
    var all = read(file, Sayings.class);
    return switch (known(vertical)) {
      case "med_spa" -> all.med_spa();
      case "web_agency" -> all.web_agency();
      default -> all.property();
    };
  }

  static String known(String vertical) {
    return NAMES.contains(vertical) ? vertical : "trades";
  }

  static Alarms alarms() {
    return read("emergencies.yaml", Alarms.class);
  }

  private static InputStream open(String file) {
    var data = Verticals.class.getResourceAsStream(file);
    if (data == null) throw new IllegalStateException("missing resource " + file);
    return data;
  }

  private static <T> T read(String file, Class<T> type) {
    try (var data = open(file)) {
      return YAML.readValue(data, type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static <T> T read(String file, TypeReference<T> type) {
    try (var data = open(file)) {
      return YAML.readValue(data, type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
