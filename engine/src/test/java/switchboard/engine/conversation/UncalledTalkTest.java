package switchboard.engine.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.engine.dialogue.Uncalled;
import switchboard.engine.tenant.Presets;
import switchboard.engine.understanding.Slots;
import switchboard.engine.understanding.Understanding;

/// Who does not want to be called.
class UncalledTalkTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "please don't call me again",
        "Do not call me anymore!",
        "stop calling me",
        "stop phoning this number",
        "take me off your list",
        "could you remove my number from your calling list please",
        "take us off of your list",
        "put me on your do not call list",
        "put me on the do-not-call list",
        "I don't want you to call me anymore",
        "I do not want any more calls from you",
        "never call me",
        "don't ever call here again",
        "no me vuelvan a llamar",
        "por favor, no me llamen más",
        "dejen de llamarme",
        "quítenme de su lista",
        "bórreme de la lista",
        "no quiero que me llamen más",
        "No quiero más llamadas"
      })
  void is_understood(String words) {
    assertThat(Uncalled.wanted(words)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "please don't call me before nine",
        "don't call me again until monday",
        "you never call me back",
        "why did you not call me back",
        "take me off the waiting list",
        "take me off your waitlist",
        "don't call the police",
        "please call me again",
        "stop the water please",
        "I don't want to be called during lunch",
        "my toilet never stops running again",
        "cancel my appointment, don't call an ambulance",
        "no me llamen antes de las nueve",
        "no me llamaron",
        "llámenme otra vez",
        ""
      })
  void other_words_are_not_taken_for_it(String words) {
    assertThat(Uncalled.wanted(words)).isFalse();
  }

  private static int declined(Talk talk) {
    return talk.of(Event.CallsDeclined.class).size();
  }

  @Test
  void it_is_acknowledged_and_noted_once() {
    var talk = new Talk();
    talk.calls();
    assertThat(talk.says("please don't call me again")).contains("We will not call you again.");
    assertThat(talk.says("take me off your list")).contains("We will not call you again.");
    assertThat(talk.of(Event.CallsDeclined.class))
        .extracting(Event.CallsDeclined::customer)
        .containsExactly("c1");
  }

  @Test
  void what_is_being_talked_about_goes_on() {
    var talk = new Talk().means("book", "book", Slots.NONE);
    talk.calls();
    var question = talk.says("book");
    assertThat(talk.says("and stop calling me")).contains("will not call you again", question);
    assertThat(declined(talk)).isEqualTo(1);
  }

  @Test
  void a_text_says_it_too_and_texts_go_on() {
    var talk = new Talk();
    assertThat(talk.texts("Please don't call me again")).contains("Reply STOP");
    assertThat(declined(talk)).isEqualTo(1);
  }

  @Test
  void a_text_of_stop_is_about_texts_alone() {
    var talk = new Talk();
    talk.texts("STOP");
    assertThat(declined(talk)).isZero();
  }

  @Test
  void nobody_is_noted_whose_number_is_not_known() {
    var talk =
        new Talk(
            "CA1",
            Optional.empty(),
            (_, _, _, _, _) -> new Understanding("unknown", 0.1, false, Slots.NONE),
            Talk.plain(Presets.all().getFirst().profile()));
    talk.calls();
    assertThat(talk.says("never call me")).contains("not call you again");
  }

  @Test
  void an_emergency_comes_first_and_it_is_noted_all_the_same() {
    var words = "a pipe burst and stop calling me";
    var talk = new Talk().means(words, "emergency", Slots.NONE);
    talk.calls();
    assertThat(talk.says(words)).doesNotContain("call you again");
    assertThat(declined(talk)).isEqualTo(1);
  }
}
