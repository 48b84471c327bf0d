package switchboard.edge.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import switchboard.engine.conversation.Conversation.Command;
import switchboard.engine.conversation.Conversation.Reply;
import switchboard.engine.privacy.Personal;

/// A caller who waits for something that takes its time.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CompanyTest {

  private Wire wire;

  @BeforeAll
  void start() {
    wire = new Wire();
  }

  @AfterAll
  void stop() {
    wire.close();
  }

  private static Reply.Part part(boolean open) {
    return new Reply.Part(2, Personal.of("I am asking our specialist."), open);
  }

  @Test
  void who_waits_longer_is_listened_to_meanwhile() {
    wire.conversations.answer(_ -> part(true));
    var answer = wire.post("/twilio/voice/turn?turn=2", wire.call("SpeechResult", "yes"));
    var twiml = Xml.parse(answer.body());
    assertThat(twiml.verbs()).containsExactly("Gather", "Redirect");
    var gather = twiml.first("Gather");
    assertThat(gather.attribute("action")).isEqualTo("/twilio/voice/turn?turn=3");
    assertThat(gather.attribute("actionOnEmptyResult")).isEqualTo("false");
    assertThat(gather.first("Say").text()).isEqualTo("I am asking our specialist.");
    assertThat(twiml.first("Redirect").text()).isEqualTo("/twilio/voice/turn?turn=2&wait=1");
  }

  @Test
  void who_says_nothing_goes_on_waiting_and_who_speaks_is_heard() {
    wire.conversations.answer(_ -> part(true));
    wire.post("/twilio/voice/turn?turn=2&wait=1", wire.call());
    assertThat(wire.conversations.last())
        .isInstanceOfSatisfying(Command.Resume.class, it -> assertThat(it.turn()).isEqualTo(2));
    wire.post("/twilio/voice/turn?turn=3", wire.call("SpeechResult", "never mind"));
    assertThat(wire.conversations.last())
        .isInstanceOfSatisfying(
            Command.Hear.class,
            it -> {
              assertThat(it.turn()).isEqualTo(3);
              assertThat(it.words()).isEqualTo(Personal.of("never mind"));
            });
  }

  @Test
  void a_short_wait_is_only_bridged() {
    wire.conversations.answer(_ -> part(false));
    var answer = wire.post("/twilio/voice/turn?turn=2", wire.call("SpeechResult", "yes"));
    assertThat(Xml.parse(answer.body()).verbs()).containsExactly("Say", "Redirect");
  }
}
