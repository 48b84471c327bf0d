package switchboard.edge.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AccessTest {

  private static final String BUSINESS = "/v1/owner/business";
  private final House house = new House(3);

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void both_keys_of_one_tenant_open_its_pages() {
    assertThat(house.get("alpha", BUSINESS).statusCode()).isEqualTo(200);
    assertThat(house.get("alpha", "/api/owner/business").body())
        .isEqualTo(house.get("alpha", BUSINESS).body());
  }

  @Test
  void no_key_and_an_unknown_key_are_401_and_the_wrong_token_is_403() {
    assertThat(house.server.get(BUSINESS).statusCode()).isEqualTo(401);
    assertThat(status("nobody-key", "alpha-token")).isEqualTo(401);
    assertThat(status("alpha-key", "beta-token")).isEqualTo(403);
    assertThat(house.meters.counter("access.refusals", "door", "owner", "reason", "wrong-token"))
        .satisfies(it -> assertThat(it.count()).isEqualTo(1));
  }

  @Test
  void a_refusal_repeats_no_key() {
    var answer = house.server.send(house.as("secret-key", "secret-token", BUSINESS).build());
    assertThat(answer.body()).doesNotContain("secret").contains("\"status\":401");
  }

  @Test
  void who_fails_too_often_has_to_wait_but_right_keys_still_open() {
    for (int i = 0; i < 3; i++) assertThat(status("wrong", "wrong")).isEqualTo(401);
    assertThat(status("wrong", "wrong")).isEqualTo(429);
    assertThat(status("alpha-key", "alpha-token")).isEqualTo(200);
    assertThat(house.admin("GET", "/v1/admin/businesses").statusCode()).isEqualTo(429);
  }

  @Test
  void who_shows_no_key_guesses_nothing_and_is_told_so_every_time() {
    for (int i = 0; i < 10; i++) assertThat(house.server.get(BUSINESS).statusCode()).isEqualTo(401);
    assertThat(status("wrong", "wrong")).isEqualTo(401);
  }

  @Test
  void the_owner_of_a_suspended_business_may_still_read() {
    house.tenants.suspend("alpha");
    assertThat(house.get("alpha", BUSINESS).body()).contains("\"status\":\"SUSPENDED\"");
    assertThat(house.get("alpha", "/v1/crm/customers").statusCode()).isEqualTo(200);
  }

  @Test
  void keys_of_tenants_do_not_open_the_platform() {
    var path = "/v1/admin/businesses";
    assertThat(house.get("alpha", path).statusCode()).isEqualTo(401);
    var guess = house.server.request(path).header("X-Admin-API-Key", "the-platforn").build();
    assertThat(house.server.send(guess).statusCode()).isEqualTo(401);
  }

  @Test
  void without_a_platform_key_the_platform_is_closed() {
    try (var closed = new House(10, Optional.empty())) {
      var answer = closed.admin("GET", "/v1/admin/businesses");
      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(answer.body()).contains("ADMIN_API_KEY");
    }
  }

  private int status(String key, String token) {
    return house.server.send(house.as(key, token, BUSINESS).build()).statusCode();
  }
}
