package switchboard.engine.conversation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import switchboard.engine.conversation.Event.Ended;
import switchboard.engine.conversation.Event.LegChanged;
import switchboard.engine.conversation.Event.Next;
import switchboard.engine.conversation.Event.Replied;
import switchboard.engine.conversation.Event.ReplyHeard;
import switchboard.engine.conversation.Event.Understood;
import switchboard.engine.conversation.Event.UtteranceHeard;
import switchboard.engine.conversation.Hosted.Leave;
import switchboard.engine.conversation.Hosted.Line;
import switchboard.engine.privacy.Personal;
import switchboard.engine.understanding.Understander.Expectation;

/// What a hosted agent leaves behind when a call is over: what was said becomes turns like those of
/// any other call, understood by us, so that it can be read and judged alike.
record Departure(Thinking it) {

  private static final int MOST = 400;
  private static final int LONGEST = 2_000;

  /// Outcomes that others may tell, in our words.
  private static final Set<String> OUTCOMES =
      Set.of(
          "answered",
          "abandoned",
          "booked",
          "cancelled",
          "moved",
          "message",
          "lead",
          "ticket",
          "change");

  void leave(Leave left) {
    for (var it : joined(left.transcript())) said(it);
    var leg = it.state().leg();
    it.record(new LegChanged("completed", leg.sequence() + 1, left.lasted(), it.now()));
    it.record(new Ended(outcome(left.outcome()), it.now()));
  }

  /// Who speaks several times in a row speaks once.
  private static List<Line> joined(List<Line> lines) {
    var all = new ArrayList<Line>();
    for (var line : lines.subList(0, Math.min(MOST, lines.size()))) {
      var before = all.isEmpty() ? null : all.getLast();
      if (line.words().text().isBlank()) continue;
      if (before == null || before.caller() != line.caller()) all.add(cut(line));
      else all.set(all.size() - 1, cut(joined(before, line)));
    }
    return all;
  }

  private static Line joined(Line one, Line other) {
    var words = one.words().text() + " " + other.words().text();
    return new Line(one.caller(), Personal.of(words), one.at());
  }

  private static Line cut(Line line) {
    var text = line.words().text().strip();
    int all = text.codePointCount(0, text.length());
    var fit = all <= LONGEST ? text : text.substring(0, text.offsetByCodePoints(0, LONGEST));
    return new Line(line.caller(), Personal.of(fit), line.at());
  }

  private void said(Line line) {
    if (line.caller()) heard(line.words(), at(line));
    else replied(line.words(), at(line));
  }

  /// A moment of the call; others' clocks are not believed beyond it.
  private Instant at(Line line) {
    var began = it.state().leg().touched();
    return line.at().filter(at -> !at.isBefore(began) && !at.isAfter(it.now())).orElse(it.now());
  }

  private void heard(Personal words, Instant at) {
    int turn = it.state().turns().current() + 1;
    it.record(new ReplyHeard(turn - 1, at));
    it.record(new UtteranceHeard(turn, words, 0, at));
    var meaning = it.mind().understand(words.text(), at, Expectation.ANYTHING);
    it.record(
        new Understood(turn, meaning.intent(), meaning.confidence(), meaning.emergency(), at));
  }

  private void replied(Personal words, Instant at) {
    var turns = it.state().turns();
    boolean greeting = turns.reply(0).map(Turns.Answer::text).filter(words::equals).isPresent();
    if (turns.current() == 0 && greeting) return;
    it.record(new Replied(turns.current(), words, Next.LISTEN, at));
  }

  private String outcome(Optional<String> told) {
    var state = it.state();
    boolean asked = !state.consultation().calls().all().isEmpty();
    return state
        .frame()
        .outcome()
        .or(() -> told.filter(OUTCOMES::contains))
        .or(() -> asked ? Optional.of("answered") : Optional.empty())
        .orElseGet(state::outcome);
  }
}
