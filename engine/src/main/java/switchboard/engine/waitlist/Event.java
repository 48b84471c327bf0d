package switchboard.engine.waitlist;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import switchboard.engine.Fact;
import switchboard.engine.calendar.Calendar.By;

/// Everything that happens on a waitlist. Nothing in it is personal: people are ids.
public sealed interface Event extends Fact {
  String entry();

  Instant at();

  @JsonTypeName("waitlist.joined")
  record Joined(String entry, Entry wanted, Instant at) implements Event {}

  @JsonTypeName("waitlist.offered")
  record Offered(String entry, Offer offer, Instant at) implements Event {}

  /// The slot turned out to be taken before the customer was told.
  @JsonTypeName("waitlist.withdrawn")
  record Withdrawn(String entry, String appointment, Instant at) implements Event {}

  /// The customer has the slot, and waits no more.
  @JsonTypeName("waitlist.claimed")
  record Claimed(String entry, String appointment, By by, Instant at) implements Event {}

  @JsonTypeName("waitlist.declined")
  record Declined(String entry, String appointment, Instant at) implements Event {}

  /// No answer in time.
  @JsonTypeName("waitlist.lapsed")
  record Lapsed(String entry, String appointment, Instant at) implements Event {}

  /// @param why a code: `customer`, `owner`, `past`, `served`
  @JsonTypeName("waitlist.left")
  record Left(String entry, String why, Instant at) implements Event {}
}
