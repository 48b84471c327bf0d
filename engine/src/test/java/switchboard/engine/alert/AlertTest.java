package switchboard.engine.alert;

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
import switchboard.engine.alert.Alert.Command;
import switchboard.engine.alert.Alert.Reason;
import switchboard.engine.alert.Alert.Reply;
import switchboard.engine.alert.Alert.Status;
import switchboard.engine.alert.Event.Acknowledged;
import switchboard.engine.alert.Event.Called;
import switchboard.engine.alert.Event.Dialled;
import switchboard.engine.alert.Event.Exhausted;
import switchboard.engine.alert.Event.Missed;
import switchboard.engine.alert.Event.Texted;
import switchboard.engine.alert.Event.Why;
import switchboard.engine.danger.Alarm;
import switchboard.engine.danger.Severity;
import switchboard.engine.privacy.Personal;

/// The way through a chain, step by step, without actors.
class AlertTest {
  private static final Instant NINE = Instant.parse("2026-01-05T09:00:00Z");
  private static final ActorRef<Reply> NOBODY = new Postbox<>();
  private static final Personal SAM = Personal.of("+13165550101");
  private static final Personal KIT = Personal.of("+13165550102");
  private static final Chain CHAIN =
      new Chain(
          List.of(
              new Chain.Member(Personal.of("Sam"), SAM), new Chain.Member(Personal.of("Kit"), KIT)),
          Duration.ofMinutes(3),
          Duration.ofMinutes(1),
          2,
          true);

  private final List<Event> events = new ArrayList<>();
  private State state = State.NONE;
  private Instant now = NINE;

  private static Matter matter(Severity severity) {
    return new Matter(
        "CA1",
        Optional.empty(),
        new Alarm("flood", severity),
        Personal.of("water everywhere"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
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

  private void raised(Severity severity) {
    when(to -> new Command.Raise(matter(severity), CHAIN, to));
  }

  private void passes(Duration time) {
    now = now.plus(time);
    when(to -> new Command.Advance(state.step(), to));
  }

  private Event last() {
    return events.getLast();
  }

  @Test
  void the_first_is_texted_then_called_then_the_next() {
    raised(Severity.CRITICAL);
    assertThat(last()).isEqualTo(new Texted(0, 0, NINE.plusSeconds(180), NINE));
    passes(Duration.ofMinutes(3));
    assertThat(last()).isEqualTo(new Called(1, 0, now.plusSeconds(60), now));
    passes(Duration.ofMinutes(1));
    assertThat(last()).isEqualTo(new Texted(2, 1, now.plusSeconds(180), now));
    assertThat(events).contains(new Missed(1, Why.SILENT, now));
  }

  @Test
  void a_step_is_not_over_before_its_time() {
    raised(Severity.CRITICAL);
    now = NINE.plusSeconds(179);
    assertThat(when(to -> new Command.Advance(0, to))).contains(Reason.TOO_EARLY);
    assertThat(events).hasSize(2);
  }

  @Test
  void where_a_life_is_at_stake_the_call_follows_the_text_at_once() {
    raised(Severity.LIFE);
    passes(Duration.ZERO);
    assertThat(last()).isEqualTo(new Called(1, 0, NINE.plusSeconds(60), NINE));
  }

  @Test
  void everybody_is_asked_as_often_as_arranged_and_then_nobody_is_left() {
    raised(Severity.CRITICAL);
    for (int i = 0; i < 8; i++) passes(Duration.ofMinutes(5));
    assertThat(events.stream().filter(Texted.class::isInstance)).hasSize(4);
    assertThat(events.stream().filter(Called.class::isInstance)).hasSize(4);
    assertThat(last()).isEqualTo(new Exhausted(now));
    assertThat(state.status()).isEqualTo(Status.EXHAUSTED);
    passes(Duration.ofMinutes(5));
    assertThat(last()).isInstanceOf(Exhausted.class);
  }

  @Test
  void what_is_exhausted_may_still_be_taken_and_what_is_taken_may_not() {
    raised(Severity.CRITICAL);
    for (int i = 0; i < 8; i++) passes(Duration.ofMinutes(5));
    var kit = new Taker(Optional.of(Personal.of("Kit")), Optional.of(1), Taker.Via.TEXT);
    assertThat(when(to -> new Command.Take(kit, to))).isEmpty();
    assertThat(last()).isEqualTo(new Acknowledged(kit, now));
    assertThat(when(to -> new Command.Take(kit, to))).contains(Reason.TAKEN);
    assertThat(when(to -> new Command.Dial(state.step(), to))).contains(Reason.OVER);
  }

  @Test
  void a_call_that_comes_to_nothing_moves_on_at_once_and_only_once() {
    raised(Severity.LIFE);
    passes(Duration.ZERO);
    when(to -> new Command.Miss(1, Why.BUSY, to));
    assertThat(last()).isInstanceOf(Texted.class);
    assertThat(state.step()).isEqualTo(2);
    when(to -> new Command.Miss(1, Why.BUSY, to));
    assertThat(state.step()).isEqualTo(2);
  }

  @Test
  void whoever_passes_by_text_is_not_called_in_this_round() {
    raised(Severity.CRITICAL);
    when(to -> new Command.Pass(KIT, to));
    assertThat(state.step()).isZero();
    when(to -> new Command.Pass(SAM, to));
    assertThat(last()).isEqualTo(new Texted(2, 1, NINE.plusSeconds(180), NINE));
  }

  @Test
  void a_call_is_dialled_once_and_the_second_time_it_is_said_so() {
    raised(Severity.LIFE);
    passes(Duration.ZERO);
    assertThat(when(to -> new Command.Dial(1, to))).isEmpty();
    assertThat(last()).isEqualTo(new Dialled(1, now));
    int before = events.size();
    assertThat(when(to -> new Command.Dial(1, to))).isEmpty();
    assertThat(events).hasSize(before);
    when(to -> new Command.Place(1, "CA9", to));
    assertThat(when(to -> new Command.Dial(1, to))).contains(Reason.OVER);
    assertThat(when(to -> new Command.Dial(0, to))).contains(Reason.OVER);
  }

  @Test
  void raised_again_it_only_learns_what_is_new() {
    raised(Severity.CRITICAL);
    raised(Severity.CRITICAL);
    assertThat(events).hasSize(2);
    raised(Severity.LIFE);
    assertThat(last()).isEqualTo(new Event.Described(matter(Severity.LIFE), now));
    raised(Severity.URGENT);
    assertThat(events).hasSize(3);
    assertThat(state.what().orElseThrow().alarm().severity()).isEqualTo(Severity.LIFE);
  }

  @Test
  void a_thread_may_raise_another_when_the_last_is_long_over() {
    raised(Severity.CRITICAL);
    when(to -> new Command.Take(new Taker(Optional.empty(), Optional.empty(), Taker.Via.PAGE), to));
    now = now.plus(Duration.ofHours(13));
    raised(Severity.CRITICAL);
    assertThat(last()).isInstanceOf(Texted.class);
    assertThat(state.status()).isEqualTo(Status.OPEN);
    assertThat(state.taker()).isEmpty();
  }

  @Test
  void where_nobody_is_on_call_it_is_exhausted_at_once() {
    when(to -> new Command.Raise(matter(Severity.LIFE), Chain.NONE, to));
    assertThat(last()).isEqualTo(new Exhausted(NINE));
  }

  @Test
  void nothing_can_be_done_about_what_was_never_raised() {
    assertThat(when(to -> new Command.Advance(0, to))).contains(Reason.NO_SUCH_ALERT);
    assertThat(when(to -> new Command.Pass(SAM, to))).contains(Reason.NO_SUCH_ALERT);
  }
}
