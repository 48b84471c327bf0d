package switchboard.edge.handoff;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import switchboard.edge.access.Visit;
import switchboard.engine.handoff.HandOffs;

/// A hand-off as the API shows it.
///
/// @param waited how long the caller waited, in seconds
/// @param tries who was called when; only where one hand-off is asked for
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record HandOffSheet(
    String conversation,
    String reason,
    String status,
    Optional<String> customer,
    Optional<String> name,
    Optional<String> phone,
    Optional<String> summary,
    Optional<String> taker,
    OffsetDateTime asked,
    Optional<OffsetDateTime> accepted,
    Optional<OffsetDateTime> ended,
    Optional<Long> waited,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Tried> tries) {

  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Tried(int step, Optional<String> name, OffsetDateTime at, Optional<String> missed) {}

  static HandOffSheet of(Visit visit, HandOffs.Row it) {
    return new HandOffSheet(
        it.conversation(),
        lower(it.reason()),
        lower(it.status()),
        it.customer(),
        it.name(),
        it.phone(),
        it.summary(),
        it.taker(),
        visit.at(it.asked()),
        it.accepted().map(visit::at),
        it.ended().map(visit::at),
        it.accepted().or(it::ended).map(until -> Duration.between(it.asked(), until).toSeconds()),
        it.tries().stream()
            .map(one -> new Tried(one.step(), one.name(), visit.at(one.at()), one.missed()))
            .toList());
  }

  static String lower(Enum<?> it) {
    return it.name().toLowerCase(Locale.ROOT);
  }
}
