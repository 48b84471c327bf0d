package switchboard.engine.recording;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import switchboard.engine.Page;
import switchboard.engine.recording.Event.Sort;

/// The recordings of a tenant as people see them. Blocks: call on a virtual thread.
public interface Recordings {

  /// @param id the network's
  /// @param name of the caller, and `peer` their number, where they are known
  /// @param until how long it is kept
  record Row(
      String id,
      String conversation,
      Sort sort,
      Duration length,
      Optional<String> words,
      Optional<String> name,
      Optional<String> peer,
      Instant at,
      Instant until) {}

  /// Those that are still kept, the newest first.
  Page<Row> list(
      String tenant,
      Optional<Sort> sort,
      Optional<String> conversation,
      Optional<String> cursor,
      int limit);

  Optional<Row> byId(String tenant, String id);

  /// The ids of all there are of a conversation.
  List<String> of(String tenant, String conversation);

  /// Whether the caller did not want to be recorded.
  boolean declined(String tenant, String conversation);
}
