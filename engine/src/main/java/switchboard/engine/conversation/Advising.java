package switchboard.engine.conversation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import switchboard.engine.conversation.Event.FillerSpoken;
import switchboard.engine.conversation.Event.RunAsked;
import switchboard.engine.conversation.Event.SpecialistsAnswered;
import switchboard.engine.conversation.Event.SpecialistsOffered;
import switchboard.engine.dialogue.Advice;
import switchboard.engine.dialogue.Advice.Step;
import switchboard.engine.dialogue.Frame;
import switchboard.engine.privacy.Personal;
import switchboard.engine.specialist.Case;
import switchboard.engine.specialist.Moderator;
import switchboard.engine.specialist.Waiting;
import switchboard.engine.tenant.Specialist;
import switchboard.engine.tool.Tool.ConsultSpecialists;

/// The part that specialists have in a conversation: what is noted of it, whether the caller waits
/// for them, and what is said meanwhile. Pure.
final class Advising {

  private Advising() {}

  private static Advice of(Frame frame) {
    return frame.talk().manner().advice();
  }

  /// What has happened when the frame of a conversation becomes another.
  static Stream<Event> between(State state, Frame next, Instant now) {
    var was = of(state.frame()).step();
    var advice = of(next);
    int turn = state.turns().current();
    boolean asked = was == Step.OFFERED || was == Step.MORE;
    boolean offers = advice.step() == Step.OFFERED || advice.step() == Step.MORE;
    boolean same = was == advice.step() && of(state.frame()).words().equals(advice.words());
    var answered =
        asked && !same
            ? Stream.<Event>of(new SpecialistsAnswered(turn, advice.step() == Step.WAITING, now))
            : Stream.<Event>of();
    var offered =
        offers && !same ? Stream.<Event>of(offer(turn, advice, now)) : Stream.<Event>of();
    return Stream.concat(answered, offered);
  }

  private static Event offer(int turn, Advice it, Instant now) {
    return new SpecialistsOffered(
        turn,
        Personal.of(it.words()),
        it.specialists(),
        it.reasons(),
        it.score(),
        it.step() == Step.MORE,
        now);
  }

  /// The request that the caller of this moment waits for, whether rules or a model made it.
  static Optional<RunAsked> request(State state) {
    boolean led = state.consultation().pondering(state.turns().current());
    boolean waits = of(state.frame()).step() == Step.WAITING;
    return state.runs().open().values().stream()
        .filter(it -> it.tool() instanceof ConsultSpecialists)
        .filter(it -> waits || (led && it.turn() == state.turns().current()))
        .findFirst();
  }

  /// Whether the reply of this turn waits for specialists.
  static boolean waited(State state) {
    return !state.turns().replied() && request(state).isPresent();
  }

  /// What the caller hears, or reads, meanwhile.
  static Optional<Event> filler(State state, Mind mind, Instant now) {
    if (!waited(state)) return Optional.empty();
    return request(state).map(it -> filler(state, mind, it, now));
  }

  /// Who waits for the rest has waited already.
  private static Duration before(RunAsked it) {
    boolean rest =
        it.tool() instanceof ConsultSpecialists(_, _, var limit)
            && limit.equals(Case.ALL.minus(Case.FIRST));
    return rest ? Case.FIRST : Duration.ZERO;
  }

  private static Event filler(State state, Mind mind, RunAsked it, Instant now) {
    var ids = it.tool() instanceof ConsultSpecialists(_, var who, _) ? who : List.<String>of();
    var all = mind.tenant().profile().persona().specialists();
    var names = Moderator.named(ids, all).stream().map(Specialist::name).toList();
    var waited = Duration.between(it.at(), now).plus(before(it));
    var text = state.leg().voice() ? Waiting.of(names, waited) : Waiting.written(names);
    return new FillerSpoken(state.turns().current(), text, now);
  }
}
