package switchboard.engine.calendar;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.apache.pekko.actor.typed.ActorRef;
import switchboard.engine.Decision.Accept;
import switchboard.engine.Decision.Reject;
import switchboard.engine.Entities;
import switchboard.engine.calendar.Calendar.Command;
import switchboard.engine.calendar.Calendar.Reply;

/// The calendars of a house without a cluster, and a caller of them who may die at any question.
final class Wall implements Entities<Command> {

  final Map<String, State> states = new TreeMap<>();
  final List<Event> journal = new ArrayList<>();
  Instant now = CalendarTest.NOON;

  /// Questions until the caller dies; negative: never.
  int patience = -1;

  @Override
  public <R> CompletionStage<R> ask(String id, Function<ActorRef<R>, Command> command) {
    if (patience == 0) return CompletableFuture.failedStage(new TimeoutException("died"));
    patience--;
    var inbox = TestInbox.<R>create();
    handle(id, command.apply(inbox.getRef()));
    return CompletableFuture.completedStage(inbox.receiveMessage());
  }

  private void handle(String id, Command command) {
    var state = states.getOrDefault(id, State.EMPTY);
    switch (command) {
      case Command.Look(var window, var except, var replyTo) ->
          replyTo.tell(state.seen(window, except, now));
      case Command.Find(var appointment, var replyTo) ->
          replyTo.tell(new Reply.Found(state.find(appointment)));
      case Command it ->
          it.replyTo()
              .tell(
                  switch (state.decide(it, now)) {
                    case Accept(var events) -> store(id, state, events);
                    case Reject(var reason) -> new Reply.Rejected(reason);
                  });
    }
  }

  private Reply store(String id, State before, List<Event> events) {
    var state = before;
    for (var it : events) state = state.apply(it);
    states.put(id, state);
    journal.addAll(events);
    return new Reply.Accepted(state.sure(), !events.isEmpty());
  }

  Appointment at(String resource, String appointment) {
    return states
        .getOrDefault(Calendar.id("house", resource), State.EMPTY)
        .find(appointment)
        .orElseThrow();
  }

  boolean live(String resource, String appointment) {
    return states
        .getOrDefault(Calendar.id("house", resource), State.EMPTY)
        .find(appointment)
        .filter(it -> it.liveAt(now))
        .isPresent();
  }

  void pass(Duration time) {
    now = now.plus(time);
  }
}
