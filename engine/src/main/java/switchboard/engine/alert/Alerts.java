package switchboard.engine.alert;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import switchboard.engine.Page;
import switchboard.engine.alert.Alert.Status;
import switchboard.engine.alert.Chain.How;
import switchboard.engine.danger.Severity;

/// The alerts of a tenant as people see them; tens of milliseconds behind the alerts themselves.
/// Blocks: call on a virtual thread.
public interface Alerts {

  /// @param id of the conversation that raised it
  /// @param taker who has taken it; empty for whoever is behind the owner's key
  /// @param via how they said so, as [Taker.Via] names it
  /// @param told who was told when, the first first; empty in lists
  record Row(
      String id,
      Severity severity,
      String danger,
      Optional<String> what,
      Optional<String> customer,
      Optional<String> name,
      Optional<String> phone,
      Optional<String> place,
      Status status,
      Optional<String> taker,
      Optional<String> via,
      Instant raised,
      Optional<Instant> ended,
      List<Telling> told) {}

  /// Somebody was told.
  ///
  /// @param missed why it came to nothing, in lower case
  record Telling(int step, Optional<String> name, How how, Instant at, Optional<String> missed) {}

  /// Since when, and how it went.
  ///
  /// @param seconds how long it took until one was taken, in the middle
  record Tally(long raised, long taken, long exhausted, Optional<Long> seconds) {}

  /// The newest first.
  ///
  /// @param open whether nobody has taken them; empty: all
  Page<Row> list(String tenant, Optional<Boolean> open, Optional<String> cursor, int limit);

  Optional<Row> byId(String tenant, String id);

  /// The alerts for which this number is on call and that nobody has taken, or not before that
  /// moment: those nobody has taken first, then the newest.
  List<String> concerning(String tenant, String phone, Instant since);

  Tally since(String tenant, Instant since);
}
