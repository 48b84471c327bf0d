package switchboard.edge.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IsolationTest {

  private static final List<String> PARAMETERS =
      List.of(
          """
          from to channel live customer search cursor limit since service resource with part zone
          emergency status state order priority job deal bedrooms maxMinor urgency open ids
          """
              .split("\\s+"));

  private static final String WINDOW = "?from=2026-03-01T00:00:00Z&to=2026-04-01T00:00:00Z";
  private static final List<String> NAUGHTY =
      List.of(
          "",
          " ",
          "null",
          "-1",
          "0",
          "201",
          "99999999999",
          "1.5",
          "1e3",
          "' or 1=1 --",
          "%",
          "%%",
          "\u0000",
          "\ud83d\ude00",
          "\u202e",
          "../../etc/passwd",
          "<script>",
          "*",
          "alpha",
          "call-alpha",
          "x".repeat(600),
          "+999999999-01-01T00:00:00Z",
          "2026-02-30T00:00:00Z",
          "2026-03-02",
          "2026-03-02T10:30:00");

  private House house;

  @BeforeAll
  void open() {
    house = new House(1_000_000);
  }

  @AfterAll
  void close() {
    house.close();
  }

  /// Every route of the contract that belongs to this API.
  private static List<Contract.Operation> operations() {
    return Contract.operations().stream()
        .filter(it -> it.path().matches("/v1/(owner|crm|admin|availability|reminders).*"))
        .filter(it -> !it.path().endsWith("/events"))
        .filter(it -> !it.path().matches("/v1/owner/(feeds|calendars).*"))
        .toList();
  }

  @Test
  void the_contract_names_the_routes_that_are_tested() {
    assertThat(operations()).hasSizeGreaterThanOrEqualTo(38);
  }

  @Test
  void no_route_shows_a_tenant_anything_of_another() {
    var marks = House.marks("alpha");
    for (var operation : operations())
      for (var id :
          List.of(
              "call-alpha",
              "CA-alpha",
              "customer-alpha",
              "visit-alpha",
              "reminder-alpha",
              "asked-alpha",
              "job-alpha",
              "change-alpha",
              "home-alpha",
              "ticket-alpha",
              "alert-alpha",
              "alpha"))
        for (var prefix : List.of("/v1/", "/api/")) {
          var path = operation.path().replace("/v1/", prefix).replace("{id}", id);
          var request =
              house
                  .as("beta-key", "beta-token", path + WINDOW)
                  .method(operation.method(), BodyPublishers.ofString("{\"kind\":\"API\"}"));
          var answer = house.server.send(request.build());
          assertThat(answer.body()).as(path).doesNotContain(marks);
          assertThat(answer.statusCode()).as(path).isIn(expected(operation));
        }
  }

  private static List<Integer> expected(Contract.Operation operation) {
    if (operation.path().startsWith("/v1/admin/businesses")) return List.of(401);
    if (operation.path().endsWith("{id}/audio")) return List.of(404);
    if (operation.path().endsWith("/audio")) return List.of(501);
    if (operation.path().endsWith("/availability")) return List.of(400);
    var reads = operation.method().equals("GET");
    if (operation.path().contains("{id}")) return reads ? List.of(404) : List.of(400, 404);
    return List.of(reads ? 200 : 400);
  }

  @Test
  void a_key_of_one_tenant_and_a_token_of_another_open_nothing() {
    for (var operation : operations()) {
      var path = operation.path().replace("{id}", "call-alpha") + WINDOW;
      var request =
          house
              .as("beta-key", "alpha-token", path)
              .method(operation.method(), BodyPublishers.noBody());
      var answer = house.server.send(request.build());
      assertThat(answer.statusCode()).as(path).isIn(401, 403);
      assertThat(answer.body()).doesNotContain(House.marks("alpha"));
    }
  }

  @Test
  void every_answer_is_as_the_contract_says() {
    for (var operation : operations()) {
      if (!operation.method().equals("GET") || unreadable(operation)) continue;
      var kind = operation.path().replaceFirst("^/v1/(crm/|admin/)?", "").split("/", 2)[0];
      var id = Records.ids("alpha").getOrDefault(kind, "none");
      var path = operation.path().replace("{id}", id) + WINDOW + "&service=faucet-fix";
      var answer =
          operation.path().startsWith("/v1/admin/businesses")
              ? house.admin("GET", path)
              : house.get("alpha", path);
      assertThat(answer.statusCode()).as(path).isEqualTo(200);
      assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
      assertThat(Contract.faults(operation, 200, answer.body())).as(path).isEmpty();
    }
  }

  private static boolean unreadable(Contract.Operation operation) {
    return operation.path().endsWith("/audio") || operation.path().endsWith(".csv");
  }

  @Test
  void naughty_parameters_are_answered_with_data_or_a_problem_that_names_the_field() {
    for (var operation : operations()) {
      if (!operation.method().equals("GET") || operation.path().startsWith("/v1/admin/businesses"))
        continue;
      for (var parameter : PARAMETERS)
        for (var value : NAUGHTY) {
          var encoded = URLEncoder.encode(value, StandardCharsets.UTF_8);
          var path = operation.path().replace("{id}", encoded) + "?" + parameter + "=" + encoded;
          var answer = house.get("beta", path);
          assertThat(answer.statusCode()).as(path).isIn(200, 400, 404, 414, 501);
          if (answer.statusCode() == 400 && !operation.path().contains("{id}"))
            assertThat(answer.body()).as(path).contains("\"field\":");
        }
    }
  }

  @Test
  void a_parameter_that_is_not_understood_is_named() {
    assertThat(field("/v1/crm/conversations?limit=0")).contains("\"field\":\"limit\"");
    assertThat(field("/v1/crm/conversations?live=yes")).contains("\"field\":\"live\"");
    assertThat(field("/v1/crm/conversations?channel=fax")).contains("\"field\":\"channel\"");
    assertThat(field("/v1/crm/customers?cursor=stale")).contains("\"field\":\"cursor\"");
    assertThat(field("/v1/crm/appointments")).contains("\"field\":\"from\"");
    assertThat(field("/v1/crm/appointments?from=2026-01-01T00:00:00Z&to=2027-01-01T00:00:00Z"))
        .contains("\"field\":\"to\"");
    assertThat(field("/v1/owner/sms-metrics?since=noon")).contains("\"field\":\"since\"");
  }

  @Test
  void a_plus_that_was_not_encoded_is_still_a_time() {
    var path = "/v1/crm/appointments?from=2026-03-01T00:00:00+02:00&to=2026-03-02T00:00:00+02:00";
    assertThat(house.get("alpha", path).statusCode()).isEqualTo(200);
  }

  private String field(String path) {
    var answer = house.get("alpha", path);
    assertThat(answer.statusCode()).isEqualTo(400);
    return answer.body();
  }
}
