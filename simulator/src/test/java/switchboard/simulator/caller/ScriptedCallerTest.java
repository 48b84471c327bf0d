package switchboard.simulator.caller;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import switchboard.simulator.twilio.Ask;
import switchboard.simulator.twilio.Move;
import switchboard.simulator.twilio.Move.HangUp;
import switchboard.simulator.twilio.Move.Press;
import switchboard.simulator.twilio.Move.Speak;
import switchboard.simulator.twilio.Move.StaySilent;

class ScriptedCallerTest {

  @Test
  void what_is_asked_goes_before_what_one_wanted_to_say() {
    var caller =
        caller(
            """
            steps: [{say: A pipe burst.}]
            answers: [{when: name, say: Dana.}]
            """);

    assertThat(hears(caller, "Hello! May I have your name?")).isEqualTo(says("Dana."));
    assertThat(hears(caller, "How can I help?")).isEqualTo(says("A pipe burst."));
  }

  @Test
  void the_last_question_is_the_one_that_is_answered() {
    var caller =
        caller(
            """
            answers: [{when: name, say: Dana.}, {when: address, say: Elm Street.}]
            """);

    assertThat(hears(caller, "Thanks for your name. What is the address? Take your time."))
        .isEqualTo(says("Elm Street."));
  }

  @Test
  void what_comes_before_the_question_counts_where_the_question_says_nothing() {
    var caller = caller("steps: [{say: Hi.}]\nanswers: [{when: first, say: The first.}]");

    assertThat(hears(caller, "The first visitors get tea. How can I help?")).isEqualTo(says("Hi."));
    assertThat(hears(caller, "First, Monday. Second, Friday. Well?")).isEqualTo(says("The first."));
  }

  @Test
  void an_answer_is_given_as_often_as_the_script_says() {
    var caller =
        caller(
            """
            steps: [{say: Never mind.}]
            answers: [{when: name, say: Dana., times: 2}]
            """);

    assertThat(hears(caller, "Name?")).isEqualTo(says("Dana."));
    assertThat(hears(caller, "Name?")).isEqualTo(says("Dana."));
    assertThat(hears(caller, "Name?")).isEqualTo(says("Never mind."));
    assertThat(hears(caller, "Name?")).isEqualTo(new HangUp());
  }

  @Test
  void silence_lasts_as_many_turns_as_the_script_says() {
    var caller = caller("steps: [{silence: 2}, {press: \"1#\"}]");

    assertThat(hears(caller, "Hello?")).isEqualTo(new StaySilent());
    assertThat(hears(caller, "Hello?")).isEqualTo(new StaySilent());
    assertThat(hears(caller, "Hello?")).isEqualTo(new Press("1#"));
  }

  @Test
  void a_caller_loses_patience_in_the_end() {
    var caller = caller("turns: 3\nanswers: [{when: again, say: Again.}]");

    for (var turn = 0; turn < 3; turn++)
      assertThat(hears(caller, "Again?")).isEqualTo(says("Again."));
    assertThat(hears(caller, "Again?")).isEqualTo(new HangUp());
  }

  @Test
  void hearing_nothing_or_nonsense_is_no_trouble() {
    var caller = caller("steps: [{say: Hi.}, {say: Wait.}]\nanswers: [{when: name, say: Dana.}]");

    assertThat(hears(caller, "")).isEqualTo(says("Hi."));
    assertThat(hears(caller, "?!? \u202e \ud83d\ude00 ...")).isEqualTo(says("Wait."));
  }

  @Test
  void the_scripts_answer_questions_worded_in_more_than_one_way() {
    var caller = new ScriptedCaller(Scripts.named("burst-pipe"), new Random(1));

    assertThat(hears(caller, "Thank you for calling Prairie Plumbing. How can I help you today?"))
        .asString()
        .contains("burst");
    assertThat(hears(caller, "I'm sorry to hear that. May I have your name, please?"))
        .asString()
        .contains("Whitlock");
    assertThat(hears(caller, "Thanks, Dana. Who am I speaking with?"))
        .asString()
        .contains("Whitlock");
    assertThat(hears(caller, "And what's the address where you need us?"))
        .asString()
        .contains("Cottonwood");
    assertThat(hears(caller, "Is the number you're calling from the best one to reach you?"))
        .asString()
        .contains("Yes");
    assertThat(
            hears(
                caller,
                "I have today at 2 PM, today at 4 PM, or tomorrow at 8 AM. Which works best?"))
        .asString()
        .contains("first");
    assertThat(hears(caller, "Today at 2 PM at 418 Cottonwood Lane. Is that right?"))
        .asString()
        .contains("Yes");
    assertThat(hears(caller, "You're all set. Is there anything else I can help with?"))
        .asString()
        .contains("No");
  }

  private static ScriptedCaller caller(String yaml) {
    var whole = "name: n\nabout: a\nfrom: \"+13165550142\"\n" + yaml;
    return new ScriptedCaller(ScriptReader.read("test", whole), new Random(1));
  }

  private static Move hears(ScriptedCaller caller, String heard) {
    return caller.answer(new Ask(heard, true, true));
  }

  private static Move says(String text) {
    return new Speak(text, 0.93);
  }
}
