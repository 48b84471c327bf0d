package switchboard.edge.scheduler;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;
import switchboard.engine.Entities;
import switchboard.engine.calendar.Calendar.Command;
import switchboard.engine.calendar.Calendar.Reply;
import switchboard.engine.calendar.Outside;
import switchboard.engine.scheduler.BusyBook;

/// Tells the calendars themselves, in parts where there is much to tell: until the last has arrived
/// the source is unknown.
///
/// @param patience for one answer
public record CalendarBook(Entities<Command> calendars, Duration patience) implements BusyBook {

  /// A frame holds 256 KiB.
  private static final int LARGEST = 128 * 1024;

  /// What an entry takes beside its id.
  private static final int ENTRY = 120;

  @Override
  public void learn(
      String tenant, String resource, String source, List<Outside> changes, boolean whole) {
    var parts = parts(changes);
    for (int i = 0; i < parts.size(); i++) {
      var part = parts.get(i);
      var first = whole && i == 0;
      var more = i < parts.size() - 1;
      tell(tenant, resource, to -> new Command.Learn(source, part, first, more, to));
    }
  }

  /// Each fits into what nodes can send each other.
  static List<List<Outside>> parts(List<Outside> all) {
    var parts = new ArrayList<List<Outside>>();
    var part = new ArrayList<Outside>();
    int size = 0;
    for (var it : all) {
      int more = ENTRY + 3 * it.id().length();
      if (!part.isEmpty() && size + more > LARGEST) {
        parts.add(List.copyOf(part));
        part.clear();
        size = 0;
      }
      part.add(it);
      size += more;
    }
    parts.add(List.copyOf(part));
    return parts;
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
