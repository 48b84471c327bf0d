package switchboard.engine.consent;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import switchboard.engine.Fact;
import switchboard.engine.calendar.Calendar.By;

/// What becomes of one question to the owner. Nothing in it is personal: people are ids.
public sealed interface Event extends Fact {
  Instant at();

  /// @param until when the answer comes too late
  @JsonTypeName("consent.asked")
  record Asked(Case what, Instant until, Instant at) implements Event {}

  @JsonTypeName("consent.agreed")
  record Agreed(By by, Instant at) implements Event {}

  @JsonTypeName("consent.declined")
  record Declined(By by, Instant at) implements Event {}

  /// No answer in time.
  @JsonTypeName("consent.lapsed")
  record Lapsed(Instant at) implements Event {}

  /// The emergency has the slot.
  @JsonTypeName("consent.fulfilled")
  record Fulfilled(Instant at) implements Event {}

  /// It was agreed to, but the slot was no longer to be had.
  ///
  /// @param why a code
  @JsonTypeName("consent.failed")
  record Failed(String why, Instant at) implements Event {}
}
