package switchboard.edge.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever will not do is refused with the field or the reason, and nothing is stored.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {

  private static final String ALL = AppointmentsTest.ALL;
  private static final String START = "2026-03-03T10:00:00-06:00";
  private Town town;

  @BeforeAll
  void open() {
    town = new Town();
    town.memory.known("alpha", "Pat");
  }

  @AfterAll
  void close() {
    assertThat(town.memory.journal).isEmpty();
    assertThat(town.memory.customers).hasSize(1);
    town.close();
  }

  private void refused(String body, int status, String expected) {
    var answer = town.post("alpha", ALL, body);
    assertThat(answer.statusCode()).as(body + answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(answer.body()).as(body).contains(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"a\":1} | a",
        "{} | service",
        "[] | body",
        "nonsense | body",
        "null | body",
        "{\"service\":\"faucet-fix\",\"service\":\"faucet-fix\"} | body",
        "{\"service\":null} | service",
        "{\"service\":7} | service",
        "{\"service\":\"plumbing\"} | service",
        "{\"service\":\"faucet-fix\"} | customer",
        "{\"service\":\"faucet-fix\",\"customer\":\"nobody\",\"start\":\"2026-03-03T10:00:00-06:00\"} | customer",
        "{\"service\":\"faucet-fix\",\"customer\":\"../x\"} | customer",
        "{\"service\":\"faucet-fix\",\"customer\":\"known-pat\",\"newCustomer\":{\"name\":\"x\"}} | customer",
        "{\"service\":\"faucet-fix\",\"newCustomer\":\"Pat\"} | newCustomer",
        "{\"service\":\"faucet-fix\",\"newCustomer\":{}} | newCustomer.name",
        "{\"service\":\"faucet-fix\",\"newCustomer\":{\"name\":\" \"}} | newCustomer.name",
        "{\"service\":\"faucet-fix\",\"newCustomer\":{\"name\":\"\\u0000\"}} | newCustomer.name",
        "{\"service\":\"faucet-fix\",\"newCustomer\":{\"name\":\"\\ud800\"}} | newCustomer.name",
        "{\"service\":\"faucet-fix\",\"newCustomer\":{\"name\":\"P\",\"phone\":\"12\"}} | newCustomer.phone",
        "{\"service\":\"faucet-fix\",\"newCustomer\":{\"name\":\"P\",\"email\":\"a b\"}} | newCustomer.email",
        "{\"service\":\"faucet-fix\",\"newCustomer\":{\"name\":\"P\",\"vip\":true}} | newCustomer.vip",
        "{\"service\":\"faucet-fix\",\"customer\":\"known-pat\"} | start",
        "{\"service\":\"faucet-fix\",\"customer\":\"known-pat\",\"start\":\"tomorrow\"} | start",
        "{\"service\":\"faucet-fix\",\"customer\":\"known-pat\",\"start\":\"2026-03-03T10:00:00\"} | start",
        "{\"service\":\"faucet-fix\",\"customer\":\"known-pat\",\"start\":\"+999999999-01-01T00:00:00Z\"} | start",
        "{\"service\":\"faucet-fix\",\"customer\":\"known-pat\",\"startLocal\":\"2026-02-30T10:00\"} | startLocal",
        "{\"service\":\"faucet-fix\",\"customer\":\"known-pat\",\"startLocal\":\"2026-03-03T10:00\",\"zone\":\"Mars/Dome\"} | zone",
        "{\"service\":\"faucet-fix\",\"customer\":\"known-pat\",\"startLocal\":\"2026-03-03T10:00\",\"zone\":\"+01:00\"} | zone",
      })
  void a_body_that_will_not_do_names_the_field(String body, String field) {
    refused(body, 400, "\"field\":\"" + field + "\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        ",\"end\":\"2026-03-03T09:00:00-06:00\" | end",
        ",\"end\":\"2026-03-03T10:00:00-06:00\" | end",
        ",\"end\":\"2026-03-05T10:00:00-06:00\" | end",
        ",\"startLocal\":\"2026-03-03T10:00\" | startLocal",
        ",\"zone\":\"Europe/London\" | zone",
        ",\"resource\":\"van-9\" | resource",
        ",\"with\":\"workshop\" | with",
        ",\"with\":[\"workshop\",\"workshop\"] | with",
        ",\"with\":[\"garage\"] | with",
        ",\"resource\":\"van-1\",\"with\":[\"van-1\"] | with",
        ",\"emergency\":\"yes\" | emergency",
        ",\"overrule\":1 | overrule",
      })
  void a_field_of_the_wrong_kind_is_named(String more, String field) {
    refused(AppointmentsTest.asked(START, more), 400, "\"field\":\"" + field + "\"");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-02T08:00:00-06:00,slot-past",
    "2026-03-02T09:30:00-06:00,too-soon",
    "2026-06-01T10:00:00-05:00,too-far",
    "2199-06-01T10:00:00-05:00,too-far",
    "2026-03-08T10:00:00-05:00,closed",
    "2026-03-03T22:00:00-06:00,closed",
    "2026-03-03T10:07:00-06:00,off-step",
  })
  void a_time_nobody_can_have_is_refused_with_its_reason_and_alternatives(
      String start, String reason) {
    for (var more : new String[] {"", ",\"resource\":\"van-1\""}) {
      var body = AppointmentsTest.asked(start, more);
      refused(body, 409, "\"reason\":\"" + reason + "\"");
      refused(body, 409, "\"alternatives\":[");
    }
  }

  @Test
  void an_hour_the_clocks_skip_is_said_to_be_skipped() {
    var body =
        AppointmentsTest.asked("2026-03-08T02:30", "").replace("\"start\"", "\"startLocal\"");
    refused(body, 400, "skip");
    refused(body, 400, "\"field\":\"startLocal\"");
    refused(body, 400, "from 02:00 straight to 03:00");
  }

  @Test
  void an_hour_the_clocks_show_twice_asks_for_its_offset() {
    var body =
        AppointmentsTest.asked("2026-11-01T01:30", "").replace("\"start\"", "\"startLocal\"");
    refused(body, 400, "-05:00 or -06:00");
    refused(body, 400, "\"field\":\"startLocal\"");
  }

  @Test
  void a_time_on_the_wall_clock_of_another_zone_is_understood() {
    var body =
        AppointmentsTest.asked("2026-03-02T14:00", ",\"zone\":\"Europe/London\"")
            .replace("\"start\"", "\"startLocal\"");
    refused(body, 409, "slot-past");
  }

  @Test
  void not_even_the_owner_plans_for_the_next_century() {
    var body = AppointmentsTest.asked("2199-06-01T10:00:00-05:00", ",\"resource\":\"van-1\"");
    refused(body.replace("}", ",\"overrule\":true}"), 409, "too-far");
  }

  @Test
  void a_service_of_a_length_it_does_not_have_is_refused() {
    var body =
        AppointmentsTest.asked(
            START, ",\"resource\":\"van-1\",\"end\":\"2026-03-03T10:30:00-06:00\"");
    refused(body, 409, "wrong-length");
  }

  @Test
  void a_resource_that_cannot_do_it_is_refused() {
    refused(AppointmentsTest.asked(START, ",\"resource\":\"workshop\""), 409, "not-able");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "é", "a b"})
  void a_key_that_is_none_is_refused(String key) {
    var answer =
        town.post(
            "alpha",
            ALL,
            AppointmentsTest.asked("2026-03-03T22:00:00-06:00", ""),
            "Idempotency-Key",
            key);
    assertThat(answer.statusCode()).isIn(400, 409);
  }

  @Test
  void an_endless_body_is_refused() {
    var answer = town.post("alpha", ALL, "{\"service\":\"" + "x".repeat(70_000) + "\"}");
    assertThat(answer.statusCode()).isEqualTo(413);
    var nested = town.post("alpha", ALL, "{\"service\":" + "[".repeat(500) + "]".repeat(500) + "}");
    assertThat(nested.statusCode()).isEqualTo(400);
  }

  @Test
  void bytes_that_are_no_text_are_refused() {
    var latin = "{\"service\":\"caf\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);
    var request =
        town.server
            .request(ALL)
            .header("X-API-Key", "alpha-key")
            .header("X-Owner-Token", "alpha-token")
            .POST(java.net.http.HttpRequest.BodyPublishers.ofByteArray(latin))
            .build();
    assertThat(town.server.send(request).statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | body",
        "{\"overrule\":true} | body",
        "{\"attending\":false} | attending",
        "{\"pending\":\"no\"} | pending",
        "{\"outcome\":\"LOST\"} | outcome",
        "{\"interest\":\"SOME\"} | interest",
        "{\"feedback\":\"\"} | feedback",
        "{\"end\":\"2026-03-03T10:00:00-06:00\"} | end",
        "{\"start\":\"2026-03-03T10:00:00-06:00\",\"pending\":true} | pending",
        "{\"status\":\"CANCELLED\"} | status",
        "{\"resource\":\"van-9\"} | resource",
      })
  void a_change_that_will_not_do_names_the_field(String body, String field) {
    try (var own = new Town()) {
      own.memory.known("alpha", "Pat");
      var made = own.post("alpha", ALL, AppointmentsTest.asked(START, ""));
      var stored = own.memory.journal.size();
      var answer = own.send("alpha", "PATCH", ALL + "/" + Town.json(made).at("/id").asText(), body);
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.body()).contains("\"field\":\"" + field + "\"");
      assertThat(own.memory.journal).hasSize(stored);
    }
  }

  @Test
  void there_is_no_appointment_under_an_id_of_nobody() {
    for (var id : new String[] {"nosuch", "a%2Fb", "%00", "x".repeat(300)}) {
      assertThat(town.send("alpha", "PATCH", ALL + "/" + id, "{\"attending\":true}").statusCode())
          .isEqualTo(404);
      assertThat(town.send("alpha", "DELETE", ALL + "/" + id, "").statusCode()).isEqualTo(404);
      assertThat(town.get("alpha", ALL + "/" + id).statusCode()).isEqualTo(404);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | service",
        "?service=plumbing | service",
        "?service=faucet-fix&resource=van-9 | resource",
        "?service=faucet-fix&with=garage | with",
        "?service=faucet-fix&zone=Mars | zone",
        "?service=faucet-fix&part=night | part",
        "?service=faucet-fix&emergency=maybe | emergency",
        "?service=faucet-fix&from=never | from",
        "?service=faucet-fix&from=2026-03-05T00:00:00Z&to=2026-03-04T00:00:00Z | to",
        "?service=faucet-fix&from=2026-03-03T00:00:00Z&to=2026-04-04T00:00:00Z | to",
        "?service=faucet-fix&from=2026-02-01T00:00:00Z&to=2026-02-02T00:00:00Z | to",
      })
  void a_question_for_times_that_will_not_do_names_the_parameter(String query, String field) {
    var answer = town.get("alpha", "/v1/availability" + query);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("\"field\":\"" + field + "\"");
  }
}
