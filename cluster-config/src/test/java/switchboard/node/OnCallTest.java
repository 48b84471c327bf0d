package switchboard.node;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import switchboard.simulator.twilio.Answer;
import switchboard.simulator.twilio.Form;
import switchboard.simulator.twilio.PlacedCall;
import switchboard.simulator.twilio.SentMessage;
import switchboard.simulator.twilio.Signature.Product;
import switchboard.simulator.twilio.Telephone;
import switchboard.simulator.twilio.Webhooks.Method;

/// Emergencies over real sockets: people on call are texted, then called, one after another, until
/// somebody takes it.
final class OnCallTest {

  private static final String BURST = "a pipe burst and water is pouring through my kitchen";
  private static final String GAS = "help I smell gas in the house";
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

  /// A business with two people on call, and somebody who texts it.
  private record Scene(Business business, String sam, String kit, String caller) {

    static Scene of(String more) throws Exception {
      int n = PEOPLE.incrementAndGet();
      var it =
          new Scene(
              house.plumber(),
              "+1620555%04d".formatted(100 + n),
              "+1620555%04d".formatted(200 + n),
              "+1620555%04d".formatted(300 + n));
      it.arranged(more);
      return it;
    }

    void arranged(String more) throws Exception {
      var body =
          """
          {"people": [{"name": "Sam", "phone": "%s"}, {"name": "Kit", "phone": "%s"}],
           "afterText": "PT1S", "afterCall": "PT5S"%s}\
          """
              .formatted(sam, kit, more);
      var answer = house.http.send("PUT", "/v1/admin/on-call", business.keys(), body);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    String says(String from, String words) throws Exception {
      return String.join(" ", house.text(business, from, words));
    }

    List<SentMessage> sent(String to) {
      return house.twilio.messages().stream()
          .filter(it -> it.to().equals(to))
          .filter(it -> it.from().equals(Optional.of(business.number())))
          .toList();
    }

    void hears(String who, String words) throws Exception {
      Patience.until(
          words
              + " to "
              + who
              + ", who heard "
              + sent(who).stream().map(SentMessage::body).toList(),
          () -> sent(who).stream().anyMatch(it -> it.body().contains(words)));
    }

    PlacedCall called(String who) throws Exception {
      return house
          .twilio
          .telephones()
          .await(it -> it.to().equals(who) && !it.status().equals("queued"), LONG)
          .orElseThrow(() -> new AssertionError("nobody called " + who));
    }

    JsonNode alert(String status) throws Exception {
      Patience.until(
          "an alert that is " + status,
          () ->
              business.items("/v1/crm/alerts").stream()
                  .anyMatch(it -> it.get("status").asText().equals(status)));
      var id = business.items("/v1/crm/alerts").getFirst().get("id").asText();
      return business.read("/v1/crm/alerts/" + id);
    }
  }

  @Test
  void a_text_and_a_call_are_ignored_and_the_next_presses_one() throws Exception {
    var it = Scene.of(", \"tellCaller\": true");
    house.twilio.telephones().set(it.kit(), Telephone.pressing("1"));
    assertThat(it.says(it.caller(), BURST))
        .contains("valve")
        .contains("on-call team is being alerted");
    it.hears(it.sam(), "Reply 1 to take it");
    assertThat(it.called(it.sam()).status()).isEqualTo("no-answer");
    it.hears(it.kit(), "Reply 1 to take it");
    assertThat(it.called(it.kit()).heard().toString())
        .contains("water is pouring")
        .contains("Press 1 to take it")
        .contains("it is yours");
    var alert = it.alert("taken");
    assertThat(alert.get("severity").asText()).isEqualTo("critical");
    assertThat(alert.get("taker").asText()).isEqualTo("Kit");
    assertThat(alert.get("via").asText()).isEqualTo("key");
    assertThat(alert.findValuesAsText("how")).containsExactly("text", "call", "text", "call");
    assertThat(alert.at("/told/1/missed").asText()).isEqualTo("no_answer");
    it.hears(it.sam(), "taken by Kit");
    it.hears(it.kit(), "It is yours");
    it.hears(it.caller(), "Kit has your emergency");
  }

  @Test
  void whoever_answers_the_text_has_it_and_is_no_customer() throws Exception {
    var it = Scene.of("");
    it.says(it.caller(), BURST);
    it.hears(it.sam(), "Reply 1 to take it");
    assertThat(it.says(it.sam(), "what is this?")).contains("Reply 1 to take");
    assertThat(it.says(it.sam(), "1")).contains("it is yours").contains("water is pouring");
    var alert = it.alert("taken");
    assertThat(alert.get("taker").asText()).isEqualTo("Sam");
    assertThat(alert.get("via").asText()).isEqualTo("text");
    assertThat(it.says(it.sam(), "yes")).contains("Sam has taken it already");
    assertThat(it.business().items("/v1/crm/conversations")).hasSize(1);
    var conversation = it.business().items("/v1/crm/conversations").getFirst();
    assertThat(conversation.get("severity").asText()).isEqualTo("critical");
  }

  @Test
  void whoever_passes_it_on_is_not_called() throws Exception {
    var it = Scene.of(", \"rounds\": 1");
    it.says(it.caller(), BURST);
    it.hears(it.sam(), "Reply 1 to take it");
    assertThat(it.says(it.sam(), "2")).contains("ask the next one");
    it.hears(it.kit(), "Reply 1 to take it");
    assertThat(it.says(it.kit(), "on my way")).contains("it is yours");
    assertThat(house.twilio.telephones().calls()).noneMatch(one -> one.to().equals(it.sam()));
  }

  @Test
  void where_a_life_is_at_stake_they_are_called_at_once_and_a_machine_takes_nothing()
      throws Exception {
    var it = Scene.of(", \"rounds\": 1");
    house.twilio.telephones().set(it.sam(), new Telephone.Machine());
    house.twilio.telephones().set(it.kit(), Telephone.pressing("1"));
    assertThat(it.says(it.caller(), GAS)).contains("leave the building");
    assertThat(it.called(it.sam()).heard().toString())
        .contains("look at your texts")
        .doesNotContain("smell");
    it.called(it.kit());
    var alert = it.alert("taken");
    assertThat(alert.get("severity").asText()).isEqualTo("life");
    assertThat(alert.get("danger").asText()).isEqualTo("gas");
    assertThat(alert.at("/told/1/missed").asText()).isEqualTo("voicemail");
  }

  @Test
  void nobody_takes_it_until_the_owner_does() throws Exception {
    var it = Scene.of(", \"rounds\": 1");
    house.twilio.telephones().set(it.sam(), new Telephone.Unanswered("busy"));
    house.twilio.telephones().set(it.kit(), Telephone.pressing("2"));
    it.says(it.caller(), BURST);
    var alert = it.alert("exhausted");
    assertThat(alert.findValuesAsText("missed"))
        .containsExactly("silent", "busy", "silent", "passed");
    it.hears(it.business().owner(), "NOBODY ON CALL HAS TAKEN IT");
    Patience.until("a task", () -> !it.business().items("/v1/crm/tasks").isEmpty());
    assertThat(it.business().items("/v1/crm/tasks"))
        .singleElement()
        .satisfies(task -> assertThat(task.get("what").asText()).contains("Nobody took"));
    var take = "/v1/crm/alerts/" + alert.get("id").asText() + "/acknowledge";
    var keys = it.business().keys();
    assertThat(house.http.send("POST", take, keys, "{\"name\": \"Lou\"}").statusCode())
        .isEqualTo(200);
    assertThat(house.http.send("POST", take, keys, "{}").statusCode()).isEqualTo(409);
    it.hears(it.sam(), "taken by Lou");
    assertThat(it.business().items("/v1/crm/alerts?state=open")).isEmpty();
  }

  @Test
  void the_emergencies_of_one_business_are_no_business_of_another() throws Exception {
    var mine = Scene.of(", \"rounds\": 1");
    var other = Scene.of(", \"rounds\": 1");
    mine.says(mine.caller(), BURST);
    mine.hears(mine.sam(), "Reply 1 to take it");
    assertThat(house.text(other.business(), mine.sam(), "1").toString()).doesNotContain("yours");
    var id = mine.business().items("/v1/crm/alerts").getFirst().get("id").asText();
    var take = "/v1/crm/alerts/" + id + "/acknowledge";
    assertThat(house.http.send("POST", take, other.business().keys(), "{}").statusCode())
        .isEqualTo(404);
    assertThat(other.business().items("/v1/crm/alerts")).isEmpty();
    assertThat(mine.says(mine.sam(), "1")).contains("it is yours");
  }

  @Test
  void a_call_the_network_did_not_confirm_is_looked_for_before_it_is_placed_again()
      throws Exception {
    var it = Scene.of(", \"rounds\": 1");
    house.twilio.telephones().set(it.sam(), Telephone.pressing("9"));
    house.twilio.faults().failNextCalls(1, 500);
    it.says(it.caller(), GAS);
    assertThat(it.called(it.sam()).heard().toString()).contains("Somebody is waiting for help");
    it.hears(it.kit(), "Reply 1 to take it");
    assertThat(it.says(it.kit(), "ok")).contains("it is yours");
    assertThat(house.twilio.telephones().calls())
        .filteredOn(one -> one.to().equals(it.sam()))
        .hasSize(1);
  }

  @Test
  void addresses_nobody_made_open_nothing() throws Exception {
    var it = Scene.of("");
    house.twilio.telephones().set(it.sam(), new Telephone.Forgotten());
    it.says(it.caller(), GAS);
    var url = it.called(it.sam()).url();
    var forged = url.replaceFirst("token=[0-9a-f]{4}", "token=0000");
    var other = url.replace("step=1", "step=3");
    for (var address : List.of(forged, other, house.http.base() + "/twilio/alert/key"))
      assertThat(sent(address, Map.of("Digits", "1")).status()).as(address).isEqualTo(403);
    var key = url.replace("/twilio/alert?", "/twilio/alert/key?");
    assertThat(sent(key, Map.of("Digits", "1")).status()).isEqualTo(200);
    assertThat(it.alert("taken").get("taker").asText()).isEqualTo("Sam");
    var again = new String(sent(key, Map.of("Digits", "1")).body(), UTF_8);
    assertThat(again).contains("Sam has taken it already");
  }

  private static Answer sent(String url, Map<String, String> fields) throws Exception {
    return house.webhooks.send(
        Method.POST,
        URI.create(url),
        Form.of(fields).with("AccountSid", House.ACCOUNT.sid()),
        Product.VOICE);
  }

  @Test
  void a_chain_is_read_as_it_was_arranged_and_odd_ones_are_refused() throws Exception {
    var it = Scene.of("");
    var chain = it.business().read("/v1/admin/on-call");
    assertThat(chain.findValuesAsText("name")).containsExactly("Sam", "Kit");
    assertThat(chain.get("rounds").asInt()).isEqualTo(2);
    for (var odd :
        List.of(
            "{}",
            "{\"people\": {}}",
            "{\"people\": [{\"name\": \"Sam\"}]}",
            "{\"people\": [{\"name\": \"Sam\", \"phone\": \"nobody\"}]}",
            "{\"people\": [], \"afterText\": \"PT3H\"}",
            "{\"people\": [], \"rounds\": 99}",
            "{\"people\": [{\"name\": \"A\", \"phone\": \"+16205550199\"},"
                + " {\"name\": \"B\", \"phone\": \"+1 620 555 0199\"}]}",
            "[]"))
      assertThat(
              house.http.send("PUT", "/v1/admin/on-call", it.business().keys(), odd).statusCode())
          .as(odd)
          .isEqualTo(400);
    assertThat(it.business().read("/v1/admin/on-call")).isEqualTo(chain);
  }
}
