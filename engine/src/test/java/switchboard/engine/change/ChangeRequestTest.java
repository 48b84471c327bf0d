package switchboard.engine.change;

import static org.assertj.core.api.Assertions.assertThat;
import static switchboard.engine.change.Status.COMPLETED;
import static switchboard.engine.change.Status.ESTIMATED;
import static switchboard.engine.change.Status.IN_PROGRESS;
import static switchboard.engine.change.Status.PENDING;
import static switchboard.engine.change.Status.REVIEWING;

import com.typesafe.config.ConfigFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.apache.pekko.persistence.testkit.javadsl.EventSourcedBehaviorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import switchboard.engine.Decision.Accept;
import switchboard.engine.Decision.Reject;
import switchboard.engine.change.ChangeRequest.Command;
import switchboard.engine.change.ChangeRequest.Reason;
import switchboard.engine.change.ChangeRequest.Reply;
import switchboard.engine.change.Event.Completed;
import switchboard.engine.change.Event.Estimated;
import switchboard.engine.change.Event.Graded;
import switchboard.engine.change.Event.JobAssigned;
import switchboard.engine.change.Event.Noted;
import switchboard.engine.change.Event.Requested;
import switchboard.engine.change.Event.StatusChanged;
import switchboard.engine.privacy.MaskSeal;
import switchboard.engine.privacy.Personal;

class ChangeRequestTest {
  private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
  private static final Instant LATER = NOON.plusSeconds(60);
  private static final LocalDate TODAY = LocalDate.of(2026, 1, 5);
  private static final Estimate SIX_HOURS =
      new Estimate(Optional.of(Duration.ofHours(6)), Optional.empty());
  private static final Request FORM =
      new Request(
          "ann",
          Optional.of("j1"),
          new Personal("add a contact form"),
          Priority.MEDIUM,
          Via.VOICE,
          Optional.of("CA1"));
  private static final ActorTestKit KIT =
      ActorTestKit.create(EventSourcedBehaviorTestKit.config().withFallback(ConfigFactory.load()));

  private final TestInbox<Reply> replies = TestInbox.create();

  @AfterAll
  static void stop() {
    KIT.shutdownTestKit();
  }

  private static State given(Status status) {
    var asked = State.UNASKED.apply(new Requested(FORM, NOON));
    return switch (status) {
      case PENDING -> asked;
      case COMPLETED -> asked.apply(new Completed(TODAY, NOON));
      case REVIEWING, ESTIMATED, APPROVED, IN_PROGRESS, REJECTED, CANCELLED ->
          asked.apply(new StatusChanged(status, NOON));
    };
  }

  private Object decide(State state, Command command) {
    return switch (state.decide(command, LATER)) {
      case Accept(var events) -> events;
      case Reject(var reason) -> reason;
    };
  }

  private Object revise(State state, Revision it) {
    return decide(state, new Command.Revise(it, replies.getRef()));
  }

  @Test
  void asking_again_is_asking_once_and_asking_for_something_else_is_refused() {
    var other =
        new Request(
            "ann",
            Optional.empty(),
            new Personal("a gallery"),
            Priority.LOW,
            Via.WEB,
            Optional.empty());
    assertThat(decide(given(IN_PROGRESS), new Command.Make(FORM, replies.getRef())))
        .isEqualTo(List.of());
    assertThat(decide(given(PENDING), new Command.Make(other, replies.getRef())))
        .isEqualTo(Reason.MADE_OTHERWISE);
    assertThat(revise(State.UNASKED, Revision.to(REVIEWING, TODAY)))
        .isEqualTo(Reason.NO_SUCH_CHANGE);
  }

  @ParameterizedTest
  @CsvSource({
    "PENDING,REVIEWING ESTIMATED APPROVED IN_PROGRESS COMPLETED REJECTED CANCELLED",
    "REVIEWING,ESTIMATED APPROVED IN_PROGRESS COMPLETED REJECTED CANCELLED",
    "ESTIMATED,APPROVED IN_PROGRESS COMPLETED REJECTED CANCELLED",
    "APPROVED,IN_PROGRESS COMPLETED CANCELLED",
    "IN_PROGRESS,COMPLETED CANCELLED",
    "COMPLETED,''",
    "REJECTED,''",
    "CANCELLED,''"
  })
  void a_change_goes_forward_and_never_back(Status from, String ways) {
    for (var to : Status.values()) {
      var outcome = revise(given(from), Revision.to(to, TODAY));
      if (to == from) assertThat(outcome).isEqualTo(List.of());
      else if (List.of(ways.split(" ")).contains(to.name()))
        assertThat(outcome)
            .isEqualTo(
                List.of(
                    to == COMPLETED ? new Completed(TODAY, LATER) : new StatusChanged(to, LATER)));
      else assertThat(outcome).as("%s to %s", from, to).isEqualTo(Reason.NO_SUCH_STEP);
    }
  }

  @Test
  void whoever_tells_what_it_takes_has_estimated_it() {
    var estimated = new Estimated(SIX_HOURS, LATER);
    assertThat(revise(given(REVIEWING), Revision.nothing(TODAY).with(SIX_HOURS)))
        .isEqualTo(List.of(estimated, new StatusChanged(ESTIMATED, LATER)));
    assertThat(revise(given(IN_PROGRESS), Revision.nothing(TODAY).with(SIX_HOURS)))
        .isEqualTo(List.of(estimated));
    var again = given(ESTIMATED).apply(estimated);
    assertThat(revise(again, Revision.to(ESTIMATED, TODAY).with(SIX_HOURS))).isEqualTo(List.of());
  }

  @ParameterizedTest
  @EnumSource(
      value = Status.class,
      names = {"COMPLETED", "REJECTED", "CANCELLED"})
  void what_is_over_is_not_estimated_any_more(Status over) {
    assertThat(revise(given(over), Revision.nothing(TODAY).with(SIX_HOURS))).isEqualTo(Reason.OVER);
  }

  private static Revision implemented(Optional<Status> status, LocalDate on) {
    return new Revision(
        status,
        Optional.empty(),
        Optional.empty(),
        Optional.of(on),
        Optional.empty(),
        Optional.empty(),
        TODAY);
  }

  @Test
  void only_what_is_completed_went_live_on_a_day_which_may_be_put_right() {
    var before = TODAY.minusDays(3);
    assertThat(revise(given(IN_PROGRESS), implemented(Optional.empty(), before)))
        .isEqualTo(Reason.NOT_COMPLETED);
    assertThat(revise(given(IN_PROGRESS), implemented(Optional.of(COMPLETED), before)))
        .isEqualTo(List.of(new Completed(before, LATER)));
    assertThat(revise(given(COMPLETED), implemented(Optional.empty(), before)))
        .isEqualTo(List.of(new Completed(before, LATER)));
    assertThat(revise(given(COMPLETED), Revision.nothing(TODAY.plusDays(9)))).isEqualTo(List.of());
  }

  @Test
  void notes_priority_and_job_are_kept_however_far_it_is_and_told_once() {
    var notes = new Personal("ask for the address");
    var it =
        new Revision(
            Optional.empty(),
            Optional.empty(),
            Optional.of(notes),
            Optional.empty(),
            Optional.of(Priority.URGENT),
            Optional.of("j2"),
            TODAY);
    var told =
        List.of(
            new Graded(Priority.URGENT, LATER),
            new JobAssigned("j2", LATER),
            new Noted(notes, LATER));
    assertThat(revise(given(COMPLETED), it)).isEqualTo(told);
    var after = given(PENDING);
    for (var event : told) after = after.apply(event);
    assertThat(revise(after, it)).isEqualTo(List.of());
    assertThat(decide(after, new Command.Make(FORM, replies.getRef()))).isEqualTo(List.of());
  }

  @Test
  void a_change_survives_a_restart() {
    var change =
        EventSourcedBehaviorTestKit.<Command, Event, State>create(
            KIT.system(),
            ChangeRequest.create("acme:x1", Clock.fixed(NOON, ZoneOffset.UTC), new MaskSeal(7)),
            EventSourcedBehaviorTestKit.enabledSerializationSettings().withVerifyEquality(true));
    change.<Reply>runCommand(to -> new Command.Make(FORM, to));
    change.<Reply>runCommand(to -> new Command.Revise(Revision.nothing(TODAY).with(SIX_HOURS), to));
    change.restart();
    var seen = (Reply.Known) change.<Reply>runCommand(Command.Look::new).reply();
    assertThat(seen.change())
        .isEqualTo(
            new ChangeRequest.Standing(
                FORM,
                ESTIMATED,
                Optional.of(SIX_HOURS),
                Optional.empty(),
                Optional.empty(),
                NOON,
                NOON));
  }
}
