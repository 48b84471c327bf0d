package switchboard.engine.ladder;

import java.util.Optional;
import switchboard.engine.conversation.Rung;

/// How a call is held.
///
/// @param vendor of the speech, where it is not the network's own
/// @param reason in a word: `chosen`, or why no better way was taken
public record Choice(Rung rung, Optional<String> vendor, String reason) {

  public static Choice of(Rung rung, String reason) {
    return new Choice(rung, Optional.empty(), reason);
  }

  /// The same if it is no higher than this, else this for that reason.
  Choice atMost(Rung highest, String why) {
    return highest.below(rung) ? of(highest, why) : this;
  }
}
