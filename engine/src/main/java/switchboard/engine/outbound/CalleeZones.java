package switchboard.engine.outbound;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import switchboard.engine.Phone;
import switchboard.engine.tenant.Profile;

/// On whose clock somebody is called: the business's own, unless their number is of another
/// country. Pure.
public final class CalleeZones {

  private static final Map<String, List<String>> COUNTRIES =
      Map.ofEntries(
          Map.entry(
              "US",
              List.of(
                  "America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles")),
          Map.entry("CA", List.of("America/Toronto", "America/Winnipeg", "America/Vancouver")),
          Map.entry("MX", List.of("America/Mexico_City", "America/Tijuana")),
          Map.entry("AU", List.of("Australia/Sydney", "Australia/Perth")),
          Map.entry("NZ", List.of("Pacific/Auckland")),
          Map.entry("GB", List.of("Europe/London")),
          Map.entry("IE", List.of("Europe/Dublin")),
          Map.entry("PT", List.of("Europe/Lisbon")),
          Map.entry("ES", List.of("Europe/Madrid")),
          Map.entry("FR", List.of("Europe/Paris")),
          Map.entry("DE", List.of("Europe/Berlin")),
          Map.entry("AT", List.of("Europe/Vienna")),
          Map.entry("CH", List.of("Europe/Zurich")),
          Map.entry("IT", List.of("Europe/Rome")),
          Map.entry("NL", List.of("Europe/Amsterdam")),
          Map.entry("BE", List.of("Europe/Brussels")),
          Map.entry("SE", List.of("Europe/Stockholm")),
          Map.entry("PL", List.of("Europe/Warsaw")),
          Map.entry("IN", List.of("Asia/Kolkata")));

  private CalleeZones() {}

  /// @param country of the number, ISO 3166
  public static List<ZoneId> of(Profile business, String country) {
    var known = COUNTRIES.get(country);
    return known == null || country.equals(business.country())
        ? List.of(business.zone())
        : known.stream().map(ZoneId::of).toList();
  }

  public static List<ZoneId> of(Profile business, Phone callee) {
    return of(business, callee.country().orElse(business.country()));
  }
}
