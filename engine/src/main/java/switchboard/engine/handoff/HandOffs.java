package switchboard.engine.handoff;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import switchboard.engine.Page;
import switchboard.engine.handoff.HandOff.Status;
import switchboard.engine.tenant.Trigger;

/// The hand-offs of a tenant as people see them; tens of milliseconds behind the hand-offs
/// themselves. Blocks: call on a virtual thread.
public interface HandOffs {

  /// @param conversation its id in the tenant
  /// @param taker who has accepted it
  /// @param tries who was tried when, the first first; empty in lists
  record Row(
      String conversation,
      Trigger reason,
      Status status,
      Optional<String> customer,
      Optional<String> name,
      Optional<String> phone,
      Optional<String> summary,
      Optional<String> taker,
      Instant asked,
      Optional<Instant> accepted,
      Optional<Instant> ended,
      List<Try> tries) {}

  /// Somebody was called.
  ///
  /// @param missed why it came to nothing, in lower case
  record Try(int step, Optional<String> name, Instant at, Optional<String> missed) {}

  /// The newest first.
  ///
  /// @param open whether the caller still waits or talks; empty: all
  Page<Row> list(String tenant, Optional<Boolean> open, Optional<String> cursor, int limit);

  Optional<Row> byConversation(String tenant, String conversation);
}
