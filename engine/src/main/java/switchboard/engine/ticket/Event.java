package switchboard.engine.ticket;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.Optional;
import switchboard.engine.Fact;
import switchboard.engine.privacy.Personal;

/// Everything that happens to one ticket.
public sealed interface Event extends Fact {
  Instant at();

  @JsonTypeName("ticket.opened")
  record Opened(Need need, Instant at) implements Event {}

  /// It is this person's to see to, in place of whoever had it.
  @JsonTypeName("ticket.assigned")
  record Assigned(Personal to, Instant at) implements Event {}

  @JsonTypeName("ticket.started")
  record Started(Instant at) implements Event {}

  @JsonTypeName("ticket.noted")
  record Noted(Personal text, Instant at) implements Event {}

  @JsonTypeName("ticket.graded")
  record Graded(Urgency urgency, String category, Instant at) implements Event {}

  /// @param how what was done, if anybody said
  @JsonTypeName("ticket.resolved")
  record Resolved(@JsonInclude(NON_EMPTY) Optional<Personal> how, Instant at) implements Event {}

  @JsonTypeName("ticket.closed")
  record Closed(Instant at) implements Event {}

  @JsonTypeName("ticket.reopened")
  record Reopened(Instant at) implements Event {}
}
