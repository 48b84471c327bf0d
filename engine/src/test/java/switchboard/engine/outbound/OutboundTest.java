package switchboard.engine.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.Test;
import switchboard.engine.Decision.Accept;
import switchboard.engine.Decision.Reject;
import switchboard.engine.outbound.Event.Planned;
import switchboard.engine.outbound.Event.Reason;
import switchboard.engine.outbound.Event.Why;
import switchboard.engine.outbound.Outbound.By;
import switchboard.engine.outbound.Outbound.Command;
import switchboard.engine.outbound.Outbound.Reply;
import switchboard.engine.outbound.Outbound.Status;
import switchboard.engine.privacy.Personal;

/// Who is called when and how often, as pure decisions.
class OutboundTest {

  /// Noon in London.
  private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

  private static final Plan PLAN =
      new Plan(
          List.of(ZoneId.of("Europe/London")),
          LocalTime.of(9, 0),
          LocalTime.of(20, 0),
          3,
          Duration.ofMinutes(30),
          true);
  private static final Matter MATTER =
      new Matter(
          "t1",
          new Purpose(Purpose.Kind.CALL_BACK, Optional.of(Personal.of("the boiler"))),
          Optional.of("c1"),
          Optional.of(Personal.of("Pat Example")),
          Personal.of("+442079460011"));

  private final List<Event> journal = new ArrayList<>();
  private State state = State.NONE;
  private Instant now = NOON;

  private List<Event> does(Function<ActorRef<Reply>, Command> command) {
    return switch (state.decide(command.apply(TestInbox.<Reply>create().getRef()), now)) {
      case Accept(var events) -> {
        events.forEach(it -> state = state.apply(it));
        journal.addAll(events);
        yield events;
      }
      case Reject<Event, State.Refusal> _ -> throw new AssertionError("refused");
    };
  }

  private boolean refused(Function<ActorRef<Reply>, Command> command) {
    return state.decide(command.apply(TestInbox.<Reply>create().getRef()), now)
        instanceof Reject<Event, State.Refusal>;
  }

  private void wanted(Plan plan) {
    does(to -> new Command.Want(MATTER, plan, now, to));
  }

  private Instant due() {
    return journal.stream()
        .filter(Planned.class::isInstance)
        .map(Planned.class::cast)
        .reduce((_, it) -> it)
        .orElseThrow()
        .due();
  }

  @Test
  void wanted_twice_it_is_planned_once() {
    wanted(PLAN);
    assertThat(does(to -> new Command.Want(MATTER, PLAN, now, to))).isEmpty();
    assertThat(state.step()).isZero();
  }

  @Test
  void at_night_it_waits_for_the_morning_of_the_callee() {
    now = Instant.parse("2026-01-05T21:00:00Z");
    wanted(PLAN);
    assertThat(due()).isEqualTo(Instant.parse("2026-01-06T09:00:00Z"));
  }

  @Test
  void where_it_is_not_known_on_which_clock_they_live_all_count() {
    var zones = List.of(ZoneId.of("America/New_York"), ZoneId.of("America/Los_Angeles"));
    var wide = new Plan(zones, PLAN.from(), PLAN.to(), 3, PLAN.spacing(), true);
    assertThat(wide.open(Instant.parse("2026-01-05T15:00:00Z"))).isFalse();
    assertThat(wide.from(Instant.parse("2026-01-05T15:00:00Z")))
        .isEqualTo(Instant.parse("2026-01-05T17:00:00Z"));
    assertThat(wide.open(Instant.parse("2026-01-06T00:59:00Z"))).isTrue();
    assertThat(wide.open(Instant.parse("2026-01-06T01:00:00Z"))).isFalse();
  }

  @Test
  void the_morning_comes_when_the_clocks_say_so() {
    // they are put forward in London at one in the morning of 29 March
    assertThat(PLAN.from(Instant.parse("2026-03-28T22:00:00Z")))
        .isEqualTo(Instant.parse("2026-03-29T08:00:00Z"));
  }

  @Test
  void it_is_tried_again_with_growing_pauses_and_given_up_in_the_end() {
    wanted(PLAN);
    does(to -> new Command.Miss(0, Why.BUSY, to));
    assertThat(due()).isEqualTo(NOON.plus(Duration.ofMinutes(30)));
    does(to -> new Command.Miss(1, Why.NO_ANSWER, to));
    assertThat(due()).isEqualTo(NOON.plus(Duration.ofHours(1)));
    does(to -> new Command.Miss(2, Why.NO_ANSWER, to));
    assertThat(state.status()).isEqualTo(Status.EXHAUSTED);
  }

  @Test
  void a_try_that_would_fall_into_the_night_waits() {
    now = Instant.parse("2026-01-05T19:45:00Z");
    wanted(PLAN);
    does(to -> new Command.Miss(0, Why.BUSY, to));
    assertThat(due()).isEqualTo(Instant.parse("2026-01-06T09:00:00Z"));
  }

  @Test
  void a_miss_told_twice_counts_once() {
    wanted(PLAN);
    does(to -> new Command.Miss(0, Why.BUSY, to));
    assertThat(does(to -> new Command.Miss(0, Why.BUSY, to))).isEmpty();
    assertThat(state.missed()).isEqualTo(1);
  }

  @Test
  void a_call_that_may_have_been_placed_is_not_fresh() {
    wanted(PLAN);
    assertThat(does(to -> new Command.Dial(0, to))).hasSize(1);
    assertThat(does(to -> new Command.Dial(0, to))).isEmpty();
    does(to -> new Command.Place(0, "CA1", to));
    assertThat(refused(to -> new Command.Dial(0, to))).isTrue();
  }

  @Test
  void one_the_network_has_certainly_not_taken_may_be_placed_again() {
    wanted(PLAN);
    does(to -> new Command.Dial(0, to));
    does(to -> new Command.HoldBack(0, to));
    assertThat(does(to -> new Command.Dial(0, to))).hasSize(1);
    does(to -> new Command.Place(0, "CA1", to));
    assertThat(does(to -> new Command.HoldBack(0, to))).isEmpty();
  }

  @Test
  void a_person_is_talked_to_and_a_machine_is_left_word() {
    wanted(PLAN);
    does(to -> new Command.Answer(0, By.UNKNOWN, "CA1", to));
    assertThat(state.status()).isEqualTo(Status.TALKING);
    assertThat(does(to -> new Command.Answer(0, By.HUMAN, "CA1", to))).isEmpty();
    does(to -> new Command.Finish(0, to));
    assertThat(state.status()).isEqualTo(Status.REACHED);
    wanted(PLAN);
    does(to -> new Command.Answer(1, By.MACHINE, "CA2", to));
    assertThat(state.status()).isEqualTo(Status.MESSAGE);
  }

  @Test
  void a_machine_that_is_to_hear_nothing_counts_as_a_miss_and_a_fax_ends_it() {
    wanted(new Plan(PLAN.zones(), PLAN.from(), PLAN.to(), 3, PLAN.spacing(), false));
    does(to -> new Command.Answer(0, By.MACHINE, "CA1", to));
    assertThat(state.status()).isEqualTo(Status.WAITING);
    does(to -> new Command.Answer(1, By.FAX, "CA2", to));
    assertThat(state.status()).isEqualTo(Status.EXHAUSTED);
  }

  @Test
  void what_is_done_is_not_called_for_any_more() {
    wanted(PLAN);
    does(to -> new Command.Withdraw(Reason.DONE, to));
    assertThat(refused(to -> new Command.Dial(0, to))).isTrue();
    assertThat(refused(to -> new Command.Answer(0, By.HUMAN, "CA1", to))).isTrue();
    assertThat(does(to -> new Command.Miss(0, Why.LOST, to))).isEmpty();
  }

  @Test
  void in_a_hurry_it_is_called_at_once_as_far_as_the_hour_allows() {
    now = Instant.parse("2026-01-05T21:00:00Z");
    wanted(PLAN);
    does(to -> new Command.Hurry(false, to));
    assertThat(due()).isEqualTo(Instant.parse("2026-01-06T09:00:00Z"));
    does(to -> new Command.Hurry(true, to));
    assertThat(due()).isEqualTo(now);
    does(to -> new Command.Dial(2, to));
    assertThat(does(to -> new Command.Hurry(true, to))).isEmpty();
  }

  @Test
  void calls_of_an_account_are_a_gap_apart_and_only_so_many_wait() {
    var pace = new Pace(NOON, Duration.ofSeconds(1), 2);
    for (int second = 0; second <= 2; second++) {
      var go = (Pace.Answer.Go) pace.take(NOON, false);
      assertThat(go.at()).isEqualTo(NOON.plusSeconds(second));
      pace = go.next();
    }
    assertThat(pace.take(NOON, false)).isEqualTo(new Pace.Answer.Full(NOON.plusSeconds(1)));
    assertThat(pace.take(NOON, true)).isInstanceOf(Pace.Answer.Go.class);
    assertThat(((Pace.Answer.Go) pace.take(NOON.plusSeconds(60), false)).at())
        .isEqualTo(NOON.plusSeconds(60));
  }
}
