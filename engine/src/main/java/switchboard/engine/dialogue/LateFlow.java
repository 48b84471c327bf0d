package switchboard.engine.dialogue;

import java.util.Optional;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tool.RecordTool;
import switchboard.engine.tool.Result;
import switchboard.engine.understanding.Understanding;

/// Callers who will not be there in time: whoever waits for them is told at once.
record LateFlow(Speaker speaker) implements Flow {

  static final String NAME = "late";

  @Override
  public Thought begin(Frame frame, String words, Understanding meaning) {
    var done = frame.achieved("message", Optional.empty()).settled();
    return telling(speaker.tell(done, "late-told"), frame, words);
  }

  @Override
  public Optional<Thought> aside(Frame frame, String words, Understanding meaning) {
    var answer = speaker.phrase("late-aside");
    return Optional.of(
        telling(new SmallTalk(speaker).goOn(frame, answer, meaning.intent()), frame, words));
  }

  private Thought telling(Thought said, Frame frame, String words) {
    var need = Optional.of(Personal.of(WorkTalk.cut(words)));
    return said.writing(new Letters(speaker).late(frame.errand(it -> it.withNeed(need))));
  }

  @Override
  public Optional<Thought> said(Frame frame, String words, Understanding meaning) {
    return Optional.empty();
  }

  @Override
  public Thought learned(Frame frame, RecordTool tool, Result result) {
    return Thought.quiet(frame);
  }

  @Override
  public Thought question(Frame frame) {
    return speaker.tell(frame.settled(), "late-told");
  }

  @Override
  public boolean first() {
    return true;
  }
}
