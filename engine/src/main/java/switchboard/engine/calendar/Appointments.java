package switchboard.engine.calendar;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/// Who has which appointment, across the calendars of a tenant. Tens of milliseconds behind the
/// calendars, which decide.
public interface Appointments {

  /// @param resource the one that leads; `with` the others
  record Found(String appointment, String resource, String service, Slot slot, List<String> with) {

    public Found(String appointment, String resource, String service, Slot slot) {
      this(appointment, resource, service, slot, List.of());
    }
  }

  /// The first confirmed appointment of a customer that starts after `now`.
  CompletionStage<Optional<Found>> next(String tenant, String customer, Instant now);

  /// All of them, the soonest first, at most `limit`.
  default CompletionStage<List<Found>> upcoming(
      String tenant, String customer, Instant now, int limit) {
    return next(tenant, customer, now).thenApply(it -> it.stream().limit(limit).toList());
  }
}
