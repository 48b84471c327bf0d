package switchboard.edge.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import switchboard.engine.conversation.Conversation.Command;
import switchboard.engine.conversation.Conversation.Reply;
import switchboard.engine.conversation.Event.Next;
import switchboard.engine.privacy.Personal;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TakeOverRoutesTest {

  private static final String ABOUT = "?business_id=acme&call=call-acme";
  private static final String BRIEF = "/twilio/voice/brief" + ABOUT;
  private static final String JOINED = "/twilio/voice/joined" + ABOUT;

  private Wire wire;

  @BeforeAll
  void start() {
    wire = new Wire();
  }

  @AfterAll
  void stop() {
    wire.close();
  }

  private Xml post(String path, String... more) {
    return Xml.parse(wire.post(path, wire.call(more)).body());
  }

  @Test
  void whoever_answers_hears_who_it_is_about_and_is_asked() {
    var gather = post(BRIEF).first("Gather");
    assertThat(gather.first("Say").text())
        .isEqualTo(
            "A call for Acme & Sons. name of acme, about need of acme. Press one to take it.");
    assertThat(gather.attribute("numDigits")).isEqualTo("1");
    assertThat(gather.attribute("action")).endsWith("&asked=1");
  }

  @Test
  void a_call_nobody_knows_of_is_told_without_a_name() {
    var said = post("/twilio/voice/brief?business_id=acme&call=CA9").first("Gather").first("Say");
    assertThat(said.text()).contains("A caller, about something they have not said yet");
  }

  @Test
  void one_joins_them_and_anything_else_hangs_up() {
    assertThat(wire.post(BRIEF + "&asked=1", wire.call("Digits", "1")).body())
        .endsWith("<Response/>");
    for (var digits : new String[] {"2", "", "11"})
      assertThat(wire.post(BRIEF + "&asked=1", wire.call("Digits", digits)).body())
          .as(digits)
          .contains("<Hangup/>");
  }

  @Test
  void after_a_person_has_spoken_the_call_is_over() {
    var told = wire.call("DialCallStatus", "completed", "DialBridged", "true");
    assertThat(wire.post(JOINED, told).body()).contains("<Hangup/>");
  }

  @Test
  void when_nobody_came_the_caller_hears_so_and_what_was_said_last() {
    wire.conversations.answer(
        it ->
            it instanceof Command.Resume(var turn, _) && turn < 0
                ? new Reply.Say(4, new Personal("Is ten all right?"), Next.LISTEN, Optional.empty())
                : new Reply.Noted());
    for (var how :
        new String[][] {
          {"DialCallStatus", "no-answer"},
          {"DialCallStatus", "completed", "DialBridged", "false"},
          {"DialCallStatus", "busy"}
        }) {
      var gather = post(JOINED, how).first("Gather");
      assertThat(gather.first("Say").text())
          .startsWith("I am sorry, nobody could come")
          .endsWith("Is ten all right?");
      assertThat(gather.attribute("action")).contains("turn=5");
    }
  }

  @Test
  void what_nobody_signed_or_what_names_nobody_is_refused() {
    assertThat(wire.post(JOINED, wire.call(), "forged").statusCode()).isEqualTo(403);
    assertThat(wire.post("/twilio/voice/joined?business_id=nobody&call=CA1", wire.call()).statusCode())
        .isEqualTo(400);
    assertThat(wire.post("/twilio/voice/brief?business_id=acme", wire.call()).statusCode())
        .isEqualTo(400);
  }
}
