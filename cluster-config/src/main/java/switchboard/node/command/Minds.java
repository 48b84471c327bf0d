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

  /// The vocabulary of the shipped business of that kind, for utterances of no tenant.
  static Vocabulary vocabulary(String vertical) {
    return Presets.all().stream()
        .map(Presets.Preset::profile)
        .filter(it -> it.vertical().equals(vertical))
        .findFirst()
        .map(Mind::vocabulary)
        .orElseGet(() -> new Vocabulary(vertical, "US", List.of()));
  }
}
