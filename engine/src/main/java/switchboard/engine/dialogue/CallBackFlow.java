package switchboard.engine.dialogue;

import java.util.Optional;
import switchboard.engine.dialogue.Frame.Goal;
import switchboard.engine.understanding.Understander.Expectation;

/// Promises that a person calls back, and tells the owner.
record CallBackFlow(Speaker speaker) {

  private static final String PROMISED = "message";

  /// Asks for a number if there is none, then promises. With an appointment that is being moved a
  /// person goes on.
  Thought go(Frame frame) {
    if (MoveFlow.open(frame)) return new MoveFlow(speaker).ask(frame, "asked");
    var wanted = frame.errand(it -> it.withGoal(Goal.CALL_BACK));
    if (wanted.talk().missed() >= Repair.PATIENCE) return last(wanted, "call-back");
    if (wanted.caller().phone().isEmpty())
      return speaker.ask(wanted, Expectation.PHONE, "ask-phone");
    boolean again = wanted.outcome().filter(PROMISED::equals).isPresent();
    return again && !wanted.emergency()
        ? speaker.tell(wanted.settled(), "call-back-again")
        : promised(wanted, speaker.tell(achieved(wanted).settled(), "call-back-more"));
  }

  /// Something failed on our side.
  Thought sorry(Frame frame) {
    return last(frame, "call-back-trouble");
  }

  private Thought last(Frame frame, String key) {
    var over = achieved(frame).settled();
    return promised(frame, speaker.end(over, key, "business", speaker.profile().name()));
  }

  private static Frame achieved(Frame frame) {
    return frame.achieved(PROMISED, Optional.empty());
  }

  private Thought promised(Frame frame, Thought said) {
    return new BookingFlow(speaker)
        .noting(said.writing(new Letters(speaker).callBack(achieved(frame))));
  }
}
