package switchboard.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The owner asks a whole node: on the page, and by text from the registered number.
final class OwnerCallTest {

  private static House house;
  private static Business plumber;

  @BeforeAll
  static void open() throws Exception {
    house = House.open();
    plumber = house.plumber();
    house.booked(plumber, "tap-repair");
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @Test
  void a_question_on_the_page_is_answered_from_what_has_happened() throws Exception {
    var first = ask("{\"text\":\"what's on my schedule in the next two weeks\"}");
    assertThat(first.get("say").asText()).contains("appointment");
    var calls = ask("{\"text\":\"who called today\"}");
    assertThat(calls.get("say").asText()).contains("One call and no texts today", "Milo");
    assertThat(calls.at("/data/kind").asText()).isEqualTo("figures");
    var thread = calls.get("conversation").asText();
    var next = ask("{\"text\":\"what's next\",\"conversation\":\"" + thread + "\"}");
    assertThat(next.get("say").asText()).contains("faucet repair for Milo Farnsworth");
    assertThat(plumber.items("/v1/crm/conversations"))
        .allMatch(it -> it.get("channel").asText().equals("voice"));
  }

  @Test
  void by_text_the_pin_comes_first_and_no_customer_comes_of_it() throws Exception {
    var customers = plumber.items("/v1/crm/customers").size();
    var pin = "{\"pin\":\"4829\"}";
    var keys = plumber.keys();
    assertThat(house.http.send("PUT", "/v1/owner/staff/owner/pin", keys, pin).statusCode())
        .isEqualTo(204);
    assertThat(text("What's next?")).contains("PIN").doesNotContain("Milo");
    assertThat(text("5555")).contains("not the PIN", "Two tries");
    assertThat(text("4829")).contains("Thank you", "Milo Farnsworth");
    assertThat(plumber.items("/v1/crm/customers")).hasSize(customers);
    assertThat(
            house.database.count(
                "select count(*) from turn where said like '%4829%' or reply like '%4829%'"))
        .isZero();
  }

  private static String text(String words) throws Exception {
    return String.join("|", house.text(plumber, plumber.owner(), words));
  }

  private static com.fasterxml.jackson.databind.JsonNode ask(String body) throws Exception {
    var more = Map.<String, String>copyOf(plumber.keys());
    var answer = house.http.send("POST", "/v1/owner/ask", more, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Http.json(answer);
  }
}
