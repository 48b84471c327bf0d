package switchboard.engine.scheduler;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import switchboard.engine.calendar.Slot;
import switchboard.engine.privacy.Personal;

/// A calendar service outside the house: says what has changed there, and takes a mirror of our
/// appointments, which stay ours. "Nothing there" and "could not look" are never the same answer.
/// Blocks: call on a virtual thread.
public interface OutsideScheduler {

  /// One calendar there, and the right to use it.
  ///
  /// @param calendar as the service names it; may be somebody's address
  /// @param grant what its owner gave us; empty: the house's own account is let in there
  record Connection(String tenant, String resource, String calendar, Optional<Personal> grant) {}

  /// Something that stands, or stood, in a calendar there.
  sealed interface Entry {

    String id();

    /// Somebody is busy.
    record Busy(String id, Slot slot) implements Entry {}

    /// Takes no time: declined, shown as free, or beyond the window asked for.
    record Free(String id) implements Entry {}

    /// Deleted. Nothing but its id may be known.
    record Gone(String id) implements Entry {}

    /// The mirror of one of our appointments.
    ///
    /// @param revision of the appointment when it was last pushed
    /// @param told the time we gave it
    /// @param slot the time it has now
    record Mirrored(String id, String appointment, long revision, Slot told, Slot slot)
        implements Entry {

      /// Whether somebody moved it there.
      public boolean moved() {
        return !told.equals(slot);
      }
    }
  }

  sealed interface Changes {

    /// What changed since the token was given, or everything in the window when there was none.
    ///
    /// @param next to ask with the next time
    record Some(List<Entry> entries, String next) implements Changes {}

    /// The token is too old: ask for everything.
    record Expired() implements Changes {}

    /// Nobody knows; worth another try.
    record Unreachable(String code) implements Changes {}

    /// We are not let in, or there is no such calendar.
    record Denied(String code) implements Changes {}
  }

  /// What has changed since `token`; everything in the window without one.
  Changes changes(Connection connection, Optional<String> token, Slot window);

  /// What the mirror of an appointment is to be like.
  ///
  /// @param event the id we chose for it, the same at every try
  /// @param content empty: there is to be none
  record Mirror(String event, String appointment, long revision, Optional<Content> content) {}

  record Content(Slot slot, ZoneId zone, String title, Optional<String> details) {}

  sealed interface Pushed {

    /// It is as asked, whether it became so now or had been already.
    ///
    /// @param etag of the event as it is now; empty when there is none
    record Done(Optional<String> etag) implements Pushed {}

    /// Not done: somebody changed it since the etag was given. This is what it is like now.
    record Edited(Entry theirs, String etag) implements Pushed {}

    record Unreachable(String code) implements Pushed {}

    record Denied(String code) implements Pushed {}
  }

  /// Makes the event like the mirror. Any number of times with the same mirror is as good as once.
  ///
  /// @param etag of the event as last seen; empty: it is thought not to be there
  Pushed push(Connection connection, Mirror mirror, Optional<String> etag);

  sealed interface Watched {

    /// @param watched what the service calls the thing it watches, needed to stop it
    record Open(String watched, Instant expires) implements Watched {}

    record Unreachable(String code) implements Watched {}

    record Denied(String code) implements Watched {}
  }

  /// Asks to be told at `address` when something changes.
  ///
  /// @param channel our name for it, new each time
  /// @param token to be shown with every notification
  Watched watch(Connection connection, String channel, Personal token, URI address, Instant until);

  /// No longer. Says whether the service has agreed.
  boolean stop(Connection connection, String channel, String watched);
}
