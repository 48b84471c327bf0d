package switchboard.engine.job;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import switchboard.engine.Page;
import switchboard.engine.job.JobCard.Status;

/// The jobs of a tenant as people see them; tens of milliseconds behind the jobs themselves.
/// Blocks: call on a virtual thread.
public interface Jobs {

  /// @param customer whose job it is, with the name and number on their card
  /// @param note what was said of it last
  /// @param active when anything about it changed last
  record Row(
      String id,
      String customer,
      Optional<String> name,
      Optional<String> phone,
      String title,
      Status status,
      int percent,
      Optional<String> note,
      Optional<LocalDate> deadline,
      Optional<String> manager,
      Optional<String> invoice,
      Instant since,
      Instant active) {

    public JobCard card() {
      return new JobCard(id, title, status, percent, deadline, manager);
    }
  }

  /// @param active only those still worked on, or only those over; empty: all
  record Filter(Optional<Boolean> active, Optional<Status> status, Optional<String> customer) {

    public static final Filter ACTIVE =
        new Filter(Optional.of(true), Optional.empty(), Optional.empty());
  }

  /// The jobs of a customer, the most recently active first; at most 50.
  List<Row> of(String tenant, String customer);

  /// The most recently active first.
  Page<Row> list(String tenant, Filter filter, Optional<String> cursor, int limit);

  Optional<Row> byId(String tenant, String id);

  /// How many are active.
  long active(String tenant);
}
