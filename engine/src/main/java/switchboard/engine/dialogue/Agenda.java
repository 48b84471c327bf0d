package switchboard.engine.dialogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import switchboard.engine.privacy.Personal;
import switchboard.engine.understanding.Slots;
import switchboard.engine.understanding.Understander.Expectation;
import switchboard.engine.understanding.Understanding;
import switchboard.engine.understanding.Understanding.Part;

/// What else the caller wants, kept until its turn comes. Questions are answered at once, errands
/// are taken up one after another in the order they were named.
record Agenda(Speaker speaker) {

  /// How several wishes are gone about.
  ///
  /// @param answers to be said first
  /// @param first the errand that is pursued first; empty where there were only questions
  record Plan(Frame frame, List<String> answers, Optional<Part> first) {}

  static Wish wish(String words, Understanding meaning) {
    var slots = meaning.slots();
    return new Wish(
        meaning.intent(),
        Optional.of(Personal.of(words)),
        slots.service(),
        slots.when(),
        slots.person());
  }

  /// Empty where only one thing is wanted, or something is being pursued already.
  Optional<Plan> planned(Frame frame, Understanding heard) {
    boolean busy = frame.errand().goal().isPresent();
    if (heard.wishes().size() < 2 || heard.emergency() || busy) return Optional.empty();
    var parts = heard.wishes().stream().filter(this::leads).toList();
    if (parts.size() < 2) return Optional.empty();
    var answers =
        parts.stream()
            .filter(this::question)
            .limit(2)
            .flatMap(it -> answer(frame, heard, it))
            .toList();
    var errands = distinct(parts.stream().filter(it -> !question(it)).toList());
    var later = errands.stream().skip(1).map(it -> wish(it.words(), it.meaning())).toList();
    var first = errands.stream().findFirst().map(it -> told(it, heard.slots()));
    return answers.isEmpty() && later.isEmpty()
        ? Optional.empty()
        : Optional.of(new Plan(frame.withAgenda(later), answers, first));
  }

  /// What was said with a yes or a no.
  ///
  /// @param answer to a question; empty if it was none
  record Beside(Frame frame, String answer) {}

  /// "Yes, and can I also book a facial": what goes on from the answer to another wish.
  Optional<Beside> beside(Frame frame, Understanding heard) {
    boolean asked = frame.talk().asked() == Expectation.YES_OR_NO;
    if (!asked || heard.wishes().size() != 1 || !leads(heard.wishes().getFirst()))
      return Optional.empty();
    var part = heard.wishes().getFirst();
    if (question(part))
      return answer(frame, heard, part).findFirst().map(it -> new Beside(frame, it));
    if (pursued(frame, flow(part))) return Optional.empty();
    var all = Stream.concat(frame.agenda().stream(), Stream.of(wish(part.words(), part.meaning())));
    return Optional.of(new Beside(frame.withAgenda(all.limit(Wish.MOST).toList()), ""));
  }

  private static boolean pursued(Frame frame, String flow) {
    var goal =
        frame.errand().goal().map(it -> it.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    return goal.filter(flow::equals).isPresent()
        || frame.form().filter(it -> it.flow().equals(flow)).isPresent();
  }

  private boolean leads(Part part) {
    return !flow(part).isEmpty();
  }

  private String flow(Part part) {
    return speaker.route(part.meaning().intent()).flow();
  }

  private boolean question(Part part) {
    return flow(part).equals("answer");
  }

  private List<Part> distinct(List<Part> parts) {
    var flows = new ArrayList<String>();
    var all = new ArrayList<Part>();
    for (var it : parts)
      if (!flows.contains(flow(it))) {
        flows.add(flow(it));
        all.add(it);
      }
    return all.stream().limit(Wish.MOST).toList();
  }

  /// What the whole is about, its questions are about too.
  private Stream<String> answer(Frame frame, Understanding whole, Part part) {
    var slots = part.meaning().slots();
    var about = slots.withService(slots.service().or(() -> whole.slots().service()));
    return new SmallTalk(speaker).answer(frame, part.words(), part.meaning().with(about)).stream();
  }

  /// Who calls and from where is true of all that was said.
  private static Part told(Part part, Slots whole) {
    return new Part(part.words(), part.meaning().with(part.meaning().slots().of(whole)));
  }

  /// When an errand is done, the next is taken up in the same breath.
  Thought next(Thought done) {
    var frame = done.frame();
    boolean open =
        done.speech().filter(it -> !it.end() && !it.text().isBlank()).isPresent()
            && frame.errand().goal().isEmpty()
            && frame.talk().asked() == Expectation.ANYTHING;
    if (!open || frame.agenda().isEmpty()) return done;
    var wish = frame.agenda().getFirst();
    var rest = frame.withAgenda(frame.agenda().subList(1, frame.agenda().size()));
    var words = wish.words().filter(it -> !it.erased()).map(Personal::text).orElse("");
    var slots = wish.slots();
    var begun =
        new Answers(speaker)
            .said(rest, words, new Understanding(wish.intent(), 0.95, false, slots));
    return next(begun.after(link(wish)).after(closed(done)).besides(done));
  }

  private String link(Wish wish) {
    var key = "agenda-" + speaker.route(wish.intent()).flow();
    return speaker.phrase(speaker.phrases().has(key) ? key : "agenda-next");
  }

  /// What was said, without asking whether there is anything else.
  private String closed(Thought done) {
    var said = done.speech().orElseThrow().text();
    for (var it : List.of("anything-else", "how-else"))
      said = said.replace(speaker.phrases().say(it, 0), "");
    return said.strip();
  }
}
