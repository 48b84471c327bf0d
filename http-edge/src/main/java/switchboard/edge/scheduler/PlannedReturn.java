package switchboard.edge.scheduler;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import switchboard.engine.calendar.Appointment;
import switchboard.engine.calendar.Calendar.By;
import switchboard.engine.calendar.Calendar.Terms;
import switchboard.engine.calendar.Planner;
import switchboard.engine.calendar.Planner.Answer;
import switchboard.engine.calendar.Planner.Standing;
import switchboard.engine.scheduler.Returned;

/// Follows what somebody did to the mirror of an appointment where that may be done, and else asks
/// the owner: the appointment then waits for another time, and keeps its own until it has one.
///
/// @param patience for one answer
public record PlannedReturn(Planner planner, Duration patience) implements Returned {

  static final String MOVED = "outside-moved";
  static final String DELETED = "outside-deleted";

  @Override
  public void moved(Move move) {
    var found = standing(move.tenant(), move.resource(), move.appointment());
    if (found.isEmpty() || found.get().slot().equals(move.slot())) return;
    var at = at(move.tenant(), move.resource(), move.appointment(), found.get());
    switch (Policy.ofMove(found.get().slot(), move.told(), true)) {
      case APPLY -> {
        var answer = await(planner.move(at, move.slot(), By.OUTSIDE, Terms.STRICT));
        if (answer instanceof Answer.Refused) ask(at, found.get(), MOVED);
      }
      case ASK -> ask(at, found.get(), MOVED);
    }
  }

  @Override
  public void deleted(Deletion deletion) {
    var found = standing(deletion.tenant(), deletion.resource(), deletion.appointment());
    if (found.isEmpty()) return;
    var at = at(deletion.tenant(), deletion.resource(), deletion.appointment(), found.get());
    switch (Policy.ofDeletion(found.get().slot(), deletion.told())) {
      case APPLY -> {
        var answer = await(planner.cancel(at, By.OUTSIDE, Optional.of(DELETED)));
        if (answer instanceof Answer.Refused) ask(at, found.get(), DELETED);
      }
      case ASK -> ask(at, found.get(), DELETED);
    }
  }

  private void ask(Standing at, Appointment appointment, String why) {
    if (!appointment.pending()) await(planner.askReschedule(at, why));
  }

  private Optional<Appointment> standing(String tenant, String resource, String appointment) {
    return await(planner.find(new Standing(tenant, appointment, resource)))
        .filter(Appointment::confirmed);
  }

  /// The resource that leads, be the mirror its own or another's.
  private static Standing at(
      String tenant, String resource, String appointment, Appointment found) {
    return new Standing(tenant, appointment, found.visit().lead().orElse(resource));
  }

  private <T> T await(CompletionStage<T> stage) {
    return stage.toCompletableFuture().orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS).join();
  }
}
