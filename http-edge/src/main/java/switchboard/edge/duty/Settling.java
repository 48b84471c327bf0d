package switchboard.edge.duty;

import java.util.concurrent.ExecutionException;
import switchboard.engine.calendar.Settlement;
import switchboard.engine.duty.Duty;

/// Lets the calendars of one appointment come to agree.
public record Settling(Settlement settlement) implements Handler {

  @Override
  public Outcome handle(Duty duty) throws InterruptedException, ExecutionException {
    if (duty.resource().isEmpty()) return new Outcome.Dropped("no-resource");
    settlement
        .settle(duty.tenant(), duty.subject(), duty.resource().get())
        .toCompletableFuture()
        .get();
    return new Outcome.Done();
  }
}
