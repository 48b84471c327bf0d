package switchboard.engine.task;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.apache.pekko.persistence.testkit.javadsl.EventSourcedBehaviorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import switchboard.engine.Decision.Accept;
import switchboard.engine.Decision.Reject;
import switchboard.engine.privacy.MaskSeal;
import switchboard.engine.privacy.Personal;
import switchboard.engine.task.Event.Added;
import switchboard.engine.task.Event.Assigned;
import switchboard.engine.task.Event.Completed;
import switchboard.engine.task.Event.Reopened;
import switchboard.engine.task.Event.Snoozed;
import switchboard.engine.task.Task.Command;
import switchboard.engine.task.Task.Reason;
import switchboard.engine.task.Task.Reply;

class TaskTest {
  private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
  private static final Instant ONE = NOON.plusSeconds(3600);
  private static final Instant TWO = NOON.plusSeconds(7200);
  private static final Personal KIT_BOWER = new Personal("Kit Example");
  private static final Todo CALL =
      new Todo(
          Optional.of("ann"),
          Todo.Kind.CALL_BACK,
          new Personal("call back about the invoice"),
          Optional.of("CA1"),
          Optional.empty());
  private static final ActorTestKit KIT =
      ActorTestKit.create(EventSourcedBehaviorTestKit.config().withFallback(ConfigFactory.load()));

  private final TestInbox<Reply> replies = TestInbox.create();
  private final State open = State.UNADDED.apply(new Added(CALL, ONE, NOON));
  private final State done = open.apply(new Completed(NOON));

  @AfterAll
  static void stop() {
    KIT.shutdownTestKit();
  }

  private Object decide(State state, Command command) {
    return switch (state.decide(command, NOON)) {
      case Accept(var events) -> events;
      case Reject(var reason) -> reason;
    };
  }

  private Command complete() {
    return new Command.Complete(replies.getRef());
  }

  private Command snooze(Instant until) {
    return new Command.Snooze(until, replies.getRef());
  }

  @Test
  void adding_again_is_adding_once_whenever_it_was_due() {
    assertThat(decide(open, new Command.Add(CALL, TWO, replies.getRef()))).isEqualTo(List.of());
    var other =
        new Todo(
            Optional.empty(), Todo.Kind.OTHER, CALL.what(), Optional.empty(), Optional.empty());
    assertThat(decide(open, new Command.Add(other, ONE, replies.getRef())))
        .isEqualTo(Reason.ADDED_OTHERWISE);
    assertThat(decide(State.UNADDED, complete())).isEqualTo(Reason.NO_SUCH_TASK);
  }

  @Test
  void a_task_is_done_once_and_may_come_back() {
    assertThat(decide(open, complete())).isEqualTo(List.of(new Completed(NOON)));
    assertThat(decide(done, complete())).isEqualTo(List.of());
    assertThat(decide(done, new Command.Reopen(replies.getRef())))
        .isEqualTo(List.of(new Reopened(NOON)));
    assertThat(decide(open, new Command.Reopen(replies.getRef()))).isEqualTo(List.of());
  }

  @Test
  void what_is_done_is_neither_put_off_nor_given_to_anybody() {
    assertThat(decide(done, snooze(TWO))).isEqualTo(Reason.DONE);
    assertThat(decide(done, new Command.Assign(KIT_BOWER, replies.getRef())))
        .isEqualTo(Reason.DONE);
  }

  @Test
  void it_is_put_off_to_a_time_that_is_yet_to_come() {
    assertThat(decide(open, snooze(TWO))).isEqualTo(List.of(new Snoozed(TWO, NOON)));
    assertThat(decide(open, snooze(NOON))).isEqualTo(Reason.PAST);
    assertThat(decide(open, snooze(ONE))).isEqualTo(List.of());
  }

  @Test
  void giving_it_to_the_same_person_twice_is_giving_it_once() {
    var given = open.apply(new Assigned(KIT_BOWER, NOON));
    assertThat(decide(given, new Command.Assign(KIT_BOWER, replies.getRef()))).isEqualTo(List.of());
  }

  @Test
  void calling_back_is_promised_within_the_hour_and_an_estimate_within_a_day() {
    assertThat(Promises.USUAL.within(Todo.Kind.CALL_BACK)).isEqualTo(Duration.ofHours(1));
    assertThat(Promises.USUAL.within(Todo.Kind.ESTIMATE)).isEqualTo(Duration.ofHours(24));
  }

  @Test
  void a_task_survives_a_restart() {
    var task =
        EventSourcedBehaviorTestKit.<Command, Event, State>create(
            KIT.system(),
            Task.create("acme:t1", Clock.fixed(NOON, ZoneOffset.UTC), new MaskSeal(7)),
            EventSourcedBehaviorTestKit.enabledSerializationSettings().withVerifyEquality(true));
    task.<Reply>runCommand(to -> new Command.Add(CALL, ONE, to));
    task.<Reply>runCommand(to -> new Command.Snooze(TWO, to));
    task.restart();
    var seen = (Reply.Known) task.<Reply>runCommand(Command.Look::new).reply();
    assertThat(seen.task())
        .isEqualTo(new Task.Standing(CALL, TWO, Optional.empty(), Optional.empty(), NOON));
  }
}
