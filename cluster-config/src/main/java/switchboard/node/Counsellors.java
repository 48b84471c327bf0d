package switchboard.node;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import switchboard.edge.assessment.ModelScorer;
import switchboard.edge.assessment.Scorer;
import switchboard.edge.llm.ChatModel;
import switchboard.edge.llm.LlmMetrics;
import switchboard.edge.llm.LlmSettings;
import switchboard.engine.llm.Models;
import switchboard.engine.llm.Panel;
import switchboard.engine.llm.Spending;
import switchboard.engine.tenant.Brain;
import switchboard.engine.tenant.Tenants.Card;

/// The language models of this node, and which of them a tenant may ask.
///
/// @param everybody whether tenants that say nothing about it are led by them too
record Counsellors(Panel panel, Spending spending, boolean everybody) {

  private static final String EVERYBODY = "SWITCHBOARD_BRAIN";
  private static final String SCORER = "SWITCHBOARD_SCORER";

  /// Nobody waits for a judgement.
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  static Counsellors of(Settings settings, Spending spending, MeterRegistry registry, Clock clock) {
    var providers = ChatModel.all(settings.read(LlmSettings::of));
    var panel = new Panel(providers, new LlmMetrics(registry), clock);
    var wanted = settings.others().getOrDefault(EVERYBODY, "").strip();
    return switch (wanted) {
      case "", "rules" -> new Counsellors(panel, spending, false);
      case "llm" -> new Counsellors(panel, spending, true);
      default -> throw new Settings.BadSetting(EVERYBODY + " must be rules or llm.");
    };
  }

  /// The tenant as it is led.
  Card led(Card card) {
    if (!everybody || card.profile().brain().isPresent()) return card;
    return new Card(card.id(), card.profile().with(Brain.USUAL), card.status(), card.version());
  }

  /// Whoever judges conversations: the models where a tenant is led by them, unless the environment
  /// leaves it to the rules.
  Scorer scorer(Settings settings, MeterRegistry registry) {
    var wanted = settings.others().getOrDefault(SCORER, "").strip();
    return switch (wanted) {
      case "", "llm" -> {
        var models = new ModelScorer(panel, this::models, PATIENCE, registry);
        yield (tenant, transcript) -> models.assess(led(tenant), transcript);
      }
      case "rules" -> Scorer.EMBEDDED;
      default -> throw new Settings.BadSetting(SCORER + " must be rules or llm.");
    };
  }

  Models models(Card card) {
    return card.profile()
        .brain()
        .map(it -> new Models(panel.available(it.providers()), spending.month(card.id())))
        .orElse(Models.NONE);
  }
}
