package switchboard.edge.scheduler;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/// How often calendars outside are read.
///
/// @param poll between two readings of one that nobody says has changed
/// @param debounce between being told of a change and reading it, for there may be more
/// @param limit after which one that cannot be read is unknown
/// @param whole after which all of it is read again
/// @param beyond the horizon, so that it is still reached until all is read again
/// @param retry the first wait after a failure, doubled at each up to `slowest`
/// @param lease for one reading
/// @param concurrency readings at once on this node
/// @param notifications our address that services tell changes to; empty: they are not asked to
public record Rhythm(
    Duration poll,
    Duration debounce,
    Duration limit,
    Duration whole,
    Duration beyond,
    Duration retry,
    Duration slowest,
    Duration lease,
    int concurrency,
    Optional<URI> notifications) {

  public static Rhythm usual(Optional<URI> notifications) {
    return new Rhythm(
        Duration.ofMinutes(3),
        Duration.ofSeconds(1),
        Duration.ofMinutes(15),
        Duration.ofDays(1),
        Duration.ofDays(3),
        Duration.ofSeconds(15),
        Duration.ofMinutes(10),
        Duration.ofMinutes(2),
        8,
        notifications);
  }
}
