package switchboard.engine.calendar;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import switchboard.engine.Page;
import switchboard.engine.calendar.Event.Interest;
import switchboard.engine.calendar.Event.Outcome;

/// The appointments of a tenant as people see them: each once, however many resources it needs.
/// Blocks: call on a virtual thread.
public interface Schedule {

  enum Status {
    HELD,
    CONFIRMED,
    CANCELLED,
    /// A person has to find another time.
    PENDING_RESCHEDULE
  }

  /// That a person has to find another time.
  ///
  /// @param why a code
  /// @param displaced whether it gave way to an emergency: then its slot is no longer kept
  record Pending(String why, Instant since, boolean displaced) {}

  /// @param need what it is about, in the customer's words
  /// @param resource the one that leads
  /// @param attending whether the customer has said they will be there
  /// @param with the other resources
  /// @param sure whether all outside calendars were known when it was made, or since
  /// @param why the code it was cancelled with
  /// @param late whether it was cancelled within the window in which the tenant asks for notice
  /// @param revision how often something has changed that the customer must be told: moved, given
  ///   to another resource, cancelled
  /// @param local the start as it was agreed on the wall clock
  /// @param made when it was confirmed
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
      boolean attending,
      List<String> with,
      boolean sure,
      Optional<Pending> pending,
      Optional<String> why,
      boolean late,
      Optional<Outcome> outcome,
      Optional<Interest> interest,
      int revision,
      Optional<Local> local,
      Optional<Instant> made) {

    public Entry(
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
        boolean attending) {
      this(
          appointment,
          conversation,
          customer,
          name,
          phone,
          address,
          need,
          service,
          resource,
          slot,
          emergency,
          status,
          attending,
          List.of(),
          true,
          Optional.empty(),
          Optional.empty(),
          false,
          Optional.empty(),
          Optional.empty(),
          0,
          Optional.empty(),
          Optional.empty());
    }
  }

  /// Which appointments: all that fit everything that is given.
  ///
  /// @param resource one of those it needs, whether it leads or not
  /// @param from the earliest start
  /// @param to before which it starts
  record Filter(
      Optional<String> customer,
      Optional<Status> status,
      Optional<String> service,
      Optional<String> resource,
      Optional<Instant> from,
      Optional<Instant> to) {

    public static final Filter ALL =
        new Filter(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    /// What starts within a window.
    public static Filter within(Slot window) {
      return new Filter(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.of(window.start()),
          Optional.of(window.end()));
    }
  }

  /// What a service was worth in a window.
  ///
  /// @param minutes of those not cancelled
  record Share(String service, long appointments, long cancelled, long minutes) {}

  /// How many appointments start in a window, by what has become of them.
  record Figures(
      long confirmed,
      long pending,
      long cancelled,
      long late,
      long emergencies,
      long completed,
      long noShows) {}

  /// @param times when it takes the resource, within the window asked for
  record Closed(String block, String resource, Block time, List<Slot> times) {}

  /// Time an outside calendar is busy with.
  record Elsewhere(String resource, String source, Slot slot) {}

  /// An outside calendar nobody has been able to reach for a while.
  record Lost(String resource, String source, Instant since) {}

  /// Appointments that touch the window, by start, cancelled ones included; at most 5000. Displaced
  /// ones have no time and are in no window.
  List<Entry> between(String tenant, Slot window);

  /// By start, the earliest first.
  Page<Entry> list(String tenant, Filter filter, Optional<String> cursor, int limit);

  Optional<Entry> byId(String tenant, String appointment);

  /// Those for which another time has to be found, the longest waiting first.
  Page<Entry> reschedules(String tenant, Optional<String> cursor, int limit);

  /// What starts in the window by service, the most frequent first.
  List<Share> mix(String tenant, Slot window);

  Figures figures(String tenant, Slot window);

  /// Blocks that take any time of the window.
  List<Closed> blocks(String tenant, Slot window);

  /// By start; at most 5000.
  List<Elsewhere> elsewhere(String tenant, Slot window);

  List<Lost> lost(String tenant);

  /// How many confirmed appointments were made since.
  long madeSince(String tenant, Instant since);
}
