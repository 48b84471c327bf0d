package switchboard.engine.calendar;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The appointments of a tenant as people see them. Blocks: call on a virtual thread.
public interface Schedule {

  enum Status {
    HELD,
    CONFIRMED,
    CANCELLED
  }

  /// @param need what it is about, in the customer's words
  /// @param attending whether the customer has said they will be there
  record Entry(
      String appointment,
      Optional<String> conversation,
      String customer,
      Optional<String> name,
      Optional<String> phone,
      Optional<String> address,
      Optional<String> need,
      String service,
      String resource,
      Slot slot,
      boolean emergency,
      Status status,
      boolean attending) {}

  /// Appointments that touch the window, by start, cancelled ones included; at most 500.
  List<Entry> between(String tenant, Slot window);

  Optional<Entry> byId(String tenant, String appointment);

  /// How many confirmed appointments were made since.
  long madeSince(String tenant, Instant since);
}
