package switchboard.engine.message;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import switchboard.engine.Page;
import switchboard.engine.conversation.Event.Audience;

/// Messages waiting to be sent, being sent, and sent. Written by reactions in a projection's own
/// transaction, or posted; worked off by any number of nodes, each channel by itself. Blocks: call
/// on a virtual thread.
public interface Outbox {

  /// PENDING → SENDING → SENT → DELIVERED; FAILED after the last attempt; SUPPRESSED when the
  /// customer has opted out, there is nowhere to send it, or it is no longer true.
  enum State {
    PENDING,
    SENDING,
    SENT,
    DELIVERED,
    FAILED,
    SUPPRESSED
  }

  /// @param to E.164, or an address for an e-mail; empty when nobody is known to send it to
  /// @param from the tenant's number; empty for an e-mail
  /// @param attempts how often it has been tried before
  /// @param since when a node began the attempt that is to be reconciled
  /// @param mail what an e-mail has beside its text; lists leave out HTML and attachments
  /// @param outdated whether it is no longer true: it tells a start at which the appointment is not
  ///   confirmed
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
      Optional<String> error,
      Kind kind,
      Optional<Mail> mail,
      Optional<About> about,
      boolean outdated) {

    /// A text of no particular kind.
    public Message(
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
        Optional<String> error) {
      this(
          tenant,
          id,
          audience,
          to,
          from,
          body,
          optedOut,
          state,
          attempts,
          created,
          since,
          reference,
          error,
          Kind.OTHER,
          Optional.empty(),
          Optional.empty(),
          false);
    }

    public Channel channel() {
      return mail.isPresent() ? Channel.EMAIL : Channel.SMS;
    }
  }

  /// Puts a message in, once: whatever has the same tenant and id already is left as it is.
  void post(Letter letter);

  /// Gives up what nobody has begun to send and is outdated. What is not withdrawn in time is found
  /// out when it is taken.
  void withdraw(String tenant, String appointment);

  /// Takes what is due on a channel: pending messages whose time has come, and messages whose
  /// sender has not reported for `patience` (state SENDING: reconcile before sending again). Each
  /// is leased to one caller. One that contradicts the schedule is kept back for as long as the
  /// schedule may be late, then handed out as outdated.
  List<Message> take(Channel channel, int limit, Instant now, Duration patience);

  /// Whether a message that was taken has become untrue since: to be asked right before it is sent.
  boolean outdated(String tenant, String id);

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

  /// Messages asked for since, by channel, audience and state.
  List<Count> counts(String tenant, Instant since);

  record Count(Channel channel, Audience audience, State state, long messages) {

    /// Of texts.
    public Count(Audience audience, State state, long messages) {
      this(Channel.SMS, audience, state, messages);
    }

    /// Whether these never arrived.
    public boolean failed() {
      return state == State.FAILED;
    }
  }
}
