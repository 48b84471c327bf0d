package switchboard.edge.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import switchboard.edge.llm.ChatModel;
import switchboard.edge.llm.LlmSettings;
import switchboard.engine.assessment.Assessment;
import switchboard.engine.assessment.Assessor;
import switchboard.engine.assessment.Opinion;
import switchboard.engine.assessment.Transcript;
import switchboard.engine.assessment.Transcript.Ending;
import switchboard.engine.assessment.Transcript.Line;
import switchboard.engine.assessment.Transcript.Matter;
import switchboard.engine.llm.Cost;
import switchboard.engine.llm.Models;
import switchboard.engine.llm.Panel;
import switchboard.engine.llm.Watch;
import switchboard.engine.tenant.Brain;
import switchboard.engine.tenant.Presets;
import switchboard.engine.tenant.Tenant.Status;
import switchboard.engine.tenant.Tenants.Card;
import switchboard.simulator.chat.ChatApi;
import switchboard.simulator.chat.ChatFaults.Fault;
import switchboard.simulator.chat.Move;

/// Conversations judged by a model behind a socket, good and bad.
class ModelScorerTest {

  private static final String GOOD =
      """
      {"summary": "The caller wanted a dripping faucet repaired.", "sentiment": "neutral",
       "score": 6, "frustrations": [], "successes": ["thanked"], "follow_up": false, "notes": ""}
      """;
  private static final Transcript TALK =
      new Transcript(
          List.of(Line.us("How can I help?"), Line.caller("my faucet drips"), Line.us("I see.")),
          true,
          Ending.BY_CALLER,
          Matter.NONE,
          List.of(),
          List.of());

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private ChatApi api;
  private Panel panel;
  private List<Move> answer = List.of(new Move.Call(Opinion.FUNCTION, GOOD));
  private Cost month = Cost.NONE;

  @BeforeEach
  void open() throws Exception {
    api = ChatApi.start(0, "sk-test", _ -> answer, Duration.ZERO);
    var settings =
        LlmSettings.of(
            Map.of(
                "OPENAI_API_KEY", "sk-test",
                "OPENAI_BASE_URL", api.uri().toString(),
                "OPENAI_PRICES", "15/60"));
    panel = new Panel(ChatModel.all(settings), Watch.NOBODY, Clock.systemUTC());
  }

  @AfterEach
  void close() {
    api.close();
  }

  private Assessment assess(Brain brain, Transcript transcript) throws Exception {
    var profile = Presets.all().getFirst().profile().with(brain);
    var scorer =
        new ModelScorer(
            panel,
            it ->
                new Models(panel.available(it.profile().brain().orElseThrow().providers()), month),
            Duration.ofSeconds(2),
            registry);
    return scorer.assess(new Card("plumber", profile, Status.ACTIVE, 1), transcript);
  }

  private double counted(String by) {
    return registry.counter("assessments", "by", by).count();
  }

  @Test
  void the_judgement_of_a_model_says_whose_it_is_and_what_it_has_used_up() throws Exception {
    var it = assess(Brain.USUAL, TALK);
    assertThat(it.judge()).isEqualTo("openai");
    assertThat(it.score()).isEqualTo(6);
    assertThat(it.by().orElseThrow().cost().tokens()).isPositive();
    assertThat(it.by().orElseThrow().cost().micros()).isPositive();
    assertThat(counted("model")).isEqualTo(1);
  }

  @Test
  void a_judgement_in_words_is_as_good() throws Exception {
    answer = List.of(new Move.Words("Here it is:\n" + GOOD));
    assertThat(assess(Brain.USUAL, TALK).judge()).isEqualTo("openai");
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void whatever_the_model_does_there_is_a_judgement(Fault fault) throws Exception {
    api.faults().next(1, fault);
    var it = assess(Brain.USUAL, TALK);
    var embedded = Assessor.in("en-US").of(TALK);
    assertThat(it.judge()).isEqualTo("rules");
    assertThat(it.summary()).isEqualTo(embedded.summary());
    assertThat(it.score()).isEqualTo(embedded.score());
    assertThat(counted("fallback")).isEqualTo(1);
  }

  @Test
  void where_the_month_is_used_up_nobody_is_asked() throws Exception {
    month = new Cost(500, 600, 0);
    var limits =
        new Brain.Limits(Optional.empty(), Optional.of(1_000L), Optional.empty(), Optional.empty());
    var brain = new Brain(List.of(), Map.of(), limits, Optional.empty(), Optional.empty());
    assertThat(assess(brain, TALK).by()).isEmpty();
    assertThat(api.asked()).isEmpty();
    assertThat(counted("embedded")).isEqualTo(1);
  }

  @Test
  void nobody_is_asked_about_a_call_in_which_nothing_was_said() throws Exception {
    var silence =
        new Transcript(
            List.of(Line.us("Hello?")), true, Ending.BY_CALLER, Matter.NONE, List.of(), List.of());
    assertThat(assess(Brain.USUAL, silence).by()).isEmpty();
    assertThat(api.asked()).isEmpty();
  }
}
