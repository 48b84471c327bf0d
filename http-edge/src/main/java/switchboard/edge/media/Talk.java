package switchboard.edge.media;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import switchboard.engine.privacy.Personal;

/// The conversation behind a call, as its sound is seen: told in order, never waited for by the
/// sound. What is told is kept in a bounded queue; when that is full the call is given up rather
/// than recorded with gaps ([#alive] turns false and the telephone goes on a rung below).
public interface Talk {

  /// Whether the conversation still takes what it is told.
  boolean alive();

  /// What the business itself wants said now, each once.
  default Optional<Personal> toSay() {
    return Optional.empty();
  }

  /// The caller's words.
  void callerSaid(String words);

  /// A reply is over.
  ///
  /// @param words what was generated, `heard` what of it reached the caller's ear
  void agentSaid(String item, String words, String heard);

  void pressed(String digit);

  /// A function is to be called.
  ///
  /// @param generation counts the replies of the vendor; what a discarded one wanted is not done
  CompletionStage<Answer> wants(String call, int generation, String function, String arguments);

  /// The vendor is lost, or its sound is: the call goes on a rung below as soon as its socket is
  /// closed.
  void lost(String reason);

  /// The telephone has gone.
  void hungUp();

  /// @param pending whether it is to be asked for again
  record Answer(JsonNode told, boolean pending) {}
}
