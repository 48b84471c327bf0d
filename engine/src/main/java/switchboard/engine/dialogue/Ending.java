package switchboard.engine.dialogue;

import java.util.Optional;
import java.util.Set;
import switchboard.engine.dialogue.Frame.Goal;
import switchboard.engine.understanding.Understander.Expectation;

/// How a conversation comes to its end: what callers say who want nothing more.
record Ending(Speaker speaker) {

  private static final Set<String> DONE = Set.of("no", "thanks", "goodbye");

  /// Nothing is open, and nothing more is wanted.
  Optional<Thought> done(Frame before, Frame frame, String words, String intent) {
    boolean open = before.talk().asked() == Expectation.ANYTHING;
    boolean done = DONE.contains(intent) || heard("done", words);
    boolean idle = open && frame.errand().goal().isEmpty() && done;
    if (idle && !heard("leaving", words)) return Optional.of(courteous(frame));
    return idle || intent.equals("goodbye")
        ? Optional.of(speaker.farewell(frame))
        : Optional.empty();
  }

  /// "No, that's it, thanks" to what was offered: nothing is booked. "None of them" to a list of
  /// services leaves it.
  Optional<Thought> unwanted(Frame frame, String words, String intent) {
    boolean listed =
        frame.talk().asked() == Expectation.CHOICE
            && frame.pursues(Goal.BOOK)
            && frame.errand().offers().isEmpty()
            && frame.terms().several().isEmpty();
    if (listed && intent.equals("no"))
      return Optional.of(speaker.tell(frame.settled(), "never-mind"));
    boolean offered =
        frame.talk().asked() == Expectation.CHOICE || frame.talk().asked() == Expectation.TIME;
    boolean over = DONE.contains(intent) && heard("done", words);
    return offered && over && frame.errand().goal().isPresent()
        ? Optional.of(courteous(frame.settled()).after(speaker.phrase("left-open")))
        : Optional.empty();
  }

  /// Whoever has just said that this was all is not asked whether there is anything else.
  Thought closed(Thought next, String words) {
    var again = speaker.phrase("anything-else");
    var said = next.speech().map(Thought.Speech::text).orElse("");
    boolean idle =
        next.frame().errand().goal().isEmpty()
            && next.frame().agenda().isEmpty()
            && said.endsWith(again);
    if (!idle || !heard("done", words)) return next;
    var rest = said.substring(0, said.length() - again.length()).strip();
    return courteous(next.frame()).after(rest).besides(next);
  }

  private Thought courteous(Frame frame) {
    return new Courtesy(speaker).ask(frame).orElseGet(() -> speaker.farewell(frame));
  }

  private boolean heard(String what, String words) {
    return new Control(speaker).heard(what, words);
  }
}
