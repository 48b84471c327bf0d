package switchboard.engine.outbound;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import switchboard.engine.Page;
import switchboard.engine.outbound.Outbound.Status;

/// The calls a business makes, as people see them; tens of milliseconds behind the calls
/// themselves. Blocks: call on a virtual thread.
public interface Outbounds {

  /// @param due of the next try
  /// @param conversation that came of it
  /// @param why it was withdrawn, in lower case
  /// @param tries the first first; empty in lists
  record Row(
      String id,
      Purpose.Kind kind,
      String subject,
      Status status,
      Optional<String> customer,
      Optional<String> name,
      Optional<String> phone,
      Optional<String> what,
      Instant wanted,
      Optional<Instant> due,
      int missed,
      Optional<String> conversation,
      Optional<String> why,
      Optional<Instant> ended,
      List<Try> tries) {}

  /// @param outcome in lower case; empty while it goes on
  record Try(int step, Instant at, Optional<String> outcome) {}

  /// The newest first.
  ///
  /// @param open whether they are still to be reached; empty: all
  Page<Row> list(String tenant, Optional<Boolean> open, Optional<String> cursor, int limit);

  Optional<Row> byId(String tenant, String id);

  /// Whether this conversation is a call that we have made.
  boolean ours(String tenant, String conversation);
}
