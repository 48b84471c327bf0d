package switchboard.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import switchboard.simulator.conversation.Transcript;
import switchboard.simulator.twilio.Ask;
import switchboard.simulator.twilio.Caller;
import switchboard.simulator.twilio.Exchange;
import switchboard.simulator.twilio.Move;
import switchboard.simulator.twilio.Pace;
import switchboard.simulator.twilio.Party;
import switchboard.simulator.twilio.PhoneCall;
import switchboard.simulator.twilio.PlacedCall;
import switchboard.simulator.twilio.Telephone;

/// Calls a business makes by itself, over real sockets: to people, machines, and nobody.
final class OutboundCallTest {

  private static final Duration LONG = Duration.ofSeconds(20);
  private static final AtomicInteger PEOPLE = new AtomicInteger();

  private static House house;
  private static Business plumber;

  @BeforeAll
  static void open() throws Exception {
    house = House.open();
    plumber = house.plumber();
    var terms =
        """
        {"from": "00:00", "to": "23:59:59", "attempts": 2, "spacing": "PT1S"}\
        """;
    var answer = house.http.send("PUT", "/v1/admin/outbound", plumber.keys(), terms);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  @AfterAll
  static void close() {
    house.close();
  }

  private record Speaking(ArrayDeque<String> words) implements Caller {
    static Speaking of(String... words) {
      return new Speaking(new ArrayDeque<>(List.of(words)));
    }

    @Override
    public Move answer(Ask ask) {
      var next = words.poll();
      return next == null ? new Move.HangUp() : new Move.Speak(next, 0.95);
    }
  }

  private record Keying(ArrayDeque<String> keys) implements Caller {
    @Override
    public Move answer(Ask ask) {
      var next = keys.poll();
      return next == null ? new Move.HangUp() : new Move.Press(next);
    }
  }

  /// Somebody who was promised a call back.
  ///
  /// @param task that promises it
  private record Promised(String number, String task) {

    static Promised of(Telephone telephone) throws Exception {
      var number = "+1620555%04d".formatted(4100 + PEOPLE.incrementAndGet());
      house.twilio.telephones().set(number, telephone);
      var exchange = new Exchange(house.webhooks, Pace.immediate(), house.twilio.live());
      var who = Speaking.of("can I speak to a person please", "it is about my invoice");
      new PhoneCall(exchange, plumber.line(), Party.of(number), who, new Transcript()).run();
      Patience.until("a call back is promised", () -> !tasks(number).isEmpty());
      return new Promised(number, tasks(number).getFirst().get("id").asText());
    }

    static List<JsonNode> tasks(String number) throws Exception {
      return plumber.items("/v1/crm/tasks").stream()
          .filter(it -> it.path("phone").asText().equals(number))
          .toList();
    }

    HttpResponse<String> call() throws Exception {
      var body = "{\"task\": \"" + task + "\", \"overrule\": true}";
      return house.http.send("POST", "/v1/crm/outbound", plumber.keys(), body);
    }

    JsonNode becomes(String status) throws Exception {
      assertThat(call().statusCode()).isEqualTo(200);
      var path = "/v1/crm/outbound/task-" + task;
      Patience.until(
          "the call is " + status, () -> plumber.read(path).get("status").asText().equals(status));
      return plumber.read(path);
    }

    PlacedCall placed() throws Exception {
      return house
          .twilio
          .telephones()
          .await(it -> it.to().equals(number) && !it.status().equals("queued"), LONG)
          .orElseThrow(() -> new AssertionError("nobody called"));
    }

    void reads(String to, String words) throws Exception {
      Patience.until(
          to + " reads " + words,
          () ->
              house.twilio.messages().stream()
                  .anyMatch(it -> it.to().equals(to) && it.body().contains(words)));
    }
  }

  @Test
  void a_person_is_talked_to_and_the_promise_is_kept() throws Exception {
    var it = Promised.of(new Telephone.Answered(Speaking.of("what are your opening hours")));
    var call = it.becomes("reached");
    assertThat(it.placed().heard().toString())
        .contains("You asked us to call you back")
        .contains("We are open");
    var talk = call.get("conversation").asText();
    Patience.until(
        "the talk is one of the customer's",
        () -> plumber.conversation(talk).toString().contains(it.number()));
    Patience.until("nothing is promised any more", () -> Promised.tasks(it.number()).isEmpty());
    assertThat(it.call().statusCode()).isEqualTo(409);
  }

  @Test
  void a_machine_is_left_a_message_and_the_customer_a_text() throws Exception {
    var it = Promised.of(new Telephone.Machine());
    it.becomes("message");
    assertThat(it.placed().heard().toString()).contains("We tried to call you back");
    it.reads(it.number(), "we tried to call you back");
    assertThat(Promised.tasks(it.number())).isNotEmpty();
  }

  @Test
  void who_is_busy_is_tried_again_and_then_left_to_the_owner() throws Exception {
    var it = Promised.of(new Telephone.Unanswered("busy"));
    var call = it.becomes("exhausted");
    assertThat(call.get("missed").asInt()).isEqualTo(2);
    assertThat(call.get("tries").findValuesAsText("outcome")).containsExactly("busy", "busy");
    var calls = house.twilio.telephones().calls().stream().filter(c -> c.to().equals(it.number()));
    assertThat(calls).hasSize(2);
    it.reads(it.number(), "we tried to call you back");
    Patience.until(
        "the owner reads it",
        () ->
            house.twilio.messages().stream()
                .anyMatch(m -> m.body().contains("Not reached after 2 tries")));
  }

  @Test
  void a_fax_is_never_tried_again() throws Exception {
    var it = Promised.of(new Telephone.Fax());
    assertThat(it.becomes("exhausted").get("missed").asInt()).isEqualTo(1);
  }

  @Test
  void who_says_so_on_a_call_is_never_called() throws Exception {
    var it =
        Promised.of(new Telephone.Answered(Speaking.of("take me off your list and stop calling")));
    var customer = Promised.tasks(it.number()).getFirst().get("customer").asText();
    it.becomes("reached");
    assertThat(it.placed().heard().toString()).contains("We will not call you again");
    Patience.until(
        "they are not to be called",
        () ->
            plumber
                .read("/v1/crm/customers/" + customer + "/do-not-call")
                .get("refuses")
                .asBoolean());
  }

  @Test
  void who_is_reminded_says_that_they_come() throws Exception {
    var number = "+1620555%04d".formatted(4100 + PEOPLE.incrementAndGet());
    house
        .twilio
        .telephones()
        .set(number, new Telephone.Answered(new Keying(new ArrayDeque<>(List.of("1")))));
    var appointment = made(number);
    var body = "{\"appointment\": \"" + appointment + "\", \"overrule\": true}";
    Patience.until(
        "they are called",
        () ->
            house.http.send("POST", "/v1/crm/outbound", plumber.keys(), body).statusCode() == 200);
    Patience.until("they were reached", () -> reminder(appointment).equals("reached"));
    var call = house.twilio.telephones().await(it -> it.to().equals(number), LONG).orElseThrow();
    assertThat(call.heard().toString()).contains("remind you of your appointment");
    var again = house.http.send("POST", "/v1/crm/outbound", plumber.keys(), body);
    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(again.body()).contains("done");
  }

  private static String made(String number) throws Exception {
    var start = Instant.now().plus(Duration.ofDays(3)).truncatedTo(ChronoUnit.HOURS);
    var body =
        """
        {"newCustomer": {"name": "Robin Sample", "phone": "%s"}, "service": "faucet-fix", "resource": "van-1",\
         "start": "%s", "overrule": true}\
        """
            .formatted(number, start);
    var answer = house.http.send("POST", "/v1/crm/appointments", plumber.keys(), body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return Http.json(answer).get("id").asText();
  }

  private static String reminder(String appointment) throws Exception {
    return plumber.items("/v1/crm/outbound").stream()
        .filter(it -> it.path("appointment").asText().equals(appointment))
        .map(it -> it.get("status").asText())
        .findFirst()
        .orElse("");
  }

  @Test
  void who_does_not_want_to_be_called_is_not() throws Exception {
    var it = Promised.of(Telephone.RINGS_OUT);
    var customer = Promised.tasks(it.number()).getFirst().get("customer").asText();
    var path = "/v1/crm/customers/" + customer + "/do-not-call";
    var answer = house.http.send("PUT", path, plumber.keys(), "{\"refuses\": true}");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(it.call().statusCode()).isEqualTo(409);
    assertThat(it.call().body()).contains("do-not-call");
    assertThat(house.twilio.telephones().calls()).noneMatch(c -> c.to().equals(it.number()));
  }
}
