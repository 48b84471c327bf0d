package switchboard.edge.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static switchboard.edge.twilio.Scripted.say;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import switchboard.engine.conversation.Conversation.Command;
import switchboard.engine.conversation.Conversation.Reason;
import switchboard.engine.conversation.Conversation.Reply;
import switchboard.engine.conversation.Event.Next;
import switchboard.engine.privacy.Personal;

/// Where a call goes once its socket is gone.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RelayEndedTest {

  private static final Map<String, String> FAILED =
      Map.of("SessionStatus", "failed", "ErrorCode", "64105", "SessionDuration", "12");

  private RelayWire wire;

  @BeforeAll
  void start() {
    wire = new RelayWire();
  }

  @AfterAll
  void stop() {
    wire.close();
  }

  @BeforeEach
  void reset() {
    wire.conversations.asked.clear();
    wire.conversations.answer(it ->
        it instanceof Command.Resume
            ? say(3, "You are booked for Tuesday. What is your address?")
            : new Reply.Noted());
  }

  private Xml ended(String query, Map<String, String> news) {
    return Xml.parse(wire.ended(query, news).body());
  }

  private static Xml relay(Xml twiml) {
    return twiml.first("Connect").first("ConversationRelay");
  }

  private static String parameter(Xml relay, String name) {
    return relay.all("Parameter").stream()
        .filter(it -> it.attribute("name").equals(name))
        .findFirst()
        .orElseThrow()
        .attribute("value");
  }

  @Test
  void a_broken_call_goes_on_with_the_open_question_and_repeats_nothing_else() {
    var twiml = ended("?try=0", FAILED);
    assertThat(relay(twiml).attribute("welcomeGreeting"))
        .startsWith("Sorry about that")
        .contains("you were telling me")
        .endsWith("What is your address?")
        .doesNotContain("booked");
    assertThat(parameter(relay(twiml), "turn")).isEqualTo("3");
    assertThat(twiml.first("Connect").attribute("action")).endsWith("?try=1");
  }

  @Test
  void when_sockets_break_again_and_again_the_call_takes_a_lower_rung() {
    var twiml = ended("?try=2", FAILED);
    assertThat(twiml.verbs()).containsExactly("Redirect");
    assertThat(twiml.first("Redirect").text()).contains("rung=relay");
    assertThat(wire.conversations.asked).isEmpty();
  }

  @Test
  void a_session_that_lasted_does_not_count_against_the_next() {
    var long_ = Map.of("SessionStatus", "failed", "SessionDuration", "300");
    assertThat(ended("?try=2", long_).first("Connect").attribute("action")).endsWith("?try=1");
  }

  @Test
  void a_conversation_that_does_not_answer_is_looked_for_by_the_next_session() {
    wire.conversations.stage(_ -> Scripted.never());
    var twiml = ended("?try=0", FAILED);
    assertThat(relay(twiml).attribute("welcomeGreeting")).startsWith("Sorry about that");
    assertThat(parameter(relay(twiml), "turn")).isEqualTo("-2");
  }

  @Test
  void the_call_that_moved_to_this_node_goes_on_without_a_word() {
    var handOff = Map.of("SessionStatus", "ended", "HandoffData", "{\"reason\":\"moved\",\"turn\":5}");
    var twiml = ended("?try=1", handOff);
    assertThat(relay(twiml).attribute("welcomeGreeting")).isEmpty();
    assertThat(parameter(relay(twiml), "turn")).isEqualTo("5");
    assertThat(twiml.first("Connect").attribute("action")).endsWith("?try=0");
  }

  @Test
  void after_the_last_words_we_hang_up() {
    var over = Map.of("SessionStatus", "ended", "HandoffData", "{\"reason\":\"over\",\"turn\":5}");
    assertThat(ended("", over).verbs()).containsExactly("Hangup");
    assertThat(wire.conversations.asked).isEmpty();
    var gone = Map.of("SessionStatus", "completed", "CallStatus", "completed");
    assertThat(ended("", gone).verbs()).containsExactly("Hangup");
  }

  @Test
  void whoever_wants_a_person_is_put_through() {
    var person = Map.of("SessionStatus", "ended", "HandoffData", "{\"reason\":\"person\",\"turn\":5}");
    assertThat(ended("", person).first("Redirect").text()).contains("turn=6");
  }

  @Test
  void a_goodbye_that_broke_off_is_said_and_no_more() {
    wire.conversations.answer(_ -> new Reply.Say(7, new Personal("Goodbye!"), Next.END));
    var twiml = ended("?try=0", FAILED);
    assertThat(twiml.verbs()).containsExactly("Say", "Hangup");
  }

  @Test
  void hand_off_data_that_is_not_ours_breaks_nothing() {
    for (var data : new String[] {"", "?", "[]", "{\"reason\":\"coffee\"}", "{\"reason\":7}"}) {
      var news = Map.of("SessionStatus", "ended", "HandoffData", data);
      assertThat(ended("?try=0", news).verbs()).containsExactly("Connect");
    }
  }

  @Test
  void a_call_that_never_began_begins() {
    wire.conversations.answer(_ -> new Reply.Rejected(Reason.NOT_BEGUN));
    assertThat(ended("?try=0", FAILED).first("Redirect").text()).isEqualTo("/twilio/voice");
  }

  @Test
  void strangers_are_refused_and_unknown_numbers_are_nobodys() {
    assertThat(wire.ended("?try=0", Map.of("To", "+15555550177")).statusCode()).isEqualTo(204);
    assertThat(wire.conversations.asked).isEmpty();
  }
}
