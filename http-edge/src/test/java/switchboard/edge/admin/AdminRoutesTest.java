package switchboard.edge.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import switchboard.edge.access.Contract;
import switchboard.edge.access.House;
import switchboard.edge.http.Json;

class AdminRoutesTest {

  private static final String ALL = "/v1/admin/businesses";
  private static final String ELM =
      """
      {"id":"elm-street","name":"Elm Street Plumbing","vertical":"trades",
       "zone":"Europe/London","numbers":["+15555550177"],"ownerPhone":"+15555550178"}
      """;
  private final House house = new House(100);

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void a_business_is_taken_on_and_its_keys_open_its_pages() throws JsonProcessingException {
    var answer = house.admin("POST", ALL, ELM);
    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.headers().firstValue("Location")).hasValue(ALL + "/elm-street");
    assertThat(Contract.faults(Contract.operation("POST", ALL), 201, answer.body())).isEmpty();
    var keys = Json.MAPPER.readTree(answer.body());
    var request =
        house.as(
            keys.get("apiKey").asText(), keys.get("ownerToken").asText(), "/v1/owner/business");
    var business = house.server.send(request.build());
    assertThat(business.body()).contains("Elm Street Plumbing", "\"demo\":false", "Europe/London");
  }

  @Test
  void it_takes_nothing_over_from_the_fictional_business_it_is_modelled_on() {
    house.admin("POST", ALL, ELM);
    var profile = house.tenants.byId("elm-street").orElseThrow().profile();
    assertThat(profile.faq()).isEmpty();
    assertThat(profile.address()).isEmpty();
    assertThat(profile.services()).isNotEmpty().allMatch(it -> it.fromMinor().isEmpty());
    assertThat(profile.alerts().phone().orElseThrow().text()).isEqualTo("+15555550178");
    assertThat(profile.alerts().email()).isEmpty();
  }

  @Test
  void what_exists_already_is_a_conflict() {
    house.admin("POST", ALL, ELM);
    assertThat(house.admin("POST", ALL, ELM).statusCode()).isEqualTo(409);
    var rival = ELM.replace("elm-street", "oak-street");
    assertThat(house.admin("POST", ALL, rival).statusCode()).isEqualTo(409);
  }

  @Test
  void a_field_that_will_not_do_is_named() {
    assertThat(refused(ELM.replace("elm-street", "../x"))).contains("\"field\":\"id\"");
    assertThat(refused(ELM.replace("trades", "banks"))).contains("\"field\":\"vertical\"");
    assertThat(refused(ELM.replace("Europe/London", "Mars"))).contains("\"field\":\"zone\"");
    assertThat(refused(ELM.replace("+15555550177", "911"))).contains("\"field\":\"numbers.0\"");
    assertThat(refused(ELM.replace("\"+15555550177\"", "null")))
        .contains("\"field\":\"numbers.0\"");
    assertThat(refused(ELM.replace("ownerPhone", "owner"))).contains("\"field\":\"owner\"");
    assertThat(refused(ELM.replace("Elm Street Plumbing", " "))).contains("\"field\":\"name\"");
    assertThat(refused("{}")).contains("\"field\":\"id\"");
  }

  @Test
  void a_business_is_renamed_suspended_and_activated() {
    var path = ALL + "/alpha";
    var answer =
        house.admin(
            "PATCH", path, "{\"name\":\"Alpha\",\"status\":\"SUSPENDED\",\"reason\":\"unpaid\"}");
    assertThat(answer.statusCode()).isEqualTo(200);
    var operation = Contract.operation("PATCH", ALL + "/{id}");
    assertThat(Contract.faults(operation, 200, answer.body())).isEmpty();
    assertThat(house.admin("GET", ALL).body()).contains("\"name\":\"Alpha\"", "SUSPENDED");
    house.admin("PATCH", path, "{\"status\":\"ACTIVE\"}");
    assertThat(house.tenants.byId("alpha").orElseThrow().active()).isTrue();
    assertThat(house.tenants.byId("alpha").orElseThrow().version()).isEqualTo(2);
  }

  @Test
  void a_change_that_changes_nothing_or_nobody_is_refused() {
    assertThat(house.admin("PATCH", ALL + "/alpha", "{}").statusCode()).isEqualTo(400);
    assertThat(house.admin("PATCH", ALL + "/alpha", "{\"status\":\"GONE\"}").body())
        .contains("\"field\":\"status\"");
    assertThat(house.admin("PATCH", ALL + "/nobody", "{\"name\":\"X\"}").statusCode())
        .isEqualTo(404);
    var taken = "{\"numbers\":[\"" + House.marks("beta").get(0) + "\"]}";
    assertThat(house.admin("PATCH", ALL + "/alpha", taken).statusCode()).isEqualTo(409);
  }

  @Test
  void a_replaced_key_opens_and_the_old_one_no_longer() throws JsonProcessingException {
    var path = ALL + "/alpha/rotate-key";
    var answer = house.admin("POST", path, "{\"kind\":\"API\"}");
    assertThat(answer.statusCode()).isEqualTo(200);
    var operation = Contract.operation("POST", ALL + "/{id}/rotate-key");
    assertThat(Contract.faults(operation, 200, answer.body())).isEmpty();
    assertThat(house.get("alpha", "/v1/owner/business").statusCode()).isEqualTo(401);
    var key = Json.MAPPER.readTree(answer.body()).get("key").asText();
    var request = house.as(key, "alpha-token", "/v1/owner/business").build();
    assertThat(house.server.send(request).statusCode()).isEqualTo(200);
    assertThat(house.admin("POST", path, "{}").body()).contains("\"field\":\"kind\"");
  }

  private String refused(String body) {
    var answer = house.admin("POST", ALL, body);
    assertThat(answer.statusCode()).isEqualTo(400);
    return answer.body();
  }
}
