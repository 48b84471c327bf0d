package switchboard.engine.waitlist;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import switchboard.engine.calendar.Wish;

/// Who waits for what.
///
/// @param resource whom they want, if it matters
/// @param with what else they named: the property to be seen
/// @param until when waiting makes no more sense
/// @param moving the later appointment they would rather have sooner: what is claimed is its new
///   time
public record Entry(
    String customer,
    String service,
    Times times,
    @JsonInclude(NON_EMPTY) Optional<String> resource,
    @JsonInclude(NON_EMPTY) List<String> with,
    Instant until,
    @JsonInclude(NON_EMPTY) Optional<String> moving) {

  public Entry {
    with = List.copyOf(Objects.requireNonNullElse(with, List.of()));
  }

  public Entry(
      String customer,
      String service,
      Times times,
      Optional<String> resource,
      List<String> with,
      Instant until) {
    this(customer, service, times, resource, with, until, Optional.empty());
  }

  public Entry(String customer, String service, Times times, Instant until) {
    this(customer, service, times, Optional.empty(), List.of(), until);
  }

  public Entry moving(Optional<String> appointment) {
    return new Entry(customer, service, times, resource, with, until, appointment);
  }

  /// What availability is to be asked for it.
  public Wish wish() {
    return times.wish().by(resource).with(with);
  }

  /// Whether it asks for the same, however long.
  boolean same(Entry other) {
    return customer.equals(other.customer)
        && service.equals(other.service)
        && times.equals(other.times)
        && resource.equals(other.resource)
        && with.equals(other.with);
  }
}
