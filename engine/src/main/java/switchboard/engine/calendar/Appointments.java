package switchboard.engine.calendar;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/// Who has which appointment, across the calendars of a tenant. Tens of milliseconds behind the
/// calendars, which decide.
public interface Appointments {

  record Found(String appointment, String resource, String service, Slot slot) {}

  /// The first confirmed appointment of a customer that starts after `now`.
  CompletionStage<Optional<Found>> next(String tenant, String customer, Instant now);
}
