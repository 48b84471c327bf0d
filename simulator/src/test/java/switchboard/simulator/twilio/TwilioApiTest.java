package switchboard.simulator.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.twilio.exception.ApiConnectionException;
import com.twilio.exception.ApiException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Call;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.security.RequestValidator;
import com.twilio.type.PhoneNumber;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import switchboard.simulator.conversation.ConversationListener;
import switchboard.simulator.conversation.Transcript;
import switchboard.simulator.twilio.CallEnd.Outcome;
import switchboard.simulator.twilio.SentMessage.Status;
import switchboard.simulator.twilio.TestServer.Reply;

class TwilioApiTest {

  private static final Account ACCOUNT =
      new Account("AC0123456789abcdef0123456789abcdef", "secret");
  private static final PhoneNumber CUSTOMER = new PhoneNumber("+13165550142");
  private static final PhoneNumber PLUMBER = new PhoneNumber("+13165550100");
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final LiveCalls live = new LiveCalls();
  private String running = "";
  private TwilioApi api;
  private TwilioRestClient sdk;

  @BeforeEach
  void open() throws IOException {
    api = TwilioApi.start(0, Webhooks.of(ACCOUNT), new OptOuts(), live);
    sdk = sdk(ACCOUNT);
  }

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void twilios_own_library_sends_a_message_and_finds_it_again() throws Exception {
    var sent = Message.creator(CUSTOMER, PLUMBER, "See you at 9.").create(sdk);

    assertThat(sent.getSid()).matches("SM[0-9a-f]{32}");
    assertThat(sent.getStatus()).isEqualTo(Message.Status.QUEUED);
    assertThat(sent.getDateCreated()).isBeforeOrEqualTo(ZonedDateTime.now(ZoneOffset.UTC));
    assertThat(sent.getNumSegments()).isEqualTo("1");
    assertThat(api.await(it -> it.status() == Status.DELIVERED, PATIENCE))
        .hasValueSatisfying(it -> assertThat(it.body()).isEqualTo("See you at 9."));
    assertThat(Message.fetcher(sent.getSid()).fetch(sdk).getStatus())
        .isEqualTo(Message.Status.DELIVERED);
  }

  @Test
  void a_listing_is_narrowed_by_whom_and_when_newest_first() {
    for (var body : new String[] {"one", "two"})
      Message.creator(CUSTOMER, PLUMBER, body).create(sdk);
    Message.creator(PLUMBER, CUSTOMER, "three").create(sdk);
    var now = ZonedDateTime.now(ZoneOffset.UTC);

    assertThat(Message.reader().setTo(CUSTOMER).read(sdk))
        .extracting(Message::getBody)
        .containsExactly("two", "one");
    assertThat(Message.reader().setFrom(CUSTOMER).read(sdk)).hasSize(1);
    assertThat(Message.reader().setDateSentAfter(now.minusMinutes(1)).read(sdk)).hasSize(3);
    assertThat(Message.reader().setDateSentAfter(now.plusMinutes(1)).read(sdk)).isEmpty();
    assertThat(Message.reader().setDateSentBefore(now.minusMinutes(1)).read(sdk)).isEmpty();
    assertThat(Message.reader().setDateSent(now.minusDays(1)).read(sdk)).isEmpty();
  }

  @Test
  void a_long_listing_comes_in_pages() {
    for (var count = 0; count < 7; count++)
      Message.creator(CUSTOMER, PLUMBER, "text " + count).create(sdk);

    assertThat(Message.reader().setTo(CUSTOMER).pageSize(3).read(sdk))
        .extracting(Message::getBody)
        .containsExactly("text 6", "text 5", "text 4", "text 3", "text 2", "text 1", "text 0");
  }

  @Test
  void a_message_through_a_service_is_accepted_without_a_sender() {
    var sent = Message.creator(CUSTOMER, "MG00000000000000000000000000000001", "Hi").create(sdk);

    assertThat(sent.getStatus()).isEqualTo(Message.Status.ACCEPTED);
    assertThat(sent.getFrom()).isNull();
  }

  @Test
  void each_step_of_a_delivery_is_reported_and_signed() throws Exception {
    var delivered = new CountDownLatch(3);
    try (var server = new TestServer(_ -> counting(delivered))) {
      var callback = server.uri().resolve("/twilio/message?tenant=1");
      Message.creator(CUSTOMER, PLUMBER, "Hi").setStatusCallback(callback).create(sdk);

      assertThat(delivered.await(5, TimeUnit.SECONDS)).isTrue();
      assertThat(server.requests())
          .extracting(it -> it.form().get("MessageStatus").orElse(""))
          .containsExactly("queued", "sent", "delivered");
      assertThat(server.requests())
          .allSatisfy(it ->
              assertThat(
                      new RequestValidator(ACCOUNT.authToken())
                          .validate(
                              callback.toString(), Map.copyOf(it.form().fields()), it.signature()))
                  .isTrue());
    }
  }

  @Test
  void who_has_opted_out_gets_nothing_until_they_opt_in() {
    api.optOuts().block(CUSTOMER.toString(), PLUMBER.toString());
    assertRefused(() -> Message.creator(CUSTOMER, PLUMBER, "Hi").create(sdk), 400, 21610);
    assertRefused(() -> Message.creator(CUSTOMER, "MG1", "Hi").create(sdk), 400, 21610);

    api.optOuts().allow(CUSTOMER.toString(), PLUMBER.toString());
    assertThat(Message.creator(CUSTOMER, PLUMBER, "Hi").create(sdk).getSid()).isNotBlank();
  }

  @ParameterizedTest
  @CsvSource({
    "+1, +13165550100, Hi, 21211",
    "hello, +13165550100, Hi, 21211",
    "'', +13165550100, Hi, 21604",
    "+13165550142, '', Hi, 21603",
    "+13165550142, ?, Hi, 21212",
    "+13165550142, +13165550100, '', 21602"
  })
  void a_message_that_cannot_be_sent_is_refused(String to, String from, String body, int code) {
    assertRefused(
        () -> Message.creator(new PhoneNumber(to), new PhoneNumber(from), body).create(sdk),
        400,
        code);
    assertThat(api.messages()).isEmpty();
  }

  @Test
  void a_message_that_is_too_long_is_refused() {
    assertRefused(
        () -> Message.creator(CUSTOMER, PLUMBER, "x".repeat(1601)).create(sdk), 400, 21617);
  }

  @Test
  void who_does_not_know_the_token_is_refused() {
    var stranger = sdk(new Account(ACCOUNT.sid(), "guess"));

    assertRefused(() -> Message.creator(CUSTOMER, PLUMBER, "Hi").create(stranger), 401, 20003);
    assertThat(api.messages()).isEmpty();
  }

  @Test
  void one_account_does_not_see_another() throws Exception {
    var other = new Account("AC1111", "other");
    api.accept(other);
    Message.creator(CUSTOMER, PLUMBER, "Hi").create(sdk);

    assertThat(Message.reader().read(sdk(other))).isEmpty();
    assertThat(
            get("/2010-04-01/Accounts/" + ACCOUNT.sid() + "/Messages.json", other)
                .get("code")
                .asInt())
        .isEqualTo(20404);
  }

  @Test
  void failures_come_as_often_as_ordered() {
    api.faults().failNext(1, 429);

    assertRefused(() -> Message.creator(CUSTOMER, PLUMBER, "Hi").create(sdk), 429, 20429);
    assertThat(Message.creator(CUSTOMER, PLUMBER, "Hi").create(sdk).getSid()).isNotBlank();
    assertThat(api.messages()).hasSize(1);
  }

  @Test
  void a_lasting_outage_is_seen_through_the_retries_of_twilios_own_library() {
    api.faults().failNext(10, 503);
    assertRefused(() -> Message.creator(CUSTOMER, PLUMBER, "Hi").create(sdk), 503, 20500);

    api.faults().clear();
    assertThat(Message.creator(CUSTOMER, PLUMBER, "Hi").create(sdk).getSid()).isNotBlank();
  }

  @Test
  void a_message_can_be_taken_without_its_sender_hearing_so() {
    api.faults().leaveNextUnanswered(1);

    assertThatExceptionOfType(ApiConnectionException.class)
        .isThrownBy(() -> Message.creator(CUSTOMER, PLUMBER, "Hi").create(sdk));
    assertThat(Message.reader().setTo(CUSTOMER).read(sdk)).hasSize(1);
  }

  @Test
  void a_running_call_can_be_changed_and_an_ended_one_cannot() throws Exception {
    try (var server =
        new TestServer(
            it -> it.path().endsWith("voice") ? Reply.twiml("<Say>Hi</Say>") : Reply.twiml(""))) {
      var exchange = new Exchange(Webhooks.of(ACCOUNT), Pace.immediate(), live);
      var line = Line.at(server.uri(), "+13165550100");
      var call =
          new PhoneCall(
              exchange,
              line,
              Party.of("+13165550142"),
              _ -> new Move.Speak("Hello", 1),
              new ConversationListener() {
                @Override
                public void onStarted(String from, String to, String sid) {
                  assertThat(
                          Call.updater(sid)
                              .setStatus(Call.UpdateStatus.COMPLETED)
                              .update(sdk)
                              .getSid())
                      .isEqualTo(sid);
                }
              });

      assertThat(call.run().outcome()).isEqualTo(Outcome.COMPLETED_BY_REST);
      assertRefused(
          () -> Call.updater(call.sid()).setStatus(Call.UpdateStatus.COMPLETED).update(sdk),
          404,
          20404);
    }
  }

  @Test
  void a_running_call_can_be_given_another_document() throws Exception {
    try (var server = new TestServer(_ -> Reply.twiml("<Say>Old</Say><Say>Never</Say>"))) {
      var heard = new Transcript();
      var line = Line.at(server.uri(), "+13165550100");
      var exchange = new Exchange(Webhooks.of(ACCOUNT), changing(heard), live);
      var call = new PhoneCall(exchange, line, Party.withheld(), _ -> new Move.HangUp(), heard);
      running = call.sid();
      call.run();

      assertThat(heard.texts("heard")).containsExactly("Old", "New");
    }
  }

  /// Changes the running call once its first sentence has been heard.
  private Pace changing(Transcript heard) {
    return new Pace() {
      @Override
      public void listening(Duration natural) {
        var change = new LiveCalls.Update.Run("<Response><Say>New</Say></Response>");
        if (heard.texts("heard").size() == 1) live.update(running, change);
      }

      @Override
      public void answering(Duration natural) {}
    };
  }

  @ParameterizedTest
  @CsvSource({"/", "/2010-04-01/Accounts", "/2010-04-01/Accounts/AC1/Messages.json", "/%2e%2e/etc"})
  void a_path_that_leads_nowhere_is_not_found(String path) throws Exception {
    assertThat(get(path, ACCOUNT).get("code").asInt()).isEqualTo(20404);
  }

  @Test
  void nonsense_is_answered_and_not_stored() throws Exception {
    var messages = "/2010-04-01/Accounts/" + ACCOUNT.sid() + "/Messages.json";

    assertThat(get(messages + "?DateSent=soon", ACCOUNT).get("status").asInt()).isEqualTo(400);
    assertThat(get(messages + "?PageSize=many", ACCOUNT).get("status").asInt()).isEqualTo(400);
    assertThat(post(messages, "To=%zz").get("status").asInt()).isEqualTo(400);
    assertThat(post(messages, "Body=" + "x".repeat(300_000)).get("status").asInt()).isEqualTo(400);
    assertThat(api.messages()).isEmpty();
  }

  @Test
  void the_account_can_be_looked_at() throws Exception {
    assertThat(
            get("/2010-04-01/Accounts/" + ACCOUNT.sid() + ".json", ACCOUNT).get("status").asText())
        .isEqualTo("active");
  }

  private static Reply counting(CountDownLatch latch) {
    latch.countDown();
    return Reply.status(204);
  }

  private TwilioRestClient sdk(Account account) {
    return new TwilioRestClient.Builder(account.sid(), account.authToken())
        .httpClient(new LoopbackTransport(api.uri()))
        .build();
  }

  private JsonNode get(String path, Account account) throws Exception {
    return send(HttpRequest.newBuilder(URI.create(api.uri() + path)).GET(), account);
  }

  private JsonNode post(String path, String body) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(api.uri() + path));
    return send(request.POST(HttpRequest.BodyPublishers.ofString(body)), ACCOUNT);
  }

  private static JsonNode send(HttpRequest.Builder request, Account account) throws Exception {
    var pair = (account.sid() + ":" + account.authToken()).getBytes(UTF_8);
    request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
    try (var client = HttpClient.newHttpClient()) {
      return new ObjectMapper()
          .readTree(client.send(request.build(), BodyHandlers.ofString()).body());
    }
  }

  private static void assertRefused(Runnable action, int status, int code) {
    assertThatExceptionOfType(ApiException.class)
        .isThrownBy(action::run)
        .satisfies(it -> {
          assertThat(it.getStatusCode()).isEqualTo(status);
          assertThat(it.getCode()).isEqualTo(code);
        });
  }
}
