package switchboard.simulator.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import switchboard.simulator.twilio.CallEnd.Outcome;
import switchboard.simulator.twilio.Move.StaySilent;
import switchboard.simulator.twilio.TestServer.Reply;

class PhoneCallFailureTest extends CallRoom {

  @ParameterizedTest
  @CsvSource({
    "500, text/xml, <Response/>, 11200",
    "403, text/xml, <Response/>, 11200",
    "302, text/xml, <Response/>, 11200",
    "200, text/xml, <Response>, 12100",
    "200, text/xml, <Oops/>, 12200",
    "200, application/json, {}, 12300"
  })
  void when_the_server_fails_the_caller_hears_of_an_application_error(
      int status, String type, String body, String code) throws Exception {
    server =
        new TestServer(it ->
            it.path().endsWith("status")
                ? Reply.status(204)
                : new Reply(status, type, body.getBytes(UTF_8)));
    var end = call(HELLO);

    assertThat(end.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(end.failed()).isTrue();
    assertThat(end.problems()).singleElement().asString().startsWith(code + " ");
    assertThat(transcript.texts("heard")).containsExactly(PhoneCall.APPLICATION_ERROR);
    assertThat(server.requests("/twilio/status").getFirst().form().get("CallStatus"))
        .contains("failed");
  }

  @Test
  void a_server_that_takes_too_long_has_failed() throws Exception {
    var patience = new CountDownLatch(1);
    server =
        new TestServer(it -> it.path().endsWith("status") ? Reply.status(204) : late(patience));
    var end = run(scripted(HELLO), webhooks.within(Duration.ofMillis(200)), line());
    patience.countDown();

    assertThat(end.problems()).singleElement().asString().startsWith("11205 ");
  }

  @Test
  void a_server_that_is_not_there_has_failed() throws Exception {
    server.close();

    assertThat(call(HELLO).problems()).hasSize(2).first().asString().startsWith("11200 ");
  }

  @Test
  void more_than_twilio_takes_is_refused() throws Exception {
    serve(Map.of("/twilio/voice", "<Say>" + "x".repeat(70_000) + "</Say>"));

    assertThat(call(HELLO).problems()).singleElement().asString().startsWith("11750 ");
  }

  @Test
  void a_document_that_leads_to_itself_is_left_in_the_end() throws Exception {
    serve(Map.of("/twilio/voice", "<Redirect>/twilio/voice</Redirect>"));

    assertThat(call(HELLO).problems()).singleElement().asString().startsWith("11215 ");
    assertThat(server.requests("/twilio/voice")).hasSizeLessThan(60);
  }

  @Test
  void a_caller_who_never_speaks_to_a_server_that_always_asks_is_freed_in_the_end()
      throws Exception {
    serve(Map.of("/twilio/voice", ASK + "<Redirect/>"));

    assertThat(run(_ -> new StaySilent(), webhooks, line()).outcome()).isEqualTo(Outcome.FAILED);
  }

  @Test
  void a_long_conversation_is_no_circle() throws Exception {
    serve(Map.of("/twilio/voice", ASK, "/turn", ASK));
    var turns = new ArrayDeque<>(Collections.nCopies(100, HELLO));

    assertThat(run(_ -> next(turns), webhooks, line()).turns()).isEqualTo(100);
  }

  @ParameterizedTest
  @CsvSource({"ht tp://x", "mailto:a@b.example", "/%zz", "//"})
  void an_address_that_is_none_is_an_error_of_the_server(String url) throws Exception {
    serve(Map.of("/twilio/voice", "<Redirect>" + url + "</Redirect>"));

    assertThat(call(HELLO).problems()).singleElement().asString().startsWith("11100 ");
  }

  @Test
  void a_status_callback_that_fails_is_a_problem_of_a_call_that_went_well() throws Exception {
    server =
        new TestServer(
            it -> it.path().endsWith("status") ? Reply.status(500) : Reply.twiml("<Hangup/>"));
    var end = call(HELLO);

    assertThat(end.outcome()).isEqualTo(Outcome.SERVER_HUNG_UP);
    assertThat(end.failed()).isTrue();
  }
}
