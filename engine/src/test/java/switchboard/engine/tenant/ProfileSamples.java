package switchboard.engine.tenant;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import switchboard.engine.Phone;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tenant.Profile.Alerts;
import switchboard.engine.tenant.Profile.Emergencies;
import switchboard.engine.tenant.Profile.Faq;
import switchboard.engine.tenant.Profile.Persona;
import switchboard.engine.tenant.Profile.Recognition;
import switchboard.engine.tenant.Profile.Resource;
import switchboard.engine.tenant.Profile.Rules;
import switchboard.engine.tenant.Profile.Service;
import switchboard.engine.tenant.Profile.Span;

/// A plainly fictional business for tests.
final class ProfileSamples {
  static final String ALERT_PHONE = "+12025550199";
  static final String ALERT_EMAIL = "owner@pipes.example";

  private ProfileSamples() {}

  static Profile named(String name) {
    return new Profile(
        name,
        "trades",
        "US",
        ZoneId.of("America/New_York"),
        "USD",
        "en-US",
        "2 Example Street, Springfield",
        List.of(new Phone("+12025550100")),
        new Persona("Robin", "Polly.Joanna", "Hello, this is {business}."),
        Map.of(DayOfWeek.MONDAY, List.of(new Span(LocalTime.of(8, 0), LocalTime.of(17, 30)))),
        List.of(leak()),
        List.of(new Resource("van", "The van")),
        new Rules(Duration.ofHours(2), Duration.ofDays(14), Duration.ofMinutes(30)),
        new Emergencies(Duration.ofMinutes(45), true, Map.of("*", "Turn the water off.")),
        alerts(),
        Recognition.NAME,
        List.of(new Faq("price", List.of("what does it cost"), "From 90 dollars.")),
        true, Planning.NONE, Telephony.NONE);
  }

  private static Service leak() {
    return new Service(
        "leak",
        "Leak repair",
        List.of("drip"),
        Duration.ofMinutes(90),
        Duration.ZERO,
        Duration.ofMinutes(30),
        Optional.of(9000L),
        Optional.empty(),
        List.of("van"));
  }

  private static Alerts alerts() {
    return new Alerts(
        Optional.of(new Personal(ALERT_PHONE)),
        Optional.of(new Personal(ALERT_EMAIL)),
        List.of("lead", "emergency"));
  }
}
