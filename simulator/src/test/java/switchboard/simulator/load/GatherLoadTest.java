package switchboard.simulator.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import switchboard.simulator.caller.Scripts;
import switchboard.simulator.twilio.Account;
import switchboard.simulator.twilio.Line;
import switchboard.simulator.twilio.TestServer;
import switchboard.simulator.twilio.TestServer.Reply;
import switchboard.simulator.twilio.TestServer.Request;
import switchboard.simulator.twilio.Webhooks;

class GatherLoadTest {

  private static final String ASK =
      "<Gather input='speech' action='/turn'><Say>What is your name?</Say></Gather>";

  @Test
  void many_calls_take_a_turn_each_period() throws Exception {
    var result =
        load(40, it -> it.path().endsWith("status") ? Reply.status(204) : Reply.twiml(ASK));

    assertThat(result.failed()).isZero();
    assertThat(result.reasons()).isEmpty();
    assertThat(result.calls()).isGreaterThanOrEqualTo(40);
    assertThat(result.turns()).isBetween(200L, 440L);
    assertThat(result.p50()).isPositive().isLessThanOrEqualTo(result.p99());
  }

  @Test
  void where_a_call_ends_another_begins() throws Exception {
    var result = load(10, _ -> Reply.twiml("<Say>Bye</Say><Hangup/>"));

    assertThat(result.calls()).isGreaterThan(50);
    assertThat(result.failed()).isZero();
  }

  @Test
  void a_call_that_meets_an_error_has_failed() throws Exception {
    var result = load(10, it -> it.path().equals("/turn") ? Reply.status(500) : Reply.twiml(ASK));

    assertThat(result.failed()).isPositive();
    assertThat(result.reasons()).containsOnlyKeys("11200 the webhook answered HTTP 500");
  }

  @Test
  void a_call_that_hears_an_apology_has_failed() throws Exception {
    var result = load(5, _ -> Reply.twiml("<Say>Sorry, we have a technical problem.</Say>"));

    assertThat(result.failed()).isEqualTo(result.calls());
    assertThat(result.reasons()).containsOnlyKeys("an apology");
  }

  @Test
  void the_result_is_one_line_of_json_with_five_keys() throws Exception {
    var json = load(5, _ -> Reply.twiml("")).json();

    assertThat(json).doesNotContain("\n");
    assertThat(new ObjectMapper().readTree(json).fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("calls", "failed", "turns", "p50_ms", "p99_ms");
  }

  @Test
  void a_plan_without_calls_or_time_is_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> LoadPlan.of(0, Duration.ofSeconds(1)));
    assertThatIllegalArgumentException().isThrownBy(() -> LoadPlan.of(1, Duration.ZERO));
  }

  private static LoadResult load(int calls, Function<Request, Reply> answers) throws Exception {
    var plan =
        new LoadPlan(calls, Duration.ofMillis(100), Duration.ofMillis(200), Duration.ofMillis(800));
    try (var server = new TestServer(answers)) {
      var line = Line.at(server.uri(), "+13165550100");
      var webhooks = Webhooks.of(new Account("AC01", "secret"));
      return new GatherLoad(webhooks, line, Scripts.named("chatter"), plan).run();
    }
  }
}
