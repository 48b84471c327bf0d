package switchboard.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import switchboard.simulator.conversation.Transcript;
import switchboard.simulator.twilio.CallEnd;
import switchboard.simulator.twilio.Caller;
import switchboard.simulator.twilio.Exchange;
import switchboard.simulator.twilio.Line;
import switchboard.simulator.twilio.Move;
import switchboard.simulator.twilio.Pace;
import switchboard.simulator.twilio.Party;
import switchboard.simulator.twilio.PhoneCall;

/// What is recorded of calls, over real sockets: with a sentence first, not against anybody's will,
/// and no longer than is kept.
final class RecordedTest {

  private static final AtomicInteger CALLERS = new AtomicInteger();
  private static final String TERMS = "/v1/admin/recording";

  private static House house;

  @BeforeAll
  static void open() throws Exception {
    house = House.open();
  }

  @AfterAll
  static void close() {
    house.close();
  }

  private static CallEnd call(Line line, Transcript heard, String... words)
      throws InterruptedException {
    var all = new ArrayDeque<>(List.of(words));
    Caller who = _ -> all.isEmpty() ? new Move.HangUp() : new Move.Speak(all.poll(), 0.95);
    var exchange = new Exchange(house.webhooks, Pace.immediate(), house.twilio.live());
    var from = Party.of("+1620555%04d".formatted(5100 + CALLERS.incrementAndGet()));
    return new PhoneCall(exchange, line, from, who, heard).run();
  }

  private static Business recording(String terms) throws Exception {
    var it = house.plumber();
    var answer = house.http.send("PUT", TERMS, it.keys(), terms);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return it;
  }

  @Test
  void a_call_is_recorded_after_the_sentence_and_heard_through_us() throws Exception {
    var it = recording("{\"calls\": true, \"keep\": \"P10D\"}");
    var heard = new Transcript();
    var end = call(it.line(), heard, "what are your hours");
    assertThat(end.problems()).isEmpty();
    assertThat(heard.entries().toString()).contains("This call is recorded");
    Patience.until("a recording", () -> !it.items("/v1/crm/recordings").isEmpty());
    var row = it.items("/v1/crm/recordings?conversation=" + end.callSid()).getFirst();
    assertThat(row.get("sort").asText()).isEqualTo("call");
    var path = "/v1/crm/recordings/" + row.get("id").asText();
    var sound = house.http.get(path + "/audio", it.keys());
    assertThat(sound.statusCode()).isEqualTo(200);
    assertThat(sound.headers().firstValue("Content-Type").orElse("")).startsWith("audio/");
    assertThat(house.http.get(path + "/audio", house.plumber().keys()).statusCode()).isEqualTo(404);
    assertThat(house.http.send("DELETE", path, it.keys(), "").statusCode()).isEqualTo(200);
    Patience.until("it is gone", () -> it.items("/v1/crm/recordings").isEmpty());
    assertThat(house.twilio.live().tapes().sound(row.get("id").asText())).isEmpty();
  }

  @Test
  void whoever_objects_is_not_recorded() throws Exception {
    var it = recording("{\"calls\": true}");
    var heard = new Transcript();
    var end = call(it.line(), heard, "please don't record me", "what are your hours");
    assertThat(heard.entries().toString()).contains("not recorded any more");
    Patience.until("it is stopped", () -> house.twilio.live().tapes().stopped(end.callSid()));
  }

  @Test
  void where_nothing_was_arranged_nothing_is_recorded() throws Exception {
    var it = house.plumber();
    var heard = new Transcript();
    call(it.line(), heard, "what are your hours");
    assertThat(heard.entries().toString()).doesNotContain("recorded");
  }

  @Test
  void a_message_that_is_left_reaches_the_owner_in_words() throws Exception {
    var it = house.plumber();
    var heard = new Transcript();
    var end =
        call(it.line("/twilio/voice/voicemail"), heard, "this is Robin about the boiler, call me");
    assertThat(end.problems()).isEmpty();
    assertThat(heard.entries().toString()).contains("leave your name").contains("we have your");
    Patience.until("the message", () -> !it.items("/v1/crm/recordings?sort=voicemail").isEmpty());
    Patience.until(
        "the owner reads it",
        () ->
            house.twilio.messages().stream()
                .anyMatch(
                    one -> one.to().equals(it.owner()) && one.body().contains("about the boiler")));
    Patience.until("a task", () -> !it.items("/v1/crm/tasks").isEmpty());
    assertThat(it.items("/v1/crm/tasks")).hasSize(1);
  }

  @Test
  void odd_terms_are_refused() throws Exception {
    var it = house.plumber();
    for (var odd : List.of("{}", "{\"calls\": 1}", "{\"calls\": true, \"keep\": \"PT1H\"}"))
      assertThat(house.http.send("PUT", TERMS, it.keys(), odd).statusCode()).as(odd).isEqualTo(400);
  }
}
