package switchboard.edge.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static switchboard.edge.twilio.Scripted.say;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.engine.conversation.Arrival;
import switchboard.engine.conversation.Conversation.Command;
import switchboard.engine.conversation.Conversation.Reason;
import switchboard.engine.conversation.Conversation.Reply;
import switchboard.engine.conversation.Event.Next;
import switchboard.engine.privacy.Personal;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SmsRoutesTest {

  private static final String EMPTY = "<Response/>";

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
    wire.seals.broken = false;
    wire.conversations.answer(_ -> say(1, "See you on Monday."));
  }

  @Test
  void the_thread_is_told_that_its_reply_was_handed_over() {
    wire.post("/twilio/sms", wire.text("From", "+15555550181", "Body", "Are you open?"));
    var thread = wire.conversations.asked.getLast().id();
    Until.holds(() -> handedOver(thread).equals(List.of(1)));
  }

  private List<Integer> handedOver(String thread) {
    return wire.conversations.delivered.stream()
        .filter(it -> it.id().equals(thread))
        .map(it -> ((Command.Deliver) it.command()).turn())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/twilio/sms", "/v1/webhooks/twilio/sms", "/api/webhooks/twilio/sms"})
  void a_text_is_answered_in_its_thread(String path) {
    var answer = wire.post(path, wire.text("Body", "Are you open?"));
    assertThat(Xml.parse(answer.body()).first("Message").first("Body").text())
        .isEqualTo("See you on Monday.");
    var asked = wire.conversations.asked.getLast();
    assertThat(asked.id()).startsWith("acme:sms-").doesNotContain("555");
    assertThat(asked.command())
        .isInstanceOfSatisfying(
            Command.Receive.class,
            it -> {
              assertThat(it.message()).isEqualTo("SM1");
              assertThat(it.body().text()).isEqualTo("Are you open?");
              assertThat(it.optOut()).isEmpty();
              assertThat(it.arrival().channel()).isEqualTo(Arrival.Channel.SMS);
              assertThat(it.arrival().peer()).hasValue(new Personal("+15555550199"));
              assertThat(it.arrival().reference()).isEqualTo(asked.id());
            });
  }

  @Test
  void one_peer_is_one_thread_for_a_tenant_and_another_for_the_next() {
    wire.post("/twilio/sms", wire.text("From", "+15555550199"));
    wire.post("/twilio/sms", wire.text("From", "+1 555 555 0199", "MessageSid", "SM2"));
    wire.post("/twilio/sms", wire.text("To", "+15555550102"));
    wire.post("/twilio/sms", wire.text("From", "+15555550198"));
    assertThat(wire.conversations.asked.stream().map(Scripted.Asked::id).distinct()).hasSize(3);
  }

  @Test
  void what_the_network_has_done_about_a_keyword_is_told() {
    for (var word : new String[] {"STOP", "START", "HELP"}) {
      wire.post("/twilio/sms", wire.text("Body", word, "OptOutType", word));
      assertThat(((Command.Receive) wire.conversations.last()).optOut()).hasValue(word);
    }
    wire.post("/twilio/sms", wire.text("OptOutType", "<script>"));
    assertThat(((Command.Receive) wire.conversations.last()).optOut()).isEmpty();
  }

  @Test
  void an_empty_reply_sends_nothing() {
    wire.conversations.answer(_ -> new Reply.Say(1, new Personal(""), Next.END));
    assertThat(wire.post("/twilio/sms", wire.text()).body()).endsWith(EMPTY);
    wire.conversations.answer(_ -> new Reply.Noted());
    assertThat(wire.post("/twilio/sms", wire.text()).body()).endsWith(EMPTY);
    wire.conversations.answer(_ -> new Reply.Rejected(Reason.ENDED));
    assertThat(wire.post("/twilio/sms", wire.text()).body()).endsWith(EMPTY);
  }

  @Test
  void a_picture_without_words_is_received() {
    wire.post("/twilio/sms", wire.text("Body", "", "NumMedia", "1"));
    assertThat(((Command.Receive) wire.conversations.last()).body().text()).isEmpty();
  }

  @Test
  void a_short_code_has_a_thread_but_no_number() {
    wire.post("/twilio/sms", wire.text("From", "ACME-SHOP"));
    assertThat(((Command.Receive) wire.conversations.last()).arrival().peer()).isEmpty();
    assertThat(wire.conversations.asked.getLast().id()).startsWith("acme:sms-");
  }

  @Test
  void a_text_that_fails_once_is_tried_again() {
    var tries = new AtomicInteger();
    wire.conversations.stage(_ ->
        tries.incrementAndGet() == 1
            ? Scripted.never()
            : CompletableFuture.completedFuture(say(1, "Here I am.")));
    assertThat(wire.post("/twilio/sms", wire.text()).body()).contains("Here I am.");
    assertThat(tries).hasValue(2);
  }

  @Test
  void a_text_that_cannot_be_taken_asks_to_be_sent_again_and_the_owner_hears_of_it() {
    wire.conversations.stage(_ -> Scripted.never());
    assertThat(wire.post("/twilio/sms", wire.text()).statusCode()).isEqualTo(503);
    Until.holds(() -> wire.lost.size() == 1);
    assertThat(wire.lost.getFirst().arrival().channel()).isEqualTo(Arrival.Channel.SMS);
  }

  @Test
  void what_comes_once_nobody_waits_any_more_was_not_handed_over() {
    var late = new CompletableFuture<Reply>();
    wire.conversations.stage(_ -> late);
    var text = wire.text("From", "+15555550182");
    assertThat(wire.post("/twilio/sms", text).statusCode()).isEqualTo(503);
    late.complete(say(1, "Here I am."));
    wire.conversations.answer(_ -> say(2, "And here again."));
    wire.post("/twilio/sms", text);
    var thread = wire.conversations.asked.getLast().id();
    Until.holds(() -> handedOver(thread).equals(List.of(2)));
  }

  @Test
  void without_keys_for_the_thread_a_text_asks_to_be_sent_again() {
    wire.seals.broken = true;
    assertThat(wire.post("/twilio/sms", wire.text()).statusCode()).isEqualTo(503);
    assertThat(wire.conversations.asked).isEmpty();
  }

  @Test
  void an_unknown_number_apologises_and_touches_nobody() {
    var answer = wire.post("/twilio/sms", wire.text("To", "+15555550177"));
    assertThat(answer.body()).contains("not in service");
    assertThat(wire.conversations.asked).isEmpty();
  }

  @Test
  void a_parameter_may_name_the_tenant_but_not_contradict_the_number() {
    var unregistered = wire.text("To", "+15555550177");
    wire.post("/twilio/sms?business_id=iberia", unregistered);
    assertThat(wire.conversations.asked.getLast().id()).startsWith("iberia:sms-");
    assertThat(wire.post("/twilio/sms?business_id=iberia", wire.text()).statusCode())
        .isEqualTo(403);
  }

  @Test
  void a_suspended_tenant_answers_politely_but_an_opt_out_counts() {
    var asleep = wire.text("To", "+15555550101");
    assertThat(wire.post("/twilio/sms", asleep).body()).contains("Thank you for contacting");
    assertThat(wire.conversations.asked).isEmpty();
    wire.post("/twilio/sms", wire.text("To", "+15555550101", "Body", " stop "));
    assertThat(wire.conversations.asked).hasSize(1);
  }

  @Test
  void whatsapp_is_not_open_yet() {
    assertThat(wire.post("/v1/webhooks/whatsapp", wire.text()).body()).contains("WhatsApp");
    var text = wire.text("From", "whatsapp:+15555550199", "To", "whatsapp:+15555550100");
    assertThat(wire.post("/twilio/sms", text).body()).contains("WhatsApp");
    assertThat(wire.conversations.asked).isEmpty();
  }

  @Test
  void unsigned_texts_store_nothing() {
    for (var path : new String[] {"/twilio/sms", "/v1/webhooks/whatsapp"}) {
      assertThat(wire.post(path, wire.text(), "").statusCode()).isEqualTo(403);
    }
    assertThat(wire.conversations.asked).isEmpty();
    assertThat(wire.counted("signature.failures", "kind", "sms")).isPositive();
  }

  @Test
  void a_text_without_an_id_is_malformed() {
    var answer = wire.post("/twilio/sms", wire.text("MessageSid", "\u0000"));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("\"field\":\"MessageSid\"");
  }

  @Test
  void naughty_strings_arrive_and_leave_intact() {
    for (var text : Naughty.STRINGS) {
      wire.conversations.answer(_ -> say(1, text));
      var answer = wire.post("/twilio/sms", wire.text("Body", text, "ProfileName", text));
      assertThat(((Command.Receive) wire.conversations.last()).body().text())
          .isEqualTo(text.replace('\0', '\uFFFD'));
      var twiml = Xml.parse(answer.body());
      var silent = text.isBlank() || new Personal(text).erased();
      if (!silent) assertThat(twiml.verbs()).containsExactly("Message");
    }
    var emoji = "😀👩‍👩‍👧‍👦 עברית";
    wire.conversations.answer(_ -> say(1, emoji));
    assertThat(Xml.parse(wire.post("/twilio/sms", wire.text()).body()).text()).isEqualTo(emoji);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Body", "From", "To", "MessageSid", "MediaUrl0"})
  void absurd_sizes_are_refused(String field) {
    var answer = wire.post("/twilio/sms", wire.text(field, "x".repeat(100_000)));
    assertThat(answer.statusCode()).isEqualTo(413);
  }
}
