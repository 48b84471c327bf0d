package switchboard.engine.conversation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import switchboard.engine.conversation.Event.ConsultationEnded;
import switchboard.engine.conversation.Event.Consulted;
import switchboard.engine.conversation.Event.FillerSpoken;
import switchboard.engine.conversation.Event.FunctionAnswered;
import switchboard.engine.conversation.Event.FunctionCalled;
import switchboard.engine.conversation.Event.PartSpoken;
import switchboard.engine.dialogue.Frame;
import switchboard.engine.llm.Failure;
import switchboard.engine.llm.Prompt.Turn;
import switchboard.engine.privacy.Personal;

/// A turn that language models lead: whom we are asking, and what they have said and wanted.
///
/// @param generation the consultation that is listened to
/// @param provider whom we are asking; empty while nobody is
/// @param before the frame as it was when the caller spoke
/// @param lines what was said and wanted, in order
/// @param failed who was of no use in this turn
record Inquiry(
    int turn,
    int generation,
    Optional<String> provider,
    Frame before,
    List<Line> lines,
    Set<String> failed,
    Marks marks) {

  /// @param restarts how often we came back to it after a restart
  /// @param filled whether the caller has heard that we are at it
  /// @param left whether the rules have taken over
  record Marks(int restarts, boolean filled, boolean left) {
    static final Marks NONE = new Marks(0, false, false);
  }

  sealed interface Line {
    int generation();
  }

  record Part(int generation, Personal text) implements Line {}

  record Wish(FunctionCalled call, Optional<Personal> answer, Optional<Personal> plain)
      implements Line {

    @Override
    public int generation() {
      return call.generation();
    }
  }

  static Inquiry begun(Consulted it, Frame frame) {
    return new Inquiry(
        it.turn(),
        it.generation(),
        Optional.of(it.provider()),
        frame,
        List.of(),
        Set.of(),
        Marks.NONE);
  }

  Inquiry apply(Event.OfModel event) {
    return switch (event) {
      case Consulted it -> asking(it);
      case PartSpoken it -> with(new Part(it.generation(), it.text()));
      case FunctionCalled it -> with(new Wish(it, Optional.empty(), Optional.empty()));
      case FunctionAnswered it -> with(lines.stream().map(line -> answered(line, it)).toList());
      case ConsultationEnded it -> ended(it);
      case FillerSpoken _ -> with(new Marks(marks.restarts, true, marks.left));
    };
  }

  private Inquiry asking(Consulted it) {
    return new Inquiry(
        turn, it.generation(), Optional.of(it.provider()), before, lines, failed, marks);
  }

  private Inquiry with(Line line) {
    return with(Stream.concat(lines.stream(), Stream.of(line)).toList());
  }

  private Inquiry with(List<Line> lines) {
    return new Inquiry(turn, generation, provider, before, lines, failed, marks);
  }

  private Inquiry with(Marks marks) {
    return new Inquiry(turn, generation, provider, before, lines, failed, marks);
  }

  private static Line answered(Line line, FunctionAnswered it) {
    return line instanceof Wish wish
            && wish.answer().isEmpty()
            && wish.call().call().equals(it.call())
        ? new Wish(wish.call(), Optional.of(it.answer()), it.plain())
        : line;
  }

  /// What a consultation that failed has said counts for nothing; what it wanted has been done.
  private Inquiry ended(ConsultationEnded it) {
    var kept =
        it.failure().isEmpty()
            ? lines
            : lines.stream().filter(line -> !said(line, it.generation())).toList();
    int restarts = marks.restarts + (restarted(it) ? 1 : 0);
    return new Inquiry(
        turn,
        generation,
        Optional.empty(),
        before,
        kept,
        it.failure().isEmpty() || restarted(it) ? failed : plus(failed, it.provider()),
        new Marks(restarts, marks.filled, it.left()));
  }

  private static boolean said(Line line, int generation) {
    return line instanceof Part part && part.generation() == generation;
  }

  private static boolean restarted(ConsultationEnded it) {
    return it.failure().filter(why -> why == Failure.RESTARTED).isPresent();
  }

  private static Set<String> plus(Set<String> all, String one) {
    var more = new HashSet<>(all);
    more.add(one);
    return Set.copyOf(more);
  }

  private Stream<Part> parts() {
    return lines.stream().filter(Part.class::isInstance).map(Part.class::cast);
  }

  private Stream<Wish> wishes() {
    return lines.stream().filter(Wish.class::isInstance).map(Wish.class::cast);
  }

  /// What has been said in this turn.
  String text() {
    return parts().map(it -> it.text().text()).collect(Collectors.joining(" "));
  }

  long times(String sentence) {
    return parts().filter(it -> it.text().text().equalsIgnoreCase(sentence)).count();
  }

  /// Whether the latest consultation has brought nothing yet.
  boolean blank() {
    return lines.stream().noneMatch(it -> it.generation() == generation);
  }

  /// Whether functions are still to be answered.
  boolean waiting() {
    return wishes().anyMatch(it -> it.answer().isEmpty());
  }

  boolean called() {
    return wishes().anyMatch(it -> it.generation() == generation);
  }

  long calls() {
    return wishes().count();
  }

  long rounds() {
    return wishes().map(Wish::generation).distinct().count();
  }

  /// The functions that wait for this run.
  List<FunctionCalled> awaiting(String run) {
    return wishes()
        .filter(it -> it.answer().isEmpty())
        .map(Wish::call)
        .filter(it -> it.run().filter(run::equals).isPresent())
        .toList();
  }

  /// Runs that are still to come.
  Stream<String> awaited() {
    return wishes().filter(it -> it.answer().isEmpty()).flatMap(it -> it.call().run().stream());
  }

  /// What came of a run in this turn, if it is over.
  Optional<Personal> answer(String run) {
    return wishes()
        .filter(it -> it.call().run().filter(run::equals).isPresent())
        .flatMap(it -> it.answer().stream())
        .findFirst();
  }

  /// The function that a call was for.
  Optional<String> function(String call) {
    return wishes()
        .map(Wish::call)
        .filter(it -> it.call().equals(call))
        .map(FunctionCalled::function)
        .findFirst();
  }

  boolean wants(String function) {
    return wishes().anyMatch(it -> it.call().function().equals(function));
  }

  boolean ran() {
    return wishes().anyMatch(it -> it.call().run().isPresent() && it.answer().isPresent());
  }

  /// What the rules would have said last.
  Optional<Personal> plain() {
    return wishes().reduce((_, later) -> later).flatMap(Wish::plain);
  }

  /// What was said and done in this turn, as a model is told.
  List<Turn> turns() {
    var all = new ArrayList<Turn>();
    lines.stream().map(Line::generation).distinct().forEach(it -> turns(all, it));
    return List.copyOf(all);
  }

  private void turns(List<Turn> to, int generation) {
    var said =
        parts()
            .filter(it -> it.generation() == generation)
            .map(it -> it.text().text())
            .collect(Collectors.joining(" "));
    if (!said.isEmpty()) to.add(new Turn.Reply(said));
    var done =
        wishes().filter(it -> it.generation() == generation && it.answer().isPresent()).toList();
    for (var it : done) to.add(wish(it.call()));
    for (var it : done) to.add(answer(it));
  }

  private static Turn wish(FunctionCalled it) {
    return new Turn.Wish(it.call(), it.function(), it.arguments().text());
  }

  private static Turn answer(Wish it) {
    return new Turn.Answer(
        it.call().call(), it.call().function(), it.answer().map(Personal::text).orElse("{}"));
  }
}
