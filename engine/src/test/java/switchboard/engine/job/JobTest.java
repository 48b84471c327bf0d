package switchboard.engine.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static switchboard.engine.job.JobCard.Status.CANCELLED;
import static switchboard.engine.job.JobCard.Status.DONE;
import static switchboard.engine.job.JobCard.Status.IN_PROGRESS;
import static switchboard.engine.job.JobCard.Status.ON_HOLD;
import static switchboard.engine.job.JobCard.Status.PLANNED;
import static switchboard.engine.job.JobCard.Status.REVIEW;

import com.typesafe.config.ConfigFactory;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.apache.pekko.persistence.testkit.javadsl.EventSourcedBehaviorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.engine.Decision.Accept;
import switchboard.engine.Decision.Reject;
import switchboard.engine.job.Event.Changed;
import switchboard.engine.job.Event.Opened;
import switchboard.engine.job.Event.Progressed;
import switchboard.engine.job.Event.StatusChanged;
import switchboard.engine.job.Job.Command;
import switchboard.engine.job.Job.Reason;
import switchboard.engine.job.Job.Reply;
import switchboard.engine.job.JobCard.Status;
import switchboard.engine.privacy.MaskSeal;
import switchboard.engine.privacy.Personal;

class JobTest {
  private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
  private static final Instant LATER = NOON.plusSeconds(60);
  private static final Plan BAKERY = new Plan("ann", new Personal("Bakery website"));
  private static final ActorTestKit KIT =
      ActorTestKit.create(EventSourcedBehaviorTestKit.config().withFallback(ConfigFactory.load()));

  private final TestInbox<Reply> replies = TestInbox.create();

  @AfterAll
  static void stop() {
    KIT.shutdownTestKit();
  }

  private static State given(Status status, int percent) {
    return State.UNOPENED.apply(new Opened(BAKERY, status, percent, NOON));
  }

  private Object revise(State state, Revision it) {
    return switch (state.decide(new Command.Revise(it, replies.getRef()), LATER)) {
      case Accept(var events) -> events;
      case Reject(var reason) -> reason;
    };
  }

  private Object open(State state, Plan plan, Status status, int percent) {
    return switch (state.decide(new Command.Open(plan, status, percent, replies.getRef()), LATER)) {
      case Accept(var events) -> events;
      case Reject(var reason) -> reason;
    };
  }

  @Test
  void what_is_not_there_cannot_be_revised_or_looked_at() {
    assertThat(revise(State.UNOPENED, Revision.NONE)).isEqualTo(Reason.NO_SUCH_JOB);
    assertThat(State.UNOPENED.decide(new Command.Look(replies.getRef()), NOON))
        .isEqualTo(new Reject<>(Reason.NO_SUCH_JOB));
  }

  @Test
  void opening_again_is_opening_once_also_after_it_moved_on() {
    var moved = given(PLANNED, 0).apply(new StatusChanged(IN_PROGRESS, LATER));
    assertThat(open(moved, BAKERY, PLANNED, 0)).isEqualTo(List.of());
    assertThat(open(moved, new Plan("ben", BAKERY.title()), PLANNED, 0))
        .isEqualTo(Reason.OPENED_OTHERWISE);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 101, Integer.MIN_VALUE, Integer.MAX_VALUE})
  void more_than_all_and_less_than_nothing_are_no_progress(int percent) {
    assertThat(open(State.UNOPENED, BAKERY, PLANNED, percent)).isEqualTo(Reason.NO_PERCENT);
    assertThat(revise(given(IN_PROGRESS, 10), Revision.at(percent, Optional.empty())))
        .isEqualTo(Reason.NO_PERCENT);
  }

  @ParameterizedTest
  @CsvSource({
    "PLANNED,IN_PROGRESS ON_HOLD CANCELLED",
    "IN_PROGRESS,ON_HOLD REVIEW DONE CANCELLED",
    "ON_HOLD,PLANNED IN_PROGRESS REVIEW CANCELLED",
    "REVIEW,IN_PROGRESS ON_HOLD DONE CANCELLED",
    "DONE,IN_PROGRESS",
    "CANCELLED,''"
  })
  void a_job_goes_only_where_a_way_leads(Status from, String ways) {
    var state = given(from, from == DONE ? 100 : 50);
    for (var to : Status.values()) {
      var outcome = revise(state, Revision.to(to));
      if (to == from) assertThat(outcome).isEqualTo(List.of());
      else if (List.of(ways.split(" ")).contains(to.name()))
        assertThat(outcome).asInstanceOf(LIST).contains(new StatusChanged(to, LATER));
      else assertThat(outcome).as("%s to %s", from, to).isEqualTo(Reason.NO_SUCH_STEP);
    }
  }

  @Test
  void what_is_done_is_done_to_the_last_percent() {
    assertThat(revise(given(REVIEW, 90), Revision.to(DONE)))
        .isEqualTo(
            List.of(new StatusChanged(DONE, LATER), new Progressed(100, Optional.empty(), LATER)));
    assertThat(open(State.UNOPENED, BAKERY, DONE, 30))
        .isEqualTo(List.of(new Opened(BAKERY, DONE, 100, LATER)));
  }

  @Test
  void progress_of_what_was_planned_begins_it() {
    assertThat(revise(given(PLANNED, 0), Revision.at(10, Optional.empty())))
        .isEqualTo(
            List.of(
                new StatusChanged(IN_PROGRESS, LATER),
                new Progressed(10, Optional.empty(), LATER)));
  }

  @ParameterizedTest
  @EnumSource(
      value = Status.class,
      names = {"DONE", "CANCELLED"})
  void what_is_over_comes_no_further(Status over) {
    var state = given(over, over == DONE ? 100 : 50);
    assertThat(revise(state, Revision.at(60, Optional.empty()))).isEqualTo(Reason.OVER);
  }

  @Test
  void a_refused_step_takes_everything_with_it() {
    var all =
        new Revision(
            Optional.of(REVIEW),
            Optional.of(80),
            Optional.of(new Personal("nearly")),
            Optional.of(new Personal("Other title")),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    assertThat(revise(given(PLANNED, 0), all)).isEqualTo(Reason.NO_SUCH_STEP);
  }

  @Test
  void only_what_is_new_is_told_again() {
    var deadline = LocalDate.of(2026, 3, 2);
    var it =
        new Revision(
            Optional.of(PLANNED),
            Optional.of(0),
            Optional.empty(),
            Optional.of(BAKERY.title()),
            Optional.empty(),
            Optional.of(deadline),
            Optional.empty());
    var change =
        new Changed(
            Optional.empty(), Optional.empty(), Optional.of(deadline), Optional.empty(), LATER);
    assertThat(revise(given(PLANNED, 0), it)).isEqualTo(List.of(change));
    assertThat(revise(given(PLANNED, 0).apply(change), it)).isEqualTo(List.of());
  }

  @Test
  void a_job_survives_a_restart_and_its_journal_shows_nothing_personal() {
    var job =
        EventSourcedBehaviorTestKit.<Command, Event, State>create(
            KIT.system(),
            Job.create("acme:j1", Clock.fixed(NOON, ZoneOffset.UTC), new MaskSeal(7)),
            EventSourcedBehaviorTestKit.enabledSerializationSettings().withVerifyEquality(true));
    job.<Reply>runCommand(to -> new Command.Open(BAKERY, PLANNED, 0, to));
    job.<Reply>runCommand(
        to -> new Command.Revise(Revision.at(75, Optional.of(new Personal("menu"))), to));
    job.restart();
    var seen = (Reply.Known) job.<Reply>runCommand(Command.Look::new).reply();
    assertThat(seen.job())
        .isEqualTo(
            new Job.Standing(
                BAKERY, IN_PROGRESS, 75, Optional.of(new Personal("menu")), NOON, NOON));
    assertThat(Stream.of(PLANNED, ON_HOLD, CANCELLED).map(Steps::active))
        .containsExactly(true, true, false);
  }
}
