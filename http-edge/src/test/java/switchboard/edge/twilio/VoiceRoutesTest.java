package switchboard.edge.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static switchboard.edge.twilio.Scripted.say;

import java.util.HashMap;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.engine.conversation.Conversation.Command;
import switchboard.engine.conversation.Conversation.Reason;
import switchboard.engine.conversation.Conversation.Reply;
import switchboard.engine.conversation.Event.Next;
import switchboard.engine.privacy.Personal;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VoiceRoutesTest {

  private Wire wire;

  @BeforeAll
  void start() {
    wire = new Wire();
  }

  @AfterAll
  void stop() {
    wire.close();
  }

  @BeforeEach
  void reset() {
    wire.conversations.asked.clear();
    wire.lost.clear();
    wire.conversations.answer(_ -> say(0, "Hello, how may I help?"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/twilio/voice", "/v1/voice/inbound", "/api/voice/inbound"})
  void a_call_is_greeted_and_listened_to(String path) {
    var answer = wire.post(path, wire.call());
    var twiml = Xml.parse(answer.body());
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/xml; charset=UTF-8");
    assertThat(twiml.verbs()).containsExactly("Gather", "Redirect");
    var gather = twiml.first("Gather");
    assertThat(gather.attribute("action")).isEqualTo("/twilio/voice/turn?turn=1");
    assertThat(gather.attribute("input")).isEqualTo("speech dtmf");
    assertThat(gather.attribute("actionOnEmptyResult")).isEqualTo("true");
    assertThat(gather.attribute("language")).isEqualTo("en-US");
    assertThat(gather.attribute("hints"))
        .isEqualTo("Acme & Sons,Leak repair,burst pipe,drip  drop");
    assertThat(gather.first("Say").text()).isEqualTo("Hello, how may I help?");
    assertThat(gather.first("Say").attribute("voice")).isEqualTo("Polly.Joanna");
    assertThat(twiml.first("Redirect").text()).isEqualTo("/twilio/voice/turn?turn=1");
  }

  @Test
  void the_conversation_learns_who_calls_whom() {
    wire.post("/twilio/voice", wire.call());
    assertThat(wire.conversations.asked.getLast().id()).isEqualTo("acme:CA1");
    var arrival = ((Command.Begin) wire.conversations.last()).arrival();
    assertThat(arrival.peer()).hasValue(new Personal("+15555550199"));
    assertThat(arrival.dialled()).hasValue(Acme.NUMBER);
    assertThat(arrival.reference()).isEqualTo("CA1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "anonymous",
        "+266696687",
        "Restricted",
        "+7378742833",
        "",
        " ",
        "unavailable",
        "sip:a@b.example"
      })
  void a_withheld_number_is_no_number(String from) {
    wire.post("/twilio/voice", wire.call("From", from));
    assertThat(((Command.Begin) wire.conversations.last()).arrival().peer()).isEmpty();
  }

  @Test
  void words_are_heard_with_their_confidence() {
    wire.conversations.answer(_ -> say(3, "Where do you live?"));
    var fields = wire.call("SpeechResult", "my pipe burst", "Confidence", "0.87");
    var answer = wire.post("/twilio/voice/turn?turn=3", fields);
    assertThat(wire.conversations.last())
        .isInstanceOfSatisfying(
            Command.Hear.class,
            it -> {
              assertThat(it.turn()).isEqualTo(3);
              assertThat(it.words().text()).isEqualTo("my pipe burst");
              assertThat(it.confidence()).isEqualTo(0.87);
            });
    assertThat(Xml.parse(answer.body()).first("Gather").attribute("action"))
        .isEqualTo("/twilio/voice/turn?turn=4");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "NaN", "-1", "2", "1e400", "0,5"})
  void an_odd_confidence_stays_within_bounds(String confidence) {
    var fields = wire.call("SpeechResult", "yes", "Confidence", confidence);
    wire.post("/twilio/voice/turn?turn=1", fields);
    assertThat(((Command.Hear) wire.conversations.last()).confidence()).isBetween(0.0, 1.0);
  }

  @Test
  void keys_are_pressed() {
    wire.post("/api/voice/process-speech?turn=2", wire.call("Digits", "12#"));
    assertThat(wire.conversations.last())
        .isInstanceOfSatisfying(
            Command.Press.class, it -> assertThat(it.digits().text()).isEqualTo("12#"));
  }

  @Test
  void nothing_said_is_silence() {
    wire.post("/v1/voice/process-speech?turn=2", wire.call("SpeechResult", " "));
    assertThat(wire.conversations.last())
        .isInstanceOfSatisfying(Command.KeepSilent.class, it -> assertThat(it.turn()).isEqualTo(2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?turn=", "?turn=-1", "?turn=x", "?turn=99999999999", "?turn=1%00"})
  void without_a_turn_the_conversation_speaks_for_itself(String query) {
    var answer = wire.post("/twilio/voice/turn" + query, wire.call("SpeechResult", "hello"));
    assertThat(wire.conversations.last())
        .isInstanceOfSatisfying(Command.Resume.class, it -> assertThat(it.turn()).isZero());
    assertThat(Xml.parse(answer.body()).verbs()).containsExactly("Gather", "Redirect");
  }

  @Test
  void a_repeated_turn_is_answered_alike() {
    var fields = wire.call("SpeechResult", "hello");
    var first = wire.post("/twilio/voice/turn?turn=1", fields).body();
    assertThat(wire.post("/twilio/voice/turn?turn=1", fields).body()).isEqualTo(first);
    assertThat(wire.conversations.asked).hasSize(2);
  }

  @Test
  void the_last_words_end_the_call() {
    wire.conversations.answer(_ -> new Reply.Say(5, new Personal("Goodbye!"), Next.END));
    var twiml = Xml.parse(wire.post("/twilio/voice/turn?turn=5", wire.call()).body());
    assertThat(twiml.verbs()).containsExactly("Say", "Hangup");
  }

  @Test
  void a_turn_of_an_ended_call_hangs_up() {
    wire.conversations.answer(_ -> new Reply.Rejected(Reason.ENDED));
    for (var path : new String[] {"/twilio/voice", "/twilio/voice/turn?turn=5"}) {
      assertThat(Xml.parse(wire.post(path, wire.call()).body()).verbs()).containsExactly("Hangup");
    }
  }

  @Test
  void a_call_that_never_began_begins() {
    wire.conversations.answer(
        it -> it instanceof Command.Begin ? say(0, "Hello") : new Reply.Rejected(Reason.NOT_BEGUN));
    var twiml = Xml.parse(wire.post("/twilio/voice/turn?turn=1&wait=1", wire.call()).body());
    assertThat(twiml.first("Gather").attribute("action")).endsWith("?turn=1");
  }

  @Test
  void a_turn_from_the_future_starts_over_from_the_conversations_own_words() {
    wire.conversations.answer(it ->
        it instanceof Command.Resume ? say(0, "Hello") : new Reply.Rejected(Reason.UNKNOWN_TURN));
    var twiml = Xml.parse(wire.post("/twilio/voice/turn?turn=99", wire.call()).body());
    assertThat(twiml.first("Gather").attribute("action")).endsWith("?turn=1");
  }

  @Test
  void lost_words_are_asked_for_again() {
    wire.conversations.answer(_ -> new Reply.Rejected(Reason.UNKNOWN_TURN));
    var twiml = Xml.parse(wire.post("/twilio/voice/turn?turn=3&wait=1", wire.call()).body());
    assertThat(twiml.first("Gather").attribute("action")).endsWith("?turn=3");
    assertThat(twiml.text()).contains("say it again");
  }

  @Test
  void nobody_waits_in_silence_and_the_owner_hears_of_it() {
    wire.conversations.stage(_ -> Scripted.never());
    var path = "/twilio/voice/turn?turn=2";
    for (int waited = 1; waited <= 4; waited++) {
      var twiml = Xml.parse(wire.post(path, wire.call("SpeechResult", "hi")).body());
      assertThat(twiml.verbs()).containsExactly("Say", "Redirect");
      path = twiml.first("Redirect").text();
      assertThat(path).startsWith("/twilio/voice/turn?turn=2&wait=" + waited + "&kept=");
      assertThat(path).doesNotContain("hi");
      assertThat(wire.lost).isEmpty();
    }
    var twiml = Xml.parse(wire.post(path, wire.call()).body());
    assertThat(twiml.verbs()).containsExactly("Say", "Hangup");
    assertThat(twiml.text()).contains("Acme & Sons has been told", "call you back");
    Until.holds(() -> wire.lost.size() == 1);
    assertThat(wire.lost.getFirst().tenant()).isEqualTo("acme");
    assertThat(wire.lost.getFirst().arrival().peer()).hasValue(new Personal("+15555550199"));
  }

  @Test
  void waiting_ends_when_the_reply_comes() {
    wire.conversations.answer(it -> say(((Command.Resume) it).turn(), "Found it."));
    var twiml = Xml.parse(wire.post("/twilio/voice/turn?turn=2&wait=2", wire.call()).body());
    assertThat(twiml.first("Gather").attribute("action")).endsWith("?turn=3");
  }

  @Test
  void a_call_that_cannot_begin_is_treated_the_same() {
    wire.conversations.stage(_ -> CompletableFuture.failedFuture(new IllegalStateException("x")));
    var twiml = Xml.parse(wire.post("/twilio/voice", wire.call()).body());
    assertThat(twiml.first("Redirect").text()).isEqualTo("/twilio/voice/turn?turn=0&wait=1");
    wire.conversations.stage(_ -> {
      throw new IllegalStateException("not even a stage");
    });
    twiml = Xml.parse(wire.post("/twilio/voice/turn?turn=0&wait=4", wire.call()).body());
    assertThat(twiml.verbs()).containsExactly("Say", "Hangup");
    Until.holds(() -> wire.lost.size() == 1);
  }

  @Test
  void the_filler_is_in_the_tenants_language() {
    wire.conversations.stage(_ -> Scripted.never());
    var twiml = Xml.parse(wire.post("/twilio/voice", wire.call("To", "+15555550102")).body());
    assertThat(twiml.first("Say").text()).startsWith("Un momento");
    assertThat(twiml.first("Say").attribute("language")).isEqualTo("es-ES");
  }

  @Test
  void an_unknown_number_gets_an_apology_and_touches_nobody() {
    var before = wire.counted("twilio.errors", "reason", "unknown_tenant");
    for (var to : new String[] {"+15555550177", "", "nonsense", "+999"}) {
      var twiml = Xml.parse(wire.post("/twilio/voice", wire.call("To", to)).body());
      assertThat(twiml.verbs()).containsExactly("Say", "Hangup");
    }
    assertThat(wire.conversations.asked).isEmpty();
    assertThat(wire.counted("twilio.errors", "reason", "unknown_tenant")).isEqualTo(before + 4);
  }

  @Test
  void a_suspended_tenant_answers_politely() {
    var twiml = Xml.parse(wire.post("/twilio/voice", wire.call("To", "+15555550101")).body());
    assertThat(twiml.verbs()).containsExactly("Say", "Hangup");
    assertThat(twiml.text()).startsWith("Thank you for contacting Acme & Sons");
    assertThat(wire.conversations.asked).isEmpty();
  }

  @Test
  void an_unregistered_number_may_name_its_tenant_and_goes_on_naming_it() {
    var path = "/api/voice/inbound?business_id=number+less";
    var twiml = Xml.parse(wire.post(path, wire.call("To", "+15555550177")).body());
    var next = twiml.first("Gather").attribute("action");
    assertThat(next).isEqualTo("/twilio/voice/turn?turn=1&business_id=number+less");
    assertThat(wire.conversations.asked.getLast().id()).isEqualTo("number less:CA1");
    wire.post(next, wire.call("To", "+15555550177"));
    assertThat(wire.conversations.asked.getLast().id()).isEqualTo("number less:CA1");
    wire.conversations.stage(_ -> Scripted.never());
    var hold = Xml.parse(wire.post(next, wire.call("To", "+15555550177")).body());
    assertThat(hold.first("Redirect").text()).contains("&wait=1&business_id=number+less&kept=");
  }

  @Test
  void a_registered_number_wins_and_a_contradiction_is_refused() {
    assertThat(wire.post("/twilio/voice?business_id=acme", wire.call()).statusCode())
        .isEqualTo(200);
    wire.conversations.asked.clear();
    var answer = wire.post("/twilio/voice?business_id=iberia", wire.call());
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(wire.conversations.asked).isEmpty();
    assertThat(wire.counted("twilio.errors", "reason", "disputed_tenant")).isPositive();
  }

  @Test
  void what_twilio_did_not_sign_is_refused_and_counted() {
    var before = wire.counted("signature.failures");
    var fields = wire.call();
    assertThat(wire.post("/twilio/voice", fields, "").statusCode()).isEqualTo(403);
    assertThat(wire.post("/twilio/voice", fields, "AAAA").statusCode()).isEqualTo(403);
    var other = new HashMap<>(fields);
    other.put("AccountSid", "AC2");
    var answer = wire.post("/twilio/voice", other);
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(wire.conversations.asked).isEmpty();
    assertThat(wire.counted("signature.failures")).isEqualTo(before + 3);
  }

  @Test
  void a_signed_json_body_is_authentic_but_says_nothing_to_us() {
    var hash = "015abd7f5cc57a2dd94b7590f04ad8084273905ee33ec5cebeae62276a97f862";
    var path = "/twilio/voice?AccountSid=" + Wire.ACCOUNT + "&bodySHA256=" + hash;
    assertThat(wire.json(path, "{\"a\":1}").statusCode()).isEqualTo(200);
    assertThat(wire.json(path, "{\"a\":2}").statusCode()).isEqualTo(403);
    assertThat(wire.conversations.asked).isEmpty();
  }

  @Test
  void only_posts_are_taken() {
    assertThat(wire.get("/twilio/voice").statusCode()).isEqualTo(405);
  }

  @Test
  void a_call_without_an_id_is_malformed() {
    for (var sid : new String[] {"", "a|b", "../x", "CA 1", "x".repeat(65)}) {
      var answer = wire.post("/twilio/voice", wire.call("CallSid", sid));
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.body()).contains("\"field\":\"CallSid\"");
    }
    assertThat(wire.conversations.asked).isEmpty();
  }

  @Test
  void naughty_strings_pass_through_unharmed() {
    for (var text : Naughty.STRINGS) {
      wire.conversations.answer(_ -> say(1, text));
      var fields = wire.call("SpeechResult", text, "CallerName", text, "From", text, "X", text);
      var answer = wire.post("/twilio/voice/turn?turn=1", fields);
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(Xml.parse(answer.body()).verbs()).containsExactly("Gather", "Redirect");
      if (!text.isBlank()) {
        assertThat(((Command.Hear) wire.conversations.last()).words().text())
            .isEqualTo(text.replace('\0', '\uFFFD'));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"AccountSid", "CallSid", "From", "To", "SpeechResult", "Digits", "Extra"})
  void absurd_sizes_are_refused(String field) {
    var fields = wire.call(field, "x".repeat(100_000));
    assertThat(wire.post("/twilio/voice/turn?turn=1", fields).statusCode()).isEqualTo(413);
  }

  @Test
  void long_words_within_the_limit_stay_whole() {
    var words = "leak ".repeat(8_000);
    wire.post("/twilio/voice/turn?turn=1", wire.call("SpeechResult", words));
    assertThat(((Command.Hear) wire.conversations.last()).words().text()).isEqualTo(words);
  }

  @Test
  void an_erased_reply_is_not_spoken() {
    wire.conversations.answer(_ -> new Reply.Say(1, Personal.ERASED, Next.LISTEN));
    var twiml = Xml.parse(wire.post("/twilio/voice/turn?turn=1", wire.call()).body());
    assertThat(twiml.first("Gather").verbs()).isEmpty();
  }

  @Test
  void webhooks_are_timed_as_requests_of_their_route_whatever_comes_of_them() {
    wire.post("/twilio/voice", wire.call());
    wire.post("/twilio/voice", wire.call(), "forged");
    wire.post("/twilio/voice", wire.call("Body", "x".repeat(100_000)));
    assertThat(wire.registry.find("http.requests").tag("route", "/twilio/voice").timers())
        .extracting(it -> it.getId().getTag("status"))
        .contains("200", "403", "413");
  }

  @Test
  void requests_and_sessions_are_counted_by_tenant() {
    var requests = wire.counted("twilio.requests", "tenant", "acme", "kind", "voice");
    var sessions = wire.counted("voice.sessions", "tenant", "acme");
    wire.post("/twilio/voice", wire.call("CallSid", "CA77"));
    assertThat(wire.counted("twilio.requests", "tenant", "acme", "kind", "voice"))
        .isEqualTo(requests + 1);
    wire.post("/twilio/voice", wire.call("CallSid", "CA77"));
    assertThat(wire.counted("voice.sessions", "tenant", "acme")).isEqualTo(sessions + 1);
    assertThat(wire.registry.find("twilio.webhook").tag("kind", "voice").timer())
        .isNotNull()
        .satisfies(it -> assertThat(it.count()).isPositive());
  }

  @Test
  void no_label_tells_of_a_person() {
    wire.post("/twilio/voice", wire.call("CallerName", "Ann"));
    assertThat(wire.registry.getMeters())
        .allSatisfy(it -> assertThat(it.getId().toString()).doesNotContain("555", "CA1", "Ann"));
  }

  @Test
  void behind_a_proxy_the_public_url_is_what_was_signed_and_what_is_linked() {
    try (var proxied = new Wire(Optional.of("https://phone.example/line/"))) {
      proxied.conversations.answer(_ -> say(0, "Hello"));
      var fields = proxied.call();
      var path = "/twilio/voice?x=%7e+a";
      var signed = Signed.form(Wire.TOKEN, "https://phone.example/line" + path, fields);
      var answer = proxied.post(path, fields, signed);
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(Xml.parse(answer.body()).first("Gather").attribute("action"))
          .isEqualTo("https://phone.example/line/twilio/voice/turn?turn=1");
      var direct = Signed.form(Wire.TOKEN, "http://127.0.0.1" + path, fields);
      assertThat(proxied.post(path, fields, direct).statusCode()).isEqualTo(403);
    }
  }
}
