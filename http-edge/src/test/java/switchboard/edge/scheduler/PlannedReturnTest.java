package switchboard.edge.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import switchboard.engine.Entities;
import switchboard.engine.calendar.Appointment;
import switchboard.engine.calendar.Calendar.By;
import switchboard.engine.calendar.Calendar.Command;
import switchboard.engine.calendar.Calendar.Reason;
import switchboard.engine.calendar.Calendar.Reply;
import switchboard.engine.calendar.Outside;
import switchboard.engine.calendar.Planner;
import switchboard.engine.calendar.Slot;
import switchboard.engine.calendar.Visit;
import switchboard.engine.scheduler.Returned.Deletion;
import switchboard.engine.scheduler.Returned.Move;

final class PlannedReturnTest {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Slot TEN = Slot.of(Instant.parse("2026-03-03T10:00:00Z"), HOUR);
  private static final Slot NOON = Slot.of(Instant.parse("2026-03-03T12:00:00Z"), HOUR);

  private record Asked(String id, Command command) {}

  private record Envelope(String id, Command command) {}

  private final ActorTestKit kit = ActorTestKit.create();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private Optional<Appointment> appointment = Optional.of(standing(TEN, Optional.empty()));
  private boolean free = true;
  private final ActorRef<Envelope> calendars =
      kit.spawn(
          Behaviors.receiveMessage(it -> {
            answer(it);
            return Behaviors.same();
          }));
  private final Entities<Command> entities =
      new Entities<>() {
        @Override
        public <R> CompletionStage<R> ask(String id, Function<ActorRef<R>, Command> command) {
          return AskPattern.ask(
              calendars,
              (ActorRef<R> to) -> new Envelope(id, command.apply(to)),
              HOUR,
              kit.scheduler());
        }
      };
  private final PlannedReturn returned =
      new PlannedReturn(new Planner(entities), Duration.ofSeconds(10));

  @AfterEach
  void close() {
    kit.shutdownTestKit();
  }

  private static Appointment standing(Slot slot, Optional<String> lead) {
    var visit =
        new Visit(
            "c-1",
            "k-1",
            "boiler",
            false,
            Duration.ZERO,
            Duration.ZERO,
            lead,
            List.of(),
            Optional.empty());
    return new Appointment(
        visit,
        slot,
        Instant.EPOCH,
        Appointment.Status.CONFIRMED,
        false,
        false,
        false,
        Optional.empty(),
        Optional.empty(),
        Set.of(),
        Optional.empty());
  }

  private void answer(Envelope it) {
    if (it.command() instanceof Command.Find find) {
      find.replyTo().tell(new Reply.Found(appointment));
      return;
    }
    asked.add(new Asked(it.id(), it.command()));
    var moving = it.command() instanceof Command.Move;
    var accepted = free || !moving;
    it.command()
        .replyTo()
        .tell(accepted ? new Reply.Accepted() : new Reply.Rejected(Reason.SLOT_TAKEN));
  }

  private static Move move(Slot told) {
    return new Move("acme", "anna", "a-1", told, NOON);
  }

  private static Deletion deletion(Optional<Slot> told) {
    return new Deletion("acme", "anna", "a-1", told);
  }

  @Test
  void a_move_to_a_free_time_is_followed() {
    returned.moved(move(TEN));
    assertThat(asked)
        .singleElement()
        .matches(it ->
            it.command() instanceof Command.Move move
                && move.slot().equals(NOON)
                && move.by() == By.OUTSIDE);
  }

  @Test
  void a_move_to_a_time_that_is_taken_is_put_to_the_owner() {
    free = false;
    returned.moved(move(TEN));
    assertThat(asked.getLast().command())
        .isInstanceOfSatisfying(
            Command.AskReschedule.class, it -> assertThat(it.why()).isEqualTo(PlannedReturn.MOVED));
  }

  @Test
  void a_move_of_what_has_been_moved_here_too_is_put_to_the_owner() {
    returned.moved(move(Slot.of(TEN.end(), HOUR)));
    assertThat(asked).singleElement().matches(it -> it.command() instanceof Command.AskReschedule);
  }

  @Test
  void a_move_that_has_been_followed_already_is_nothing_new() {
    appointment = Optional.of(standing(NOON, Optional.empty()));
    returned.moved(move(TEN));
    assertThat(asked).isEmpty();
  }

  @Test
  void what_leads_is_asked_when_the_mirror_of_another_resource_is_moved() {
    appointment = Optional.of(standing(TEN, Optional.of("ben")));
    returned.moved(move(TEN));
    assertThat(asked.getFirst().id()).isEqualTo("acme:ben");
  }

  @Test
  void a_deletion_cancels() {
    returned.deleted(deletion(Optional.of(TEN)));
    assertThat(asked)
        .singleElement()
        .matches(it ->
            it.command() instanceof Command.Cancel cancel
                && cancel.by() == By.OUTSIDE
                && cancel.why().equals(Optional.of(PlannedReturn.DELETED)));
  }

  @Test
  void a_deletion_of_what_has_been_moved_here_is_put_to_the_owner() {
    returned.deleted(deletion(Optional.of(NOON)));
    assertThat(asked).singleElement().matches(it -> it.command() instanceof Command.AskReschedule);
  }

  @Test
  void what_no_longer_stands_does_not_come_back() {
    appointment = Optional.empty();
    returned.moved(move(TEN));
    returned.deleted(deletion(Optional.of(TEN)));
    assertThat(asked).isEmpty();
  }

  @Test
  void a_calendar_learns_loses_and_forgets() {
    var book = new CalendarBook(entities, Duration.ofSeconds(10));
    book.learn("acme", "anna", "google-1", List.of(new Outside("e", Optional.of(TEN))), true);
    book.lose("acme", "anna", "google-1");
    book.forget("acme", "anna", "google-1");
    assertThat(asked).extracting(Asked::id).containsOnly("acme:anna");
    assertThat(asked.getFirst().command())
        .isInstanceOfSatisfying(Command.Learn.class, it -> assertThat(it.entries()).hasSize(1));
  }

  @Test
  void a_calendar_that_does_not_answer_has_not_learned() {
    Entities<Command> silent =
        new Entities<>() {
          @Override
          public <R> CompletionStage<R> ask(String id, Function<ActorRef<R>, Command> command) {
            return new java.util.concurrent.CompletableFuture<>();
          }
        };
    var book = new CalendarBook(silent, Duration.ofMillis(50));
    assertThatThrownBy(() -> book.lose("acme", "anna", "google-1"))
        .hasRootCauseInstanceOf(java.util.concurrent.TimeoutException.class);
  }

  @Test
  void a_reference_is_short_and_tells_nothing() {
    assertThat(CalendarCards.reference("0f3c-77aa-b12345")).isEqualTo("AAB12345");
  }
}
