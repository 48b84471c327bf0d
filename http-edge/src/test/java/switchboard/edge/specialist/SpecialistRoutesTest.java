package switchboard.edge.specialist;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import switchboard.edge.access.Contract;
import switchboard.edge.access.House;

class SpecialistRoutesTest {

  private static final String PATH = "/v1/owner/specialists";
  private static final String ROOFS =
      """
      {"items": [{"id": "roofs", "name": "roof specialist", "expertise": ["roof", "tiles"],
        "sources": [{"title": "roofs", "text": "Roofs last forty years.",
          "questions": [{"question": "is slate better", "answer": "Slate lasts longer."}],
          "prices": [{"item": "a new tile", "price": "from 90 dollars"}]}]}]}
      """;

  private final House house = new House(1_000_000);

  @AfterEach
  void close() {
    house.close();
  }

  private HttpResponse<String> put(String body) {
    var request = house.as("alpha-key", "alpha-token", PATH).PUT(BodyPublishers.ofString(body));
    return house.server.send(request.build());
  }

  @Test
  void those_of_the_business_are_shown() {
    var answer = house.get("alpha", PATH);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("heating specialist", "anode rod");
    assertThat(Contract.faults(Contract.operation("GET", PATH), 200, answer.body())).isEmpty();
  }

  @Test
  void what_is_written_is_what_is_shown_then_and_to_nobody_else() {
    var written = put(ROOFS);
    assertThat(written.statusCode()).as(written.body()).isEqualTo(200);
    assertThat(Contract.faults(Contract.operation("PUT", PATH), 200, written.body())).isEmpty();
    assertThat(house.get("alpha", PATH).body())
        .isEqualTo(written.body())
        .contains("Slate lasts longer.", "from 90 dollars")
        .doesNotContain("heating");
    assertThat(house.get("beta", PATH).body()).contains("conveyancing").doesNotContain("Slate");
  }

  @Test
  void a_business_may_have_none() {
    assertThat(put("{\"items\": []}").statusCode()).isEqualTo(200);
    assertThat(house.get("alpha", PATH).body()).isEqualTo("{\"items\":[]}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | items",
        "{\"items\": 1} | items",
        "{\"items\": [], \"more\": 1} | more",
        "{\"items\": [{}]} | items[0].id",
        "{\"items\": [{\"id\": \"a\", \"wings\": 2}]} | items[0].wings",
        "{\"items\": [{\"id\": \"a\", \"name\": \"a\", \"expertise\": [\"a\"]}]} | sources",
        "{\"items\": [{\"id\": \"a\", \"name\": \"a\", \"expertise\": [\"a\"], \"sources\": [{\"title\": \"t\"}]}]} | sources[0].text",
        "{\"items\": [{\"id\": \"../x\", \"name\": \"a\", \"expertise\": [\"a\"]}]} | id",
      })
  void what_will_not_do_is_named(String body, String field) {
    var answer = put(body);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("\"field\":\"").contains(field);
    assertThat(house.get("alpha", PATH).body()).contains("heating");
  }
}
