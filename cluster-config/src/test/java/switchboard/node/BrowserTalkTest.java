package switchboard.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import switchboard.simulator.web.Visitor;

/// A whole node talked to from browsers: by a visitor of the business's web site, and by the
/// business that tries its receptionist out.
final class BrowserTalkTest {

  private static final String SITE = "https://www.plumber.example";

  private static House house;
  private static Business plumber;
  private static String token;

  @BeforeAll
  static void open() throws Exception {
    house = House.open();
    plumber = house.plumber();
    var origins = "{\"origins\":[\"" + SITE + "\"]}";
    assertThat(send("PUT", "/v1/owner/widget", origins).path("origins")).hasSize(1);
    token = send("POST", "/v1/owner/widget/token", "{}").path("token").asText();
    Patience.until(
        "the chat is open",
        () -> {
          try (var it = visitor()) {
            it.say("{'type':'hello','token':'" + token + "'}").next("welcome");
            return true;
          } catch (RuntimeException _) {
            return false;
          }
        });
  }

  @AfterAll
  static void close() {
    house.close();
  }

  private static JsonNode send(String method, String path, String body) throws Exception {
    var answer = house.http.send(method, path, plumber.keys(), body);
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
    return Http.json(answer);
  }

  private static Visitor visitor() {
    return Visitor.at(house.http.base().toString(), "/v1/widget/chat", "Origin", SITE);
  }

  private static String hello(String more) {
    return "{'type':'hello','token':'" + token + "'" + more + "}";
  }

  private static JsonNode says(Visitor it, String id, String text) {
    it.say("{'type':'message','id':'" + id + "','text':'" + text + "'}");
    var reply = it.next("reply");
    it.say("{'type':'seen','turn':" + reply.path("turn").asInt() + "}");
    return reply;
  }

  @Test
  void a_visitor_is_served_like_any_customer_and_loses_nothing() throws Exception {
    String thread;
    int turn;
    try (var it = visitor()) {
      thread = it.say(hello("")).next("welcome").path("thread").asText();
      says(it, "message-1", "My kitchen faucet is dripping, can somebody come and fix it?");
      turn = says(it, "message-2", "Next Tuesday at ten").path("turn").asInt();
    }
    try (var it = visitor()) {
      var lines =
          it.say(hello(",'last':" + turn + ",'thread':'" + thread + "'"))
              .next("welcome")
              .path("lines");
      assertThat(lines.findValuesAsText("said")).contains("Next Tuesday at ten");
      assertThat(says(it, "message-2", "Next Tuesday at ten").path("turn").asInt()).isEqualTo(turn);
      var none = it.say("{'type':'ping'}").next("pong");
      assertThat(none).hasSize(1);
    }
    Patience.until(
        "one chat of a customer",
        () -> {
          var chats = plumber.items("/v1/crm/conversations?channel=chat");
          assertThat(chats).hasSize(1);
          assertThat(chats.getFirst().path("turns").asInt()).isLessThanOrEqualTo(turn + 1);
          return chats.getFirst().path("customer").isTextual();
        });
  }

  @Test
  void a_visitor_is_nobody_of_the_business() {
    try (var it = visitor()) {
      it.say(hello("")).next("welcome");
      var reply = says(it, "message-1", "what is on my schedule tomorrow").path("text").asText();
      assertThat(reply).isNotBlank().doesNotContain("Nothing on", "appointments tomorrow");
    }
  }

  @Test
  void what_is_tried_out_by_text_reaches_nobody() throws Exception {
    int sent = house.twilio.messages().size();
    var session = send("POST", "/v1/try/sessions", "{}");
    var answers =
        List.of("There is a gas smell in my basement", "Robin Example", "12 Example Street", "yes")
            .stream()
            .map(it -> tries(session, "sms", it).path("text").asText())
            .toList();
    assertThat(answers.getFirst()).isNotBlank();
    var id = "try-text-" + session.path("session").asText().substring(4);
    Patience.until(
        "the conversation is listed",
        () ->
            plumber.items("/v1/crm/conversations?channel=sms").stream()
                .anyMatch(it -> it.path("id").asText().equals(id) && it.path("trial").asBoolean()));
    Patience.until(
        "what would have been sent is held back",
        () ->
            plumber.messages().stream().anyMatch(it -> it.path("error").asText().equals("trial")));
    assertThat(plumber.items("/v1/crm/alerts?open=true")).isEmpty();
    assertThat(house.twilio.messages()).hasSize(sent);
    assertThat(plumber.messages()).allMatch(it -> it.path("state").asText().equals("SUPPRESSED"));
  }

  private static JsonNode tries(JsonNode session, String channel, String text) {
    try {
      return send(
          "POST",
          "/v1/try/messages",
          """
          {"session":"%s","caller":"%s","channel":"%s","text":"%s","id":"%s"}\
          """
              .formatted(
                  session.path("session").asText(),
                  session.path("caller").asText(),
                  channel,
                  text,
                  UUID.randomUUID()));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void a_call_is_tried_out_over_a_socket_interrupted_and_ended() throws Exception {
    var session = send("POST", "/v1/try/sessions", "{}");
    var id = session.path("session").asText();
    try (var it = Visitor.at(house.http.base().toString(), "/ws/voice/" + id)) {
      it.say("{'type':'start','token':'" + session.path("token").asText() + "'}").next("begun");
      var greeting = it.next("say");
      assertThat(greeting.path("turn").asInt()).isZero();
      it.say("{'type':'interrupt','turn':0,'heard':'Thank you'}");
      it.say("{'type':'hear','text':'my kitchen faucet is dripping','confidence':0.9}");
      assertThat(it.next("say").path("turn").asInt()).isEqualTo(1);
      it.say("{'type':'press','digits':'0'}");
      assertThat(it.next("say").path("took").isNumber()).isTrue();
      it.say("{'type':'hangup'}").next("ended");
    }
    Patience.until(
        "the call has ended", () -> plumber.conversation(id).at("/conversation/ended").isTextual());
    var turns = plumber.conversation(id).path("turns");
    assertThat(turns.get(0).path("heardText").asText()).isEqualTo("Thank you");
    assertThat(plumber.conversation(id).at("/conversation/trial").asBoolean()).isTrue();
  }

  @Test
  void a_session_opens_no_other_call_and_nothing_without_its_token() throws Exception {
    var base = house.http.base().toString();
    var session = send("POST", "/v1/try/sessions", "{}");
    var start = "{'type':'start','token':'" + session.path("token").asText() + "'}";
    try (var it = Visitor.at(base, "/ws/voice/try-" + "0".repeat(32))) {
      assertThat(it.say(start).next("error").path("reason").asText()).isEqualTo("wrong-session");
    }
    try (var it = Visitor.at(base, "/v1/try/voice")) {
      it.say("{'type':'start','token':'sbv_forged'}").next("error");
      it.closed();
    }
    try (var it = Visitor.at(base, "/v1/try/voice")) {
      it.say(start).next("begun");
    }
  }
}
