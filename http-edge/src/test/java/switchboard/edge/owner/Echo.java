package switchboard.edge.owner;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

/// Conversations that say what they are told, and show one thing. What is asked to be looked up
/// takes a moment; "bye" ends a call.
public final class Echo implements Entities<Command> {

  public final List<String> asked = new CopyOnWriteArrayList<>();

  /// What callers did, in order.
  public final List<String> done = new CopyOnWriteArrayList<>();

  public boolean busy;

  private final Map<String, Integer> turns = new HashMap<>();
  private final Map<String, String> words = new HashMap<>();

  @Override
  public <R> CompletionStage<R> ask(String id, Function<ActorRef<R>, Command> command) {
    var inbox = TestInbox.<R>create();
    switch (command.apply(inbox.getRef())) {
      case Command.Receive it -> {
        asked.add(id + " " + it.arrival().channel() + " " + it.message());
        it.replyTo().tell(busy ? new Reply.Rejected(Reason.PENDING) : received(id, it));
      }
      case Command.Begin it ->
          it.replyTo().tell(new Reply.Say(0, Personal.of("Hello. How can I help?"), Next.LISTEN));
      case Command.OfTurn it -> it.replyTo().tell(taken(id, it));
      case Command.Interrupt it -> {
        done.add("interrupt " + it.turn() + " " + it.heard().text());
        it.replyTo().tell(new Reply.Noted());
      }
      case Command.Report it -> {
        done.add("report " + it.status());
        it.replyTo().tell(new Reply.Noted());
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

  private synchronized Reply received(String id, Command.Receive it) {
    var known = turns.get(id + it.message());
    int turn = known == null ? turns.merge(id, 1, Integer::sum) : known;
    turns.put(id + it.message(), turn);
    return said(id, turn, it.body().text());
  }

  private synchronized Reply taken(String id, Command.OfTurn it) {
    return switch (it) {
      case Command.Hear what -> {
        done.add("hear " + what.turn() + " " + what.words().text());
        yield said(id, what.turn(), what.words().text());
      }
      case Command.Press what -> {
        done.add("press " + what.turn() + " " + what.digits().text());
        yield said(id, what.turn(), what.digits().text());
      }
      case Command.KeepSilent what -> {
        done.add("silent " + what.turn());
        yield new Reply.Say(what.turn(), Personal.of("Are you still there?"), Next.LISTEN);
      }
      case Command.HandBack what -> whole(what.turn(), "");
      case Command.Resume what -> whole(what.turn(), words.getOrDefault(id + what.turn(), ""));
    };
  }

  private Reply said(String id, int turn, String text) {
    words.put(id + turn, text);
    return text.startsWith("look up")
        ? new Reply.Part(turn, Personal.of("One moment, please."))
        : whole(turn, text);
  }

  private static Reply whole(int turn, String text) {
    return new Reply.Say(
        turn, Personal.of("You said " + text), text.equals("bye") ? Next.END : Next.LISTEN);
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
