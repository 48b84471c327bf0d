package switchboard.node.command;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import switchboard.edge.llm.ChatModel;
import switchboard.edge.llm.LlmSettings;
import switchboard.engine.conversation.Mind;
import switchboard.engine.dialogue.Brain;
import switchboard.engine.dialogue.Phrases;
import switchboard.engine.dialogue.RuleBrain;
import switchboard.engine.llm.Panel;
import switchboard.engine.llm.Watch;
import switchboard.engine.tenant.Presets;
import switchboard.engine.understanding.EmbeddedUnderstander;
import switchboard.engine.understanding.Understander;
import switchboard.engine.understanding.Vocabulary;
import switchboard.node.Settings;
import switchboard.node.Settings.BadSetting;

/// The faculties that need no key: the embedded understander and the rule brain.
public final class Minds {

  private Minds() {}

  public static Understander understander() {
    return new EmbeddedUnderstander();
  }

  /// Learns its phrases beside the node's start, so that the first caller waits for nothing.
  public static Understander warmUnderstander() {
    var understander = new EmbeddedUnderstander();
    Thread.ofPlatform().daemon().name("understander").start(understander::warm);
    return understander;
  }

  public static Brain brain() {
    return new RuleBrain(Phrases.of("en"));
  }

  /// The language models that lead beside the rules; empty: the rules lead alone.
  ///
  /// @param name `rules` or `llm`
  /// @throws BadSetting if there is no such brain, or no key to it
  static Optional<Panel> models(String name, Settings settings) {
    return switch (name) {
      case "rules" -> Optional.empty();
      case "llm" -> Optional.of(panel(settings));
      default -> throw new BadSetting("--brain is rules or llm.");
    };
  }

  private static Panel panel(Settings settings) {
    var models = ChatModel.all(settings.read(LlmSettings::of));
    if (models.isEmpty())
      throw new BadSetting(
          "--brain llm needs a language model: set OPENAI_API_KEY, ANTHROPIC_API_KEY or "
              + "GEMINI_API_KEY, or name providers in LLM_PROVIDERS.");
    return new Panel(models, Watch.NOBODY, Clock.systemUTC());
  }

  /// The vocabulary of the shipped business of that kind, for utterances of no tenant.
  static Vocabulary vocabulary(String vertical) {
    return Presets.all().stream()
        .map(Presets.Preset::profile)
        .filter(it -> it.vertical().equals(vertical))
        .findFirst()
        .map(Mind::known)
        .orElseGet(() -> new Vocabulary(vertical, "US", List.of()));
  }
}
