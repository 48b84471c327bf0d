package switchboard.edge.owner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.util.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import switchboard.edge.access.House;
import switchboard.edge.http.Json;
import switchboard.engine.speech.TextToSpeech.Answer;
import switchboard.engine.speech.TextToSpeech.Words;
import switchboard.engine.tenant.Speaking;

final class SpeechRoutesTest {

  private static final String SPEECH = "/v1/owner/speech";

  private final House house = new House(1_000);

  @AfterEach
  void close() {
    house.close();
  }

  private HttpResponse<String> send(String method, String path, String body) {
    var request = house.as("alpha-key", "alpha-token", path);
    return house.server.send(request.method(method, BodyPublishers.ofString(body)).build());
  }

  private static JsonNode json(HttpResponse<String> answer) {
    try {
      return Json.MAPPER.readTree(answer.body());
    } catch (IOException e) {
      throw new AssertionError(answer.body(), e);
    }
  }

  @Test
  void what_is_not_chosen_is_as_usual() {
    var speech = json(house.get("alpha", SPEECH));
    assertThat(speech.get("recogniser").asText()).isEqualTo("twilio");
    assertThat(speech.get("speaker").asText()).isEqualTo("twilio");
    assertThat(speech.get("language").asText()).isEqualTo("en-US");
    assertThat(speech.has("model")).isFalse();
    assertThat(speech.get("languages")).hasSizeGreaterThan(3);
  }

  @Test
  void what_is_chosen_is_kept_for_this_business_alone() {
    var wanted =
        "{\"recogniser\": \"deepgram\", \"model\": \"nova-3\", \"voice\": \"Polly.Amy-Neural\","
            + " \"language\": \"en-GB\"}";
    var answer = send("PUT", SPEECH, wanted);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    var speech = json(house.get("alpha", SPEECH));
    assertThat(speech.get("model").asText()).isEqualTo("nova-3");
    assertThat(speech.get("voice").asText()).isEqualTo("Polly.Amy-Neural");
    assertThat(json(house.get("beta", SPEECH)).get("recogniser").asText()).isEqualTo("twilio");
    var kept = house.tenants.byId("alpha").orElseThrow().profile().telephony().speaking();
    assertThat(kept.flatMap(Speaking::gatherModel)).contains("deepgram_nova-3");
    assertThat(send("PUT", SPEECH, "{}").statusCode()).isEqualTo(200);
    assertThat(json(house.get("alpha", SPEECH)).get("recogniser").asText()).isEqualTo("twilio");
  }

  @ParameterizedTest
  @CsvSource({
    "recogniser, nobody",
    "model, nova-3",
    "model, <script>",
    "speaker, parrot",
    "voice, Polly Joanna & co",
    "language, de-DE",
    "language, en",
    "language, english",
    "pitch, high"
  })
  void what_will_not_do_is_named(String field, String value) {
    var answer = send("PUT", SPEECH, "{\"" + field + "\": \"" + value + "\"}");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(json(answer).get("field").asText()).isEqualTo(field);
  }

  @Test
  void a_voice_can_be_heard_where_there_is_one() {
    List<Words> said = new ArrayList<>();
    house.voices.put(
        "local",
        words -> {
          said.add(words);
          return new Answer.Spoken(ByteString.fromString("RIFF"), "audio/wav");
        });
    var body = "{\"speaker\": \"local\", \"voice\": \"f2\", \"text\": \"Good morning\"}";
    var answer = send("POST", SPEECH + "/sample", body);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(said).containsExactly(new Words("Good morning", "en-US", Optional.of("f2")));
    var twilio = send("POST", SPEECH + "/sample", "{\"voice\": \"Polly.Joanna\"}");
    assertThat(twilio.headers().firstValue("X-Spoken-By")).hasValue("local");
    assertThat(json(house.get("alpha", SPEECH)).at("/speakers/3/audible").asBoolean()).isTrue();
  }

  @Test
  void where_there_is_no_voice_it_says_why() {
    assertThat(send("POST", SPEECH + "/sample", "{}").statusCode()).isEqualTo(501);
    var answer = send("POST", SPEECH + "/sample", "{\"speaker\": \"deepgram\"}");
    assertThat(answer.statusCode()).isEqualTo(501);
    assertThat(json(answer).get("detail").asText()).contains("Deepgram").contains("no key");
  }

  @Test
  void a_voice_that_fails_is_asked_again_later() {
    house.voices.put("openai", _ -> new Answer.Failed("status 500"));
    var answer = send("POST", SPEECH + "/sample", "{\"speaker\": \"openai\"}");
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).doesNotContain("500");
  }
}
