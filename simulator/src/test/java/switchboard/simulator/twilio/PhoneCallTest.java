package switchboard.simulator.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.twilio.security.RequestValidator;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import switchboard.simulator.conversation.Transcript;
import switchboard.simulator.twilio.CallEnd.Outcome;
import switchboard.simulator.twilio.Faults.Delivery;
import switchboard.simulator.twilio.Faults.Signing;
import switchboard.simulator.twilio.Move.HangUp;
import switchboard.simulator.twilio.Move.Press;
import switchboard.simulator.twilio.Move.Speak;
import switchboard.simulator.twilio.Move.StaySilent;
import switchboard.simulator.twilio.TestServer.Reply;
import switchboard.simulator.twilio.TestServer.Request;

class PhoneCallTest {

  private static final Account ACCOUNT =
      new Account("AC0123456789abcdef0123456789abcdef", "secret");
  private static final Move HELLO = new Speak("Hello", 0.9);
  private static final String ASK =
      "<Gather input='speech dtmf' action='/turn'><Say>Yes?</Say></Gather>";

  private final Transcript transcript = new Transcript();
  private TestServer server = new TestServer(_ -> Reply.status(500));
  private Webhooks webhooks = Webhooks.of(ACCOUNT);

  @AfterEach
  void close() {
    server.close();
  }

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
  void every_webhook_carries_a_signature_that_twilios_own_library_accepts() throws Exception {
    serve(
        Map.of(
            "/twilio/voice",
            ASK,
            "/turn",
            "<Redirect method='GET'>/last?a=%20b</Redirect>",
            "/last",
            ""));
    call(HELLO);

    assertThat(server.requests()).hasSize(4).allSatisfy(it -> assertThat(valid(it)).isTrue());
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
  void behind_a_proxy_the_public_address_is_signed_and_another_one_called() throws Exception {
    serve(
        Map.of(
            "/twilio/voice",
            ASK,
            "/turn",
            "<Redirect>https://phone.example:8443/x</Redirect>",
            "/x",
            ""));
    var publicBase = URI.create("https://phone.example:8443");
    run(
        scripted(HELLO),
        webhooks.through(Route.through(publicBase, server.uri())),
        Line.at(publicBase, "+17855550100"));

    assertThat(server.requests()).hasSize(4);
    assertThat(server.requests())
        .allSatisfy(it -> assertThat(valid("https://phone.example" + it.uri(), it)).isTrue());
  }

  @ParameterizedTest
  @CsvSource({"RIGHT, true", "WRONG, false", "MISSING, false"})
  void a_signature_can_be_wrong_on_purpose(Signing signing, boolean valid) throws Exception {
    serve(Map.of("/twilio/voice", "<Hangup/>"));
    run(scripted(HELLO), webhooks.with(Faults.of(signing)), line());

    assertThat(valid(server.requests().getFirst())).isEqualTo(valid);
  }

  @ParameterizedTest
  @CsvSource({"TWICE", "TWICE_AT_ONCE"})
  void a_webhook_can_arrive_twice_with_one_token(Delivery delivery) throws Exception {
    serve(Map.of("/twilio/voice", ASK, "/turn", "<Hangup/>"));
    var end = run(scripted(HELLO), webhooks.with(Faults.of(delivery)), line());

    assertThat(end.failed()).isFalse();
    var turns = server.requests("/turn");
    assertThat(turns).hasSize(2);
    assertThat(turns.getFirst().idempotencyToken()).isEqualTo(turns.getLast().idempotencyToken());
    assertThat(turns.getFirst().body()).isEqualTo(turns.getLast().body());
    assertThat(turns.getFirst().idempotencyToken())
        .isNotEqualTo(server.requests().getFirst().idempotencyToken());
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
  void a_withheld_number_comes_from_nowhere() throws Exception {
    serve(Map.of("/twilio/voice", "<Hangup/>"));
    var exchange = Exchange.of(webhooks, Pace.immediate());
    new PhoneCall(exchange, line(), Party.withheld(), scripted(HELLO), transcript).run();

    assertThat(server.requests().getFirst().form().fields())
        .containsEntry("From", "anonymous")
        .containsEntry("FromCity", "");
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

  @Test
  void a_json_body_is_signed_by_its_hash() throws Exception {
    server = new TestServer(_ -> Reply.status(204));
    webhooks.sendJson(server.uri().resolve("/events?x=1"), "{}", Signature.Product.VOICE);

    var request = server.requests().getFirst();
    assertThat(
            new RequestValidator(ACCOUNT.authToken())
                .validate(server.uri() + request.uri(), request.body(), request.signature()))
        .isTrue();
  }

  /// Serves each path its verbs, and says nothing of the end of the call.
  private void serve(Map<String, String> documents) {
    server.close();
    server =
        new TestServer(it ->
            Optional.ofNullable(documents.get(it.path()))
                .map(Reply::twiml)
                .orElseGet(() -> Reply.status(it.path().equals("/twilio/status") ? 204 : 404)));
  }

  private Line line() {
    return Line.at(server.uri(), "+17855550100");
  }

  private CallEnd call(Move... moves) throws InterruptedException {
    return run(scripted(moves), webhooks, line());
  }

  private CallEnd run(Caller caller, Webhooks through, Line line) throws InterruptedException {
    var exchange = Exchange.of(through, Pace.immediate());
    return new PhoneCall(exchange, line, Party.of("+13165550142"), caller, transcript).run();
  }

  private static Caller scripted(Move... moves) {
    var left = new ArrayDeque<>(List.of(moves));
    return _ -> next(left);
  }

  private static Move next(Queue<Move> left) {
    var move = left.poll();
    return move == null ? new HangUp() : move;
  }

  private static Move remember(Queue<String> heard, Ask ask) {
    heard.add(ask.heard());
    return HELLO;
  }

  private static Reply late(CountDownLatch patience) {
    try {
      patience.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    return Reply.status(204);
  }

  private boolean valid(Request request) throws Exception {
    return valid(server.uri() + request.uri(), request);
  }

  private static boolean valid(String url, Request request) {
    var fields =
        request.method().equals("GET") ? Map.<String, String>of() : request.form().fields();
    return new RequestValidator(ACCOUNT.authToken())
        .validate(url, Map.copyOf(fields), request.signature());
  }
}
