package switchboard.engine.dialogue;

import java.util.Optional;
import switchboard.engine.tool.RecordTool;
import switchboard.engine.tool.Result;
import switchboard.engine.understanding.Understander.Expectation;
import switchboard.engine.understanding.Understanding;

/// Takes a message: what it is about, from whom, and the number to call back on. Whatever is said
/// when asked for it is the message, even if it sounds like a wish of another kind.
record NoteFlow(Speaker speaker) implements Flow {

  static final String NAME = "message";
  static final String WHAT = "what";
  private static final String WHO = "who";

  @Override
  public Thought begin(Frame frame, String words, Understanding meaning) {
    boolean told = new WorkTalk(speaker).heard("note-told", words);
    return told
        ? named(WorkTalk.with(frame, WHAT, WorkTalk.cut(words)))
        : question(WorkTalk.at(frame, WHAT));
  }

  private Thought named(Frame frame) {
    boolean asks = speaker.setting().voice() && frame.name().isEmpty();
    return asks && WorkTalk.form(frame).get(WHO).isEmpty()
        ? speaker.ask(
            WorkTalk.with(WorkTalk.at(frame, WHO), WHO, "asked"), Expectation.NAME, "ask-name")
        : taken(frame);
  }

  private Thought taken(Frame frame) {
    var words = WorkTalk.form(frame).get(WHAT).orElse("");
    var what = speaker.house().phrase("note-task", "words", words);
    return new Pledge(speaker).give(frame, Pledge.CALL_BACK, what, "note-taken");
  }

  @Override
  public Optional<Thought> said(Frame frame, String words, Understanding meaning) {
    if (Pledge.open(frame)) return new Pledge(speaker).said(frame);
    return switch (WorkTalk.form(frame).step()) {
      case WHAT -> told(frame, words, meaning);
      case WHO -> Optional.of(named(frame));
      default -> Optional.empty();
    };
  }

  private Optional<Thought> told(Frame frame, String words, Understanding meaning) {
    if (WorkTalk.yes(meaning) || words.isBlank()) return Optional.empty();
    if (meaning.intent().equals("goodbye"))
      return Optional.of(new WorkTalk(speaker).afresh(frame, words, meaning));
    var what = WorkTalk.no(meaning) ? "" : WorkTalk.cut(words);
    return Optional.of(named(WorkTalk.with(frame, WHAT, what)));
  }

  @Override
  public Thought learned(Frame frame, RecordTool tool, Result result) {
    return new Pledge(speaker).learned(frame, result);
  }

  @Override
  public Thought question(Frame frame) {
    if (Pledge.open(frame)) return new Pledge(speaker).go(frame);
    return WorkTalk.form(frame).step().equals(WHO)
        ? speaker.ask(frame, Expectation.NAME, "ask-name")
        : speaker.ask(frame, Expectation.NEED, "note-what");
  }
}
