package switchboard.edge.voice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.edge.access.Contract;
import switchboard.edge.http.Json;
import switchboard.engine.conversation.Hosted.Line;
import switchboard.engine.tenant.EntityIds;

class SessionRoutesTest {

  private static final String SESSIONS = "/v1/voice/sessions";

  private final Booth booth = new Booth(1_000);

  @AfterEach
  void close() {
    booth.close();
  }

  private HttpResponse<String> begin(String key, String body) {
    return booth.post(SESSIONS, Map.of("X-API-Key", key), body);
  }

  private HttpResponse<String> definitions(String query, String key) {
    var request = booth.server.request("/v1/voice/functions" + query).header("X-API-Key", key);
    return booth.server.send(request.build());
  }

  @ParameterizedTest
  @CsvSource({
    "ultravox, selectedTools",
    "deepgram, functions",
    "openai, tools",
    "retell, general_tools",
    "other, tools"
  })
  void a_session_is_all_that_an_agent_needs(String vendor, String tools) {
    var answer =
        begin("alpha-key", "{\"vendor\": \"%s\", \"caller\": \"+19135550142\"}".formatted(vendor));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    var operation = Contract.operation("POST", SESSIONS);
    assertThat(Contract.faults(operation, 201, answer.body())).isEmpty();
    var it = Booth.json(answer);
    assertThat(it.at("/functions/" + tools)).isNotEmpty();
    assertThat(it.path("functions").toString()).contains(it.path("token").asText());
    assertThat(it.path("greeting").asText()).contains("Pat");
    assertThat(it.path("prompt").asText()).contains("receptionist").doesNotContain("5550142");
    assertThat(Instant.from(java.time.OffsetDateTime.parse(it.path("expires").asText())))
        .isEqualTo(Booth.NOON.plus(VoiceApi.LASTING));
  }

  @Test
  void the_same_call_begun_again_is_the_same_session_of_its_own_tenant() {
    var one = booth.begin("alpha", "CA1").path("session").asText();
    assertThat(booth.begin("alpha", "CA1").path("session").asText()).isEqualTo(one);
    assertThat(booth.begin("alpha", "CA2").path("session").asText()).isNotEqualTo(one);
    assertThat(booth.begin("beta", "CA1").path("session").asText()).isNotEqualTo(one);
    assertThat(EntityIds.of("alpha", one)).startsWith("alpha:voice-");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no json",
        "[]",
        "null",
        "{}",
        "{\"vendor\": \"acme\"}",
        "{\"vendor\": 7}",
        "{\"a\":"
      })
  void what_is_no_beginning_is_refused(String body) {
    assertThat(begin("alpha-key", body).statusCode()).isEqualTo(400);
  }

  @Test
  void naughty_callers_are_withheld_ones() {
    for (var it : new String[] {"anonymous", "' or 1=1 --", "+266696687", "\\u0000", "1"})
      assertThat(
              begin("alpha-key", "{\"vendor\": \"openai\", \"caller\": \"%s\"}".formatted(it))
                  .statusCode())
          .isEqualTo(201);
  }

  @Test
  void a_session_begins_with_a_key_only() {
    var body = "{\"vendor\": \"openai\"}";
    assertThat(booth.post(SESSIONS, Map.of(), body).statusCode()).isEqualTo(401);
    assertThat(begin("wrong", body).statusCode()).isEqualTo(401);
    booth.tenants.suspend("alpha");
    assertThat(begin("alpha-key", body).statusCode()).isEqualTo(403);
  }

  private HttpResponse<String> end(Map<String, String> keys, String session, String body) {
    return booth.post(SESSIONS + "/" + session + "/end", keys, body);
  }

  @Test
  void a_session_ends_once_and_takes_no_new_calls() {
    var it = booth.begin("alpha", "CA1");
    var token = Map.of("X-Voice-Token", it.path("token").asText());
    var session = it.path("session").asText();
    var told = "{\"transcript\": [{\"role\": \"user\", \"text\": \"hello\"}]}";
    var answer = end(token, session, told);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    var operation = Contract.operation("POST", SESSIONS + "/{id}/end");
    assertThat(Contract.faults(operation, 200, answer.body())).isEmpty();
    assertThat(end(token, session, told).statusCode()).isEqualTo(200);
    var late = booth.post("/v1/voice/facts", token, "{\"topic\": \"hours\"}");
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(Booth.json(late).path("say").asText()).isNotBlank();
  }

  @Test
  void a_key_or_token_of_one_business_ends_nothing_of_another() {
    var mine = booth.begin("alpha", "CA1");
    var theirs = booth.begin("beta", "CA1");
    var token = Map.of("X-Voice-Token", mine.path("token").asText());
    var other = theirs.path("session").asText();
    assertThat(end(token, other, "{}").statusCode()).isEqualTo(404);
    assertThat(end(Map.of("X-API-Key", "alpha-key"), other, "{}").statusCode()).isEqualTo(404);
    var their = Map.of("X-Voice-Token", theirs.path("token").asText());
    assertThat(booth.post("/v1/voice/facts", their, "{\"topic\": \"hours\"}").statusCode())
        .isEqualTo(200);
    assertThat(end(Map.of("X-API-Key", "beta-key"), other, "{}").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nosuch", "voice-0", "call-1", "%00", "voice-00000000000000000000000"})
  void a_session_nobody_began_does_not_end(String session) {
    assertThat(end(Map.of("X-API-Key", "alpha-key"), session, "{}").statusCode()).isEqualTo(404);
  }

  @Test
  void another_session_of_the_same_business_is_not_ones_own() {
    var one = Map.of("X-Voice-Token", booth.begin("alpha", "CA1").path("token").asText());
    var other = booth.begin("alpha", "CA2").path("session").asText();
    assertThat(end(one, other, "{}").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({"ultravox, 3", "openai, 3", "retell, 3", "naughty, 1"})
  void transcripts_are_read_as_each_vendor_writes_them(String vendor, int lines) throws Exception {
    var told = Ending.of(Json.MAPPER.readTree(transcript(vendor)));
    assertThat(told.transcript()).hasSize(lines);
    assertThat(told.transcript().getFirst()).extracting(Line::caller).isEqualTo(false);
  }

  private static String transcript(String vendor) {
    return switch (vendor) {
      case "ultravox" ->
          """
          {"messages": [{"role": "MESSAGE_ROLE_AGENT", "text": "Hello"},
            {"role": "MESSAGE_ROLE_USER", "text": "Hi"},
            {"role": "MESSAGE_ROLE_TOOL_CALL", "text": "x"},
            {"role": "MESSAGE_ROLE_AGENT", "text": "Bye"}]}\
          """;
      case "openai" ->
          """
          {"items": [{"role": "assistant", "content": [{"type": "output_audio", "transcript": "Hello"}]},
            {"role": "user", "content": [{"type": "input_audio", "transcript": "Hi"}]},
            {"role": "assistant", "content": "Bye"}, {"type": "function_call", "name": "x"}]}\
          """;
      case "retell" ->
          """
          {"transcript_object": [{"role": "agent", "content": "Hello"},
            {"role": "user", "content": "Hi", "words": []}, {"role": "agent", "content": "Bye"}]}\
          """;
      default ->
          """
          {"transcript": [7, null, [], {"role": 7, "text": "x"}, {"role": "agent"},
            {"role": "agent", "text": "Hello", "at": "soon"}, {"role": "user", "text": " "}],
           "outcome": 7, "durationSeconds": -1}\
          """;
    };
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"no json", "[]", "7", "{\"transcript\": \"words\"}", "{\"transcript\": 7}"})
  void a_call_is_over_whatever_is_told_of_it(String body) {
    var it = booth.begin("alpha", "CA1");
    var session = it.path("session").asText();
    assertThat(end(Map.of("X-API-Key", "alpha-key"), session, body).statusCode()).isEqualTo(200);
  }

  @Test
  void definitions_are_read_with_a_key_in_each_vendors_form() {
    for (var vendor : new String[] {"ultravox", "deepgram", "openai", "retell"}) {
      var answer = definitions("?vendor=" + vendor, "alpha-key");
      var operation = Contract.operation("GET", "/v1/voice/functions");
      assertThat(Contract.faults(operation, 200, answer.body())).isEmpty();
      JsonNode it = Booth.json(answer);
      assertThat(it.path("vendor").asText()).isEqualTo(vendor);
      assertThat(answer.body()).contains("YOUR-SESSION-TOKEN", "https://voice.example/v1/voice/");
    }
    assertThat(definitions("?vendor=acme", "alpha-key").statusCode()).isEqualTo(400);
    assertThat(definitions("", "wrong").statusCode()).isEqualTo(401);
    assertThat(definitions("", "beta-key").body()).doesNotContain("list_jobs");
  }
}
