package switchboard.edge.owner;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import switchboard.edge.access.House;
import switchboard.engine.tenant.Rollout;

/// The owner lets a speech vendor talk to a share of callers; this node has a key for Deepgram.
final class RolloutRoutesTest {

  private static final String PATH = "/v1/owner/rollout";

  private final House house = new House(1_000);

  @AfterEach
  void close() {
    house.close();
  }

  private HttpResponse<String> put(String body) {
    var request = house.as("alpha-key", "alpha-token", PATH);
    return house.server.send(request.PUT(BodyPublishers.ofString(body)).build());
  }

  private Rollout kept(String tenant) {
    return house.tenants.byId(tenant).orElseThrow().profile().telephony().rollout().orElseThrow();
  }

  @Test
  void a_share_is_chosen_for_this_business_alone() {
    assertThat(house.get("alpha", PATH).body())
        .contains("\"percent\":0", "\"id\":\"openai\",\"name\":\"OpenAI\",\"open\":false")
        .contains("\"why\":\"no-key\"");
    var answer = put("{\"vendor\": \"deepgram\", \"percent\": 25, \"relay\": 10}");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).contains("\"vendor\":\"deepgram\",\"percent\":25,\"relay\":10");
    assertThat(kept("alpha").percent()).isEqualTo(25);
    assertThat(house.get("beta", PATH).body()).contains("\"percent\":0");
    assertThat(put("{}").body()).contains("\"percent\":0").doesNotContain("\"vendor\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "vendor | {\"vendor\": \"openai\", \"percent\": 5}",
        "vendor | {\"vendor\": \"parrot\", \"percent\": 5}",
        "vendor | {\"percent\": 5}",
        "percent | {\"vendor\": \"deepgram\", \"percent\": 101}",
        "percent | {\"vendor\": \"deepgram\", \"percent\": -1}",
        "relay | {\"relay\": \"half\"}",
        "allowed | {\"allowed\": [\"openai\"]}"
      })
  void what_will_not_do_is_told_by_name(String field, String body) {
    var answer = put(body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(answer.body()).contains("\"field\":\"" + field + "\"");
    assertThat(house.tenants.byId("alpha").orElseThrow().profile().telephony().rollout()).isEmpty();
  }
}
