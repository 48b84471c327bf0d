package switchboard.edge.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import switchboard.engine.customer.Customer.Role;
import switchboard.engine.privacy.Personal;

/// Appointments made, moved, given to others and cancelled by their business.
class AppointmentsTest {

  static final String ALL = "/v1/crm/appointments";
  private Town town;

  @BeforeEach
  void open() {
    town = new Town();
    town.memory.known("alpha", "Pat");
    town.memory.known("beta", "Ann");
  }

  @AfterEach
  void close() {
    town.close();
  }

  static String asked(String start, String more) {
    return "{\"customer\":\"known-pat\",\"service\":\"faucet-fix\",\"start\":\""
        + start
        + "\""
        + more
        + "}";
  }

  private JsonNode made(String start, String more) {
    var answer = town.post("alpha", ALL, asked(start, more));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return Town.json(answer);
  }

  private HttpResponse<String> patch(String id, String body, String... headers) {
    return town.send("alpha", "PATCH", ALL + "/" + id, body, headers);
  }

  private JsonNode one(String id) {
    return Town.json(town.get("alpha", ALL + "/" + id));
  }

  @Test
  void a_customer_who_is_known_gets_the_time_asked_for_with_somebody_who_is_free() {
    var it = made("2026-03-03T10:00:00-06:00", "");
    assertThat(it.at("/status").asText()).isEqualTo("CONFIRMED");
    assertThat(it.at("/start").asText()).isEqualTo("2026-03-03T10:00:00-06:00");
    assertThat(it.at("/end").asText()).isEqualTo("2026-03-03T11:00:00-06:00");
    assertThat(it.at("/name").asText()).isEqualTo("Pat");
    assertThat(it.at("/resource").asText()).startsWith("van-");
    assertThat(it.at("/localStart").asText()).isEqualTo("2026-03-03T10:00:00");
    assertThat(one(it.at("/id").asText()).at("/serviceName").asText()).isEqualTo("faucet repair");
    assertThat(town.memory.card("alpha", "known-pat").roles()).contains(Role.CUSTOMER);
  }

  @Test
  void somebody_new_becomes_a_customer_once_and_is_known_by_their_number_again() {
    var body =
        """
        {"newCustomer":{"name":"Zoë Müller","phone":"(202) 555-0199","email":"zoe@mail.example",
         "address":"42 Elm Street"},"service":"faucet-fix","start":"%s"}
        """;
    var first = town.post("alpha", ALL, body.formatted("2026-03-03T10:00:00-06:00"));
    assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
    assertThat(Town.json(first).at("/phone").asText()).isEqualTo("+12025550199");
    var second = town.post("alpha", ALL, body.formatted("2026-03-04T10:00:00-06:00"));
    assertThat(Town.json(second).at("/customer")).isEqualTo(Town.json(first).at("/customer"));
    assertThat(town.memory.customers).hasSize(3);
  }

  @Test
  void nobody_becomes_a_customer_for_a_time_they_cannot_have() {
    made("2026-03-03T10:00:00-06:00", ",\"resource\":\"van-1\"");
    var body =
        """
        {"newCustomer":{"name":"Zoë"},"service":"faucet-fix","resource":"van-1",
         "start":"2026-03-03T10:00:00-06:00"}
        """;
    assertThat(town.post("alpha", ALL, body).statusCode()).isEqualTo(409);
    assertThat(town.memory.customers).hasSize(2);
  }

  @Test
  void what_the_service_needs_besides_is_taken_too() {
    var body = asked("2026-03-03T10:00:00-06:00", "").replace("faucet-fix", "bench-test");
    var first = Town.json(town.post("alpha", ALL, body));
    assertThat(first.at("/with/0/name").asText()).isEqualTo("The workshop");
    var second = town.post("alpha", ALL, body);
    assertThat(second.statusCode()).isEqualTo(409);
    assertThat(Town.json(second).at("/alternatives")).isNotEmpty();
    var named = town.post("alpha", ALL, body.replace("}", ",\"resource\":\"van-2\"}"));
    assertThat(named.statusCode()).isEqualTo(409);
  }

  @Test
  void a_request_sent_again_is_one_appointment_and_the_same_answer() {
    var body = asked("2026-03-03T10:00:00-06:00", "");
    var first = town.post("alpha", ALL, body, "Idempotency-Key", "k-1");
    var again = town.post("alpha", ALL, body, "Idempotency-Key", "k-1");
    assertThat(again.statusCode()).isEqualTo(201);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(town.memory.between("alpha", Town.slot("2026-03-03T00:00:00Z", 3000))).hasSize(1);
    var other = asked("2026-03-03T13:00:00-06:00", "");
    var misused = town.post("alpha", ALL, other, "Idempotency-Key", "k-1");
    assertThat(misused.statusCode()).isEqualTo(422);
    assertThat(misused.body()).contains("Idempotency-Key");
    var beta =
        "{\"customer\":\"known-ann\",\"service\":\"viewing\",\"start\":\"2026-03-03T10:00:00Z\"}";
    assertThat(town.post("beta", ALL, beta, "Idempotency-Key", "k-1").statusCode()).isEqualTo(201);
  }

  @Test
  void a_request_sent_again_after_a_cancellation_or_a_move_shows_what_became_of_it() {
    var body = asked("2026-03-03T10:00:00-06:00", "");
    var id = Town.json(town.post("alpha", ALL, body, "Idempotency-Key", "k-1")).at("/id").asText();
    patch(id, "{\"resource\":\"" + other(one(id)) + "\"}");
    var moved = town.post("alpha", ALL, body, "Idempotency-Key", "k-1");
    assertThat(moved.statusCode()).isEqualTo(201);
    assertThat(Town.json(moved).at("/resource")).isEqualTo(one(id).at("/resource"));
    town.post("alpha", ALL + "/" + id + "/cancel", "");
    var again = town.post("alpha", ALL, body, "Idempotency-Key", "k-1");
    assertThat(again.statusCode()).isEqualTo(201);
    assertThat(Town.json(again).at("/status").asText()).isEqualTo("CANCELLED");
  }

  private static String other(JsonNode it) {
    return it.at("/resource").asText().equals("van-1") ? "van-2" : "van-1";
  }

  @Test
  void an_answer_that_is_lost_on_the_way_costs_nothing() {
    var body = asked("2026-03-03T10:00:00-06:00", ",\"resource\":\"van-1\"");
    town.memory.forgetful.add("alpha:van-1");
    var lost = town.post("alpha", ALL, body, "Idempotency-Key", "k-1");
    assertThat(lost.statusCode()).isEqualTo(503);
    assertThat(lost.headers().firstValue("Retry-After")).isPresent();
    var again = town.post("alpha", ALL, body, "Idempotency-Key", "k-1");
    assertThat(again.statusCode()).as(again.body()).isEqualTo(201);
    assertThat(town.memory.between("alpha", Town.slot("2026-03-03T00:00:00Z", 3000))).hasSize(1);
  }

  @Test
  void the_owner_may_insist_but_never_on_a_time_that_is_taken() {
    var night = asked("2026-03-04T03:10:00-06:00", ",\"resource\":\"van-1\"");
    var refused = town.post("alpha", ALL, night);
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(Town.json(refused).at("/reason").asText()).isIn("closed", "off-step");
    var insisting = night.replace("}", ",\"overrule\":true}");
    assertThat(town.post("alpha", ALL, insisting).statusCode()).isEqualTo(201);
    var twice = town.post("alpha", ALL, insisting);
    assertThat(twice.statusCode()).isEqualTo(409);
    assertThat(Town.json(twice).at("/reason").asText()).isEqualTo("slot-taken");
  }

  @Test
  void a_time_that_was_shown_does_not_become_too_soon_while_it_is_looked_at() {
    town.now = Town.NOW.plus(Duration.ofMinutes(4));
    made("2026-03-02T11:00:00-06:00", "");
    made("2026-03-02T11:00:00-06:00", ",\"resource\":\"van-2\"");
    town.now = Town.NOW.plus(Duration.ofMinutes(20));
    var late = town.post("alpha", ALL, asked("2026-03-02T11:00:00-06:00", ""));
    assertThat(Town.json(late).at("/reason").asText()).isEqualTo("too-soon");
  }

  @Test
  void a_move_frees_the_old_time_and_takes_the_new_one() {
    var it = made("2026-03-03T10:00:00-06:00", ",\"resource\":\"van-1\"");
    var id = it.at("/id").asText();
    var moved = patch(id, "{\"start\":\"2026-03-03T14:00:00-06:00\"}");
    assertThat(moved.statusCode()).as(moved.body()).isEqualTo(200);
    assertThat(Town.json(moved).at("/end").asText()).isEqualTo("2026-03-03T15:00:00-06:00");
    assertThat(Town.json(moved).at("/revision").asInt()).isEqualTo(1);
    made("2026-03-03T10:00:00-06:00", ",\"resource\":\"van-1\"");
    var back = patch(id, "{\"start\":\"2026-03-03T10:00:00-06:00\"}");
    assertThat(back.statusCode()).isEqualTo(409);
    assertThat(Town.json(back).at("/alternatives")).hasSizeBetween(1, 3);
    assertThat(one(id).at("/start").asText()).isEqualTo("2026-03-03T14:00:00-06:00");
  }

  @Test
  void complaint_9_appointments_stay_and_are_moved_and_cancelled_after_a_change_of_zone() {
    var first = made("2026-03-03T10:00:00-06:00", ",\"resource\":\"van-1\"").at("/id").asText();
    var second = made("2026-03-04T10:00:00-06:00", ",\"resource\":\"van-1\"").at("/id").asText();
    town.relocate("Pacific/Auckland");
    var at = OffsetDateTime.parse(one(first).at("/start").asText()).toInstant();
    assertThat(at).isEqualTo(Instant.parse("2026-03-03T16:00:00Z"));
    var moved = patch(first, "{\"start\":\"2026-03-05T11:00:00+13:00\"}");
    assertThat(moved.statusCode()).as(moved.body()).isEqualTo(200);
    assertThat(Town.json(moved).at("/localStart").asText()).isEqualTo("2026-03-05T11:00:00");
    var gone = patch(second, "{\"start\":\"2026-03-05T11:30:00+13:00\",\"resource\":\"van-1\"}");
    assertThat(gone.statusCode()).as(gone.body()).isEqualTo(409);
    assertThat(town.post("alpha", ALL + "/" + second + "/cancel", "").statusCode()).isEqualTo(200);
  }

  @Test
  void an_appointment_is_given_to_somebody_else() {
    var id = made("2026-03-03T10:00:00-06:00", ",\"resource\":\"van-1\"").at("/id").asText();
    var given = patch(id, "{\"resource\":\"van-2\",\"start\":\"2026-03-03T11:00:00-06:00\"}");
    assertThat(given.statusCode()).as(given.body()).isEqualTo(200);
    assertThat(Town.json(given).at("/resourceName").asText()).isEqualTo("Van 2");
    made("2026-03-03T10:00:00-06:00", ",\"resource\":\"van-1\"");
    assertThat(town.memory.between("alpha", Town.slot("2026-03-03T00:00:00Z", 3000))).hasSize(2);
  }

  @Test
  void a_change_based_on_an_old_state_is_not_made() {
    var id = made("2026-03-03T10:00:00-06:00", "").at("/id").asText();
    patch(id, "{\"start\":\"2026-03-03T14:00:00-06:00\"}", "If-Match", "\"0\"");
    var late = patch(id, "{\"start\":\"2026-03-03T15:30:00-06:00\"}", "If-Match", "\"0\"");
    assertThat(late.statusCode()).isEqualTo(412);
    assertThat(patch(id, "{\"attending\":true}", "If-Match", "1").statusCode()).isEqualTo(200);
    assertThat(patch(id, "{\"attending\":true}", "If-Match", "*").statusCode()).isEqualTo(200);
    assertThat(patch(id, "{\"attending\":true}", "If-Match", "W/\"x\"").statusCode())
        .isEqualTo(400);
  }

  @Test
  void attendance_and_the_wish_for_another_time_are_noted() {
    var id = made("2026-03-03T10:00:00-06:00", "").at("/id").asText();
    assertThat(Town.json(patch(id, "{\"attending\":true}")).at("/attending").asBoolean()).isTrue();
    var pending = Town.json(patch(id, "{\"pending\":true}"));
    assertThat(pending.at("/status").asText()).isEqualTo("PENDING_RESCHEDULE");
    assertThat(pending.at("/pendingWhy").asText()).isEqualTo("owner");
    assertThat(Town.json(patch(id, "{\"pending\":false}")).at("/pending").asBoolean()).isFalse();
  }

  @Test
  void what_became_of_it_is_noted_once_it_has_begun() {
    var id = made("2026-03-03T10:00:00-06:00", "").at("/id").asText();
    var early = patch(id, "{\"outcome\":\"COMPLETED\"}");
    assertThat(early.statusCode()).isEqualTo(400);
    assertThat(early.body()).contains("\"field\":\"outcome\"");
    town.now = Town.NOW.plus(Duration.ofDays(2));
    var said =
        "{\"outcome\":\"no-show\",\"interest\":\"HIGH\",\"feedback\":\"Lovely light 🙂\\nbut small\"}";
    var noted = patch(id, said);
    assertThat(noted.statusCode()).as(noted.body()).isEqualTo(200);
    assertThat(Town.json(noted).at("/outcome").asText()).isEqualTo("NO_SHOW");
    assertThat(Town.json(noted).at("/interest").asText()).isEqualTo("HIGH");
    assertThat(one(id).at("/feedback").asText()).isEqualTo("Lovely light 🙂\nbut small");
    var pat = town.memory.card("alpha", "known-pat");
    assertThat(pat.feedback()).containsEntry(id, new Personal("Lovely light 🙂\nbut small"));
  }

  @Test
  void what_is_cancelled_is_free_again_and_cannot_be_cancelled_twice() {
    var id = made("2026-03-03T10:00:00-06:00", ",\"resource\":\"van-1\"").at("/id").asText();
    var gone = town.post("alpha", ALL + "/" + id + "/cancel", "{\"reason\":\"illness\"}");
    assertThat(gone.statusCode()).isEqualTo(200);
    assertThat(Town.json(gone).at("/why").asText()).isEqualTo("illness");
    var twice = town.send("alpha", "DELETE", ALL + "/" + id, "");
    assertThat(twice.statusCode()).isEqualTo(409);
    assertThat(Town.json(twice).at("/reason").asText()).isEqualTo("already-cancelled");
    assertThat(
            Town.json(patch(id, "{\"start\":\"2026-03-03T14:00:00-06:00\"}"))
                .at("/reason")
                .asText())
        .isEqualTo("already-cancelled");
    made("2026-03-03T10:00:00-06:00", ",\"resource\":\"van-1\"");
    var stored = town.memory.journal.size();
    town.post("alpha", ALL + "/" + id + "/cancel", "");
    assertThat(town.memory.journal).hasSize(stored);
  }

  @Test
  void lists_are_read_by_window_and_on_by_cursor() {
    for (var hour : List.of("08", "10", "12")) made("2026-03-03T" + hour + ":00:00-06:00", "");
    var window = "?from=2026-03-03T00:00:00-06:00&to=2026-03-04T00:00:00-06:00";
    assertThat(Town.json(town.get("alpha", ALL + window)).at("/items")).hasSize(3);
    var page = Town.json(town.get("alpha", ALL + "?limit=2&status=CONFIRMED&customer=known-pat"));
    assertThat(page.at("/items")).hasSize(2);
    var rest = Town.json(town.get("alpha", ALL + "?limit=2&cursor=" + page.at("/next").asText()));
    assertThat(rest.at("/items")).hasSize(1);
    assertThat(rest.has("next")).isFalse();
    assertThat(Town.json(town.get("alpha", ALL + "?service=estimate")).at("/items")).isEmpty();
    assertThat(town.get("alpha", ALL + "?status=LOST").body()).contains("\"field\":\"status\"");
  }

  @Test
  void nobody_touches_an_appointment_of_somebody_else() {
    var id = made("2026-03-03T10:00:00-06:00", "").at("/id").asText();
    var stored = town.memory.journal.size();
    var path = ALL + "/" + id;
    assertThat(town.get("beta", path).statusCode()).isEqualTo(404);
    assertThat(town.send("beta", "PATCH", path, "{\"attending\":true}").statusCode())
        .isEqualTo(404);
    assertThat(town.send("beta", "DELETE", path, "").statusCode()).isEqualTo(404);
    assertThat(town.post("beta", path + "/cancel", "").statusCode()).isEqualTo(404);
    assertThat(
            town.post("beta", "/v1/owner/reschedules/" + id, "{\"action\":\"cancel\"}")
                .statusCode())
        .isEqualTo(404);
    var stranger =
        "{\"customer\":\"known-pat\",\"service\":\"viewing\",\"start\":\"2026-03-03T10:00:00Z\"}";
    var answer = town.post("beta", ALL, stranger);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("\"field\":\"customer\"").doesNotContain("Pat");
    assertThat(town.memory.journal).hasSize(stored);
  }
}
