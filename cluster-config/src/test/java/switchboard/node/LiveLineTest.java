package switchboard.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import switchboard.simulator.conversation.Transcript;
import switchboard.simulator.twilio.Ask;
import switchboard.simulator.twilio.CallEnd;
import switchboard.simulator.twilio.Caller;
import switchboard.simulator.twilio.Exchange;
import switchboard.simulator.twilio.Move;
import switchboard.simulator.twilio.Pace;
import switchboard.simulator.twilio.Party;
import switchboard.simulator.twilio.PhoneCall;

/// What an owner sees of a call that goes on, and does to it, through a whole node.
final class LiveLineTest {

  private static House house;
  private static Business plumber;

  @BeforeAll
  static void open() throws Exception {
    house = House.open();
    plumber = house.plumber();
  }

  @AfterAll
  static void close() {
    house.close();
  }

  /// A caller who says one thing after another, and before each lets the test do something.
  private static final class Somebody implements Caller {

    private final Deque<Step> steps;
    private final String reached;

    Somebody(String reached, Step... steps) {
      this.reached = reached;
      this.steps = new ArrayDeque<>(Arrays.asList(steps));
    }

    @Override
    public Move answer(Ask ask) {
      var step = steps.poll();
      if (step == null) return new Move.HangUp();
      try {
        return step.take();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public String dialled(String target) {
      return reached;
    }
  }

  private interface Step {
    Move take() throws Exception;
  }

  private static Move says(String words) {
    return new Move.Speak(words, 0.9);
  }

  private record Held(CallEnd end, Transcript transcript) {
    String heard() {
      return String.join("|", transcript.texts("heard"));
    }
  }

  private static Held call(Somebody caller, CompletableFuture<String> sid) throws Exception {
    var heard = new Transcript();
    var exchange = new Exchange(house.webhooks, Pace.immediate(), house.twilio.live());
    var call = new PhoneCall(exchange, plumber.line(), Party.of(Ring.FROM), caller, heard);
    sid.complete(call.sid());
    return new Held(call.run(), heard);
  }

  private static JsonNode deed(String sid, String deed, String body) throws Exception {
    return Http.json(
        house.http.send("POST", "/v1/owner/calls/" + sid + "/" + deed, plumber.keys(), body));
  }

  /// The call as the live screen shows it, once it does.
  private static JsonNode shown(String sid) throws Exception {
    Patience.until(
        "the call is shown", () -> plumber.items("/v1/owner/live?ids=" + sid).size() == 1);
    return plumber.items("/v1/owner/live").stream()
        .filter(it -> it.at("/conversation/id").asText().equals(sid))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_call_is_seen_while_it_goes_on_and_timed() throws Exception {
    var sid = new CompletableFuture<String>();
    var held =
        call(
            new Somebody(
                "completed",
                () -> {
                  assertThat(shown(sid.join()).at("/conversation/ended").isMissingNode()).isTrue();
                  return says("my tap drips");
                },
                () -> {
                  Patience.until(
                      "the turn is timed",
                      () -> shown(sid.join()).at("/turns/1/timing/complete").isNumber());
                  assertThat(shown(sid.join()).at("/pace/complete/p95").asLong())
                      .isLessThan(60_000);
                  return new Move.HangUp();
                }),
            sid);
    assertThat(held.end().problems()).isEmpty();
  }

  @Test
  void a_whisper_is_heard_with_the_next_reply() throws Exception {
    var sid = new CompletableFuture<String>();
    var held =
        call(
            new Somebody(
                "completed",
                () -> {
                  shown(sid.join());
                  var told = deed(sid.join(), "whisper", "{\"words\":\"Sam is on his way\"}");
                  assertThat(told.path("done").asText()).isEqualTo("whispered");
                  return says("my tap drips");
                },
                Move.HangUp::new),
            sid);
    assertThat(held.heard()).contains("Sam is on his way.");
  }

  @Test
  void a_call_that_is_ended_says_goodbye_and_cannot_be_ended_again() throws Exception {
    var sid = new CompletableFuture<String>();
    var held =
        call(
            new Somebody(
                "completed",
                () -> {
                  shown(sid.join());
                  deed(sid.join(), "end", "{}");
                  return says("hello? hello?");
                }),
            sid);
    assertThat(held.heard()).endsWith("Thank you for calling. Goodbye.");
    assertThat(held.end().outcome()).isEqualTo(CallEnd.Outcome.SERVER_HUNG_UP);
    var again = deed(sid.join(), "end", "{}");
    assertThat(again.get("status").asInt()).isEqualTo(409);
    assertThat(again.get("reason").asText()).isEqualTo("over");
  }

  @Test
  void when_nobody_takes_a_call_over_the_caller_is_back_where_they_were() throws Exception {
    var sid = new CompletableFuture<String>();
    var held =
        call(
            new Somebody(
                "no-answer",
                () -> {
                  shown(sid.join());
                  assertThat(deed(sid.join(), "take-over", "{}").path("done").asText())
                      .isEqualTo("ringing");
                  return says("is anybody there");
                },
                () -> says("my tap drips"),
                Move.HangUp::new),
            sid);
    assertThat(held.heard())
        .contains("putting you through", "nobody could come", "I am still here");
    assertThat(held.transcript().texts("dialled").toString()).contains(plumber.owner());
    assertThat(held.end().problems()).isEmpty();
  }

  @Test
  void a_person_who_takes_it_over_has_the_call_to_its_end() throws Exception {
    var sid = new CompletableFuture<String>();
    var held =
        call(
            new Somebody(
                "completed",
                () -> {
                  shown(sid.join());
                  deed(sid.join(), "take-over", "{\"staff\":\"owner\"}");
                  return says("is anybody there");
                }),
            sid);
    assertThat(held.end().outcome()).isEqualTo(CallEnd.Outcome.SERVER_HUNG_UP);
    Patience.until(
        "it is kept who took it",
        () -> plumber.conversation(sid.join()).at("/acts/0/kind").asText().equals("put_through"));
  }
}
