package switchboard.engine.conversation;

import java.time.Duration;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;
import switchboard.engine.Message;
import switchboard.engine.conversation.Event.Next;
import switchboard.engine.privacy.Personal;

/// One call or one text thread. Whatever the network repeats is answered with the reply already
/// given; whatever was asked to be done is done once, even across a restart.
public final class Conversation {

  public sealed interface Command extends Message {

    ActorRef<Reply> replyTo();

    /// A call comes in; answered with the greeting.
    record Begin(Arrival arrival, ActorRef<Reply> replyTo) implements Command {}

    /// @param confidence 0 to 1
    record Hear(int turn, Personal words, double confidence, ActorRef<Reply> replyTo)
        implements Command {}

    record Press(int turn, Personal digits, ActorRef<Reply> replyTo) implements Command {}

    /// The caller said nothing in time.
    record KeepSilent(int turn, ActorRef<Reply> replyTo) implements Command {}

    /// Asks again for the reply of a turn, as soon as there is one.
    record Resume(int turn, ActorRef<Reply> replyTo) implements Command {}

    /// A text came in; begins the thread if need be.
    ///
    /// @param message the network's id, so that a repeated delivery changes nothing
    /// @param optOut `STOP`, `START` or `HELP` when the network has already acted on the word
    record Receive(
        Arrival arrival,
        String message,
        Personal body,
        Optional<String> optOut,
        ActorRef<Reply> replyTo)
        implements Command {}

    /// The network reports how the call stands.
    record Report(String status, int sequence, Optional<Duration> duration, ActorRef<Reply> replyTo)
        implements Command {}
  }

  public sealed interface Reply extends Message {

    /// What to say (or send back) and what then. The next turn of the caller is `turn + 1`.
    record Say(int turn, Personal text, Next next) implements Reply {}

    record Noted() implements Reply {}

    record Rejected(Reason reason) implements Reply {}
  }

  public enum Reason {
    /// No such call has begun.
    NOT_BEGUN,
    ENDED,
    /// The turn lies ahead of the conversation.
    UNKNOWN_TURN
  }

  private Conversation() {}
}
