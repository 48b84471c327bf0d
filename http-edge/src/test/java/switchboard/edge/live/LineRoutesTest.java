package switchboard.edge.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.edge.access.House;
import switchboard.edge.http.Json;
import switchboard.edge.message.Lines.Fate;
import switchboard.engine.conversation.Conversation.Reason;

final class LineRoutesTest {

  private static final String CALL = "/v1/owner/calls/CA-alpha/";
  private static final String WHISPER = "{\"words\": \"The van is late\"}";

  private final House house = new House(1_000);

  @AfterEach
  void close() {
    house.close();
  }

  private HttpResponse<String> post(String tenant, String path, String body) {
    var request = house.as(tenant + "-key", tenant + "-token", path);
    return house.server.send(request.POST(BodyPublishers.ofString(body)).build());
  }

  private static JsonNode json(HttpResponse<String> answer) {
    try {
      return Json.MAPPER.readTree(answer.body());
    } catch (IOException e) {
      throw new AssertionError(answer.body(), e);
    }
  }

  private static void refused(HttpResponse<String> answer, int status, String reason) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValueSatisfying(it -> assertThat(it).startsWith("application/problem+json"));
    assertThat(json(answer).path("reason").asText()).isEqualTo(reason);
  }

  @Test
  void only_the_calls_asked_for_are_read_even_those_that_are_over() {
    var answer = json(house.get("alpha", "/v1/owner/live?ids=call-alpha,CA-alpha,call-beta"));
    assertThat(answer.get("items")).hasSize(2);
    assertThat(answer.at("/items/0/turns")).hasSize(1);
    assertThat(answer.at("/items/0/acts/0/words").asText()).isEqualTo("words of alpha");
    var many = "x,".repeat(10) + String.join(",", java.util.Collections.nCopies(1, "y"));
    assertThat(json(house.get("alpha", "/v1/owner/live?ids=" + many)).get("items")).isEmpty();
  }

  @Test
  void more_calls_than_fit_one_question_are_refused() {
    var ids = new StringBuilder();
    for (int i = 0; i <= 50; i++) ids.append(i == 0 ? "" : ",").append("c").append(i);
    var answer = house.get("alpha", "/v1/owner/live?ids=" + ids);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(json(answer).get("field").asText()).isEqualTo("ids");
  }

  @Test
  void a_whisper_is_taken_to_the_conversation_as_the_owners() {
    var answer = post("alpha", CALL + "whisper", WHISPER);
    assertThat(json(answer).get("done").asText()).isEqualTo("whispered");
    assertThat(house.talks.asked).containsExactly("alpha:CA-alpha Whisper by owner");
    assertThat(house.network.told).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"words\": \"\"}",
        "{\"words\": \"two\\nlines\"}",
        "{\"words\": \"<>{}[]\"}",
        "{\"words\": \"\ud83d\ude00\"}",
        "{\"words\": 1}"
      })
  void what_no_voice_can_say_is_refused_by_its_name(String body) {
    var answer = post("alpha", CALL + "whisper", body);
    assertThat(answer.statusCode()).as(body).isEqualTo(400);
    assertThat(json(answer).get("field").asText()).isEqualTo("words");
    assertThat(house.talks.asked).isEmpty();
  }

  @Test
  void three_sentences_may_wait_and_a_voice_service_takes_none() {
    house.talks.refusal = Optional.of(Reason.TOO_MUCH);
    refused(post("alpha", CALL + "whisper", WHISPER), 409, "too-much");
    house.talks.refusal = Optional.of(Reason.ASKED_OTHERWISE);
    refused(post("alpha", CALL + "whisper", WHISPER), 409, "elsewhere");
  }

  @Test
  void a_call_that_is_over_is_told_to_be() {
    for (var deed : new String[] {"whisper", "take-over", "end"}) {
      var body = deed.equals("whisper") ? WHISPER : "{}";
      refused(post("alpha", "/v1/owner/calls/call-alpha/" + deed, body), 409, "over");
    }
    house.talks.refusal = Optional.of(Reason.ENDED);
    refused(post("alpha", CALL + "end", "{}"), 409, "over");
    assertThat(house.network.told).isEmpty();
  }

  @Test
  void a_call_of_another_business_is_nowhere_to_be_found() {
    for (var deed : new String[] {"whisper", "take-over", "end"}) {
      var body = deed.equals("whisper") ? WHISPER : "{}";
      assertThat(post("beta", CALL + deed, body).statusCode()).isEqualTo(404);
    }
    assertThat(house.talks.asked).isEmpty();
    assertThat(house.network.told).isEmpty();
  }

  @Test
  void the_caller_hears_the_last_words_and_the_network_hangs_up() {
    var answer = post("alpha", CALL + "end", "{\"words\": \"Bye for now\"}");
    assertThat(json(answer).get("done").asText()).isEqualTo("ended");
    assertThat(house.network.told)
        .singleElement()
        .asString()
        .startsWith("CA-alpha ")
        .contains("Bye for now.</Say><Hangup/>");
  }

  @Test
  void a_network_that_does_not_answer_is_told_with_what_happens_now() {
    house.network.outcome = Fate.UNSURE;
    refused(post("alpha", CALL + "end", "{}"), 503, "network");
    refused(post("alpha", CALL + "take-over", "{}"), 503, "network");
    assertThat(house.talks.asked).containsExactly("alpha:CA-alpha Dismiss by owner");
  }

  @Test
  void a_person_is_called_and_the_conversation_knows() {
    var answer = post("alpha", CALL + "take-over", "{}");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(house.network.told)
        .singleElement()
        .asString()
        .contains("<Dial action=\"https://us.example/twilio/voice/joined?business_id=alpha")
        .contains("<Number url=\"https://us.example/twilio/voice/brief?business_id=alpha");
    assertThat(house.talks.asked).containsExactly("alpha:CA-alpha PutThrough by owner");
  }

  @Test
  void nobody_can_be_called_who_is_not_of_the_staff() {
    var answer = post("alpha", CALL + "take-over", "{\"staff\": \"nobody\"}");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(json(answer).get("field").asText()).isEqualTo("staff");
  }

  @Test
  void a_caller_who_has_gone_cannot_be_given_to_anybody() {
    house.network.outcome = Fate.GONE;
    refused(post("alpha", CALL + "take-over", "{}"), 409, "over");
    assertThat(house.talks.asked).isEmpty();
  }
}
