package switchboard.engine.conversation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;
import switchboard.engine.conversation.Conversation.Reply;
import switchboard.engine.privacy.Personal;

/// What a hosted voice agent asks that leads the talk in our place.
public sealed interface Hosted extends Conversation.Command.OfAgent {

  /// What it has to know from the start.
  record Brief(ActorRef<Reply> replyTo) implements Hosted {}

  /// Calls a function. The same call again is answered alike and does nothing twice.
  ///
  /// @param call the agent's own id of it
  /// @param generation counts the answers the agent began to give; what an answer that was
  ///   discarded wanted is no longer wanted. Negative: it does not count
  /// @param arguments as JSON
  record Invoke(
      String call, int generation, String function, Personal arguments, ActorRef<Reply> replyTo)
      implements Hosted {}

  /// The call is over.
  ///
  /// @param outcome in the agent's own word, for want of one of ours
  record Leave(
      List<Line> transcript,
      Optional<String> outcome,
      Optional<Duration> lasted,
      ActorRef<Reply> replyTo)
      implements Hosted {}

  /// What becomes of a call that a speech vendor leads for us, told as it happens: in order, each
  /// thing under a number of its own, so that what is told again changes nothing.
  sealed interface OfLine extends Hosted {

    /// By the one-shot token that opened it.
    String line();

    /// Counts from 1.
    int number();
  }

  /// The call's sound has come, by a token that is of no more use from now on.
  record Open(String line, ActorRef<Reply> replyTo) implements OfLine {

    @Override
    public int number() {
      return 0;
    }
  }

  /// The caller's words.
  record Said(String line, int number, Personal words, ActorRef<Reply> replyTo) implements OfLine {}

  /// A reply of the vendor is over.
  ///
  /// @param heard what of it reached the caller's ear
  record Spoke(String line, int number, Personal words, Personal heard, ActorRef<Reply> replyTo)
      implements OfLine {}

  record Keyed(String line, int number, Personal digits, ActorRef<Reply> replyTo)
      implements OfLine {}

  /// Nobody has said anything since the vendor wanted to end the call.
  record Close(String line, int number, ActorRef<Reply> replyTo) implements OfLine {}

  /// Something that was said.
  ///
  /// @param caller whether by the caller, and not by the agent
  record Line(boolean caller, Personal words, Optional<Instant> at) {}

  /// What a hosted agent is answered.
  sealed interface Answer extends Reply.OfAgent {

    /// @param greeting to be said first
    /// @param prompt who it is, how it talks, what it must not do, and what is known of the caller
    record Briefed(Personal greeting, Personal prompt) implements Answer {}

    /// The line is open.
    ///
    /// @param greeting to be said first
    /// @param history what has been said, and of our words what was heard, oldest first
    /// @param generation that of the latest answer that called a function; count on from it
    /// @param language BCP 47
    record Opened(
        Personal greeting, Personal prompt, List<Line> history, int generation, String language)
        implements Answer {}

    /// What was told has been kept.
    ///
    /// @param over whether the vendor has nothing more to say: the call ends, or goes on otherwise
    record Followed(boolean over) implements Answer {}

    /// @param answer as JSON, with a `say` fit to be spoken
    /// @param pending whether it is still being done; the same call again tells what came of it
    record Told(String call, Personal answer, boolean pending) implements Answer {}
  }
}
