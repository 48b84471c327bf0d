package switchboard.engine.message;

import java.time.Instant;
import java.util.Optional;

/// The appointment a message speaks of.
///
/// @param start the start it tells: the message is no longer true, and not sent, once the
///   appointment is not confirmed for that very moment; empty for what stays true, such as a
///   cancellation
public record About(String appointment, Optional<Instant> start) {

  public static About at(String appointment, Instant start) {
    return new About(appointment, Optional.of(start));
  }

  public static About whatever(String appointment) {
    return new About(appointment, Optional.empty());
  }
}
