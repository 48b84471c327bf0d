package switchboard.engine.dialogue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import switchboard.engine.dialogue.Frame.Goal;
import switchboard.engine.tool.RecordTool;
import switchboard.engine.tool.Result;
import switchboard.engine.understanding.Slots;
import switchboard.engine.understanding.Understander.Expectation;
import switchboard.engine.understanding.Understanding;

/// Hands what is said, keyed in and brought to the [Flow] that is being gone through.
record Forms(Speaker speaker) {

  private static final double CLEAR = 0.6;
  private static final Set<String> VISITS = Set.of("book", "cancel", "reschedule");

  private Optional<Flow> open(Frame frame) {
    return frame
        .form()
        .filter(_ -> frame.pursues(Goal.FORM))
        .flatMap(it -> Flows.named(it.flow(), speaker));
  }

  /// Begins the flow that the intent leads to, whatever is being pursued. Empty: it leads to none.
  Optional<Thought> begun(Frame frame, String words, Understanding meaning) {
    var name = speaker.route(meaning.intent()).flow();
    var fresh = frame.withForm(new Form(name, meaning.intent()));
    return Flows.named(name, speaker).map(it -> it.begin(fresh, words, meaning));
  }

  /// What the words alone lead to, whatever else was understood.
  Optional<Thought> heard(Frame before, Frame frame, String words, Understanding meaning) {
    if (meaning.emergency()) return Optional.empty();
    boolean visit = visiting(before, meaning);
    var now = visit ? later(frame, Agenda.wish("", meaning)) : frame;
    return kind(words)
        .filter(it -> first(it) || !visit)
        .flatMap(it -> taken(before, now, it, words, meaning));
  }

  private boolean first(String name) {
    return Flows.named(name, speaker).filter(Flow::first).isPresent();
  }

  private Optional<String> kind(String words) {
    return speaker.heard().entrySet().stream()
        .filter(it -> new Control(speaker).heard(it.getKey(), words))
        .map(java.util.Map.Entry::getValue)
        .findFirst();
  }

  /// Whether an appointment is clearly wanted first.
  private boolean visiting(Frame before, Understanding meaning) {
    boolean clear = meaning.confidence() >= WorkTalk.CLEAR && before.errand().goal().isEmpty();
    return clear && VISITS.contains(speaker.route(meaning.intent()).flow());
  }

  /// Beside an appointment, what the words lead to is kept for later.
  Frame kept(Frame before, Frame frame, String words, Understanding meaning) {
    if (meaning.emergency() || !visiting(before, meaning)) return frame;
    return kind(words)
        .filter(it -> !first(it))
        .map(it -> later(frame, Agenda.wish(words, meaning.withIntent(it, 1))))
        .orElse(frame);
  }

  private static Frame later(Frame frame, Wish wish) {
    var all = Stream.concat(frame.agenda().stream(), Stream.of(wish)).limit(Wish.MOST).toList();
    return frame.withAgenda(List.copyOf(all));
  }

  private Optional<Thought> taken(
      Frame before, Frame frame, String name, String words, Understanding meaning) {
    var flow = Flows.named(name, speaker);
    boolean busy = before.errand().goal().isPresent();
    var fresh = frame.withForm(new Form(name, meaning.intent()));
    return busy
        ? flow.flatMap(it -> it.aside(frame, words, meaning))
        : flow.map(it -> it.begin(fresh, words, meaning));
  }

  /// Begins a flow where nothing is being pursued; else the wish is kept for later.
  Optional<Thought> wanted(Frame before, Frame frame, String words, Understanding meaning) {
    if (frame.errand().goal().isEmpty()) return begun(frame, words, meaning);
    var route = speaker.route(meaning.intent());
    var flow = route.flow();
    boolean sure = meaning.confidence() >= Answers.SURE;
    boolean same = frame.form().filter(it -> it.flow().equals(flow)).isPresent();
    boolean asked = before.talk().asked() == Expectation.NEED;
    if (!sure || same || asked || Flows.named(flow, speaker).isEmpty()) return Optional.empty();
    if (route.get("now").isPresent()) return begun(frame, words, meaning);
    var wish = Agenda.wish(words, meaning);
    var kept = later(frame, wish);
    return Optional.of(new Answers(speaker).go(kept).after(speaker.phrase("agenda-kept")));
  }

  /// Where a property is named, the route may lead elsewhere: `named`.
  Optional<Thought> named(Frame frame, String words, Understanding meaning) {
    var other = speaker.route(meaning.intent()).get("named");
    boolean free = frame.errand().goal().isEmpty();
    if (other.isEmpty() || !free || !SearchFlow.named(words, meaning)) return Optional.empty();
    var fresh = frame.withForm(new Form(other.get(), meaning.intent()));
    return Flows.named(other.get(), speaker).map(it -> it.begin(fresh, words, meaning));
  }

  Optional<Thought> said(Frame frame, String words, Understanding meaning) {
    return open(frame).flatMap(it -> it.said(frame, words, meaning));
  }

  Thought question(Frame frame) {
    return open(frame)
        .map(it -> it.question(frame))
        .orElseGet(() -> speaker.ask(frame.settled(), Expectation.NEED, "ask-need"));
  }

  /// What comes when it is no longer waited for is not told.
  Thought learned(Frame frame, RecordTool tool, Result result) {
    return open(frame)
        .map(it -> it.learned(frame, tool, result))
        .orElseGet(() -> Thought.quiet(frame));
  }

  /// Whether the words clearly lead somewhere else than to this flow.
  static boolean elsewhere(Speaker speaker, Understanding meaning, String flow) {
    var route = speaker.route(meaning.intent());
    return meaning.confidence() >= CLEAR && !route.flow().isEmpty() && !route.to(flow);
  }

  /// Keys stand for words: a number for a choice, 1 for yes and 2 for no.
  Optional<Thought> pressed(Frame frame, String digits) {
    return switch (frame.talk().asked()) {
      case CHOICE -> number(digits).flatMap(it -> said(frame, digits, choosing(it)));
      case YES_OR_NO ->
          number(digits).filter(it -> it <= 2).flatMap(it -> said(frame, digits, decided(it == 1)));
      case ANYTHING, NEED, NAME, PHONE, EMAIL, ADDRESS, TIME -> Optional.empty();
    };
  }

  private static Optional<Integer> number(String digits) {
    return digits.matches("[1-9]") ? Optional.of(Integer.parseInt(digits)) : Optional.empty();
  }

  private static Understanding choosing(int number) {
    return new Understanding("unknown", 1, false, Slots.NONE.withChoice(Optional.of(number)));
  }

  private static Understanding decided(boolean yes) {
    return new Understanding(yes ? "yes" : "no", 1, false, Slots.NONE);
  }
}
