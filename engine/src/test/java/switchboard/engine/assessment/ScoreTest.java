package switchboard.engine.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScoreTest {

  private static final Lexicon ENGLISH = Lexicon.of("en");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void one_more_thing_wrong_never_raises_it_and_one_more_well_never_lowers_it(long seed) {
    var chance = new Random(seed);
    for (int i = 0; i < 500; i++) {
      var wrong = some(List.copyOf(ENGLISH.frustrations().keySet()), chance);
      var well = some(List.copyOf(ENGLISH.successes().keySet()), chance);
      double mood = chance.nextDouble(-2, 2);
      int score = Score.of(ENGLISH, mood, wrong, well);
      assertThat(score).isBetween(0, 10);
      if (!wrong.isEmpty())
        assertThat(Score.of(ENGLISH, mood, wrong.subList(1, wrong.size()), well))
            .isGreaterThanOrEqualTo(score);
      if (!well.isEmpty())
        assertThat(Score.of(ENGLISH, mood, wrong, well.subList(1, well.size())))
            .isLessThanOrEqualTo(score);
      assertThat(Score.of(ENGLISH, Math.min(2, mood + 0.5), wrong, well))
          .isGreaterThanOrEqualTo(score);
    }
  }

  private static List<String> some(List<String> all, Random chance) {
    var chosen = new ArrayList<String>();
    for (var it : all) if (chance.nextBoolean()) chosen.add(it);
    return chosen;
  }

  @Test
  void an_ordinary_talk_lies_above_the_middle() {
    assertThat(Score.of(ENGLISH, 0, List.of(), List.of())).isEqualTo(6);
  }

  @Test
  void both_languages_weigh_the_same() {
    var spanish = Lexicon.of("es-MX");
    ENGLISH
        .frustrations()
        .forEach((code, it) ->
            assertThat(spanish.frustrations().get(code))
                .as(code)
                .extracting(Lexicon.Marker::weight)
                .isEqualTo(it.weight()));
    assertThat(spanish.successes().keySet()).isEqualTo(ENGLISH.successes().keySet());
    assertThat(spanish.summary().keySet()).isEqualTo(ENGLISH.summary().keySet());
  }
}
