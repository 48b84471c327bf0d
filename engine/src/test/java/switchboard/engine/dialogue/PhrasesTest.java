package switchboard.engine.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import switchboard.engine.understanding.LanguageSense;

/// What is said in one language can be said in the other.
class PhrasesTest {

  private static final Pattern GAP = Pattern.compile("\\{([a-z]+)}");
  private static final Phrases ENGLISH = Phrases.of("en");
  private static final Phrases SPANISH = Phrases.of("es");

  private static Set<String> gaps(List<String> wordings) {
    return wordings.stream()
        .flatMap(it -> GAP.matcher(it).results())
        .map(it -> it.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void both_languages_have_the_same_phrases() {
    assertThat(SPANISH.all().keySet()).containsExactlyInAnyOrderElementsOf(ENGLISH.all().keySet());
  }

  @Test
  void each_phrase_has_the_same_gaps_and_steps_in_both() {
    ENGLISH
        .all()
        .forEach((key, wordings) -> {
          var spanish = SPANISH.all().getOrDefault(key, List.of());
          assertThat(spanish).as(key).hasSameSizeAs(wordings);
          if (!key.startsWith("heard-"))
            assertThat(gaps(spanish)).as(key).isEqualTo(gaps(wordings));
        });
  }

  @Test
  void no_english_is_left_in_the_spanish_phrases() {
    SPANISH
        .all()
        .forEach((key, wordings) -> {
          if (key.startsWith("heard-")) return;
          for (var it : wordings)
            assertThat(
                    LanguageSense.of(it.replaceAll("\\{[a-z]+}", ""))
                        .map(LanguageSense.Sensed::code)
                        .orElse("es"))
                .as(key + ": " + it)
                .isEqualTo("es");
        });
  }

  @Test
  void what_callers_say_are_patterns_in_both() {
    for (var phrases : List.of(ENGLISH, SPANISH))
      phrases.all().keySet().stream()
          .filter(it -> it.startsWith("heard-"))
          .forEach(it -> assertThat(phrases.heard(it.substring(6))).isNotNull());
  }

  @Test
  void every_sentence_that_ends_an_errand_asks_alike_whether_there_is_more() {
    for (var phrases : List.of(ENGLISH, SPANISH)) {
      var more = phrases.say("anything-else", 0);
      for (var key : List.of("booked", "cancelled", "moved", "kept", "note-taken", "home-declined"))
        assertThat(phrases.say(key, 0)).endsWith(more);
    }
  }
}
