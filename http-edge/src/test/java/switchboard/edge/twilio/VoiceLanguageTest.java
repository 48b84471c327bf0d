package switchboard.edge.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import switchboard.engine.conversation.Conversation.Reply;
import switchboard.engine.conversation.Event.Next;
import switchboard.engine.privacy.Personal;

/// How a call sounds in more than one language.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VoiceLanguageTest {

  private Wire wire;

  @BeforeAll
  void start() {
    wire = new Wire();
  }

  @AfterAll
  void stop() {
    wire.close();
  }

  private Xml turn(Optional<String> language) {
    wire.conversations.answer(_ -> new Reply.Say(1, new Personal("Claro."), Next.LISTEN, language));
    return Xml.parse(
        wire.post("/twilio/voice/turn?turn=1", wire.call("SpeechResult", "hola")).body());
  }

  @Test
  void a_caller_is_listened_and_spoken_to_in_the_language_of_the_turn() {
    var gather = turn(Optional.of("es-US")).first("Gather");
    assertThat(gather.attribute("language")).isEqualTo("es-US");
    assertThat(gather.attribute("hints")).contains("fuga", "reparación de fugas", "burst pipe");
    assertThat(gather.first("Say").attribute("language")).isEqualTo("es-US");
    assertThat(gather.first("Say").attribute("voice")).isEqualTo("Polly.Lupe");
  }

  @Test
  void without_a_word_of_it_the_language_is_the_tenants() {
    var gather = turn(Optional.empty()).first("Gather");
    assertThat(gather.attribute("language")).isEqualTo("en-US");
    assertThat(gather.first("Say").attribute("voice")).isEqualTo("Polly.Joanna");
  }

  @Test
  void what_only_a_language_model_speaks_is_said_in_twilios_own_voice() {
    var gather = turn(Optional.of("fr-FR")).first("Gather");
    assertThat(gather.attribute("language")).isEqualTo("fr-FR");
    assertThat(gather.first("Say").attribute("language")).isEqualTo("fr-FR");
    assertThat(gather.first("Say").attribute("voice")).isEmpty();
  }
}
