package switchboard.edge.relay;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;
import switchboard.engine.conversation.Conversation.Command;
import switchboard.engine.conversation.Conversation.Reply;
import switchboard.engine.tenant.Tenants;

/// What a session needs of the house.
public interface Desk {

  /// Whose call it is, if the socket may hold it.
  ///
  /// @param pass the token our TwiML carried
  /// @param dialled as the network tells
  /// @param signed whether the handshake was signed by the network
  Admission admit(String call, Optional<String> pass, String dialled, boolean signed);

  sealed interface Admission {

    record Admitted(Tenants.Card tenant) implements Admission {}

    /// @param reason one word for the counter
    record Refused(String reason) implements Admission {}
  }

  /// A turn of a call begins here: it still takes its place among the calls of the node.
  void stays(Tenants.Card tenant, String call);

  /// Fails in time, whatever the entity or the way to it does.
  CompletionStage<Reply> ask(String conversation, Function<ActorRef<Reply>, Command> command);

  /// What is said while the conversation does not answer.
  String filler(Tenants.Card tenant, Optional<String> language);

  /// What is said when we give up; the owner is told as well.
  String lost(Tenants.Card tenant, String call, Optional<String> language);
}
