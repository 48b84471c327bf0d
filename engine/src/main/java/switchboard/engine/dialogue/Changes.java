package switchboard.engine.dialogue;

import java.util.Optional;
import switchboard.engine.dialogue.Frame.Goal;
import switchboard.engine.understanding.Understander.Expectation;
import switchboard.engine.understanding.Understanding;

/// A wish to cancel, move or hear about an appointment, to wait for a time or to take one that was
/// offered. It begins at any time but while times are being offered for that very thing.
record Changes(Speaker speaker, Answers answers) {

  Optional<Thought> begun(Frame before, Frame frame, Understanding meaning) {
    return waitlist(before, frame, meaning).or(() -> change(before, frame, meaning));
  }

  private Optional<Thought> waitlist(Frame before, Frame frame, Understanding meaning) {
    if (meaning.confidence() < Answers.SURE) return Optional.empty();
    var flow = new WaitlistFlow(speaker);
    boolean question = before.talk().asked() == Expectation.YES_OR_NO;
    return switch (meaning.intent()) {
      case "waitlist" ->
          flow.clear(frame)
              ? Optional.of(flow.join(frame))
              : Optional.of(answers.go(frame.errand(it -> it.withGoal(Goal.BOOK))));
      case "claim" -> question || !frame.caller().known() ? Optional.empty() : claimed(flow, frame);
      default -> Optional.empty();
    };
  }

  private Optional<Thought> claimed(WaitlistFlow flow, Frame frame) {
    return flow.claim(frame);
  }

  private Optional<Thought> change(Frame before, Frame frame, Understanding meaning) {
    var goal =
        switch (speaker.route(meaning.intent()).flow()) {
          case "cancel" -> Optional.of(Goal.CANCEL);
          case "reschedule" -> Optional.of(Goal.RESCHEDULE);
          case "status" -> Optional.of(Goal.STATUS);
          default -> Optional.<Goal>empty();
        };
    if (goal.isEmpty() || doubtful(before, meaning)) return Optional.empty();
    if (goal.get() == Goal.STATUS) {
      var reminded = new ChangeFlow(speaker).reminded(frame);
      if (reminded.isPresent()) return reminded;
    }
    return goal.filter(it -> !frame.pursues(it)).map(it -> answers.go(turned(frame, it)));
  }

  private static boolean doubtful(Frame before, Understanding meaning) {
    boolean busy = before.errand().goal().isPresent();
    boolean timed = before.talk().asked() == Expectation.TIME && meaning.slots().when().isPresent();
    boolean answers = timed && meaning.intent().equals("status");
    return busy && (meaning.confidence() < Answers.SURE || answers);
  }

  private static Frame turned(Frame frame, Goal goal) {
    return frame.errand(it -> it.withoutOffers().withGoal(goal));
  }
}
