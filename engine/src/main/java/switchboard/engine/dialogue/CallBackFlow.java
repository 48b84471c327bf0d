package switchboard.engine.dialogue;

import switchboard.engine.dialogue.Frame.Goal;
import switchboard.engine.understanding.Understander.Expectation;

/// Promises that a person calls back, and tells the owner.
record CallBackFlow(Speaker speaker) {

  /// Asks for a number if there is none, then promises.
  Thought go(Frame frame) {
    var wanted = frame.errand(it -> it.withGoal(Goal.CALL_BACK));
    boolean hopeless = wanted.talk().missed() >= 3;
    if (wanted.caller().phone().isEmpty() && !hopeless)
      return speaker.ask(wanted, Expectation.PHONE, "ask-phone");
    return promise(wanted, "call-back");
  }

  /// Something failed on our side.
  Thought sorry(Frame frame) {
    return promise(frame, "call-back-trouble");
  }

  private Thought promise(Frame frame, String key) {
    var achieved = frame.achieved("message", java.util.Optional.empty());
    var letters = new Letters(speaker).callBack(achieved);
    var said =
        speaker.setting().voice()
            ? speaker.end(achieved.settled(), key, "business", speaker.profile().name())
            : speaker.tell(
                achieved.settled(), "text-call-back", "business", speaker.profile().name());
    return new BookingFlow(speaker).noting(said.writing(letters));
  }
}
