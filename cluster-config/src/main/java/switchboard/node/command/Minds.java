package switchboard.node.command;

import java.util.List;
import switchboard.engine.conversation.Mind;
import switchboard.engine.dialogue.Brain;
import switchboard.engine.dialogue.Phrases;
import switchboard.engine.dialogue.RuleBrain;
import switchboard.engine.tenant.Presets;
import switchboard.engine.understanding.EmbeddedUnderstander;
import switchboard.engine.understanding.Understander;
import switchboard.engine.understanding.Vocabulary;
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

  /// @param name `rules` or `llm`
  /// @throws BadSetting if there is no such brain here
  static Brain brain(String name) {
    return switch (name) {
      case "rules" -> brain();
      case "llm" ->
          throw new BadSetting("recorded callers can only be replayed to --brain rules here.");
      default -> throw new BadSetting("--brain is rules or llm.");
    };
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
