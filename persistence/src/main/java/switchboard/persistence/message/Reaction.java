package switchboard.persistence.message;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import switchboard.engine.conversation.Event;
import switchboard.engine.conversation.Event.Audience;
import switchboard.engine.conversation.Event.MessageAsked;
import switchboard.engine.conversation.Event.OfAdvice;
import switchboard.engine.conversation.Event.OfAftermath;
import switchboard.engine.conversation.Event.OfDialogue;
import switchboard.engine.conversation.Event.OfLeg;
import switchboard.engine.conversation.Event.OfModel;
import switchboard.engine.conversation.Event.OfTurns;
import switchboard.engine.conversation.Event.RunAsked;
import switchboard.engine.conversation.Event.RunFinished;
import switchboard.engine.privacy.Personal;

/// What a conversation's events ask to be sent. Pure.
public final class Reaction {

  /// A text to be sent once.
  public record Intent(
      String message,
      Audience audience,
      Optional<String> customer,
      Optional<Personal> to,
      Personal body,
      Instant at) {}

  private Reaction() {}

  public static List<Intent> on(Event event) {
    return switch (event) {
      case MessageAsked(var id, var audience, var customer, var to, var body, var at) ->
          List.of(new Intent(id, audience, customer, to, body, at));
      case RunAsked _, RunFinished _ -> List.of();
      case OfLeg _, OfTurns _, OfDialogue _, OfModel _ -> List.of();
      case OfAdvice _, OfAftermath _, Event.OfOwner _ -> List.of();
    };
  }
}
