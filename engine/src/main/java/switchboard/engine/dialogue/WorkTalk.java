package switchboard.engine.dialogue;

import java.util.List;
import java.util.Optional;
import switchboard.engine.dialogue.Frame.Goal;
import switchboard.engine.understanding.Understander.Expectation;
import switchboard.engine.understanding.Understanding;

/// What the errands about projects, changes, estimates and messages have in common.
record WorkTalk(Speaker speaker) {

  /// From here on what sounds like another wish is one.
  static final double CLEAR = 0.7;

  private static final int LONGEST = 300;

  static Form form(Frame frame) {
    return frame.form().orElseThrow();
  }

  static Frame at(Frame frame, String step) {
    return frame.withForm(form(frame).at(step));
  }

  static Frame with(Frame frame, String name, String value) {
    return frame.withForm(form(frame).with(name, value));
  }

  static boolean yes(Understanding meaning) {
    return meaning.intent().equals("yes") && meaning.confidence() >= Answers.SURE;
  }

  static boolean no(Understanding meaning) {
    return meaning.intent().equals("no") && meaning.confidence() >= Answers.SURE;
  }

  boolean heard(String what, String words) {
    return new Control(speaker).heard(what, words);
  }

  /// What a pattern of the phrases takes out of the words.
  Optional<String> found(String what, String words) {
    var pattern = speaker.phrases().heard(what);
    return Optional.of(pattern.matcher(words))
        .filter(it -> it.find())
        .map(it -> it.group(1).strip());
  }

  /// Caller id alone opens no record; see [ChangeFlow#trusted].
  boolean trusted(Frame frame) {
    return frame.caller().known() && new ChangeFlow(speaker).trusted(frame);
  }

  /// The errand is let go, and what was said is heard as if nothing had been asked.
  Thought afresh(Frame frame, String words, Understanding meaning) {
    return new Answers(speaker).said(frame.settled().asking(Expectation.ANYTHING), words, meaning);
  }

  /// Something else is clearly wanted than these flows do.
  Optional<Thought> elsewhere(Frame frame, String words, Understanding meaning, String... own) {
    var flow = speaker.route(meaning.intent()).flow();
    boolean ours = flow.isEmpty() || flow.equals("answer") || List.of(own).contains(flow);
    boolean other = !ours && meaning.confidence() >= CLEAR;
    return other ? Optional.of(afresh(frame, words, meaning)) : leaving(frame, words, meaning);
  }

  /// "OK thanks, bye".
  Optional<Thought> leaving(Frame frame, String words, Understanding meaning) {
    boolean bye = meaning.intent().equals("goodbye") || heard("leaving", words);
    boolean brief = words.strip().split("\\s+").length <= 8;
    return bye && brief ? Optional.of(speaker.farewell(frame.settled())) : Optional.empty();
  }

  Thought over(Frame frame, String key) {
    return speaker.tell(frame.settled(), key);
  }

  /// Goes on to an appointment for a service; a time that was said already counts.
  Thought book(Frame frame, Optional<String> service) {
    var was = frame.errand();
    return new BookingFlow(speaker)
        .go(
            frame
                .settled()
                .errand(it ->
                    it.withGoal(Goal.BOOK)
                        .withService(service)
                        .withNeed(was.need())
                        .withWish(was.wish())
                        .terms(_ -> was.terms())));
  }

  static String cut(String words) {
    var text = words.strip();
    int all = text.codePointCount(0, text.length());
    return all <= LONGEST ? text : text.substring(0, text.offsetByCodePoints(0, LONGEST));
  }
}
