package switchboard.simulator.caller;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import switchboard.simulator.conversation.Transcript;
import switchboard.simulator.twilio.Account;
import switchboard.simulator.twilio.CallEnd;
import switchboard.simulator.twilio.CallEnd.Outcome;
import switchboard.simulator.twilio.Exchange;
import switchboard.simulator.twilio.Line;
import switchboard.simulator.twilio.Pace;
import switchboard.simulator.twilio.TestServer;
import switchboard.simulator.twilio.TestServer.Reply;
import switchboard.simulator.twilio.Webhooks;

class SimulationTest {

  private final Transcript transcript = new Transcript();

  @Test
  void a_burst_pipe_is_told_and_booked() throws Exception {
    var end =
        play(
            "burst-pipe",
            Map.of(
                "/twilio/voice", ask("/name", "Prairie Plumbing, how can I help you?"),
                "/name", ask("/address", "I'm sorry to hear that. What is your name?"),
                "/address", ask("/time", "Thank you. And where are you?"),
                "/time", ask("/bye", "I have 2 PM, 4 PM or tomorrow at 8. Which works best?"),
                "/bye", "<Say>See you at 2 PM. Goodbye.</Say><Hangup/>"));

    assertThat(end.outcome()).isEqualTo(Outcome.SERVER_HUNG_UP);
    assertThat(end.failed()).isFalse();
    assertThat(transcript.texts("said"))
        .satisfiesExactly(
            it -> assertThat(it).contains("pipe burst"),
            it -> assertThat(it).contains("Dana Whitlock"),
            it -> assertThat(it).contains("418 Cottonwood Lane"),
            it -> assertThat(it).contains("first one"));
  }

  @Test
  void a_silent_caller_hears_the_server_out() throws Exception {
    var end =
        play(
            "silent",
            Map.of(
                "/twilio/voice", ask("/turn", "Hello?") + "<Redirect>/again</Redirect>",
                "/again", ask("/turn", "Are you there?") + "<Say>Goodbye.</Say><Hangup/>"));

    assertThat(end.turns()).isZero();
    assertThat(transcript.texts("silence")).hasSize(2);
    assertThat(transcript.texts("heard")).containsExactly("Hello?", "Are you there?", "Goodbye.");
  }

  @Test
  void a_text_is_answered_with_a_text() throws Exception {
    var end = play("text-yes", Map.of("/twilio/sms", "<Message>See you then.</Message>"));

    assertThat(end.failed()).isFalse();
    assertThat(transcript.texts("said")).containsExactly("YES");
    assertThat(transcript.texts("heard")).containsExactly("See you then.");
  }

  @Test
  void a_text_to_a_server_that_fails_is_a_failure() throws Exception {
    assertThat(play("text-yes", Map.of()).outcome()).isEqualTo(Outcome.FAILED);
  }

  private CallEnd play(String script, Map<String, String> documents) throws Exception {
    try (var server =
        new TestServer(it ->
            Optional.ofNullable(documents.get(it.path()))
                .map(Reply::twiml)
                .orElseGet(() -> Reply.status(it.path().endsWith("status") ? 204 : 404)))) {
      var exchange = Exchange.of(Webhooks.of(new Account("AC01", "secret")), Pace.immediate());
      return new Simulation(exchange, Line.at(server.uri(), "+13165550100"))
          .run(Scripts.named(script), transcript, new Random(1));
    }
  }

  private static String ask(String action, String question) {
    return "<Gather input='speech dtmf' action='%s'><Say>%s</Say></Gather>"
        .formatted(action, question);
  }
}
