package switchboard.edge.duty;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import switchboard.engine.Entities;
import switchboard.engine.conversation.Conversation;
import switchboard.engine.conversation.Conversation.Reason;
import switchboard.engine.conversation.Conversation.Reply;
import switchboard.engine.duty.Duty;
import switchboard.engine.tenant.EntityIds;

/// Wakes the thread of a text that may have been left without its answer, wherever its node went.
public record Answering(Entities<Conversation.Command> conversations, Clock clock)
    implements Handler {

  private static final Duration AGAIN = Duration.ofSeconds(10);

  @Override
  public Outcome handle(Duty duty) throws InterruptedException, ExecutionException {
    var id = EntityIds.of(duty.tenant(), duty.subject());
    var reply =
        conversations.<Reply>ask(id, Conversation.Command.Check::new).toCompletableFuture().get();
    return reply instanceof Reply.Rejected(var why) && why == Reason.PENDING
        ? new Outcome.Later(clock.instant().plus(AGAIN), "pending")
        : new Outcome.Done();
  }
}
