package switchboard.engine.conversation;

import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;
import switchboard.engine.conversation.Conversation.Reply;
import switchboard.engine.privacy.Personal;

/// What the business itself does to a call that goes on.
public sealed interface Intervention extends Conversation.Command.OfOwner {

  /// `owner`, or the id of one of the staff
  String by();

  /// What the one who did it is answered.
  Reply done(State state);

  /// Has something said to the caller with the next reply.
  record Whisper(Personal words, String by, ActorRef<Reply> replyTo) implements Intervention {

    @Override
    public Reply done(State state) {
      return new Reply.Noted();
    }
  }

  /// A person takes it over; how they are reached is not the conversation's business.
  ///
  /// @param staff the id of who is called
  record PutThrough(String staff, String by, ActorRef<Reply> replyTo) implements Intervention {

    @Override
    public Reply done(State state) {
      return new Reply.Noted();
    }
  }

  /// Ends it; answered with what the caller is to hear before.
  ///
  /// @param words with which they are taken leave of; empty: the usual ones
  record Dismiss(Optional<Personal> words, String by, ActorRef<Reply> replyTo)
      implements Intervention {

    @Override
    public Reply done(State state) {
      var words = state.asides().farewell().orElse(Personal.of(""));
      var language = state.frame().talk().manner().language();
      return new Reply.Say(state.turns().current(), words, Event.Next.END, language);
    }
  }
}
