package switchboard.edge.scheduler;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;
import switchboard.engine.Entities;
import switchboard.engine.calendar.Calendar.Command;
import switchboard.engine.calendar.Calendar.Reply;
import switchboard.engine.calendar.Outside;
import switchboard.engine.scheduler.BusyBook;

/// Tells the calendars themselves.
///
/// @param patience for one answer
public record CalendarBook(Entities<Command> calendars, Duration patience) implements BusyBook {

  @Override
  public void learn(
      String tenant, String resource, String source, List<Outside> changes, boolean whole) {
    tell(tenant, resource, to -> new Command.Learn(source, changes, whole, to));
  }

  @Override
  public void lose(String tenant, String resource, String source) {
    tell(tenant, resource, to -> new Command.Lose(source, to));
  }

  @Override
  public void forget(String tenant, String resource, String source) {
    tell(tenant, resource, to -> new Command.Forget(source, to));
  }

  private void tell(String tenant, String resource, Function<ActorRef<Reply>, Command> command) {
    var reply =
        calendars
            .<Reply>ask(tenant + ":" + resource, command)
            .toCompletableFuture()
            .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
            .join();
    if (!(reply instanceof Reply.Accepted))
      throw new IllegalStateException("the calendar did not take it");
  }
}
