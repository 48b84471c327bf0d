package switchboard.edge.estate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import switchboard.edge.access.Contract;
import switchboard.edge.access.House;
import switchboard.edge.http.Json;

class EstateRoutesTest {

  private static final String HOMES = "/v1/crm/properties";
  private static final String TICKETS = "/v1/crm/tickets";
  private static final String FLAT =
      "\"reference\":\"LK 9/1\",\"deal\":\"RENT\",\"type\":\"FLAT\",\"bedrooms\":2,"
          + "\"priceMinor\":220000,\"address\":\"12 Elgin Avenue\",\"area\":\"Maida Vale\"";

  private House house;

  @BeforeEach
  void open() {
    house = new House(1000);
  }

  @AfterEach
  void close() {
    house.close();
  }

  private HttpResponse<String> send(
      String tenant, String method, String path, String body, String... headers) {
    var request =
        house
            .as(tenant + "-key", tenant + "-token", path)
            .method(method, BodyPublishers.ofString(body));
    for (int i = 0; i < headers.length; i += 2) request.header(headers[i], headers[i + 1]);
    var answer = house.server.send(request.build());
    if (answer.statusCode() < 300) {
      var template = path.replaceFirst("/(properties|tickets)/.*", "/$1/{id}");
      var operation = Contract.operation(method, template);
      assertThat(Contract.faults(operation, answer.statusCode(), answer.body())).isEmpty();
    }
    return answer;
  }

  private static JsonNode json(HttpResponse<String> answer) throws Exception {
    return Json.MAPPER.readTree(answer.body());
  }

  @Test
  void a_property_is_listed_once_and_changed_by_its_owner_alone() throws Exception {
    var made = send("beta", "POST", HOMES, "{" + FLAT + "}");
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    assertThat(json(made).at("/id").asText()).isEqualTo("lk-9-1");
    assertThat(json(made).at("/per").asText()).isEqualTo("MONTH");
    assertThat(json(made).at("/currency").asText()).isEqualTo("GBP");
    assertThat(send("beta", "POST", HOMES, "{" + FLAT + "}").statusCode()).isEqualTo(201);
    var other = "{" + FLAT.replace("220000", "1") + "}";
    assertThat(send("beta", "POST", HOMES, other).statusCode()).isEqualTo(409);

    var change =
        "{\"status\":\"UNDER_OFFER\",\"tenancy\":{\"landlord\":\"c2\",\"manager\":\"Mo\",\"managerPhone\":\"07700"
            + " 900111\"}}";
    var changed = send("beta", "PATCH", HOMES + "/lk-9-1", change);
    assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
    assertThat(json(changed).at("/status").asText()).isEqualTo("UNDER_OFFER");
    assertThat(json(changed).at("/bedrooms").asInt()).isEqualTo(2);
    assertThat(json(changed).at("/tenancy/managerPhone").asText()).isEqualTo("+447700900111");
    assertThat(send("alpha", "PATCH", HOMES + "/lk-9-1", change).statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"LK 9/1\" | \"///\" | reference",
        "\"LK 9/1\" | \"a\\u0000b\" | reference",
        "\"RENT\" | \"SWAP\" | deal",
        "2, | -1, | bedrooms",
        "2, | 2.5, | bedrooms",
        "2, | \"two\", | bedrooms",
        "220000 | 1e99 | priceMinor",
        "220000 | null | priceMinor",
        "\"area\":\"Maida Vale\" | \"colour\":1 | colour",
        "\"area\":\"Maida Vale\" | \"postcode\":\"W9\" | area",
        "\"area\":\"Maida Vale\" | \"area\":\"x\",\"resource\":\"negotiator-1\" | resource",
        "\"area\":\"Maida Vale\" |"
            + " \"area\":\"x\",\"media\":[{\"kind\":\"image\",\"url\":\"javascript:1\"}] |"
            + " media[0].url",
        "\"area\":\"Maida Vale\" | \"area\":\"x\",\"features\":[1] | features",
        "\"area\":\"Maida Vale\" |"
            + " \"area\":\"x\",\"tenancy\":{\"manager\":\"Mo\",\"managerPhone\":\"me\"} |"
            + " tenancy.managerPhone",
        "\"RENT\" | \"SALE\",\"per\":\"WEEK\" | per",
      })
  void a_property_that_will_not_do_is_refused(String part, String instead, String field) {
    var answer = send("beta", "POST", HOMES, ("{" + FLAT + "}").replace(part, instead));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(answer.body()).contains("\"field\":\"" + field + "\"");
  }

  @Test
  void a_ticket_is_reported_once_and_goes_its_way() throws Exception {
    var leak = "{\"need\":\"water through the ceiling\",\"urgency\":\"URGENT\"}";
    var made = send("beta", "POST", TICKETS, leak, "Idempotency-Key", "k1");
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    assertThat(json(made).at("/category").asText()).isEqualTo("other");
    var again = send("beta", "POST", TICKETS, leak, "Idempotency-Key", "k1");
    assertThat(again.body()).isEqualTo(made.body());
    var other = send("beta", "POST", TICKETS, "{\"need\":\"x\"}", "Idempotency-Key", "k1");
    assertThat(other.statusCode()).isEqualTo(422);

    var path = TICKETS + "/" + json(made).at("/id").asText();
    assertThat(send("alpha", "PATCH", path, "{\"status\":\"CLOSED\"}").statusCode()).isEqualTo(404);
    assertThat(patched(path, "{\"assignee\":\"Mo\",\"category\":\"plumbing\"}"))
        .isEqualTo("ASSIGNED");
    assertThat(patched(path, "{\"status\":\"IN_PROGRESS\"}")).isEqualTo("IN_PROGRESS");
    assertThat(patched(path, "{\"status\":\"RESOLVED\",\"note\":\"new pump\"}"))
        .isEqualTo("RESOLVED");
    assertThat(send("beta", "PATCH", path, "{\"assignee\":\"Cy\"}").statusCode()).isEqualTo(409);
    assertThat(patched(path, "{\"status\":\"OPEN\",\"urgency\":\"EMERGENCY\"}"))
        .isEqualTo("ASSIGNED");
  }

  private String patched(String path, String body) throws Exception {
    var answer = send("beta", "PATCH", path, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return json(answer).at("/status").asText();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | need",
        "{\"need\":\"\"} | need",
        "{\"need\":\"x\",\"urgency\":\"LOW\"} | urgency",
        "{\"need\":\"x\",\"category\":\"magic\"} | category",
        "{\"need\":\"x\",\"customer\":\"a:b\"} | customer",
        "{\"need\":\"x\",\"status\":\"OPEN\"} | status",
      })
  void a_report_that_will_not_do_is_refused(String body, String field) {
    var answer = send("beta", "POST", TICKETS, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(answer.body()).contains("\"field\":\"" + field + "\"");
  }
}
