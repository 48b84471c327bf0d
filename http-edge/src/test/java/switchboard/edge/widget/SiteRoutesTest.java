package switchboard.edge.widget;

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
import switchboard.simulator.web.Visitor;

class SiteRoutesTest {

  private static final String SITE = "/v1/owner/widget";
  private static final String ORIGIN = "https://www.alpha.example";

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

  private HttpResponse<String> chat(String body, String... headers) {
    var request = house.server.request("/v1/chat").POST(BodyPublishers.ofString(body));
    for (int i = 0; i + 1 < headers.length; i += 2) request.header(headers[i], headers[i + 1]);
    return house.server.send(request.build());
  }

  private void allow() {
    assertThat(send("PUT", SITE, "{\"origins\":[\"" + ORIGIN + "\"]}").statusCode()).isEqualTo(200);
  }

  @Test
  void nothing_is_allowed_until_the_owner_allows_it() {
    assertThat(json(send("GET", SITE, "")).path("origins")).isEmpty();
    var asked =
        "{\"origins\":[\"HTTPS://WWW.Alpha.example:443/\",\"http://localhost:3000\"],"
            + "\"greeting\":\"Welcome!\",\"voice\":false}";
    var kept = json(send("PUT", SITE, asked));
    assertThat(kept.path("origins").valueStream().map(JsonNode::asText))
        .containsExactly(ORIGIN, "http://localhost:3000");
    assertThat(json(send("GET", SITE, ""))).isEqualTo(kept);
    assertThat(kept.path("voice").asBoolean()).isFalse();
    assertThat(kept.path("script").asText()).contains("/widget/embed.js");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        "alpha.example",
        "https://alpha.example/chat",
        "https://*.alpha.example",
        "https://me@alpha.example",
        "https://alpha.example?x=1",
        "ftp://alpha.example",
        "javascript:alert(1)",
        "null",
        "https://",
        "https://alpha.example#x"
      })
  void what_is_no_origin_is_refused(String origin) {
    var answer = send("PUT", SITE, "{\"origins\":[\"" + origin + "\"]}");
    assertThat(answer.statusCode()).as(origin).isEqualTo(400);
    assertThat(answer.body()).contains("\"field\":\"origins\"");
  }

  @Test
  void a_new_token_is_shown_once_and_ends_the_one_before() {
    allow();
    var issued = json(send("POST", SITE + "/token", "{}"));
    var token = issued.path("token").asText();
    assertThat(token).startsWith("sbw_");
    assertThat(issued.path("script").asText()).contains("data-token=\"" + token + "\"");
    assertThat(send("GET", SITE, "").body()).doesNotContain(token);
    var body = "{\"text\":\"Hello\"}";
    assertThat(chat(body, "Origin", ORIGIN, "X-Widget-Token", token).statusCode()).isEqualTo(200);
    assertThat(chat(body, "Origin", ORIGIN, "X-Widget-Token", "alpha-widget").statusCode())
        .isEqualTo(401);
  }

  @Test
  void the_platform_may_rotate_it_as_well() {
    var path = "/v1/admin/businesses/alpha/rotate-widget-token";
    var key = json(house.admin("POST", path)).path("key").asText();
    assertThat(key).startsWith("sbw_");
    assertThat(house.admin("POST", path.replace("alpha", "nobody")).statusCode()).isEqualTo(404);
    assertThat(
            house
                .server
                .send(house.server.request(path).POST(BodyPublishers.noBody()).build())
                .statusCode())
        .isEqualTo(401);
  }

  @Test
  void without_a_socket_one_message_at_a_time_goes_through() {
    allow();
    var headers = new String[] {"Origin", ORIGIN, "X-Widget-Token", "alpha-widget"};
    var first = chat("{\"text\":\"Hello\",\"id\":\"message-1\"}", headers);
    assertThat(first.headers().firstValue("Access-Control-Allow-Origin")).hasValue(ORIGIN);
    assertThat(json(first).path("text").asText()).isEqualTo("You said Hello");
    var thread = json(first).path("thread").asText();
    chat("{\"text\":\"Hello\",\"id\":\"message-1\",\"thread\":\"" + thread + "\"}", headers);
    assertThat(house.talks.asked).hasSize(2).allMatch(house.talks.asked.getFirst()::equals);
    for (var bad : new String[] {"", "[]", "{}", "{\"text\":\"\"}", "{\"text\":\"a\",\"more\":1}"})
      assertThat(chat(bad, headers).statusCode()).as(bad).isEqualTo(400);
    assertThat(chat("x".repeat(9_000), headers).statusCode()).isEqualTo(413);
  }

  @Test
  void other_origins_are_told_nothing() {
    allow();
    var evil = "https://evil.example";
    var answer = chat("{\"text\":\"a\"}", "Origin", evil, "X-Widget-Token", "alpha-widget");
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    assertThat(chat("{\"text\":\"a\"}", "X-Widget-Token", "alpha-widget").statusCode())
        .isEqualTo(403);
    assertThat(house.talks.asked).isEmpty();
  }

  @Test
  void browsers_may_ask_first_whether_they_may() {
    allow();
    var asked = house.server.request("/v1/chat").method("OPTIONS", BodyPublishers.noBody());
    var allowed = house.server.send(asked.header("Origin", ORIGIN).build());
    assertThat(allowed.statusCode()).isEqualTo(204);
    assertThat(allowed.headers().firstValue("Access-Control-Allow-Headers").orElse(""))
        .contains("X-Widget-Token");
    var refused =
        house.server.send(
            house
                .server
                .request("/v1/chat")
                .method("OPTIONS", BodyPublishers.noBody())
                .header("Origin", "https://evil.example")
                .build());
    assertThat(refused.statusCode()).isEqualTo(403);
  }

  @Test
  void what_the_chat_needs_to_know_is_told_to_its_pages() {
    allow();
    var request = house.server.request("/v1/widget/settings").header("Origin", ORIGIN);
    var answer = house.server.send(request.header("X-Widget-Token", "alpha-widget").build());
    assertThat(json(answer).path("voice").asBoolean()).isTrue();
    assertThat(json(answer).path("greeting").asText()).isNotBlank();
  }

  @Test
  void the_loader_is_small_and_may_be_loaded_by_anybody() {
    var loader = house.server.get("/widget/embed.js");
    assertThat(loader.statusCode()).isEqualTo(200);
    assertThat(loader.body().length()).isLessThanOrEqualTo(5 * 1024);
    assertThat(loader.headers().firstValue("Cross-Origin-Resource-Policy"))
        .hasValue("cross-origin");
    assertThat(loader.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
    assertThat(
            house.server.get("/widget/demo").headers().firstValue("Cross-Origin-Resource-Policy"))
        .hasValue("same-origin");
    assertThat(house.server.get("/widget/secrets.js").statusCode()).isEqualTo(404);
  }

  @Test
  void pages_of_ours_need_no_permission() {
    try (var it =
        Visitor.at(house.server.base(), "/v1/widget/chat", "Origin", house.server.base())) {
      it.say("{'type':'hello','token':'alpha-widget'}").next("welcome");
    }
  }
}
