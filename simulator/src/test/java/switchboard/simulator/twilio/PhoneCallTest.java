package switchboard.simulator.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import switchboard.simulator.twilio.CallEnd.Outcome;
import switchboard.simulator.twilio.Move.HangUp;
import switchboard.simulator.twilio.Move.Press;
import switchboard.simulator.twilio.Move.StaySilent;
import switchboard.simulator.twilio.TestServer.Request;

class PhoneCallTest extends CallRoom {

  @Test
  void a_call_begins_with_everything_twilio_says_about_it() throws Exception {
    serve(Map.of("/twilio/voice", "<Say>Goodbye</Say><Hangup/>"));
    var end = call(HELLO);

    assertThat(end.outcome()).isEqualTo(Outcome.SERVER_HUNG_UP);
    assertThat(server.requests().getFirst().form().fields())
        .containsEntry("CallSid", end.callSid())
        .containsEntry("AccountSid", ACCOUNT.sid())
        .containsEntry("From", "+13165550142")
        .containsEntry("Caller", "+13165550142")
        .containsEntry("To", "+17855550100")
        .containsEntry("Called", "+17855550100")
        .containsEntry("CallStatus", "ringing")
        .containsEntry("Direction", "inbound")
        .containsEntry("ApiVersion", "2010-04-01")
        .containsEntry("FromCity", "WICHITA")
        .containsEntry("ToCity", "TOPEKA")
        .containsEntry("CallerState", "KS")
        .containsEntry("CalledCountry", "US");
    assertThat(transcript.texts("heard")).containsExactly("Goodbye");
  }

  @Test
  void the_end_of_a_call_is_reported() throws Exception {
    serve(Map.of("/twilio/voice", "<Say>Goodbye</Say>"));
    var end = call(HELLO);

    assertThat(end.outcome()).isEqualTo(Outcome.DOCUMENT_ENDED);
    assertThat(server.requests("/twilio/status").getFirst().form().fields())
        .containsEntry("CallSid", end.callSid())
        .containsEntry("CallStatus", "completed")
        .containsEntry("CallDuration", "1")
        .containsEntry("SequenceNumber", "0")
        .hasEntrySatisfying("Timestamp", it -> assertThat(it).endsWith(" +0000"));
  }

  @Test
  void what_is_said_reaches_the_action_with_its_confidence() throws Exception {
    serve(Map.of("/twilio/voice", "<Say>Welcome.</Say>" + ASK, "/turn", "<Hangup/>"));
    var heard = new ArrayDeque<String>();
    var end = run(ask -> remember(heard, ask), webhooks, line());

    assertThat(heard).containsExactly("Welcome. Yes?");
    assertThat(end.turns()).isEqualTo(1);
    assertThat(server.requests("/turn").getFirst().form().fields())
        .containsEntry("SpeechResult", "Hello")
        .containsEntry("Confidence", "0.9000000")
        .containsEntry("CallStatus", "in-progress");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          numDigits='1'                  | 12    | 1
          numDigits='4'                  | 12#34 | 12
          numDigits='4'                  | 12    | 12
          finishOnKey='*'                | 12#*3 | 12#
          finishOnKey=''                 | 1#2*  | 1#2*
          """)
  void keys_count_up_to_the_last_one_asked_for(String gather, String pressed, String taken)
      throws Exception {
    serve(Map.of("/twilio/voice", "<Gather action='/turn' " + gather + "/>", "/turn", "<Hangup/>"));
    call(new Press(pressed));

    assertThat(server.requests("/turn").getFirst().form().fields()).containsEntry("Digits", taken);
  }

  @Test
  void silence_leads_to_the_next_verb() throws Exception {
    serve(Map.of("/twilio/voice", ASK + "<Redirect>/again</Redirect>", "/again", "<Hangup/>"));
    var end = call(new StaySilent());

    assertThat(end.outcome()).isEqualTo(Outcome.SERVER_HUNG_UP);
    assertThat(server.requests("/turn")).isEmpty();
    assertThat(server.requests("/again")).hasSize(1);
  }

  @Test
  void silence_leads_to_the_action_where_its_author_wants_to_know() throws Exception {
    serve(
        Map.of(
            "/twilio/voice",
            "<Gather input='speech' actionOnEmptyResult='true' action='/turn'/>",
            "/turn",
            "<Hangup/>"));
    call(new StaySilent());

    assertThat(server.requests("/turn").getFirst().form().get("SpeechResult")).isEmpty();
  }

  @Test
  void words_mean_nothing_to_a_gather_that_listens_for_keys() throws Exception {
    serve(Map.of("/twilio/voice", "<Gather action='/turn'/><Say>Bye</Say>"));

    assertThat(call(HELLO).outcome()).isEqualTo(Outcome.DOCUMENT_ENDED);
    assertThat(server.requests("/turn")).isEmpty();
  }

  @Test
  void keys_mean_nothing_to_a_gather_that_listens_for_words() throws Exception {
    serve(Map.of("/twilio/voice", "<Gather input='speech' action='/turn'/><Say>Bye</Say>"));

    assertThat(call(new Press("1")).outcome()).isEqualTo(Outcome.DOCUMENT_ENDED);
  }

  @Test
  void addresses_are_resolved_against_the_document_they_stand_in() throws Exception {
    serve(
        Map.of(
            "/twilio/voice", "<Redirect>a/one</Redirect>",
            "/twilio/a/one", "<Redirect>two?x=1</Redirect>",
            "/twilio/a/two", "<Redirect>../three</Redirect>",
            "/twilio/three", "<Gather input='speech'/><Hangup/>"));
    call(HELLO);

    assertThat(server.requests().stream().map(Request::uri))
        .containsExactly(
            "/twilio/voice",
            "/twilio/a/one",
            "/twilio/a/two?x=1",
            "/twilio/three",
            "/twilio/three",
            "/twilio/status");
  }

  @Test
  void a_get_takes_its_news_in_the_query() throws Exception {
    serve(
        Map.of(
            "/twilio/voice",
            "<Gather input='speech' method='GET' action='/turn?x=1'/>",
            "/turn",
            ""));
    call(HELLO);

    var request = server.requests("/turn").getFirst();
    assertThat(request.method()).isEqualTo("GET");
    assertThat(request.uri()).startsWith("/turn?x=1&").contains("SpeechResult=Hello");
  }

  @Test
  void a_call_passed_on_comes_back_with_how_that_ended() throws Exception {
    serve(
        Map.of(
            "/twilio/voice",
                "<Dial action='/after'><Number>+13165550100</Number></Dial><Say>x</Say>",
            "/after", "<Hangup/>"));
    call(HELLO);

    assertThat(transcript.texts("dialled")).containsExactly("+13165550100");
    assertThat(transcript.texts("heard")).isEmpty();
    assertThat(server.requests("/after").getFirst().form().get("DialCallStatus"))
        .contains("completed");
  }

  @Test
  void a_message_left_is_handed_to_the_action() throws Exception {
    serve(Map.of("/twilio/voice", "<Record action='/left'/>", "/left", "<Hangup/>"));
    call(HELLO);

    assertThat(transcript.texts("recorded")).containsExactly("Hello");
    assertThat(server.requests("/left").getFirst().form().get("RecordingUrl")).isPresent();
  }

  @Test
  void a_caller_who_hangs_up_is_heard_of_only_in_the_status() throws Exception {
    serve(Map.of("/twilio/voice", ASK));

    assertThat(call(new HangUp()).outcome()).isEqualTo(Outcome.CALLER_HUNG_UP);
    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void a_rejected_call_was_never_answered() throws Exception {
    serve(Map.of("/twilio/voice", "<Reject reason='busy'/>"));

    assertThat(call(HELLO).outcome()).isEqualTo(Outcome.REJECTED);
    assertThat(server.requests("/twilio/status").getFirst().form().get("CallStatus"))
        .contains("busy");
  }

  @Test
  void a_verb_that_is_not_simulated_is_told_of_and_passed_over() throws Exception {
    serve(
        Map.of("/twilio/voice", "<Connect><Stream url='wss://a.example'/></Connect><Say>Hi</Say>"));
    call(HELLO);

    assertThat(transcript.texts("problem")).singleElement().asString().contains("<Connect>");
    assertThat(transcript.texts("heard")).containsExactly("Hi");
  }

  @Test
  void a_withheld_number_comes_from_nowhere() throws Exception {
    serve(Map.of("/twilio/voice", "<Hangup/>"));
    var exchange = Exchange.of(webhooks, Pace.immediate());
    new PhoneCall(exchange, line(), Party.withheld(), scripted(HELLO), transcript).run();

    assertThat(server.requests().getFirst().form().fields())
        .containsEntry("From", "anonymous")
        .containsEntry("FromCity", "");
  }
}
