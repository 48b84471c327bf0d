package switchboard.engine.dialogue;

import java.util.Optional;
import switchboard.engine.dialogue.Frame.Goal;
import switchboard.engine.tenant.Recording;
import switchboard.engine.tool.Result.Offer;
import switchboard.engine.tool.Result.Upcoming;
import switchboard.engine.understanding.Understander.Expectation;
import switchboard.engine.understanding.Understanding;

/// What callers say about the talk itself: again, slower, from the beginning, never mind, and that
/// they meant something else.
record Control(Speaker speaker) {

  /// What is noted of callers who do not want to be recorded.
  static final String UNRECORDED = "unrecorded";

  /// Empty: nothing of the kind.
  Optional<Thought> said(Frame frame, String words, Understanding meaning) {
    if (meaning.emergency()) return Optional.empty();
    if (recorded(frame) && heard("no-recording", words)) return Optional.of(unrecorded(frame));
    var uncalled = Uncalled.said(speaker, frame, words);
    if (uncalled.isPresent()) return uncalled;
    if (heard("slower", words)) return Optional.of(slower(frame));
    boolean again = meaning.intent().equals("repeat") && meaning.slots().choice().isEmpty();
    if (again && frame.talk().said().isPresent())
      return Optional.of(Thought.say(frame, last(frame)));
    if (heard("start-over", words)) return Optional.of(afresh(frame));
    return dropped(frame, words, meaning).or(() -> corrected(frame, words, meaning));
  }

  private boolean recorded(Frame frame) {
    return speaker.setting().voice()
        && !frame.unrecorded()
        && Recording.ofCalls(speaker.home().profile()).isPresent();
  }

  /// The question there was is asked again.
  private Thought unrecorded(Frame frame) {
    var now = frame.talk(it -> it.manner(m -> m.withAsked(UNRECORDED)));
    return Thought.say(now, last(frame)).after(speaker.phrase("unrecorded"));
  }

  /// Whether the words are of that kind; what they are stands with the phrases of the language.
  boolean heard(String what, String words) {
    return speaker.phrases().heard(what).matcher(words).find();
  }

  private static String last(Frame frame) {
    return Speaker.plain(frame.talk().said(), "");
  }

  private Thought slower(Frame frame) {
    var now = frame.talk(it -> it.manner(Manner::slower));
    boolean choosing =
        frame.talk().asked() == Expectation.CHOICE && !frame.errand().offers().isEmpty();
    var again =
        choosing
            ? speaker.offer(now, now.errand().offers(), "offer")
            : Thought.say(now, last(frame));
    return again.after(speaker.phrase("slower"));
  }

  private Thought afresh(Frame frame) {
    var blank = frame.settled().withAgenda(java.util.List.of());
    return speaker.tell(blank.errand(_ -> Frame.EMPTY.errand()), "start-over");
  }

  /// "Never mind": what is being pursued is let go.
  private Optional<Thought> dropped(Frame frame, String words, Understanding meaning) {
    boolean more = meaning.slots().timed() || meaning.intent().equals("goodbye");
    boolean busy = frame.errand().goal().isPresent() && frame.errand().goal().get() != Goal.CANCEL;
    return busy && !more && heard("never-mind", words)
        ? Optional.of(speaker.tell(frame.settled(), "never-mind"))
        : Optional.empty();
  }

  /// "Sorry, I meant Friday", "make that the second one", when it has been booked already.
  private Optional<Thought> corrected(Frame frame, String words, Understanding meaning) {
    var made = made(frame);
    boolean idle = frame.errand().goal().isEmpty() && heard("correction", words);
    if (!idle || made.isEmpty() || meaning.intent().equals("cancel")) return Optional.empty();
    var moving = moving(frame, made.get());
    var other = meaning.slots().choice().flatMap(it -> passed(frame, it));
    if (other.isPresent())
      return other.map(it -> new MoveFlow(speaker).take(moving, made.get(), it));
    if (meaning.slots().when().isEmpty()) return Optional.empty();
    var wished = moving.errand(it -> it.withWish(meaning.slots().when()));
    return Optional.of(new ChangeFlow(speaker).search(wished, made.get()));
  }

  private Optional<Offer> passed(Frame frame, int number) {
    return new Choice(speaker.setting(), frame.talk().manner().passed()).numbered(number);
  }

  /// The appointment made in this conversation.
  private static Optional<Upcoming> made(Frame frame) {
    return frame
        .caller()
        .next()
        .filter(it -> frame.appointment().equals(Optional.of(it.appointment())));
  }

  private static Frame moving(Frame frame, Upcoming it) {
    return frame
        .errand(e -> e.withGoal(Goal.RESCHEDULE).withService(Optional.of(it.service())))
        .terms(t -> t.withChosen(it.appointment()));
  }
}
