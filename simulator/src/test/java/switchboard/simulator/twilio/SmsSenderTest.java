package switchboard.simulator.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.twilio.security.RequestValidator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import switchboard.simulator.twilio.CallFault.Kind;
import switchboard.simulator.twilio.TestServer.Reply;
import switchboard.simulator.twilio.TestServer.Request;

class SmsSenderTest {

  private static final Account ACCOUNT = new Account("AC01", "secret");
  private static final Party CUSTOMER = Party.of("+13165550142");
  private static final String LINE = "+13165550100";

  private final OptOuts optOuts = new OptOuts();

  @Test
  void a_text_arrives_signed_with_everything_twilio_says_about_it() throws Exception {
    var request = sent(InboundText.of(CUSTOMER, "Hi \ud83d\ude00"));

    assertThat(request.path()).isEqualTo("/twilio/sms");
    assertThat(request.form().fields())
        .containsEntry("Body", "Hi \ud83d\ude00")
        .containsEntry("From", "+13165550142")
        .containsEntry("To", LINE)
        .containsEntry("SmsStatus", "received")
        .containsEntry("NumMedia", "0")
        .containsEntry("NumSegments", "1")
        .containsEntry("FromCity", "WICHITA")
        .containsEntry("AccountSid", "AC01")
        .hasEntrySatisfying("MessageSid", it -> assertThat(it).matches("SM[0-9a-f]{32}"))
        .doesNotContainKey("OptOutType");
  }

  @Test
  void the_replies_are_those_of_the_twiml() throws Exception {
    assertThat(replies(Reply.twiml("<Message>One</Message><Message><Body>Two</Body></Message>")))
        .containsExactly("One", "Two");
    assertThat(replies(Reply.twiml(""))).isEmpty();
    assertThat(replies(Reply.status(204))).isEmpty();
    assertThat(replies(new Reply(200, "text/plain", "Plain".getBytes(UTF_8))))
        .containsExactly("Plain");
  }

  @Test
  void a_redirect_is_followed_but_not_round_in_circles() throws Exception {
    try (var server =
        new TestServer(it ->
            it.path().equals("/twilio/sms")
                ? Reply.twiml("<Redirect>/other</Redirect>")
                : Reply.twiml("<Message>There</Message>"))) {
      assertThat(sender(server).send(InboundText.of(CUSTOMER, "Hi"))).containsExactly("There");
    }
    assertThatExceptionOfType(CallFault.class)
        .isThrownBy(() -> replies(Reply.twiml("<Redirect>/twilio/sms</Redirect>")))
        .matches(it -> it.kind() == Kind.TOO_MANY_REDIRECTS);
  }

  @Test
  void an_error_of_the_server_is_a_fault() {
    assertThatExceptionOfType(CallFault.class)
        .isThrownBy(() -> replies(Reply.status(500)))
        .matches(it -> it.kind() == Kind.RETRIEVAL_FAILED);
  }

  @Test
  void whatsapp_has_addresses_and_fields_of_its_own() throws Exception {
    var request = sent(InboundText.of(Party.of("whatsapp:+13165550142"), "Hi"));

    assertThat(request.form().fields())
        .containsEntry("From", "whatsapp:+13165550142")
        .containsEntry("To", "whatsapp:" + LINE)
        .containsEntry("WaId", "13165550142")
        .doesNotContainKey("FromCity");
  }

  @Test
  void pictures_come_with_their_addresses() throws Exception {
    var text = new InboundText(CUSTOMER, "", List.of("https://a.example/1"), Map.of("X", "y"));

    assertThat(sent(text).form().fields())
        .containsEntry("NumMedia", "1")
        .containsEntry("MediaUrl0", "https://a.example/1")
        .containsEntry("MediaContentType0", "image/jpeg")
        .containsEntry("X", "y");
  }

  @ParameterizedTest
  @CsvSource({"STOP, STOP", "' stop ', STOP", "Cancel, STOP", "Unstop, START", "info, HELP"})
  void a_keyword_is_named_where_advanced_opt_out_is_on(String body, String type) throws Exception {
    assertThat(sent(InboundText.of(CUSTOMER, body).withOptOutType()).form().get("OptOutType"))
        .contains(type);
  }

  @Test
  void stop_blocks_the_number_and_start_opens_it_again() throws Exception {
    sent(InboundText.of(CUSTOMER, "please stop"));
    assertThat(optOuts.blocks(CUSTOMER.number(), LINE)).isFalse();
    sent(InboundText.of(CUSTOMER, "Stop"));
    assertThat(optOuts.blocks(CUSTOMER.number(), LINE)).isTrue();
    sent(InboundText.of(CUSTOMER, "START"));
    assertThat(optOuts.blocks(CUSTOMER.number(), LINE)).isFalse();
    sent(InboundText.of(Party.of("whatsapp:+13165550142"), "STOP"));
    assertThat(optOuts.blocks("whatsapp:+13165550142")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "a, 160, 1",
    "a, 161, 2",
    "a, 306, 2",
    "a, 307, 3",
    "\u20ac, 80, 1",
    "\u20ac, 81, 2",
    "\u65e5, 70, 1",
    "\u65e5, 71, 2"
  })
  void segments_are_counted_as_they_are_billed(String character, int times, int segments) {
    assertThat(Segments.of(character.repeat(times))).isEqualTo(segments);
  }

  private Request sent(InboundText text) throws Exception {
    try (var server = new TestServer(_ -> Reply.twiml(""))) {
      sender(server).send(text);
      var request = server.requests().getFirst();
      assertThat(
              new RequestValidator(ACCOUNT.authToken())
                  .validate(
                      server.uri() + request.uri(),
                      Map.copyOf(request.form().fields()),
                      request.signature()))
          .isTrue();
      return request;
    }
  }

  private List<String> replies(Reply reply) throws Exception {
    try (var server = new TestServer(_ -> reply)) {
      return sender(server).send(InboundText.of(CUSTOMER, "Hi"));
    }
  }

  private SmsSender sender(TestServer server) {
    return new SmsSender(Webhooks.of(ACCOUNT), Line.at(server.uri(), LINE), optOuts);
  }
}
