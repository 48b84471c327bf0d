package switchboard.engine.dialogue;

import java.util.Optional;
import switchboard.engine.understanding.Understander.Expectation;
import switchboard.engine.understanding.Understanding;

/// Whoever calls for the first time is asked for a name, then an e-mail address, when all else is
/// done: once, and not after an emergency.
record Courtesy(Speaker speaker) {

  private static final String NAME = "name";
  private static final String EMAIL = "email";

  /// Leaves that nobody is asked in an emergency.
  static Frame spared(Frame frame) {
    return frame.talk(it -> it.manner(m -> m.withAsked(NAME).withAsked(EMAIL)));
  }

  /// What is asked before the goodbye; empty if there is nothing to ask.
  Optional<Thought> ask(Frame frame) {
    boolean stranger =
        speaker.setting().voice() && !frame.caller().known() && frame.customer().isPresent();
    if (!stranger) return Optional.empty();
    if (frame.name().isEmpty() && fresh(frame, NAME))
      return Optional.of(ask(frame, NAME, Expectation.NAME));
    if (frame.caller().email().isEmpty() && fresh(frame, EMAIL))
      return Optional.of(ask(frame, EMAIL, Expectation.EMAIL));
    return Optional.empty();
  }

  private static boolean fresh(Frame frame, String detail) {
    return !frame.talk().manner().asked().contains(detail);
  }

  private Thought ask(Frame frame, String detail, Expectation asked) {
    var now = frame.talk(it -> it.manner(m -> m.withAsked(detail)));
    return speaker.ask(now, asked, "courtesy-" + detail);
  }

  private boolean open(Frame frame) {
    var asked = frame.talk().asked();
    boolean courtesy = asked == Expectation.NAME || asked == Expectation.EMAIL;
    return courtesy && frame.errand().goal().isEmpty();
  }

  /// @param before the frame the question was asked in
  Optional<Thought> answered(Frame before, Frame frame, Understanding meaning) {
    if (!open(before)) return Optional.empty();
    boolean email = before.talk().asked() == Expectation.EMAIL;
    boolean given = email ? meaning.slots().email().isPresent() : frame.caller().named();
    if (given) return Optional.of(noted(frame, email));
    if (wants(meaning)) return Optional.empty();
    boolean again = meaning.intent().equals("unknown") && before.talk().missed() == 0;
    return Optional.of(
        again ? question(frame.talk(it -> it.withMissed(1))) : speaker.farewell(frame));
  }

  private boolean wants(Understanding meaning) {
    return meaning.confidence() >= Answers.SURE
        && !speaker.route(meaning.intent()).flow().isEmpty();
  }

  Thought question(Frame frame) {
    boolean email = frame.talk().asked() == Expectation.EMAIL;
    return speaker.ask(
        frame, frame.talk().asked(), email ? "courtesy-" + EMAIL : "courtesy-" + NAME);
  }

  /// Silence or keys are no reason to insist.
  Optional<Thought> unanswered(Frame frame) {
    return open(frame) ? Optional.of(speaker.farewell(frame)) : Optional.empty();
  }

  private Thought noted(Frame frame, boolean email) {
    var now = frame.asking(Expectation.ANYTHING).talk(it -> it.withMissed(0));
    var next = email ? speaker.farewell(now) : ask(now).orElseGet(() -> speaker.farewell(now));
    return new BookingFlow(speaker).noting(next);
  }
}
