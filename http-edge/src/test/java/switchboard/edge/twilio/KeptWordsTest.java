package switchboard.edge.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static switchboard.edge.twilio.Scripted.say;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import switchboard.engine.conversation.Conversation.Command;
import switchboard.engine.privacy.Personal;

/// What callers say while their conversation is out of reach is not lost, and read by nobody else.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeptWordsTest {

  private Wire wire;

  @BeforeAll
  void start() {
    wire = new Wire();
  }

  @AfterAll
  void stop() {
    wire.close();
  }

  @BeforeEach
  void reset() {
    wire.conversations.asked.clear();
  }

  @Test
  void what_was_said_is_told_again_until_the_conversation_hears_it() {
    wire.conversations.stage(_ -> Scripted.never());
    var said = wire.call("SpeechResult", "my boiler leaks", "Confidence", "0.8");
    var hold = Xml.parse(wire.post("/twilio/voice/turn?turn=2", said).body());
    wire.conversations.answer(_ -> say(2, "Found it."));
    var twiml = Xml.parse(wire.post(hold.first("Redirect").text(), wire.call()).body());
    assertThat(twiml.first("Gather").attribute("action")).endsWith("?turn=3");
    var told = (Command.Hear) wire.conversations.last();
    assertThat(told.words()).isEqualTo(new Personal("my boiler leaks"));
    assertThat(told.turn()).isEqualTo(2);
    assertThat(told.confidence()).isEqualTo(0.8);
  }

  @Test
  void keys_and_silence_are_told_again_too() {
    for (var deed : new String[] {"Digits", "Silence"}) {
      wire.conversations.stage(_ -> Scripted.never());
      var hold = Xml.parse(wire.post("/twilio/voice/turn?turn=2", wire.call(deed, "0")).body());
      wire.conversations.answer(_ -> say(2, "Found it."));
      wire.post(hold.first("Redirect").text(), wire.call());
      assertThat(wire.conversations.last())
          .isInstanceOf(deed.equals("Digits") ? Command.Press.class : Command.KeepSilent.class);
    }
  }

  @Test
  void words_kept_for_one_turn_of_one_call_are_good_for_no_other() {
    wire.conversations.stage(_ -> Scripted.never());
    var said = wire.call("SpeechResult", "my boiler leaks");
    var hold = Xml.parse(wire.post("/twilio/voice/turn?turn=2", said).body());
    var path = hold.first("Redirect").text();
    wire.conversations.answer(it -> say(((Command.Resume) it).turn(), "Once more?"));
    wire.post(path.replace("turn=2", "turn=3"), wire.call());
    wire.post(path, wire.call("CallSid", "CA2"));
    wire.post(path.substring(0, path.length() - 4) + "AAAA", wire.call());
    wire.post("/twilio/voice/turn?turn=2&wait=1&kept=!", wire.call());
    assertThat(wire.conversations.asked).hasSize(5);
  }

  @Test
  void longer_words_than_an_address_holds_are_asked_for_again() {
    assertThat(Envelope.own().close("x".repeat(2_001), "a")).isEmpty();
    wire.conversations.stage(_ -> Scripted.never());
    var said = wire.call("SpeechResult", "x".repeat(3_000));
    var hold = Xml.parse(wire.post("/twilio/voice/turn?turn=2", said).body());
    assertThat(hold.first("Redirect").text()).isEqualTo("/twilio/voice/turn?turn=2&wait=1");
  }

  @Test
  void a_call_whose_greeting_was_late_is_held_as_it_was_chosen() {
    wire.conversations.stage(_ -> Scripted.never());
    var hold = Xml.parse(wire.post("/twilio/voice", wire.call()).body());
    wire.conversations.answer(_ -> say(0, "Hello"));
    wire.post(hold.first("Redirect").text(), wire.call());
    assertThat(wire.conversations.last()).isInstanceOf(Command.Begin.class);
  }
}
