package switchboard.engine.waitlist;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import switchboard.engine.calendar.Slot;

/// A free slot somebody who waits may have until a certain moment.
///
/// @param appointment the id it has once it is claimed
/// @param with the other resources it takes
public record Offer(
    String appointment,
    String resource,
    @JsonInclude(NON_EMPTY) List<String> with,
    Slot slot,
    Instant until) {

  public Offer {
    with = List.copyOf(Objects.requireNonNullElse(with, List.of()));
  }

  /// Every slot has an id of its own for every entry, so that offering it twice is offering it
  /// once.
  public static String appointment(String entry, Slot slot) {
    return PREFIX + entry + "." + Long.toString(slot.start().getEpochSecond(), Character.MAX_RADIX);
  }

  /// The entry an appointment of such an id was offered to.
  public static String entry(String appointment) {
    var dot = appointment.lastIndexOf('.');
    return made(appointment) && dot > PREFIX.length()
        ? appointment.substring(PREFIX.length(), dot)
        : "";
  }

  /// Whether the appointment was made from a waitlist.
  public static boolean made(String appointment) {
    return appointment.startsWith(PREFIX);
  }

  private static final String PREFIX = "w.";

  boolean meets(Offer other) {
    return slot.overlaps(other.slot)
        && (takes(other.resource) || other.with.stream().anyMatch(this::takes));
  }

  private boolean takes(String resource) {
    return this.resource.equals(resource) || with.contains(resource);
  }
}
