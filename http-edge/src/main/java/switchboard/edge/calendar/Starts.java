package switchboard.edge.calendar;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Collectors;
import switchboard.edge.access.BadParameter;

/// The moment somebody means: `start`, a time with its offset, or `startLocal`, a time on the wall
/// clock of the business or of `zone`. A time on a wall clock that is none, or two, is not guessed.
final class Starts {

  static final String START = "start";
  static final String LOCAL = "startLocal";
  static final String ZONE = "zone";

  private Starts() {}

  /// Empty when neither is given.
  static Optional<Instant> of(Body body, ZoneId own) {
    if (body.has(START) && body.has(LOCAL))
      throw new BadParameter(LOCAL, "Give start or startLocal, not both.");
    if (body.has(ZONE) && !body.has(LOCAL))
      throw new BadParameter(ZONE, "zone belongs to startLocal.");
    var zone = body.line(ZONE, 60).map(it -> zone(ZONE, it)).orElse(own);
    return body.instant(START).or(() -> body.wallTime(LOCAL).map(it -> instant(it, zone)));
  }

  static ZoneId zone(String name, String text) {
    if (ZoneId.getAvailableZoneIds().contains(text)) return ZoneId.of(text);
    throw new BadParameter(name, name + " must be an IANA time zone such as America/New_York.");
  }

  static Instant instant(LocalDateTime wall, ZoneId zone) {
    var rules = zone.getRules();
    var offsets = rules.getValidOffsets(wall);
    if (offsets.size() == 1) return wall.toInstant(offsets.getFirst());
    var change = rules.getTransition(wall);
    if (offsets.isEmpty())
      throw new BadParameter(
          LOCAL,
          "The clocks skip this time: on that day they go from %s straight to %s."
              .formatted(
                  change.getDateTimeBefore().toLocalTime(),
                  change.getDateTimeAfter().toLocalTime()));
    throw new BadParameter(
        LOCAL,
        "The clocks show this time twice that day. Send start with the offset that is meant: %s."
            .formatted(offsets.stream().map(Object::toString).collect(Collectors.joining(" or "))));
  }
}
