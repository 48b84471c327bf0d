package switchboard.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import switchboard.engine.assessment.Opinion;
import switchboard.simulator.chat.Ask;
import switchboard.simulator.chat.ChatApi;
import switchboard.simulator.chat.Move;
import switchboard.simulator.chat.Receptionist;

/// A call that a language model leads is judged by it too, and says so.
final class JudgedByModelTest {

  private static final String JUDGEMENT =
      """
      {"summary": "The caller only wanted to say hello.", "sentiment": "positive", "score": 8,
       "frustrations": [], "successes": ["thanked"], "follow_up": false, "notes": ""}
      """;

  private static List<Move> answer(Ask ask) {
    return ask.parameters(Opinion.FUNCTION).isPresent()
        ? List.of(new Move.Call(Opinion.FUNCTION, JUDGEMENT))
        : new Receptionist().answer(ask);
  }

  @Test
  void the_owner_sees_whose_judgement_it_is_and_pays_for_it_once() throws Exception {
    try (var model = ChatApi.start(0, "sk-test", JudgedByModelTest::answer, Duration.ZERO);
        var house =
            House.open(
                Map.of(
                    "OPENAI_API_KEY", "sk-test",
                    "OPENAI_BASE_URL", model.uri().toString(),
                    "SWITCHBOARD_BRAIN", "llm"))) {
      var plumber = house.plumber();
      var call = new Ring(house.webhooks, plumber, "CAjudged");
      call.begin();
      call.take("hello there i just wanted to say thank you");
      call.hangUp();
      Patience.until("it is judged", () -> assessment(plumber).isObject());
      assertThat(assessment(plumber).get("by").asText()).isEqualTo("openai");
      assertThat(assessment(plumber).get("score").asInt()).isEqualTo(8);
      Patience.until(
          "both questions are paid for",
          () -> house.database.count("select coalesce(sum(asked), 0) from llm_usage") == 2);
      assertThat(house.http.get("/metrics").body()).contains("assessments_total{by=\"model\"}");
    }
  }

  private static JsonNode assessment(Business plumber) throws Exception {
    var answer = plumber.http().get("/v1/crm/conversations/CAjudged", plumber.keys());
    return Http.json(answer).path("assessment");
  }
}
