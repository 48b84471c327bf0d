package switchboard.engine.task;

import java.time.Instant;
import java.util.Optional;
import switchboard.engine.Page;

/// The tasks of a tenant as people see them; tens of milliseconds behind the tasks themselves.
/// Blocks: call on a virtual thread.
public interface Tasks {

  /// @param customer for whom, with the name and number on their card
  record Row(
      String id,
      Optional<String> customer,
      Optional<String> name,
      Optional<String> phone,
      Todo.Kind kind,
      Optional<String> what,
      Optional<String> conversation,
      Optional<String> change,
      Instant due,
      Optional<String> assignee,
      Optional<Instant> done,
      Instant since) {

    public boolean late(Instant now) {
      return done.isEmpty() && due.isBefore(now);
    }
  }

  /// Those still to be done, the first due first.
  Page<Row> open(String tenant, Optional<String> customer, Optional<String> cursor, int limit);

  /// Those done, the last done first.
  Page<Row> done(String tenant, Optional<String> customer, Optional<String> cursor, int limit);

  Optional<Row> byId(String tenant, String id);

  /// How many should have been done by that moment and are not.
  long late(String tenant, Instant now);
}
