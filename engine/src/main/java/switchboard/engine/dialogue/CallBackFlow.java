package switchboard.engine.dialogue;

import java.util.List;
import java.util.Optional;
import switchboard.engine.dialogue.Frame.Goal;
import switchboard.engine.tenant.Trigger;
import switchboard.engine.understanding.Understander.Expectation;

/// Promises that a person calls back, and tells the owner.
record CallBackFlow(Speaker speaker) {

  private static final String PROMISED = "message";

  /// Asks for a number if there is none, then promises. With an appointment that is being moved a
  /// person goes on.
  Thought go(Frame frame) {
    boolean missed = frame.talk().missed() >= Repair.PATIENCE;
    return go(frame, missed ? Trigger.MISUNDERSTOOD : Trigger.BEYOND);
  }

  /// Puts the caller through instead where somebody may take the call.
  Thought go(Frame frame, Trigger why) {
    if (MoveFlow.open(frame)) return new MoveFlow(speaker).ask(frame, "asked");
    var through = new HandOffFlow(speaker).begun(frame, why);
    if (through.isPresent()) return through.get();
    var wanted = frame.errand(it -> it.withGoal(Goal.CALL_BACK));
    if (wanted.talk().missed() >= Repair.PATIENCE) return last(wanted, "call-back");
    if (wanted.caller().phone().isEmpty())
      return speaker.ask(wanted, Expectation.PHONE, "ask-phone");
    boolean again = wanted.outcome().filter(PROMISED::equals).isPresent();
    return again && !wanted.emergency()
        ? speaker.tell(wanted.settled(), "call-back-again", "within", within(wanted))
        : promised(wanted, more(wanted));
  }

  private Thought more(Frame frame) {
    var done = achieved(frame);
    boolean plain = frame.need().isPresent() || frame.emergency() || !frame.agenda().isEmpty();
    return plain || !speaker.setting().voice()
        ? speaker.tell(done.settled(), "call-back-more", "within", within(frame))
        : about(done.settled());
  }

  private Thought about(Frame frame) {
    return new AboutFlow(speaker)
        .question(frame.withForm(new Form(AboutFlow.NAME, AboutFlow.NAME)));
  }

  private String within(Frame frame) {
    return new Promise(speaker).within(frame);
  }

  /// Something failed on our side.
  Thought sorry(Frame frame) {
    return last(frame, "call-back-trouble");
  }

  private Thought last(Frame frame, String key) {
    var over = achieved(frame).settled();
    var business = speaker.profile().name();
    return promised(frame, speaker.end(over, key, "business", business, "within", within(frame)));
  }

  private static Frame achieved(Frame frame) {
    return frame.achieved(PROMISED, Optional.empty());
  }

  private Thought promised(Frame frame, Thought said) {
    var kept = frame.outcome().filter(PROMISED::equals).isPresent();
    var letters = new Letters(speaker);
    var written =
        said.writing(letters.callBack(achieved(frame)))
            .writing(HandOffFlow.tried(frame) ? letters.promised(frame, within(frame)) : List.of());
    var done = kept ? written : written.and(new Promise(speaker).callBack(frame));
    return new BookingFlow(speaker).noting(done);
  }
}
