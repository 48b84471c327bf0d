package switchboard.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
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
import switchboard.simulator.twilio.PlacedCall;
import switchboard.simulator.twilio.SentMessage;
import switchboard.simulator.twilio.Telephone;

/// Callers who are put through to a person, over real sockets.
final class HandOffTest {

  private static final Duration LONG = Duration.ofSeconds(20);
  private static final AtomicInteger PEOPLE = new AtomicInteger();

  private static House house;

  @BeforeAll
  static void open() throws Exception {
    house = House.open();
  }

  @AfterAll
  static void close() {
    house.close();
  }

  /// Somebody who says one thing after another, and then hangs up.
  ///
  /// @param patient whether they wait for a person
  private record Speaking(ArrayDeque<String> words, boolean patient) implements Caller {
    static Speaking of(boolean patient, String... words) {
      return new Speaking(new ArrayDeque<>(List.of(words)), patient);
    }

    @Override
    public Move answer(Ask ask) {
      var next = words.poll();
      return next == null ? new Move.HangUp() : new Move.Speak(next, 0.95);
    }

    @Override
    public boolean waits(String heard) {
      return patient;
    }
  }

  /// A business with two people who take calls, and somebody who calls it.
  private record Scene(Business business, String sam, String kit, String caller) {

    static Scene of(String more) throws Exception {
      int n = PEOPLE.incrementAndGet();
      var it =
          new Scene(
              house.plumber(),
              "+1620555%04d".formatted(3100 + n),
              "+1620555%04d".formatted(3200 + n),
              "+1620555%04d".formatted(3300 + n));
      var body =
          """
          {"people": [{"id": "sam", "name": "Sam", "phone": "%s"},
                      {"id": "kit", "name": "Kit", "phone": "%s"}]%s}\
          """
              .formatted(it.sam, it.kit, more);
      var answer = house.http.send("PUT", "/v1/admin/hand-off", it.business.keys(), body);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      return it;
    }

    CallEnd calls(Transcript heard, Caller who) throws InterruptedException {
      var exchange = new Exchange(house.webhooks, Pace.immediate(), house.twilio.live());
      return new PhoneCall(exchange, business.line(), Party.of(caller), who, heard).run();
    }

    PlacedCall called(String who) throws Exception {
      return house
          .twilio
          .telephones()
          .await(it -> it.to().equals(who) && !it.status().equals("queued"), LONG)
          .orElseThrow(() -> new AssertionError("nobody called " + who));
    }

    JsonNode handOff(String status) throws Exception {
      Patience.until(
          "a hand-off that is " + status + ", there are " + business.items("/v1/crm/hand-offs"),
          () ->
              business.items("/v1/crm/hand-offs").stream()
                  .anyMatch(it -> it.get("status").asText().equals(status)));
      var id = business.items("/v1/crm/hand-offs").getFirst().get("conversation").asText();
      return business.read("/v1/crm/hand-offs/" + id);
    }

    List<SentMessage> sent(String to) {
      return house.twilio.messages().stream()
          .filter(it -> it.to().equals(to))
          .filter(it -> it.from().equals(Optional.of(business.number())))
          .toList();
    }

    void reads(String who, String words) throws Exception {
      Patience.until(
          words + " to " + who + ", who read " + sent(who).stream().map(SentMessage::body).toList(),
          () -> sent(who).stream().anyMatch(it -> it.body().contains(words)));
    }
  }

  private static String said(Transcript heard) {
    return heard.entries().toString();
  }

  @Test
  void the_second_takes_the_caller_whom_the_first_did_not() throws Exception {
    var it = Scene.of("");
    house.twilio.telephones().set(it.kit(), Telephone.pressing("1"));
    var heard = new Transcript();
    var who = Speaking.of(true, "my boiler makes a noise", "can I speak to a person please");
    var end = it.calls(heard, who);
    assertThat(end.problems()).isEmpty();
    assertThat(said(heard)).contains("connect you").contains("Please stay on the line");
    assertThat(said(heard)).contains("Thank you for calling");
    assertThat(it.called(it.sam()).status()).isEqualTo("no-answer");
    assertThat(it.called(it.kit()).heard().toString())
        .contains("Press 1 to take it")
        .contains("boiler")
        .contains("Connecting you now");
    assertThat(house.twilio.live().rooms().guests("handoff-" + end.callSid())).hasSize(2);
    var handOff = it.handOff("finished");
    assertThat(handOff.get("reason").asText()).isEqualTo("asked");
    assertThat(handOff.get("taker").asText()).isEqualTo("Kit");
    assertThat(handOff.at("/tries/0/missed").asText()).isEqualTo("no_answer");
    it.reads(it.kit(), "you have the call of");
    assertThat(it.business().items("/v1/crm/tasks")).isEmpty();
  }

  @Test
  void nobody_takes_the_call_and_a_call_back_is_promised_in_words_and_in_writing()
      throws Exception {
    var it = Scene.of("");
    house.twilio.telephones().set(it.sam(), new Telephone.Machine());
    house.twilio.telephones().set(it.kit(), Telephone.pressing("2"));
    var heard = new Transcript();
    var end = it.calls(heard, Speaking.of(true, "can I speak to a person please", "yes please"));
    assertThat(end.problems()).isEmpty();
    assertThat(said(heard)).contains("all with other clients").contains("call you back");
    assertThat(it.called(it.sam()).heard().toString()).doesNotContain("Press 1");
    var handOff = it.handOff("unanswered");
    assertThat(handOff.findValuesAsText("missed")).containsExactly("voicemail", "passed");
    it.reads(it.caller(), "call you back");
    it.reads(it.business().owner(), "Please call back");
    Patience.until("a task", () -> !it.business().items("/v1/crm/tasks").isEmpty());
    assertThat(it.business().items("/v1/crm/tasks")).hasSize(1);
  }

  @Test
  void a_caller_who_hangs_up_while_waiting_is_called_back() throws Exception {
    var it = Scene.of("");
    house.twilio.telephones().set(it.sam(), new Telephone.Forgotten());
    it.calls(new Transcript(), Speaking.of(false, "can I speak to a person please"));
    it.handOff("left");
    it.reads(it.business().owner(), "hung up while waiting");
    Patience.until("a task", () -> !it.business().items("/v1/crm/tasks").isEmpty());
    assertThat(it.business().items("/v1/crm/tasks").getFirst().get("what").asText())
        .contains("hung up while waiting");
  }

  @Test
  void nobody_is_called_who_is_away() throws Exception {
    var it = Scene.of("");
    house.twilio.telephones().set(it.kit(), Telephone.pressing("1"));
    var keys = it.business().keys();
    assertThat(house.http.send("PUT", "/v1/crm/presence/sam", keys, "{\"away\": true}").body())
        .contains("\"takes\":false");
    it.calls(new Transcript(), Speaking.of(true, "can I speak to a person please"));
    assertThat(it.handOff("finished").get("tries")).hasSize(1);
    assertThat(house.twilio.telephones().calls()).noneMatch(one -> one.to().equals(it.sam()));
    house.http.send("PUT", "/v1/crm/presence/kit", keys, "{\"away\": true}");
    var heard = new Transcript();
    it.calls(heard, Speaking.of(true, "can I speak to a person please", "yes"));
    assertThat(said(heard)).contains("all with other clients");
  }
}
