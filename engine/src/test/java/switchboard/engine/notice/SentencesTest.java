package switchboard.engine.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What is written in one language can be written in the other.
class SentencesTest {

  private static final Pattern GAP = Pattern.compile("\\{([a-z]+)}");
  private static final Sentences ENGLISH = Sentences.of("en");
  private static final Sentences SPANISH = Sentences.of("es");

  private static Set<String> gaps(List<String> wordings) {
    return wordings.stream()
        .flatMap(it -> GAP.matcher(it).results())
        .map(it -> it.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void both_languages_have_the_same_notices_with_the_same_gaps() {
    assertThat(SPANISH.all().keySet()).isEqualTo(ENGLISH.all().keySet());
    ENGLISH
        .all()
        .forEach((key, wordings) -> {
          var spanish = SPANISH.all().getOrDefault(key, List.of());
          assertThat(gaps(spanish)).as(key).isEqualTo(gaps(wordings));
          assertThat(spanish).as(key).hasSameSizeAs(wordings);
        });
  }

  @Test
  void a_language_nobody_here_speaks_is_written_in_english() {
    assertThat(Sentences.in("fi-FI").word("appointment")).isEqualTo("appointment");
    assertThat(Sentences.in("es-MX").word("appointment")).isEqualTo("cita");
  }
}
