package switchboard.edge.talk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;
import switchboard.edge.http.Failures;
import switchboard.engine.Entities;
import switchboard.engine.conversation.Conversation.Command;
import switchboard.engine.conversation.Conversation.Reply;

/// How browsers' conversations are asked: in time or not at all, a second time where no answer
/// came, for nothing is ever done twice. Knows which calls are on the line here.
public final class Talks {

  private static final Duration PATIENCE = Duration.ofSeconds(12);
  private static final int ROUNDS = 12;

  private final Entities<Command> conversations;
  private final Clock clock;
  private final Map<String, Integer> lines = new ConcurrentHashMap<>();

  public Talks(Entities<Command> conversations, Clock clock) {
    this.conversations = conversations;
    this.clock = clock;
  }

  public Instant now() {
    return clock.instant();
  }

  /// @throws Unanswered if nobody answers in time
  public Reply ask(String id, Function<ActorRef<Reply>, Command> command) {
    try {
      return once(id, command);
    } catch (Unanswered _) {
      return once(id, command);
    }
  }

  private Reply once(String id, Function<ActorRef<Reply>, Command> command) {
    try {
      return conversations
          .<Reply>ask(id, command)
          .toCompletableFuture()
          .copy()
          .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
          .join();
    } catch (CompletionException e) {
      if (Failures.root(e) instanceof TimeoutException) throw new Unanswered(e);
      throw e;
    }
  }

  /// The whole reply: what there is of it meanwhile is handed over as it comes.
  public Reply whole(
      String id, Function<ActorRef<Reply>, Command> command, Consumer<Reply.Part> meanwhile) {
    var reply = ask(id, command);
    for (int i = 0; i < ROUNDS && reply instanceof Reply.Part part; i++) {
      meanwhile.accept(part);
      reply = ask(id, to -> new Command.Resume(part.turn(), to));
    }
    return reply;
  }

  /// No answer came in time. What was asked may have been done.
  public static final class Unanswered extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unanswered(Throwable cause) {
      super("no answer in time", cause);
    }
  }

  /// One more socket speaks for the call.
  public void lift(String id) {
    lines.merge(id, 1, Integer::sum);
  }

  /// One socket less; runs `over` if no other has come within the time.
  public void drop(String id, Duration within, Runnable over) {
    lines.computeIfPresent(id, (_, n) -> n > 1 ? n - 1 : null);
    CompletableFuture.delayedExecutor(
            within.toMillis(), TimeUnit.MILLISECONDS, Thread::startVirtualThread)
        .execute(() -> {
          if (!lines.containsKey(id)) over.run();
        });
  }
}
