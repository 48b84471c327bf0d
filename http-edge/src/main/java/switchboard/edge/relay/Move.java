package switchboard.edge.relay;

import org.apache.pekko.actor.typed.ActorRef;
import switchboard.engine.conversation.Conversation.Command;
import switchboard.engine.conversation.Conversation.Reply;
import switchboard.engine.privacy.Personal;

/// What the caller does in a turn. The same move in the same turn can be told any number of times.
sealed interface Move {

  Command in(int turn, ActorRef<Reply> replyTo);

  record Speak(String words) implements Move {

    @Override
    public Command in(int turn, ActorRef<Reply> replyTo) {
      return new Command.Hear(turn, new Personal(words), 1, replyTo);
    }
  }

  record Press(String keys) implements Move {

    @Override
    public Command in(int turn, ActorRef<Reply> replyTo) {
      return new Command.Press(turn, new Personal(keys), replyTo);
    }
  }

  record KeepSilent() implements Move {

    @Override
    public Command in(int turn, ActorRef<Reply> replyTo) {
      return new Command.KeepSilent(turn, replyTo);
    }
  }

  /// Nothing: we ask where the conversation stands.
  record Look() implements Move {

    @Override
    public Command in(int turn, ActorRef<Reply> replyTo) {
      return new Command.Resume(-1, replyTo);
    }
  }
}
