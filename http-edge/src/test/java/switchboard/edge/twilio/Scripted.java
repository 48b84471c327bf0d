package switchboard.edge.twilio;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;
import switchboard.engine.Entities;
import switchboard.engine.conversation.Conversation.Command;
import switchboard.engine.conversation.Conversation.Reply;
import switchboard.engine.conversation.Event.Next;
import switchboard.engine.privacy.Personal;

/// Conversations that answer as told and remember what they were asked.
final class Scripted implements Entities<Command> {

  record Asked(String id, Command command) {}

  final List<Asked> asked = new CopyOnWriteArrayList<>();

  /// Replies that were reported as handed over.
  final List<Asked> delivered = new CopyOnWriteArrayList<>();

  private volatile @Nullable ActorRef<Reply> nobody;
  private volatile Function<Command, CompletionStage<? extends Reply>> script = _ -> never();

  void replyTo(ActorRef<Reply> nobody) {
    this.nobody = nobody;
  }

  void answer(Function<Command, Reply> script) {
    this.script = it -> CompletableFuture.completedFuture(script.apply(it));
  }

  void stage(Function<Command, CompletionStage<? extends Reply>> script) {
    this.script = script;
  }

  static CompletableFuture<Reply> never() {
    return new CompletableFuture<>();
  }

  static Reply.Say say(int turn, String text) {
    return new Reply.Say(turn, new Personal(text), Next.LISTEN);
  }

  Command last() {
    return asked.getLast().command();
  }

  @Override
  @SuppressWarnings("unchecked")
  public <R> CompletionStage<R> ask(String id, Function<ActorRef<R>, Command> command) {
    var sent = command.apply((ActorRef<R>) Objects.requireNonNull(nobody));
    if (sent instanceof Command.Deliver) {
      delivered.add(new Asked(id, sent));
      return (CompletionStage<R>) CompletableFuture.completedFuture(new Reply.Noted());
    }
    asked.add(new Asked(id, sent));
    return (CompletionStage<R>) script.apply(sent);
  }
}
