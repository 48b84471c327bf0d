package switchboard.engine.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import switchboard.engine.conversation.Event.Ended;
import switchboard.engine.tenant.Presets;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tenant.Reception;
import switchboard.engine.tenant.Reception.Policy;
import switchboard.engine.tenant.Reception.Terms;
import switchboard.engine.tenant.Telephony;
import switchboard.engine.tool.RecordTool.AddTask;
import switchboard.engine.tool.Tool;
import switchboard.engine.understanding.Slots;
import switchboard.engine.understanding.Understanding;

/// What callers hear first, and what they may do, while the business is closed.
class ReceptionTalkTest {

  /// Monday, ten in the evening in Kansas.
  private static final Instant NIGHT = Instant.parse("2026-11-24T04:00:00Z");

  private final Map<String, Understanding> meanings = new HashMap<>();

  private Talk talk(Policy policy, Map<String, String> greeting) {
    var terms = new Terms(Optional.of(policy), greeting);
    return talk(new Reception(Optional.empty(), Optional.of(terms), Optional.empty()));
  }

  private Talk talk(Reception how) {
    means("a new boiler", "book");
    means("a pipe burst", "emergency");
    means("when are you open", "hours");
    means("tell them the tap drips again", "message");
    means("no thanks", "no");
    Profile plumber = Presets.all().getFirst().profile();
    var it =
        new Talk(
            "CA1",
            Optional.of(Talk.CALLER),
            (text, _, _, _, _) ->
                meanings.getOrDefault(text, new Understanding("unknown", 0.1, false, Slots.NONE)),
            Talk.plain(plumber.with(Telephony.NONE.with(how))));
    it.now = NIGHT;
    return it;
  }

  private void means(String words, String intent) {
    meanings.put(words, new Understanding(intent, 0.9, intent.equals("emergency"), Slots.NONE));
  }

  @Test
  void a_business_that_is_closed_says_when_it_opens_and_helps_all_the_same() {
    assertThat(talk(Policy.USUAL, Map.of()).calls())
        .contains("We are closed just now and open tomorrow at 8 AM. I can help you all the same.")
        .endsWith("How can I help you today?");
  }

  @Test
  void an_open_business_greets_as_ever() {
    var talk = talk(Policy.MESSAGE, Map.of());
    talk.now = Talk.NOON;
    assertThat(talk.calls()).doesNotContain("closed").endsWith("How can I help you today?");
    assertThat(talk.says("a new boiler")).doesNotContain("pass");
  }

  @Test
  void the_owner_has_words_of_their_own() {
    var own = Map.of("en", "{business} sleeps until {opens}.");
    assertThat(talk(Policy.USUAL, own).calls())
        .startsWith("Prairie Plumbing sleeps until tomorrow at 8 AM.")
        .endsWith("How can I help you today?");
  }

  @Test
  void words_in_another_language_are_not_said_in_this_one() {
    assertThat(talk(Policy.USUAL, Map.of("es", "Cerrado.")).calls())
        .contains("closed")
        .doesNotContain("Cerrado");
  }

  @Test
  void where_messages_are_taken_whatever_is_said_first_is_one() {
    var talk = talk(Policy.MESSAGE, Map.of());
    assertThat(talk.calls()).endsWith("What is it about? I will pass it on.");
    talk.says("a new boiler");
    talk.says("Pat Example");
    assertThat(talk.asked(AddTask.class)).hasSize(1);
    assertThat(talk.asked(Tool.FindSlots.class)).isEmpty();
    assertThat(talk.says("a new boiler")).isEqualTo("Of course. What shall I pass on?");
  }

  @Test
  void an_emergency_is_seen_to_at_all_hours() {
    for (var policy : new Policy[] {Policy.MESSAGE, Policy.EMERGENCY}) {
      var talk = talk(policy, Map.of());
      talk.calls();
      talk.says("a pipe burst");
      assertThat(talk.state.frame().emergency()).isTrue();
      assertThat(talk.of(Ended.class)).isEmpty();
    }
  }

  @Test
  void where_only_emergencies_are_seen_to_others_hear_so_and_questions_are_answered() {
    var talk = talk(Policy.EMERGENCY, Map.of());
    assertThat(talk.calls()).contains("If it is an emergency, tell me now what has happened.");
    assertThat(talk.says("when are you open")).contains("We are open");
    assertThat(talk.says("a new boiler")).startsWith("That has to wait until");
    assertThat(talk.of(Ended.class)).hasSize(1);
  }

  @Test
  void what_held_at_the_greeting_holds_when_the_business_has_opened_meanwhile() {
    var talk = talk(Policy.EMERGENCY, Map.of());
    talk.calls();
    talk.now = Talk.NOON;
    assertThat(talk.says("a new boiler")).startsWith("That has to wait until");
  }

  @Test
  void who_writes_reads_it_before_the_first_answer_only() {
    var talk = talk(Policy.USUAL, Map.of());
    assertThat(talk.texts("when are you open"))
        .startsWith("We are closed just now and open Tue, Nov 24 at 8:00 AM.");
    assertThat(talk.texts("when are you open")).doesNotContain("closed just now");
  }

  @Test
  void what_is_written_where_messages_are_taken_is_the_message() {
    var talk = talk(Policy.MESSAGE, Map.of());
    assertThat(talk.texts("a new boiler")).startsWith("We are closed").contains("passed that on");
    assertThat(talk.asked(AddTask.class)).hasSize(1);
  }
}
