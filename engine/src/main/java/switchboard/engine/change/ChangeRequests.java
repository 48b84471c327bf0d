package switchboard.engine.change;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import switchboard.engine.Page;

/// The changes asked of a tenant as people see them; tens of milliseconds behind the changes
/// themselves. Blocks: call on a virtual thread.
public interface ChangeRequests {

  /// @param title of the job it belongs to
  /// @param notes for the business itself
  /// @param changed when anything about it changed last
  record Row(
      String id,
      String customer,
      Optional<String> name,
      Optional<String> phone,
      Optional<String> email,
      Optional<String> job,
      Optional<String> title,
      Optional<String> need,
      Priority priority,
      Status status,
      Via via,
      Optional<String> conversation,
      Optional<Estimate> estimate,
      Optional<String> notes,
      Optional<LocalDate> implementedOn,
      Instant since,
      Instant changed) {}

  /// @param active only those somebody still has to look at, or only the others; empty: all
  record Filter(
      Optional<Boolean> active,
      Optional<Status> status,
      Optional<Priority> priority,
      Optional<String> job,
      Optional<String> customer) {

    public static final Filter ALL =
        new Filter(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    public static final Filter ACTIVE =
        new Filter(
            Optional.of(true),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    public Filter of(String belonging) {
      return new Filter(active, status, priority, Optional.of(belonging), customer);
    }
  }

  enum Order {
    NEWEST,
    /// The most pressing first, of these the newest.
    PRIORITY
  }

  Page<Row> list(String tenant, Filter filter, Order order, Optional<String> cursor, int limit);

  Optional<Row> byId(String tenant, String id);

  /// Those of a customer, the newest first; at most 50.
  List<Row> of(String tenant, String customer);

  /// How many somebody still has to look at, by priority.
  Map<Priority, Long> active(String tenant);
}
