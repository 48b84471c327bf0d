package switchboard.engine.outbound;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;

/// When and how often somebody is called. Pure.
///
/// @param zones on whose clocks; where it is not known which of them is theirs, all count
/// @param from when people may be called, `to` until when
/// @param attempts how often one is tried
/// @param spacing after the first try; twice as long after the second, and so on
/// @param words whether a machine is left a message
public record Plan(
    List<ZoneId> zones,
    LocalTime from,
    LocalTime to,
    int attempts,
    Duration spacing,
    boolean words) {

  /// A day has so many hours that no opening is further away.
  private static final int SIGHT = 4;

  public Plan {
    zones = List.copyOf(zones);
  }

  /// Whether it is a time at which they may be called, on all their clocks.
  public boolean open(Instant at) {
    return zones.stream().allMatch(it -> open(at.atZone(it)));
  }

  private boolean open(ZonedDateTime at) {
    var time = at.toLocalTime();
    return !time.isBefore(from) && time.isBefore(to);
  }

  /// The first moment from then on at which they may be called; then itself where there is none.
  public Instant from(Instant wanted) {
    if (open(wanted)) return wanted;
    return zones.stream()
        .flatMap(zone -> openings(wanted.atZone(zone)).stream())
        .filter(it -> it.isAfter(wanted) && open(it))
        .min(Comparator.naturalOrder())
        .orElse(wanted);
  }

  private List<Instant> openings(ZonedDateTime wanted) {
    var today = wanted.toLocalDate();
    return today
        .datesUntil(today.plusDays(SIGHT))
        .map(day -> day.atTime(from).atZone(wanted.getZone()).toInstant())
        .toList();
  }

  /// When they are tried again.
  ///
  /// @param missed how often it came to nothing
  public Instant again(int missed, Instant now) {
    return from(now.plus(spacing.multipliedBy(1L << Math.clamp(missed - 1, 0, 6))));
  }
}
