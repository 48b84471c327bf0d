package switchboard.engine.dialogue;

import java.util.Optional;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tool.RecordTool;
import switchboard.engine.tool.Result;
import switchboard.engine.understanding.Understander.Expectation;
import switchboard.engine.understanding.Understanding;

/// Somebody is not well after a treatment: what to do now comes first, then the business is told at
/// once, and only then the soonest visit is offered.
record ReactionFlow(Speaker speaker) implements Flow {

  static final String NAME = "reaction";
  private static final String NUMBER = "number";
  private static final String VISIT = "visit";

  @Override
  public Thought begin(Frame frame, String words, Understanding meaning) {
    var need = Optional.of(Personal.of(WorkTalk.cut(words)));
    var now = frame.errand(it -> it.withAdvised().withNeed(need));
    var advice = new Safety(speaker).advice(now, words);
    var told = WorkTalk.with(now, "words", WorkTalk.cut(words));
    return frame.caller().phone().isEmpty()
        ? speaker
            .ask(WorkTalk.at(told, NUMBER), Expectation.PHONE, "reaction-number")
            .writing(new Letters(speaker).callBack(told))
            .after(advice)
        : alerted(told).after(advice);
  }

  /// The one who calls back knows what it is about before anything else is asked.
  private Thought alerted(Frame frame) {
    var words = WorkTalk.form(frame).get("words").orElse("");
    var what = speaker.house().phrase("reaction-task", "words", words);
    var now = frame.achieved("message", Optional.empty());
    var asked =
        speaker
            .ask(WorkTalk.at(now, VISIT), Expectation.YES_OR_NO, "reaction-visit")
            .after(speaker.phrase("reaction-alerted"))
            .writing(new Letters(speaker).callBack(now));
    return frame.customer().isEmpty()
        ? asked
        : new BookingFlow(speaker).noting(asked.and(Pledge.task(now, Pledge.CALL_BACK, what)));
  }

  @Override
  public Optional<Thought> said(Frame frame, String words, Understanding meaning) {
    if (WorkTalk.form(frame).step().equals(NUMBER))
      return frame.caller().phone().isPresent() ? Optional.of(alerted(frame)) : Optional.empty();
    if (meaning.emergency())
      return Optional.of(question(frame).after(new Safety(speaker).plain(frame, words)));
    if (WorkTalk.yes(meaning) || meaning.slots().timed()) return Optional.of(visit(frame));
    return WorkTalk.no(meaning) || meaning.intent().equals("thanks")
        ? Optional.of(new WorkTalk(speaker).over(frame, "reaction-wait"))
        : new WorkTalk(speaker).elsewhere(frame, words, meaning, "book", NAME);
  }

  private Thought visit(Frame frame) {
    var need = frame.need();
    var urgent =
        frame.settled().errand(it -> it.withGoal(Frame.Goal.BOOK).withNeed(need).withAdvised());
    return new BookingFlow(speaker).go(urgent.errand(it -> it.withEmergency(true)));
  }

  /// Whatever came of writing it down: the owner has been told by text.
  @Override
  public Thought learned(Frame frame, RecordTool tool, Result result) {
    return Thought.quiet(frame);
  }

  @Override
  public Thought question(Frame frame) {
    return WorkTalk.form(frame).step().equals(NUMBER)
        ? speaker.ask(frame, Expectation.PHONE, "reaction-number")
        : speaker.ask(frame, Expectation.YES_OR_NO, "reaction-visit");
  }
}
