package switchboard.engine.dialogue;

import java.util.Optional;
import switchboard.engine.tool.RecordTool;
import switchboard.engine.tool.Result;
import switchboard.engine.understanding.Understander.Expectation;
import switchboard.engine.understanding.Understanding;

/// A question that only somebody with training may answer. We never advise: what the business has
/// to say to everybody is said, and one of its people calls back.
record MedicalFlow(Speaker speaker) implements Flow {

  static final String NAME = "medical";

  @Override
  public Thought begin(Frame frame, String words, Understanding meaning) {
    return question(WorkTalk.with(frame, "words", WorkTalk.cut(words))).after(known(words));
  }

  /// What this business tells everybody who asks such a thing.
  private String known(String words) {
    return new SmallTalk(speaker).faq(words).orElse("");
  }

  private String task(String words) {
    return speaker.house().phrase("medical-task", "words", words);
  }

  @Override
  public Optional<Thought> aside(Frame frame, String words, Understanding meaning) {
    if (frame.caller().phone().isEmpty() || frame.customer().isEmpty()) return Optional.empty();
    var task = Pledge.task(frame, Pledge.CALL_BACK, task(words));
    var about = frame.errand(it -> it.withNeed(Optional.of(task.what())));
    var known = known(words);
    boolean warned = new WorkTalk(speaker).heard("medical-warned", known);
    var promise = speaker.phrase(warned ? "medical-calls" : "medical-aside");
    var answer = (known + " " + promise).strip();
    return Optional.of(
        new SmallTalk(speaker)
            .goOn(frame, answer, meaning.intent())
            .and(task)
            .writing(new Letters(speaker).callBack(about)));
  }

  @Override
  public Optional<Thought> said(Frame frame, String words, Understanding meaning) {
    if (Pledge.open(frame)) return new Pledge(speaker).said(frame);
    var talk = new WorkTalk(speaker);
    if (WorkTalk.no(meaning)) return Optional.of(talk.over(frame, "jobs-fine"));
    if (!WorkTalk.yes(meaning)) return talk.elsewhere(frame, words, meaning);
    var asked = WorkTalk.form(frame).get("words").orElse("");
    return Optional.of(
        new Pledge(speaker).give(frame, Pledge.CALL_BACK, task(asked), "medical-promised"));
  }

  @Override
  public Thought learned(Frame frame, RecordTool tool, Result result) {
    return new Pledge(speaker).learned(frame, result);
  }

  @Override
  public Thought question(Frame frame) {
    if (Pledge.open(frame)) return new Pledge(speaker).go(frame);
    return speaker.ask(frame, Expectation.YES_OR_NO, "medical-offer");
  }
}
