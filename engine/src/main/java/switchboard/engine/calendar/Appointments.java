package switchboard.engine.calendar;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/// Who has which appointment, across the calendars of a tenant. Tens of milliseconds behind the
/// calendars, which decide.
public interface Appointments {

  /// @param resource the one that leads
  /// @param with the other resources
  /// @param pending whether another time has to be found
  /// @param unsure whether an outside calendar could not be asked when it was made
  record Found(
      String appointment,
      String resource,
      String service,
      Slot slot,
      List<String> with,
      boolean pending,
      boolean unsure) {

    public Found(String appointment, String resource, String service, Slot slot) {
      this(appointment, resource, service, slot, List.of(), false, false);
    }
  }

  /// The first confirmed appointment of a customer that starts after `now`.
  CompletionStage<Optional<Found>> next(String tenant, String customer, Instant now);

  /// What a customer has to come, by start: confirmed, or displaced and waiting for another time,
  /// which is `pending`. Whoever knows only the next one tells that.
  default CompletionStage<List<Found>> upcoming(
      String tenant, String customer, Instant now, int limit) {
    return next(tenant, customer, now).thenApply(it -> it.stream().limit(limit).toList());
  }
}
