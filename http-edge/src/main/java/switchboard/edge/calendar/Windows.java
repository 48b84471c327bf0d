package switchboard.edge.calendar;

import java.time.Duration;
import java.time.Instant;
import switchboard.edge.access.BadParameter;
import switchboard.edge.access.Parameters;
import switchboard.engine.calendar.Slot;

/// A stretch of time in a query: `from`, and `to`, which is exclusive.
final class Windows {

  static final Duration LONGEST = Duration.ofDays(62);

  private Windows() {}

  static Slot required(Parameters parameters, Duration longest) {
    return of(parameters.required("from"), parameters.required("to"), longest);
  }

  /// The same, with what is meant where nothing is said.
  static Slot or(Parameters parameters, Instant from, Instant to, Duration longest) {
    return of(
        parameters.instant("from").orElse(from), parameters.instant("to").orElse(to), longest);
  }

  private static Slot of(Instant from, Instant to, Duration longest) {
    if (!from.isBefore(to)) throw new BadParameter("to", "to must be after from.");
    if (from.plus(longest).isBefore(to))
      throw new BadParameter("to", "to must be at most " + longest.toDays() + " days after from.");
    return new Slot(from, to);
  }
}
