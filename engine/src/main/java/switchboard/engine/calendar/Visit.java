package switchboard.engine.calendar;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Whom the time is kept for, and why. Holds ids only: names and addresses belong to the customer.
///
/// An appointment that needs several resources stands on the calendar of each under the same id.
/// One of them leads: it alone is spoken of, and what it decides the others follow.
///
/// @param conversation where it was agreed; empty when a person entered it
/// @param before room the resource needs before the slot, `after` after it
/// @param lead the resource that leads, on the calendars of the others
/// @param with the other resources, on the calendar of the one that leads
/// @param from the resource that had it before, when it was handed over
public record Visit(
    String customer,
    String conversation,
    String service,
    boolean emergency,
    Duration before,
    Duration after,
    @JsonInclude(Include.NON_EMPTY) Optional<String> lead,
    @JsonInclude(Include.NON_EMPTY) List<String> with,
    @JsonInclude(Include.NON_EMPTY) Optional<String> from) {

  /// Why a calendar gave an appointment up to another.
  public static final String HANDED_OVER = "handed-over";

  public Visit {
    with = List.copyOf(Objects.requireNonNullElse(with, List.of()));
  }

  public Visit(
      String customer,
      String conversation,
      String service,
      boolean emergency,
      Duration before,
      Duration after) {
    this(
        customer,
        conversation,
        service,
        emergency,
        before,
        after,
        Optional.empty(),
        List.of(),
        Optional.empty());
  }

  /// Whether it stands on the calendar that leads.
  public boolean leads() {
    return lead.isEmpty();
  }

  Slot padded(Slot slot) {
    return slot.padded(before, after);
  }

  Visit leading(List<String> with) {
    return new Visit(
        customer, conversation, service, emergency, before, after, Optional.empty(), with, from);
  }

  Visit following(String lead) {
    return new Visit(
        customer,
        conversation,
        service,
        emergency,
        before,
        after,
        Optional.of(lead),
        List.of(),
        Optional.empty());
  }

  Visit handedOverBy(String resource) {
    return new Visit(
        customer,
        conversation,
        service,
        emergency,
        before,
        after,
        lead,
        with,
        Optional.of(resource));
  }
}
