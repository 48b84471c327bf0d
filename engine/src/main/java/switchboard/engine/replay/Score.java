package switchboard.engine.replay;

import java.util.List;
import switchboard.engine.conversation.Event;

/// How well a conversation went, as far as can be told from outside.
///
/// @param outcome as the conversation names it
/// @param emergency whether an emergency was understood
/// @param turns how many turns of the caller it took to come to the outcome
public record Score(String outcome, boolean emergency, int turns) {

  static Score of(List<Event> events) {
    int turn = 0;
    int turns = 0;
    var outcome = "";
    boolean emergency = false;
    for (var event : events) {
      turn = Math.max(turn, begun(event));
      emergency |= event instanceof Event.Understood it && it.emergency();
      var now =
          event instanceof Event.FrameChanged it ? it.frame().outcome().orElse(outcome) : outcome;
      if (!now.equals(outcome)) turns = turn;
      outcome = now;
    }
    var plain = turn > 0 ? "answered" : "abandoned";
    return outcome.isEmpty()
        ? new Score(plain, emergency, turn)
        : new Score(outcome, emergency, turns);
  }

  /// The turn that the caller begins by it.
  private static int begun(Event event) {
    return switch (event) {
      case Event.UtteranceHeard it -> it.turn();
      case Event.KeysPressed it -> it.turn();
      case Event.SilenceKept it -> it.turn();
      case Event.TextReceived it -> it.turn();
      case Event _ -> 0;
    };
  }

  /// 2: something was done or promised; 1: the caller had answers; 0: nothing came of it.
  int rank() {
    return switch (outcome) {
      case "abandoned" -> 0;
      case "answered" -> 1;
      default -> 2;
    };
  }

  /// Whether something was done about an emergency.
  public boolean handled() {
    return emergency && rank() == 2;
  }

  /// First whether an emergency was handled, then what came of it, then how quickly.
  Verdict against(Score was) {
    int better = Boolean.compare(handled(), was.handled());
    if (!emergency && !was.emergency) better = 0;
    if (better == 0) better = Integer.compare(rank(), was.rank());
    if (better == 0) better = Integer.compare(was.turns, turns);
    return better == 0 ? Verdict.SAME : better > 0 ? Verdict.BETTER : Verdict.WORSE;
  }
}
