package switchboard.simulator.race;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.random.RandomGenerator;

/// The time everybody wants at a moment of the race, and who or what everybody wants it from.
///
/// @param start on the wall clock of the business
public record Target(LocalDateTime start, ZoneId zone, String resource) {

  private static final DateTimeFormatter SAID =
      DateTimeFormatter.ofPattern("EEEE MMMM d 'at' h a", Locale.US);

  /// As somebody says it: "Tuesday December 1 at 10 AM".
  String said() {
    return SAID.format(start);
  }

  /// The same or a little later, so that visits overlap without beginning together.
  LocalDateTime near(RandomGenerator chance) {
    return start.plusMinutes(30L * chance.nextInt(4));
  }

  String at(LocalDateTime local) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(local.atZone(zone));
  }
}
