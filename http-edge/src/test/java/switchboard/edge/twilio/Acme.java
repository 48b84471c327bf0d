package switchboard.edge.twilio;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import switchboard.engine.Phone;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tenant.Telephony;
import switchboard.engine.tenant.Planning;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tenant.Tenant.KeyKind;
import switchboard.engine.tenant.Tenant.Status;
import switchboard.engine.tenant.Tenants;
import switchboard.engine.tenant.Translation;

/// Plainly fictional tenants: a plumber, a suspended one, one without numbers, one in Spain.
public final class Acme {

  public static final Phone NUMBER = new Phone("+15555550100");
  public static final Tenants.Card ACME = card("acme", "en-US", List.of(NUMBER), Status.ACTIVE);
  public static final Tenants.Card ASLEEP =
      card("asleep", "en-US", List.of(new Phone("+15555550101")), Status.SUSPENDED);
  public static final Tenants.Card NUMBERLESS =
      card("number less", "en-US", List.of(), Status.ACTIVE);
  public static final Tenants.Card IBERIA =
      card("iberia", "es-ES", List.of(new Phone("+15555550102")), Status.ACTIVE);

  public static final Tenants ALL = new Known(List.of(ACME, ASLEEP, NUMBERLESS, IBERIA));

  private Acme() {}

  private static Translation spanish() {
    var leak =
        new Translation.OfService(
            Optional.of("reparación de fugas"),
            List.of("fuga"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return new Translation(
        Optional.of("Polly.Lupe"),
        Optional.of("Hola"),
        Map.of("leak", leak),
        Map.of(),
        Map.of(),
        Map.of());
  }

  private static Profile.Persona robin() {
    return new Profile.Persona(
        "Robin",
        "Polly.Joanna",
        "Hello",
        Optional.empty(),
        Map.of(),
        List.of(),
        Map.of("es-US", spanish()));
  }

  private static Tenants.Card card(String id, String language, List<Phone> numbers, Status status) {
    var service =
        new Profile.Service(
            "leak",
            "Leak repair",
            List.of("burst pipe", "drip, drop"),
            Duration.ofHours(1),
            Duration.ZERO,
            Duration.ZERO,
            Optional.empty(),
            Optional.empty(),
            List.of());
    var profile =
        new Profile(
            "Acme & Sons",
            "trades",
            "US",
            ZoneId.of("America/New_York"),
            "USD",
            language,
            "1 Example Street",
            numbers,
            robin(),
            Map.of(),
            List.of(service),
            List.of(),
            new Profile.Rules(Duration.ZERO, Duration.ofDays(30), Duration.ofMinutes(30)),
            new Profile.Emergencies(Duration.ZERO, true, Map.of()),
            new Profile.Alerts(
                Optional.of(new Personal("+15555550999")), Optional.empty(), List.of()),
            Profile.Recognition.NAME,
            List.of(),
            true, Planning.NONE, Telephony.NONE);
    return new Tenants.Card(id, profile, status, 1);
  }

  private record Known(List<Tenants.Card> cards) implements Tenants {

    @Override
    public Optional<Card> byId(String id) {
      return cards.stream().filter(it -> it.id().equals(id)).findFirst();
    }

    @Override
    public Optional<Card> byNumber(Phone dialled) {
      return cards.stream().filter(it -> it.profile().numbers().contains(dialled)).findFirst();
    }

    @Override
    public Optional<Card> byKey(KeyKind kind, String hash) {
      return Optional.empty();
    }

    @Override
    public Collection<Card> all() {
      return cards;
    }
  }
}
