package switchboard.edge.alert;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import switchboard.edge.access.Visit;
import switchboard.engine.alert.Alerts;

/// An alert as the API shows it.
///
/// @param id of the conversation that raised it
/// @param taker who has taken it; absent for whoever is behind the owner's key
/// @param told who was told when; only where one alert is asked for
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record AlertSheet(
    String id,
    String severity,
    String danger,
    String status,
    Optional<String> what,
    Optional<String> customer,
    Optional<String> name,
    Optional<String> phone,
    Optional<String> place,
    Optional<String> taker,
    Optional<String> via,
    OffsetDateTime raised,
    Optional<OffsetDateTime> ended,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Told> told) {

  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Told(
      int step, Optional<String> name, String how, OffsetDateTime at, Optional<String> missed) {}

  static AlertSheet of(Visit visit, Alerts.Row it) {
    return new AlertSheet(
        it.id(),
        lower(it.severity()),
        it.danger(),
        lower(it.status()),
        it.what(),
        it.customer(),
        it.name(),
        it.phone(),
        it.place(),
        it.taker(),
        it.via().map(via -> via.toLowerCase(Locale.ROOT)),
        visit.at(it.raised()),
        it.ended().map(visit::at),
        it.told().stream().map(one -> told(visit, one)).toList());
  }

  private static Told told(Visit visit, Alerts.Telling it) {
    return new Told(it.step(), it.name(), lower(it.how()), visit.at(it.at()), it.missed());
  }

  static String lower(Enum<?> it) {
    return it.name().toLowerCase(Locale.ROOT);
  }
}
