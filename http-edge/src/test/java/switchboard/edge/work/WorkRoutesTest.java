package switchboard.edge.work;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.edge.access.Contract;
import switchboard.edge.access.House;
import switchboard.edge.http.Json;

class WorkRoutesTest {

  private static final String JOBS = "/v1/admin/jobs";
  private static final String CHANGES = "/v1/admin/change-requests";
  private static final String TASKS = "/v1/crm/tasks";
  private final House house = new House(100);

  @AfterEach
  void close() {
    house.close();
  }

  private HttpResponse<String> send(String tenant, String method, String path, String body) {
    var request =
        house
            .as(tenant + "-key", tenant + "-token", path)
            .method(method, BodyPublishers.ofString(body));
    return house.server.send(request.build());
  }

  private static JsonNode json(HttpResponse<String> answer) {
    try {
      return Json.MAPPER.readTree(answer.body());
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private JsonNode get(String tenant, String path) {
    return json(house.get(tenant, path));
  }

  private void refused(HttpResponse<String> answer, int status, String pointer, String value) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(json(answer).at(pointer).asText()).isEqualTo(value);
  }

  @Test
  void the_overview_shows_what_is_coming_and_what_is_open() {
    var it = get("alpha", "/v1/admin/overview");
    assertThat(it.at("/appointments")).hasSize(1);
    assertThat(it.at("/changeRequests/0/id").asText()).isEqualTo("change-alpha");
    assertThat(it.at("/jobs/0/percent").asInt()).isEqualTo(75);
    assertThat(it.at("/figures/byPriority/high").asInt()).isEqualTo(1);
    assertThat(it.at("/figures/byPriority/urgent").asInt()).isZero();
    assertThat(get("alpha", "/api/admin/overview")).isEqualTo(it);
  }

  @Test
  void an_owner_opens_a_job_and_brings_it_on() {
    var made =
        send(
            "alpha",
            "POST",
            JOBS,
            """
            {"customer":"customer-alpha","title":"Bakery website","manager":"Sam",
             "deadline":"2026-05-01","invoice":"INV-1"}
            """);
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    assertThat(Contract.faults(Contract.operation("POST", JOBS), 201, made.body())).isEmpty();
    var path = made.headers().firstValue("Location").orElseThrow();
    var moved = send("alpha", "PATCH", path, "{\"percent\":40,\"note\":\"menu done\"}");
    assertThat(Contract.faults(Contract.operation("PATCH", JOBS + "/{id}"), 200, moved.body()))
        .isEmpty();
    assertThat(json(moved).at("/status").asText()).isEqualTo("in_progress");
    var full = get("alpha", path);
    assertThat(full.at("/job/percent").asInt()).isEqualTo(40);
    assertThat(full.at("/job/deadline").asText()).isEqualTo("2026-05-01");
    assertThat(send("alpha", "PATCH", path, "{\"status\":\"done\"}").statusCode()).isEqualTo(200);
    assertThat(get("alpha", JOBS + "?state=over").at("/items")).hasSize(1);
    assertThat(get("alpha", JOBS).at("/items")).hasSize(1);
    assertThat(get("alpha", JOBS + "?state=all&customer=customer-alpha").at("/items")).hasSize(2);
    assertThat(get("alpha", JOBS + "?status=done").at("/items")).hasSize(1);
  }

  @Test
  void a_job_is_shown_with_its_changes() {
    var it = get("alpha", JOBS + "/job-alpha");
    assertThat(it.at("/changeRequests/0/need").asText()).isEqualTo("need of alpha");
    assertThat(it.at("/changeRequests/0/conversation").asText()).isEqualTo("call-alpha");
  }

  @Test
  void a_request_sent_again_opens_no_second_job() {
    var body = "{\"customer\":\"customer-alpha\",\"title\":\"Shop\"}";
    var first = keyed(body);
    assertThat(json(keyed(body)).at("/id")).isEqualTo(json(first).at("/id"));
    assertThat(keyed(body.replace("Shop", "App")).statusCode()).isEqualTo(422);
    assertThat(get("alpha", JOBS).at("/items")).hasSize(2);
  }

  private HttpResponse<String> keyed(String body) {
    var request =
        house
            .as("alpha-key", "alpha-token", JOBS)
            .header("Idempotency-Key", "k1")
            .POST(BodyPublishers.ofString(body));
    return house.server.send(request.build());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"title\":\"x\"}|customer",
        "{\"customer\":\"customer-alpha\"}|title",
        "{\"customer\":\"customer-beta\",\"title\":\"x\"}|customer",
        "{\"customer\":\"a:b\",\"title\":\"x\"}|customer",
        "{\"customer\":\"customer-alpha\",\"title\":\"\"}|title",
        "{\"customer\":\"customer-alpha\",\"title\":\"x\",\"percent\":101}|percent",
        "{\"customer\":\"customer-alpha\",\"title\":\"x\",\"percent\":-1}|percent",
        "{\"customer\":\"customer-alpha\",\"title\":\"x\",\"percent\":1.5}|percent",
        "{\"customer\":\"customer-alpha\",\"title\":\"x\",\"percent\":99999999999999999999}|percent",
        "{\"customer\":\"customer-alpha\",\"title\":\"x\",\"status\":\"DONE\"}|status",
        "{\"customer\":\"customer-alpha\",\"title\":\"x\",\"deadline\":\"2026-02-30\"}|deadline",
        "{\"customer\":\"customer-alpha\",\"title\":\"x\",\"boss\":\"me\"}|boss",
        "[]|body"
      })
  void what_will_not_do_as_a_job_names_the_field(String body, String field) {
    refused(send("alpha", "POST", JOBS, body), 400, "/field", field);
  }

  @ParameterizedTest
  @CsvSource({"planned,no-such-step", "cancelled,no-such-step", "review,no-such-step"})
  void a_job_that_is_done_is_only_taken_up_again(String status, String reason) {
    var path = JOBS + "/job-alpha";
    assertThat(send("alpha", "PATCH", path, "{\"status\":\"done\"}").statusCode()).isEqualTo(200);
    refused(
        send("alpha", "PATCH", path, "{\"status\":\"" + status + "\"}"), 409, "/reason", reason);
    refused(send("alpha", "PATCH", path, "{\"percent\":50}"), 409, "/reason", "over");
    assertThat(send("alpha", "PATCH", path, "{\"status\":\"in_progress\"}").statusCode())
        .isEqualTo(200);
  }

  @Test
  void a_change_goes_from_pending_to_live() {
    var path = CHANGES + "/change-alpha";
    assertThat(get("alpha", TASKS).at("/items/0/change").asText()).isEqualTo("change-alpha");
    var reviewing = send("alpha", "PUT", path, "{\"status\":\"reviewing\",\"notes\":\"hm\"}");
    assertThat(json(reviewing).at("/active").asBoolean()).isTrue();
    var estimated =
        send("alpha", "PUT", path, "{\"estimate\":{\"work\":\"PT6H\",\"priceMinor\":45000}}");
    assertThat(Contract.faults(Contract.operation("PUT", CHANGES + "/{id}"), 200, estimated.body()))
        .isEmpty();
    assertThat(json(estimated).at("/status").asText()).isEqualTo("estimated");
    assertThat(get("alpha", TASKS).at("/items")).isEmpty();
    assertThat(get("alpha", TASKS + "?state=done").at("/items")).hasSize(1);
    for (var status : List.of("approved", "in_progress"))
      assertThat(send("alpha", "PUT", path, "{\"status\":\"" + status + "\"}").statusCode())
          .isEqualTo(200);
    var live =
        send("alpha", "PUT", path, "{\"status\":\"completed\",\"implementedOn\":\"2026-03-01\"}");
    assertThat(json(live).at("/implementedOn").asText()).isEqualTo("2026-03-01");
    assertThat(get("alpha", CHANGES + "?state=active").at("/items")).isEmpty();
    assertThat(get("alpha", path).at("/notes").asText()).isEqualTo("hm");
  }

  @ParameterizedTest
  @CsvSource({
    "reviewing,pending",
    "estimated,reviewing",
    "estimated,pending",
    "approved,estimated",
    "approved,rejected",
    "in_progress,approved",
    "in_progress,rejected",
    "completed,in_progress",
    "completed,cancelled",
    "rejected,reviewing",
    "rejected,completed",
    "cancelled,approved",
    "cancelled,pending"
  })
  void a_change_never_goes_back(String from, String to) {
    var path = CHANGES + "/change-alpha";
    assertThat(send("alpha", "PUT", path, "{\"status\":\"" + from + "\"}").statusCode())
        .isEqualTo(200);
    refused(
        send("alpha", "PUT", path, "{\"status\":\"" + to + "\"}"), 409, "/reason", "no-such-step");
    assertThat(get("alpha", path).at("/status").asText()).isEqualTo(from);
  }

  @Test
  void a_change_without_a_day_went_live_today_and_others_on_no_day() {
    var path = CHANGES + "/change-alpha";
    refused(
        send("alpha", "PUT", path, "{\"implementedOn\":\"2026-03-01\"}"),
        409,
        "/reason",
        "not-completed");
    var live = send("alpha", "PUT", path, "{\"status\":\"completed\"}");
    assertThat(json(live).at("/implementedOn").asText()).isEqualTo("2026-03-02");
    refused(
        send("alpha", "PUT", path, "{\"estimate\":{\"work\":\"PT1H\"}}"), 409, "/reason", "over");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"status\":\"PENDING\"}|status",
        "{\"status\":\"finished\"}|status",
        "{\"estimate\":{}}|estimate",
        "{\"estimate\":{\"priceMinor\":-1}}|estimate.priceMinor",
        "{\"estimate\":{\"work\":\"6 hours\"}}|estimate.work",
        "{\"estimate\":\"a lot\"}|estimate",
        "{\"implementedOn\":\"yesterday\"}|implementedOn",
        "{\"priority\":\"asap\"}|priority",
        "{\"job\":\"job-beta\"}|job",
        "{\"customer\":\"customer-alpha\"}|customer",
        "{\"notes\":null}|notes"
      })
  void what_will_not_do_as_a_change_names_the_field(String body, String field) {
    refused(send("alpha", "PUT", CHANGES + "/change-alpha", body), 400, "/field", field);
  }

  @Test
  void a_change_that_came_by_mail_is_matched_graded_and_promised_an_estimate() {
    var made =
        send(
            "alpha",
            "POST",
            CHANGES,
            """
            {"customer":"customer-alpha","need":"the checkout is broken","via":"email"}
            """);
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    assertThat(Contract.faults(Contract.operation("POST", CHANGES), 201, made.body())).isEmpty();
    var it = json(made);
    assertThat(it.at("/job").asText()).isEqualTo("job-alpha");
    assertThat(it.at("/priority").asText()).isEqualTo("urgent");
    assertThat(it.at("/via").asText()).isEqualTo("email");
    assertThat(get("alpha", CHANGES + "?order=priority").at("/items/0/id")).isEqualTo(it.at("/id"));
    assertThat(get("alpha", CHANGES + "?priority=urgent").at("/items")).hasSize(1);
    assertThat(get("alpha", TASKS).at("/items")).hasSize(2);
  }

  @Test
  void a_task_is_done_comes_back_is_put_off_and_given_to_somebody() {
    var path = TASKS + "/change-alpha";
    var done = send("alpha", "POST", path + "/done", "");
    assertThat(Contract.faults(Contract.operation("POST", TASKS + "/{id}/done"), 200, done.body()))
        .isEmpty();
    assertThat(json(done).has("done")).isTrue();
    refused(
        send("alpha", "PATCH", path, "{\"due\":\"2026-03-09T10:00:00Z\"}"), 409, "/reason", "done");
    assertThat(json(send("alpha", "POST", path + "/reopen", "")).has("done")).isFalse();
    refused(
        send("alpha", "PATCH", path, "{\"due\":\"2026-03-01T10:00:00Z\"}"), 409, "/reason", "past");
    var put =
        send("alpha", "PATCH", path, "{\"due\":\"2026-03-09T10:00:00Z\",\"assignee\":\"Kit\"}");
    assertThat(json(put).at("/assignee").asText()).isEqualTo("Kit");
    refused(send("alpha", "PATCH", path, "{\"due\":\"soon\"}"), 400, "/field", "due");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PATCH /v1/admin/jobs/job-alpha",
        "PUT /v1/admin/change-requests/change-alpha",
        "PATCH /v1/crm/tasks/change-alpha",
        "POST /v1/crm/tasks/change-alpha/done",
        "POST /v1/crm/tasks/change-alpha/reopen",
        "GET /v1/admin/jobs/job-alpha",
        "GET /v1/admin/change-requests/change-alpha",
        "PATCH /v1/admin/jobs/a%3Ab",
        "PUT /v1/admin/change-requests/%00",
        "POST /v1/crm/tasks/%F0%9F%99%82/done"
      })
  void what_belongs_to_another_business_is_not_there(String what) {
    var words = what.split(" ");
    var before = house.studio.changes.toString() + house.studio.jobs + house.studio.tasks;
    refused(send("beta", words[0], words[1], ""), 404, "/status", "404");
    assertThat(house.studio.changes.toString() + house.studio.jobs + house.studio.tasks)
        .isEqualTo(before);
  }

  @Test
  void lists_show_each_business_its_own() {
    for (var path : List.of(JOBS, CHANGES, TASKS, "/v1/admin/overview"))
      assertThat(house.get("beta", path).body()).contains("beta").doesNotContain("alpha");
  }
}
