package switchboard.edge.owner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.edge.access.House;
import switchboard.edge.http.Json;

class AskRoutesTest {

  private static final String ASK = "/v1/owner/ask";
  private static final String STAFF = "/v1/owner/staff";

  private final House house = new House(1_000);

  @AfterEach
  void close() {
    house.close();
  }

  private HttpResponse<String> send(String method, String path, String body, String... headers) {
    var request =
        house.as("alpha-key", "alpha-token", path).method(method, BodyPublishers.ofString(body));
    for (int i = 0; i + 1 < headers.length; i += 2) request.header(headers[i], headers[i + 1]);
    return house.server.send(request.build());
  }

  private static JsonNode json(HttpResponse<String> answer) {
    try {
      return Json.MAPPER.readTree(answer.body());
    } catch (IOException e) {
      throw new AssertionError(answer.body(), e);
    }
  }

  @Test
  void a_question_is_answered_with_words_data_and_how_to_go_on() {
    var first = json(send("POST", ASK, "{\"text\":\"what's next?\"}"));
    assertThat(first.get("say").asText()).isEqualTo("You said what's next?");
    assertThat(first.at("/data/kind").asText()).isEqualTo("tasks");
    var thread = first.get("conversation").asText();
    var more = json(send("POST", ASK, "{\"text\":\"yes\",\"conversation\":\"" + thread + "\"}"));
    assertThat(more.get("conversation").asText()).isEqualTo(thread);
    assertThat(house.talks.asked).allMatch(it -> it.startsWith("alpha:" + thread + " WEB "));
  }

  @Test
  void the_same_key_is_the_same_question() {
    send("POST", ASK, "{\"text\":\"a\"}", "Idempotency-Key", "k1");
    assertThat(house.talks.asked.getFirst()).endsWith(" k1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[]",
        "{\"text\":\"\"}",
        "{\"text\":null}",
        "{\"text\":\"a\",\"more\":1}",
        "{\"text\":\"a\",\"conversation\":\"CA1\"}",
        "{\"text\":\"a\",\"conversation\":\"beta:web-0\"}",
        "{\"text\":\"a\",\"conversation\":\"sms-x\"}"
      })
  void what_is_no_question_is_refused(String body) {
    assertThat(send("POST", ASK, body).statusCode()).as(body).isEqualTo(400);
    assertThat(house.talks.asked).isEmpty();
  }

  @Test
  void what_is_too_long_is_refused() {
    assertThat(send("POST", ASK, "{\"text\":\"" + "x".repeat(1001) + "\"}").statusCode())
        .isEqualTo(400);
  }

  @Test
  void a_conversation_that_is_busy_says_so() {
    house.talks.busy = true;
    assertThat(send("POST", ASK, "{\"text\":\"a\"}").statusCode()).isEqualTo(409);
  }

  @Test
  void without_a_voice_nothing_is_spoken() {
    assertThat(send("POST", ASK, "{\"text\":\"a\"}", "Accept", "audio/wav").statusCode())
        .isEqualTo(501);
    assertThat(house.talks.asked).isEmpty();
  }

  @Test
  void people_are_registered_listed_and_forgotten() {
    var put = "{\"name\":\"Sam Example\",\"phone\":\"(913) 555-0190\",\"resource\":\"van-1\"}";
    assertThat(json(send("PUT", STAFF + "/sam", put)).get("phone").asText())
        .isEqualTo("+19135550190");
    assertThat(json(send("GET", STAFF, "")).findValuesAsText("id")).containsExactly("sam", "owner");
    assertThat(send("PUT", STAFF + "/kit", put).statusCode()).isEqualTo(400);
    assertThat(send("DELETE", STAFF + "/sam", "").statusCode()).isEqualTo(204);
    assertThat(send("DELETE", STAFF + "/sam", "").statusCode()).isEqualTo(404);
    assertThat(json(send("GET", STAFF, "")).findValuesAsText("id")).containsExactly("owner");
  }

  @Test
  void a_pin_is_set_taken_away_and_never_shown() {
    var pin = STAFF + "/owner/pin";
    assertThat(send("PUT", pin, "{\"pin\":\"4829\"}").statusCode()).isEqualTo(204);
    var listed = send("GET", STAFF, "");
    assertThat(json(listed).at("/items/0/pin").asBoolean()).isTrue();
    assertThat(listed.body()).doesNotContain("4829");
    assertThat(house.pins.digests.toString()).doesNotContain("4829");
    assertThat(send("DELETE", pin, "").statusCode()).isEqualTo(204);
    assertThat(json(send("GET", STAFF, "")).at("/items/0/pin").asBoolean()).isFalse();
    assertThat(send("PUT", STAFF + "/nobody/pin", "{\"pin\":\"4829\"}").statusCode())
        .isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1234", "0000", "123", "abcd", "123456789", ""})
  void a_pin_that_is_easily_guessed_is_refused(String pin) {
    var answer = send("PUT", STAFF + "/owner/pin", "{\"pin\":\"" + pin + "\"}");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("\"field\":\"pin\"");
  }
}
