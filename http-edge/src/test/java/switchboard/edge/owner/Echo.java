package switchboard.edge.owner;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.apache.pekko.actor.typed.ActorRef;
import switchboard.engine.Entities;
import switchboard.engine.conversation.Conversation.Command;
import switchboard.engine.conversation.Conversation.Reason;
import switchboard.engine.conversation.Conversation.Reply;
import switchboard.engine.conversation.Event.Next;
import switchboard.engine.conversation.Intervention;
import switchboard.engine.privacy.Personal;

/// Conversations that say what they are told, and show one thing.
public final class Echo implements Entities<Command> {

  public final List<String> asked = new CopyOnWriteArrayList<>();
  public boolean busy;

  @Override
  public <R> CompletionStage<R> ask(String id, Function<ActorRef<R>, Command> command) {
    var inbox = TestInbox.<R>create();
    switch (command.apply(inbox.getRef())) {
      case Command.Receive it -> {
        asked.add(id + " " + it.arrival().channel() + " " + it.message());
        it.replyTo()
            .tell(
                busy
                    ? new Reply.Rejected(Reason.PENDING)
                    : new Reply.Say(1, Personal.of("You said " + it.body().text()), Next.LISTEN));
      }
      case Command.Show it ->
          it.replyTo()
              .tell(new Reply.Shown(Optional.of(Personal.of("{\"kind\":\"tasks\",\"items\":[]}"))));
      case Intervention it -> it.replyTo().tell(intervened(id, it));
      case Command.Asked it -> it.replyTo().tell(new Reply.Noted());
      case Command it -> throw new AssertionError("nobody asks for " + it);
    }
    return CompletableFuture.completedStage(inbox.receiveMessage());
  }

  /// Why nothing is to be done to a call, if so.
  public Optional<Reason> refusal = Optional.empty();

  private Reply intervened(String id, Intervention what) {
    asked.add(id + " " + what.getClass().getSimpleName() + " by " + what.by());
    if (refusal.isPresent()) return new Reply.Rejected(refusal.get());
    return what instanceof Intervention.Dismiss it
        ? new Reply.Say(3, it.words().orElse(Personal.of("Goodbye.")), Next.END)
        : new Reply.Noted();
  }
}
