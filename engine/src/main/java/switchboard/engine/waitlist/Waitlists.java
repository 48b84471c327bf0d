package switchboard.engine.waitlist;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import switchboard.engine.calendar.Slot;

/// The waitlist of a tenant as people see it; tens of milliseconds behind the list itself. Blocks:
/// call on a virtual thread.
public interface Waitlists {

  /// @param offered what they may have now, and until when
  record Row(
      String id,
      String customer,
      Optional<String> name,
      Optional<String> phone,
      String service,
      Times times,
      Optional<String> resource,
      List<String> with,
      Instant since,
      Instant until,
      Optional<Offered> offered) {}

  record Offered(String appointment, String resource, Slot slot, Instant until) {}

  /// Those who wait at that moment, in the order they came; at most 500.
  List<Row> list(String tenant, Instant now);

  /// What a customer may have now.
  Optional<Row> open(String tenant, String customer, Instant now);
}
