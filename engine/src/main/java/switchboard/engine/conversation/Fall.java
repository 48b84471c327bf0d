package switchboard.engine.conversation;

import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;
import switchboard.engine.conversation.Conversation.Command;
import switchboard.engine.conversation.Conversation.Reply;

/// The rung above gave way: the call goes on here. Answered with what to say now, after an apology:
/// the reply that is still owed, or where we were.
///
/// @param vendor of the speech, where it is not the network's own
/// @param reason in a word why the rung above gave way
public record Fall(Rung rung, Optional<String> vendor, String reason, ActorRef<Reply> replyTo)
    implements Command.OfSound {}
