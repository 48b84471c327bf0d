package switchboard.engine.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.Test;
import switchboard.engine.Decision.Accept;
import switchboard.engine.Decision.Reject;
import switchboard.engine.Postbox;
import switchboard.engine.handoff.Event.Accepted;
import switchboard.engine.handoff.Event.Finished;
import switchboard.engine.handoff.Event.Left;
import switchboard.engine.handoff.Event.Missed;
import switchboard.engine.handoff.Event.Tried;
import switchboard.engine.handoff.Event.Unanswered;
import switchboard.engine.handoff.Event.Why;
import switchboard.engine.handoff.HandOff.Command;
import switchboard.engine.handoff.HandOff.Reason;
import switchboard.engine.handoff.HandOff.Reply;
import switchboard.engine.handoff.HandOff.Status;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tenant.Trigger;

/// The way of a caller through the people of a business, step by step, without actors.
class HandOffTest {
  private static final Instant NINE = Instant.parse("2026-01-05T09:00:00Z");
  private static final ActorRef<Reply> NOBODY = new Postbox<>();
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final List<Event> events = new ArrayList<>();
  private State state = State.NONE;
  private Instant now = NINE;

  private static Ring.Member member(String name) {
    return new Ring.Member(name, Personal.of(name), Personal.of("+1316555010" + name.length()));
  }

  private static Ring ring(int rounds, String... names) {
    var all = java.util.stream.Stream.of(names).map(HandOffTest::member).toList();
    return new Ring(all, Duration.ofSeconds(20), PATIENCE, rounds);
  }

  private static Matter matter(int turn) {
    var nobody = Optional.<Personal>empty();
    return new Matter(
        "CA1", turn, Trigger.ASKED, Optional.empty(), nobody, nobody, Personal.of("a flat"));
  }

  private Optional<Reason> when(Function<ActorRef<Reply>, Command> command) {
    return switch (state.decide(command.apply(NOBODY), now)) {
      case Accept(var made) -> {
        for (var it : made) state = state.apply(it);
        events.addAll(made);
        yield Optional.empty();
      }
      case Reject(var why) -> Optional.of(why);
    };
  }

  private void asked(Ring ring) {
    when(to -> new Command.Ask(matter(2), ring, to));
  }

  private Event last() {
    return events.getLast();
  }

  @Test
  void the_first_is_called_and_the_next_as_soon_as_the_first_will_not() {
    asked(ring(1, "sam", "kate"));
    assertThat(last()).isEqualTo(new Tried(0, NINE.plusSeconds(50), NINE));
    when(to -> new Command.Miss(0, Why.BUSY, to));
    assertThat(events).contains(new Missed(0, Why.BUSY, NINE));
    assertThat(last()).isEqualTo(new Tried(1, NINE.plusSeconds(50), NINE));
    when(to -> new Command.Miss(0, Why.BUSY, to));
    assertThat(state.step()).isEqualTo(1);
  }

  @Test
  void nobody_waits_forever_for_one_who_says_nothing() {
    asked(ring(1, "sam"));
    now = NINE.plusSeconds(49);
    assertThat(when(to -> new Command.Advance(0, to))).contains(Reason.TOO_EARLY);
    now = NINE.plusSeconds(50);
    when(to -> new Command.Advance(0, to));
    assertThat(last()).isEqualTo(new Unanswered(now));
    assertThat(when(to -> new Command.Take(0, to))).contains(Reason.OVER);
  }

  @Test
  void where_nobody_is_there_the_caller_is_back_at_once() {
    asked(ring(1));
    assertThat(last()).isEqualTo(new Unanswered(NINE));
  }

  @Test
  void a_caller_is_not_kept_waiting_longer_than_arranged() {
    asked(ring(5, "sam", "kate"));
    for (int i = 0; i < 3; i++) {
      now = state.until();
      when(to -> new Command.Advance(state.step(), to));
    }
    assertThat(last()).isEqualTo(new Unanswered(NINE.plusSeconds(150)));
  }

  @Test
  void whoever_accepts_has_the_call_and_says_so_twice_without_harm() {
    asked(ring(1, "sam", "kate"));
    assertThat(when(to -> new Command.Take(0, to))).isEmpty();
    assertThat(last()).isEqualTo(new Accepted(0, NINE));
    int before = events.size();
    assertThat(when(to -> new Command.Take(0, to))).isEmpty();
    assertThat(when(to -> new Command.Take(1, to))).contains(Reason.OVER);
    when(to -> new Command.Miss(0, Why.HUNG_UP, to));
    when(to -> new Command.Advance(0, to));
    when(to -> new Command.GiveUp(to));
    assertThat(events).hasSize(before);
  }

  @Test
  void a_caller_who_hangs_up_is_not_offered_to_anybody() {
    asked(ring(1, "sam", "kate"));
    when(to -> new Command.Leave(to));
    assertThat(last()).isEqualTo(new Left(NINE));
    assertThat(when(to -> new Command.Take(0, to))).contains(Reason.LEFT);
    assertThat(when(to -> new Command.Dial(0, to))).contains(Reason.OVER);
    when(to -> new Command.Leave(to));
    assertThat(events.stream().filter(Left.class::isInstance)).hasSize(1);
  }

  @Test
  void a_talk_that_is_over_is_finished_once() {
    asked(ring(1, "sam"));
    when(to -> new Command.Take(0, to));
    when(to -> new Command.Leave(to));
    when(to -> new Command.Leave(to));
    assertThat(events.stream().filter(Finished.class::isInstance)).hasSize(1);
    assertThat(state.status()).isEqualTo(Status.FINISHED);
  }

  @Test
  void a_call_is_announced_before_it_is_placed_and_placed_once() {
    asked(ring(1, "sam"));
    when(to -> new Command.Dial(0, to));
    int before = events.size();
    when(to -> new Command.Dial(0, to));
    assertThat(events).hasSize(before);
    when(to -> new Command.Place(0, "CA9", to));
    assertThat(when(to -> new Command.Dial(0, to))).contains(Reason.OVER);
  }

  @Test
  void asked_again_it_is_one_and_later_in_the_call_another() {
    asked(ring(1, "sam"));
    asked(ring(1, "sam", "kate"));
    assertThat(events.stream().filter(Event.Asked.class::isInstance)).hasSize(1);
    when(to -> new Command.Miss(0, Why.PASSED, to));
    asked(ring(1, "sam"));
    assertThat(events.stream().filter(Event.Asked.class::isInstance)).hasSize(1);
    when(to -> new Command.Ask(matter(9), ring(1, "kate"), to));
    assertThat(state.status()).isEqualTo(Status.RINGING);
    assertThat(state.step()).isZero();
  }

  @Test
  void what_was_never_asked_for_cannot_be_taken() {
    assertThat(when(to -> new Command.Take(0, to))).contains(Reason.NO_SUCH_HAND_OFF);
  }
}
