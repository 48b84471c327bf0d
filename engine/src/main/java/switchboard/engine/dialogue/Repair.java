package switchboard.engine.dialogue;

import switchboard.engine.understanding.Understander.Expectation;

/// When an answer was not understood or did not come: say it differently, give an example, offer
/// the keypad, and in the end let a person call back.
record Repair(Speaker speaker) {

  static final int PATIENCE = 3;

  /// Asks the open question once more.
  interface Question {
    Thought ask(Frame frame);
  }

  Thought misunderstood(Frame frame, Question question) {
    int missed = frame.talk().missed();
    var next = frame.talk(it -> it.withMissed(missed + 1));
    if (missed >= PATIENCE) return new CallBackFlow(speaker).go(next);
    var lead = speaker.phrases().say("missed", missed);
    return again(next, question).after(lead);
  }

  Thought silent(Frame frame, Question question) {
    int silences = frame.talk().silences();
    var next = frame.talk(it -> it.withSilences(silences + 1));
    if (silences >= 2) return speaker.end(next, "silent-end");
    return again(next, question).after(speaker.phrases().say("silent", silences));
  }

  private Thought again(Frame frame, Question question) {
    return frame.talk().asked() == Expectation.ANYTHING
        ? speaker.ask(frame, Expectation.NEED, "ask-need")
        : question.ask(frame);
  }
}
