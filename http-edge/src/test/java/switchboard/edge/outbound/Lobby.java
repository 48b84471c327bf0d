package switchboard.edge.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.apache.pekko.actor.typed.ActorRef;
import switchboard.edge.duty.Calling;
import switchboard.edge.message.Lines;
import switchboard.edge.message.Pacing;
import switchboard.edge.message.Ringer;
import switchboard.edge.notice.Post;
import switchboard.edge.notice.Shop;
import switchboard.edge.twilio.OnCallLinks;
import switchboard.engine.Decision.Accept;
import switchboard.engine.Entities;
import switchboard.engine.conversation.Conversations;
import switchboard.engine.customer.Customers;
import switchboard.engine.message.Outbox;
import switchboard.engine.outbound.Event;
import switchboard.engine.outbound.Outbound;
import switchboard.engine.outbound.Outbound.Card;
import switchboard.engine.outbound.Outbound.Command;
import switchboard.engine.outbound.Outbound.Reply;
import switchboard.engine.outbound.Outbounds;
import switchboard.engine.outbound.Pacer;
import switchboard.engine.outbound.Refusals;
import switchboard.engine.outbound.State;
import switchboard.engine.task.Task;

/// The plumber's calls out, kept in memory by the real rules; nobody's telephone rings.
final class Lobby {

  final Shop shop = new Shop();
  final List<Event> journal = new ArrayList<>();
  final List<Ringer.Draft> rung = new ArrayList<>();
  final Set<String> refusing = new HashSet<>();

  /// What was promised, by id.
  final Map<String, Task.Standing> promised = new HashMap<>();

  private final Map<String, State> calls = new HashMap<>();

  CallingOut calling() {
    var means = shop.means();
    var callees =
        new Callees(
            tasks(),
            customers(),
            port(Conversations.class),
            port(Outbounds.class),
            refusals(),
            means::find);
    return new CallingOut(
        new OutboundMeans(
            shop,
            Outbound.cards(entities()),
            callees,
            new Post(port(Outbox.class), customers(), shop.clock),
            new Calling(
                ringer(),
                Lines.NONE,
                new OnCallLinks("sixteen bytes or more".getBytes(UTF_8)),
                () -> Optional.of("https://voice.example")),
            new Pacing(pacers(), "AC1"),
            new SimpleMeterRegistry(),
            shop.clock));
  }

  private Customers customers() {
    return port(
        Customers.class,
        id ->
            Optional.of(
                new Customers.Row(
                    id,
                    Optional.of("Pat Example"),
                    id.startsWith("mail") ? Optional.empty() : Optional.of("+19135550142"),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    false,
                    Instant.EPOCH,
                    Instant.EPOCH)));
  }

  private Refusals refusals() {
    return new Refusals() {
      @Override
      public boolean refuses(String tenant, String customer) {
        return refusing.contains(customer);
      }

      @Override
      public void set(String tenant, String customer, boolean refuses, Instant now) {
        throw new UnsupportedOperationException();
      }
    };
  }

  private Ringer ringer() {
    return new Ringer() {
      @Override
      public Outcome ring(Draft draft) {
        rung.add(draft);
        return new Outcome.Accepted("CA" + rung.size());
      }

      @Override
      public Optional<String> find(Draft draft, Instant since) {
        return Optional.empty();
      }
    };
  }

  private Entities<Command> entities() {
    return new Entities<>() {
      @Override
      public <R> CompletionStage<R> ask(String id, Function<ActorRef<R>, Command> command) {
        var inbox = TestInbox.<R>create();
        handle(id, command.apply(inbox.getRef()));
        return CompletableFuture.completedStage(inbox.receiveMessage());
      }
    };
  }

  private void handle(String id, Command command) {
    var state = calls.getOrDefault(id, State.NONE);
    if (command instanceof Command.Look(var to)) {
      to.tell(new Reply.Seen(card(state)));
      return;
    }
    if (state.decide(command, shop.now) instanceof Accept(var events)) {
      journal.addAll(events);
      for (var it : events) state = state.apply(it);
      calls.put(id, state);
      command.replyTo().tell(new Reply.Accepted(!events.isEmpty()));
    } else command.replyTo().tell(new Reply.Over());
  }

  private static Optional<Card> card(State it) {
    return it.wanted()
        .map(one ->
            new Card(
                one.what(),
                one.plan(),
                it.status(),
                it.step(),
                it.missed(),
                it.dialled(),
                it.reference(),
                it.since()));
  }

  /// How the call stands that is about an appointment.
  Optional<Outbound.Status> status(String id) {
    return card(calls.getOrDefault(id, State.NONE)).map(Card::status);
  }

  private static Entities<Pacer.Ask> pacers() {
    return new Entities<>() {
      @Override
      public <R> CompletionStage<R> ask(String id, Function<ActorRef<R>, Pacer.Ask> command) {
        var inbox = TestInbox.<R>create();
        command.apply(inbox.getRef()).replyTo().tell(new Pacer.Reply.Go(Duration.ZERO));
        return CompletableFuture.completedStage(inbox.receiveMessage());
      }
    };
  }

  private Entities<Task.Command> tasks() {
    return new Entities<>() {
      @Override
      public <R> CompletionStage<R> ask(String id, Function<ActorRef<R>, Task.Command> command) {
        var inbox = TestInbox.<R>create();
        if (!(command.apply(inbox.getRef()) instanceof Task.Command.Look(var to)))
          throw new UnsupportedOperationException("only looked at");
        var it = Optional.ofNullable(promised.get(id.substring(id.indexOf(':') + 1)));
        to.tell(
            it.<Task.Reply>map(Task.Reply.Known::new)
                .orElseGet(() -> new Task.Reply.Rejected(Task.Reason.NO_SUCH_TASK)));
        return CompletableFuture.completedStage(inbox.receiveMessage());
      }
    };
  }

  private static <T> T port(Class<T> type) {
    return port(type, id -> Optional.empty());
  }

  /// A port that is only asked for one by its id.
  private static <T> T port(Class<T> type, Function<String, Object> byId) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, method, given) -> {
              if (!method.getName().equals("byId"))
                throw new UnsupportedOperationException(method.getName());
              return byId.apply((String) given[1]);
            }));
  }
}
