package switchboard.edge.estate;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.apache.pekko.actor.typed.ActorRef;
import switchboard.engine.Decision.Accept;
import switchboard.engine.Decision.Reject;
import switchboard.engine.Entities;
import switchboard.engine.property.Property;
import switchboard.engine.ticket.State;
import switchboard.engine.ticket.Ticket;

/// Properties and repairs in memory, which decide as the real ones do.
public final class Homes {

  public final Map<String, switchboard.engine.property.State> homes = new ConcurrentHashMap<>();
  public final Map<String, State> repairs = new ConcurrentHashMap<>();
  private final Clock clock;

  public Homes(Clock clock) {
    this.clock = clock;
  }

  public Entities<Property.Command> properties() {
    return entities(this::property);
  }

  public Entities<Ticket.Command> tickets() {
    return entities(this::ticket);
  }

  private static <C> Entities<C> entities(BiConsumer<String, C> handle) {
    return new Entities<>() {
      @Override
      public <R> CompletionStage<R> ask(String id, Function<ActorRef<R>, C> command) {
        var inbox = TestInbox.<R>create();
        handle.accept(id, command.apply(inbox.getRef()));
        return CompletableFuture.completedStage(inbox.receiveMessage());
      }
    };
  }

  private synchronized void property(String id, Property.Command command) {
    var state = homes.getOrDefault(id, switchboard.engine.property.State.UNKNOWN);
    if (command instanceof Property.Command.Look(var to)) {
      to.tell(new Property.Reply.Seen(state.listing(), state.tenancy()));
      return;
    }
    switch (state.decide(command, clock.instant())) {
      case Accept(var events) -> {
        for (var it : events) state = state.apply(it);
        homes.put(id, state);
        command.replyTo().tell(new Property.Reply.Accepted(!events.isEmpty()));
      }
      case Reject(var why) -> command.replyTo().tell(new Property.Reply.Rejected(why));
    }
  }

  private synchronized void ticket(String id, Ticket.Command command) {
    var state = repairs.getOrDefault(id, State.UNKNOWN);
    if (command instanceof Ticket.Command.Look(var to)) {
      to.tell(new Ticket.Reply.Seen(card(state)));
      return;
    }
    switch (state.decide(command, clock.instant())) {
      case Accept(var events) -> {
        for (var it : events) state = state.apply(it);
        repairs.put(id, state);
        command.replyTo().tell(new Ticket.Reply.Accepted(!events.isEmpty()));
      }
      case Reject(var why) -> command.replyTo().tell(new Ticket.Reply.Rejected(why));
    }
  }

  private static Optional<Ticket.Card> card(State it) {
    return it.need().map(need -> new Ticket.Card(need, it.status(), it.assignee(), it.since()));
  }
}
