package switchboard.persistence.tenant;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import switchboard.engine.Phone;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tenant.Telephony;
import switchboard.engine.tenant.Planning;
import switchboard.engine.tenant.Profile;

/// Fictional businesses.
public final class Profiles {

  private Profiles() {}

  public static Profile plumber(String name, String ownerPhone, String... numbers) {
    var duration = Duration.ofMinutes(90);
    return new Profile(
        name,
        "trades",
        "US",
        ZoneId.of("America/New_York"),
        "USD",
        "en-US",
        "1 Sample Street",
        Stream.of(numbers).map(Phone::new).toList(),
        new Profile.Persona("Robin", "Polly.Joanna", "{business}, hello"),
        Map.of(
            DayOfWeek.MONDAY, List.of(new Profile.Span(LocalTime.of(8, 0), LocalTime.of(17, 30)))),
        List.of(
            new Profile.Service(
                "repair",
                "Repair",
                List.of("fix"),
                duration,
                Duration.ZERO,
                Duration.ofMinutes(15),
                Optional.of(9900L),
                Optional.empty(),
                List.of())),
        List.of(new Profile.Resource("van", "Van 1")),
        new Profile.Rules(Duration.ofHours(2), Duration.ofDays(30), Duration.ofMinutes(30)),
        new Profile.Emergencies(Duration.ofMinutes(45), true, Map.of("*", "Turn it off.")),
        new Profile.Alerts(
            Optional.of(ownerPhone).filter(it -> !it.isEmpty()).map(Personal::of),
            Optional.empty(),
            List.of("lead")),
        Profile.Recognition.NAME,
        List.of(),
        true, Planning.NONE, Telephony.NONE);
  }
}
