package switchboard.engine.message;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import switchboard.engine.Page;
import switchboard.engine.conversation.Event.Audience;

/// Messages waiting to be sent, being sent, and sent. Written by reactions in a projection's own
/// transaction; worked off by any number of nodes. Blocks: call on a virtual thread.
public interface Outbox {

  /// PENDING → SENDING → SENT → DELIVERED; FAILED after the last attempt; SUPPRESSED when the
  /// customer has opted out or there is nowhere to send it.
  enum State {
    PENDING,
    SENDING,
    SENT,
    DELIVERED,
    FAILED,
    SUPPRESSED
  }

  /// @param to E.164; empty when nobody is known to send it to
  /// @param from the tenant's number
  /// @param attempts how often it has been tried before
  /// @param since when a node began the attempt that is to be reconciled
  record Message(
      String tenant,
      String id,
      Audience audience,
      Optional<String> to,
      Optional<String> from,
      String body,
      boolean optedOut,
      State state,
      int attempts,
      Instant created,
      Optional<Instant> since,
      Optional<String> reference,
      Optional<String> error) {}

  /// Takes what is due: pending messages whose time has come, and messages whose sender has not
  /// reported for `patience` (state SENDING: reconcile before sending again). Each is leased to one
  /// caller.
  List<Message> take(int limit, Instant now, Duration patience);

  /// The network accepted it under this reference.
  void sent(String tenant, String id, String reference, Instant now);

  /// To be tried again.
  void again(String tenant, String id, String error, Instant due);

  void failed(String tenant, String id, String error);

  void suppressed(String tenant, String id, String why);

  /// The network reports; `delivered`, `undelivered`, `failed`, …; unknown ids are ignored.
  void reported(String tenant, String id, String status, Optional<String> error);

  /// Messages of a tenant, newest first.
  Page<Message> list(String tenant, Optional<String> cursor, int limit);

  /// Messages asked for since, by audience and state.
  List<Count> counts(String tenant, Instant since);

  record Count(Audience audience, State state, long messages) {}
}
