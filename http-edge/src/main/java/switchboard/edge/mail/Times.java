package switchboard.edge.mail;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.stream.Stream;
import switchboard.engine.dialogue.Tongue;
import switchboard.engine.tenant.Profile;

/// Times as the people of a business say them.
public final class Times {

  private Times() {}

  /// Day and hour on the business's wall clock (`Tuesday, March 3, 2026, 9:00 AM`).
  public static String at(Profile profile, Instant instant) {
    var format = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.FULL, FormatStyle.SHORT);
    return written(format, profile, instant).replace(" at ", ", ");
  }

  /// The hour alone.
  public static String hour(Profile profile, Instant instant) {
    return written(DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT), profile, instant);
  }

  /// `1 hour 30 minutes`, `1 hora 30 minutos`
  public static String length(Profile profile, Duration length) {
    boolean spanish = spanish(profile);
    return Stream.of(
            counted(length.toHours(), spanish ? "hora" : "hour"),
            counted(length.toMinutesPart(), spanish ? "minuto" : "minute"))
        .filter(it -> !it.isEmpty())
        .reduce((hours, minutes) -> hours + " " + minutes)
        .orElse("");
  }

  private static String counted(long number, String unit) {
    return number == 0 ? "" : number + " " + unit + (number == 1 ? "" : "s");
  }

  private static String written(DateTimeFormatter format, Profile profile, Instant instant) {
    var locale = locale(profile);
    return format.withLocale(locale).format(zoned(profile.zone(), instant)).replace('\u202f', ' ');
  }

  private static ZonedDateTime zoned(ZoneId zone, Instant instant) {
    return instant.atZone(zone);
  }

  static boolean spanish(Profile profile) {
    return locale(profile).getLanguage().equals("es");
  }

  /// Mails are written in English and Spanish; how hours and days are counted is the business's
  /// own.
  static Locale locale(Profile profile) {
    var wanted = Locale.forLanguageTag(profile.language());
    return Tongue.spoken(profile.language()).isPresent()
        ? wanted
        : Locale.of("en", profile.country());
  }
}
