package switchboard.engine.duty;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import switchboard.engine.Page;
import switchboard.engine.duty.Duty.Kind;

/// Duties waiting, being done, and done. Written by reactions in a projection's own transaction;
/// worked off by any number of nodes. Blocks: call on a virtual thread.
///
/// Nothing is done by two nodes at once, unless one takes longer than its lease; whatever a duty
/// does must bear being done again, for a node may die between doing it and saying so.
public interface Duties {

  /// PENDING → TAKEN → DONE, or back to PENDING; DROPPED when it is no longer called for; FAILED
  /// after the last attempt.
  enum State {
    PENDING,
    TAKEN,
    DONE,
    DROPPED,
    FAILED;

    /// Whether nothing will become of it any more.
    public boolean over() {
      return switch (this) {
        case PENDING, TAKEN -> false;
        case DONE, DROPPED, FAILED -> true;
      };
    }
  }

  /// Why a duty was dropped that somebody did not want any more.
  String TAKEN_BACK = "taken-back";

  /// A duty and what has become of it.
  ///
  /// @param note why it was dropped or did not succeed
  record Listed(Duty duty, State state, Optional<String> note) {}

  /// Takes what is due, the longest overdue first, pending or with its lease run out. Each is
  /// leased to one caller.
  List<Duty> take(Set<Kind> kinds, int limit, Instant now, Duration lease);

  void done(Duty duty);

  /// To be tried again, unless it was dropped meanwhile.
  void again(Duty duty, Instant due, String error);

  /// Turned out not to be called for.
  void drop(Duty duty, String why);

  void failed(Duty duty, String error);

  /// Adds a duty nothing in the journal calls for; false if there is one of this id.
  boolean add(Duty duty);

  /// Drops what is not done yet of these kinds; says how many.
  int withdraw(String tenant, String subject, Set<Kind> kinds);

  /// Forgets what nothing will become of any more and whose time was before; at most so many at a
  /// time. What counts the changes of an appointment is kept for as long as the appointment.
  ///
  /// @return how many were forgotten
  int purge(Instant before, int limit);

  /// Somebody does not want it any more; false if it is done or unknown.
  default boolean takeBack(String tenant, String id) {
    var live = byId(tenant, id).filter(it -> !it.state().over());
    live.ifPresent(it -> drop(it.duty(), TAKEN_BACK));
    return live.isPresent();
  }

  Optional<Listed> byId(String tenant, String id);

  /// Duties of one kind, the latest due first.
  Page<Listed> list(String tenant, Kind kind, Optional<String> cursor, int limit);
}
