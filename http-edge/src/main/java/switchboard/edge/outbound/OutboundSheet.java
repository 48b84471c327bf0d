package switchboard.edge.outbound;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import switchboard.edge.access.Visit;
import switchboard.engine.outbound.Outbounds;
import switchboard.engine.outbound.Purpose;

/// A call of the business's own, as its owner sees it.
///
/// @param task that promised it
/// @param appointment that is near
/// @param due of the next try
/// @param why it was withdrawn
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record OutboundSheet(
    String id,
    String kind,
    Optional<String> task,
    Optional<String> appointment,
    String status,
    Optional<String> customer,
    Optional<String> name,
    Optional<String> phone,
    Optional<String> what,
    OffsetDateTime wanted,
    Optional<OffsetDateTime> due,
    int missed,
    Optional<String> conversation,
    Optional<String> why,
    Optional<OffsetDateTime> ended,
    List<Try> tries) {

  /// @param outcome empty while it goes on
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Try(OffsetDateTime at, Optional<String> outcome) {}

  static OutboundSheet of(Visit visit, Outbounds.Row it) {
    boolean promised = it.kind() == Purpose.Kind.CALL_BACK;
    return new OutboundSheet(
        it.id(),
        it.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        Optional.of(it.subject()).filter(_ -> promised),
        Optional.of(it.subject()).filter(_ -> !promised),
        it.status().name().toLowerCase(Locale.ROOT),
        it.customer(),
        it.name(),
        it.phone(),
        it.what(),
        visit.at(it.wanted()),
        it.due().map(visit::at),
        it.missed(),
        it.conversation(),
        it.why(),
        it.ended().map(visit::at),
        it.tries().stream().map(one -> new Try(visit.at(one.at()), one.outcome())).toList());
  }
}
