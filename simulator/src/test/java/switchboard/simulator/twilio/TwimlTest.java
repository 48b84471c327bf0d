package switchboard.simulator.twilio;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import switchboard.simulator.twilio.CallFault.Kind;
import switchboard.simulator.twilio.Verb.Dial;
import switchboard.simulator.twilio.Verb.Gather;
import switchboard.simulator.twilio.Verb.Hangup;
import switchboard.simulator.twilio.Verb.Message;
import switchboard.simulator.twilio.Verb.NotSimulated;
import switchboard.simulator.twilio.Verb.Pause;
import switchboard.simulator.twilio.Verb.Play;
import switchboard.simulator.twilio.Verb.RecordMessage;
import switchboard.simulator.twilio.Verb.Redirect;
import switchboard.simulator.twilio.Verb.Reject;
import switchboard.simulator.twilio.Verb.Say;
import switchboard.simulator.twilio.Webhooks.Method;

class TwimlTest {

  private static final String EVERY_VERB =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <!-- a call -->
      <Response>
        <Say voice="Polly.Joanna">Hello <break time="1s"/> <emphasis>there</emphasis>,
          you &amp; me</Say>
        <Play digits="1w2"/>
        <Pause/>
        <Pause length="3"/>
        <Gather input="dtmf speech" action="/turn?a=1&amp;b=2" method="GET" timeout="7"
            numDigits="4" finishOnKey="" actionOnEmptyResult="true" speechTimeout="auto">
          <Say>Well?</Say>
        </Gather>
        <Redirect method="GET">/again</Redirect>
        <Reject reason="busy"/>
        <Dial action="/after"><Number>+13165550100</Number></Dial>
        <Record action="/recorded"/>
        <Message><Body>Hi</Body><Media>https://a.example/x.jpg</Media></Message>
        <Message>Hi</Message>
        <Connect><Stream url="wss://a.example/x"/></Connect>
        <Hangup/>
      </Response>
      """;

  @Test
  void a_gather_with_nothing_said_about_it_is_what_twilio_makes_of_it() throws Exception {
    assertThat(verbs("<Response><Gather/></Response>"))
        .containsExactly(
            new Gather(
                false,
                true,
                Optional.empty(),
                Method.POST,
                Duration.ofSeconds(5),
                OptionalInt.empty(),
                "#",
                false,
                List.of()));
  }

  @Test
  void every_verb_is_understood_with_its_attributes() throws Exception {
    assertThat(verbs(EVERY_VERB))
        .containsExactly(
            new Say("Hello there, you & me"),
            new Play("", "1w2"),
            new Pause(Duration.ofSeconds(1)),
            new Pause(Duration.ofSeconds(3)),
            new Gather(
                true,
                true,
                Optional.of("/turn?a=1&b=2"),
                Method.GET,
                Duration.ofSeconds(7),
                OptionalInt.of(4),
                "",
                true,
                List.of(new Say("Well?"))),
            new Redirect("/again", Method.GET),
            new Reject(true),
            new Dial("+13165550100", Optional.of("/after"), Method.POST),
            new RecordMessage(Optional.of("/recorded"), Method.POST),
            new Message("Hi", List.of("https://a.example/x.jpg")),
            new Message("Hi", List.of()),
            new NotSimulated("Connect"),
            new Hangup());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ``                                                      | NOT_PARSED
          not xml                                                 | NOT_PARSED
          <Response>                                              | NOT_PARSED
          <Response><Say>a</Response>                             | NOT_PARSED
          <Response/><Response/>                                  | NOT_PARSED
          <Response>words</Response>                              | NOT_PARSED
          <Response><Say>&nbsp;</Say></Response>                  | NOT_PARSED
          <!DOCTYPE a [<!ENTITY b "c">]><Response><Say>&b;</Say></Response> | NOT_PARSED
          <Answer/>                                               | NOT_TWIML
          <Response><Shout/></Response>                           | NOT_TWIML
          <Response><Gather timeout="soon"/></Response>           | NOT_TWIML
          <Response><Gather numDigits="-1"/></Response>           | NOT_TWIML
          <Response><Gather method="PUT"/></Response>             | NOT_TWIML
          <Response><Gather><Hangup/></Gather></Response>         | NOT_TWIML
          <Response><Pause length="99999999999"/></Response>      | NOT_TWIML
          """)
  void what_is_no_twiml_is_refused(String xml, Kind kind) {
    assertThatExceptionOfType(CallFault.class)
        .isThrownBy(() -> verbs(xml))
        .matches(it -> it.kind() == kind);
  }

  @Test
  void a_document_in_another_charset_is_read_by_what_it_says_of_itself() throws Exception {
    var xml = "<?xml version='1.0' encoding='ISO-8859-1'?><Response><Say>\u00e9</Say></Response>";

    assertThat(Twiml.of(answer("text/xml", xml.getBytes(ISO_8859_1))))
        .containsExactly(new Say("\u00e9"));
    assertThat(
            Twiml.of(
                answer(
                    "application/xml; charset=ISO-8859-1",
                    "<Response><Say>\u00e9</Say></Response>".getBytes(ISO_8859_1))))
        .containsExactly(new Say("\u00e9"));
  }

  @ParameterizedTest
  @CsvSource({
    "text/xml",
    "text/xml;charset=utf-8",
    "text/xml;charset=no-such",
    "text/xml;charset=?"
  })
  void bytes_that_are_not_utf_8_are_refused(String contentType) {
    var bytes = "<Response><Say>\u00e9</Say></Response>".getBytes(ISO_8859_1);

    assertThatExceptionOfType(CallFault.class)
        .isThrownBy(() -> Twiml.of(answer(contentType, bytes)))
        .matches(it -> it.kind() == Kind.NOT_PARSED);
  }

  @ParameterizedTest
  @CsvSource({"application/json", "''", "image/png", ";"})
  void an_answer_of_another_kind_is_refused(String contentType) {
    assertThatExceptionOfType(CallFault.class)
        .isThrownBy(() -> Twiml.of(answer(contentType, "<Response/>".getBytes(UTF_8))))
        .matches(it -> it.kind() == Kind.WRONG_CONTENT_TYPE);
  }

  @Test
  void nesting_is_followed_as_deep_as_anybody_writes_and_no_deeper() throws Exception {
    assertThat(verbs(nested(50))).containsExactly(new Say("x"));
    assertThatExceptionOfType(CallFault.class)
        .isThrownBy(() -> verbs(nested(5000)))
        .matches(it -> it.kind() == Kind.NOT_PARSED);
  }

  private static String nested(int depth) {
    var inside = "<a>".repeat(depth) + "x" + "</a>".repeat(depth);
    return "<Response><Say>" + inside + "</Say></Response>";
  }

  private static List<Verb> verbs(String xml) throws CallFault {
    return Twiml.of(answer("text/xml", xml.getBytes(UTF_8)));
  }

  private static Answer answer(String contentType, byte[] body) {
    return new Answer(200, contentType, body, Duration.ZERO);
  }
}
