package switchboard.engine.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SchoolingTest {

  private static final Features FEATURES = new Features(Verticals.classes());
  private static final List<String> SAID =
      List.of("my gizmo needs a wobble", "i want my gizmo wobbled", "time for the yearly wobble");

  private static Vocabulary shop(Map<String, List<String>> phrases) {
    return new Vocabulary("trades", "US", List.of(), List.of(), List.of(), phrases);
  }

  private static String heard(Schooling schooling, Map<String, List<String>> phrases) {
    var words = List.of("wobble", "my", "gizmo");
    var guesses = schooling.intents(Speech.ENGLISH, shop(phrases)).guess(List.of(words));
    return guesses.getFirst().intent();
  }

  @Test
  void the_phrases_of_an_owner_are_learnt_beside_the_conversation() {
    var waiting = new ArrayList<Runnable>();
    var schooling = new Schooling(FEATURES, waiting::add);
    var phrases = Map.of("quote", SAID);
    assertThat(heard(schooling, phrases)).isNotEqualTo("quote");
    assertThat(heard(schooling, phrases)).isNotEqualTo("quote");
    assertThat(waiting).hasSize(1);
    waiting.removeFirst().run();
    assertThat(heard(schooling, phrases)).isEqualTo("quote");
    assertThat(heard(schooling, Map.of())).isNotEqualTo("quote");
    assertThat(waiting).isEmpty();
  }

  @Test
  void phrases_of_an_intent_nobody_has_change_nothing() {
    var schooling = new Schooling(FEATURES, Runnable::run);
    var strange = new HashMap<String, List<String>>();
    strange.put("juggle", List.of("wobble my gizmo", "{a|b", "|}"));
    var nothing = heard(schooling, Map.of());
    assertThat(heard(schooling, strange)).isEqualTo(nothing);
  }
}
