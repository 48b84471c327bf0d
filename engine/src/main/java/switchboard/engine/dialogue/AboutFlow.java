package switchboard.engine.dialogue;

import java.util.Optional;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tool.RecordTool;
import switchboard.engine.tool.Result;
import switchboard.engine.understanding.Understander.Expectation;
import switchboard.engine.understanding.Understanding;

/// Asks what a call back that has been promised is about, so that the right person makes it. Nobody
/// has to say.
record AboutFlow(Speaker speaker) implements Flow {

  static final String NAME = "about";

  @Override
  public Thought begin(Frame frame, String words, Understanding meaning) {
    return question(frame);
  }

  @Override
  public Thought question(Frame frame) {
    var within = new Promise(speaker).within(frame);
    return speaker.ask(frame, Expectation.NEED, "call-back-about", "within", within);
  }

  @Override
  public Optional<Thought> said(Frame frame, String words, Understanding meaning) {
    var talk = new WorkTalk(speaker);
    boolean silent = WorkTalk.no(meaning) || WorkTalk.yes(meaning) || talk.heard("done", words);
    if (silent) return Optional.of(talk.over(frame, "anything-else"));
    var elsewhere = talk.elsewhere(frame, words, meaning, NAME);
    if (elsewhere.isPresent()) return elsewhere;
    boolean told = words.strip().split("\\s+").length > 1;
    return told ? Optional.of(told(frame, words)) : Optional.empty();
  }

  private Thought told(Frame frame, String words) {
    var need = Optional.of(Personal.of(WorkTalk.cut(words)));
    var about = frame.errand(it -> it.withNeed(need));
    return new BookingFlow(speaker)
        .noting(
            speaker
                .tell(frame.settled(), "call-back-told")
                .writing(new Letters(speaker).about(about)));
  }

  @Override
  public Thought learned(Frame frame, RecordTool tool, Result result) {
    return Thought.quiet(frame);
  }
}
