package switchboard.engine.conversation;

import java.util.Optional;
import switchboard.engine.assessment.Assessment;
import switchboard.engine.conversation.Event.Assessed;
import switchboard.engine.conversation.Event.Rated;
import switchboard.engine.conversation.Event.SurveyAsked;

/// What was made of a conversation, and whether we have asked how we did.
///
/// @param survey the latest, `rated` whether it has been answered
/// @param urgent whether an emergency was ever spoken of
record Aftermath(
    Optional<Assessed> assessed, Optional<SurveyAsked> survey, boolean rated, boolean urgent) {

  static final Aftermath NONE = new Aftermath(Optional.empty(), Optional.empty(), false, false);

  Aftermath apply(Event.OfAftermath event) {
    return switch (event) {
      case Assessed it -> new Aftermath(Optional.of(it), survey, rated, urgent);
      case SurveyAsked it -> new Aftermath(assessed, Optional.of(it), false, urgent);
      case Rated _ -> new Aftermath(assessed, survey, true, urgent);
    };
  }

  Aftermath urgent(boolean emergency) {
    return new Aftermath(assessed, survey, rated, urgent || emergency);
  }

  /// Whether it is about more turns than the last one, or judges the same ones otherwise.
  boolean news(int turn, Assessment assessment) {
    return assessed
        .filter(it -> it.turn() > turn || (it.turn() == turn && it.assessment().equals(assessment)))
        .isEmpty();
  }

  /// The survey that waits for an answer.
  Optional<SurveyAsked> open() {
    return survey.filter(_ -> !rated);
  }
}
