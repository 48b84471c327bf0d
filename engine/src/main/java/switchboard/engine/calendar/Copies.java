package switchboard.engine.calendar;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.pekko.actor.typed.ActorRef;
import switchboard.engine.Decision.Accept;
import switchboard.engine.Decision.Reject;
import switchboard.engine.Entities;
import switchboard.engine.Postbox;
import switchboard.engine.calendar.Calendar.Command;
import switchboard.engine.calendar.Calendar.Reply;
import switchboard.engine.tenant.EntityIds;
import switchboard.engine.tenant.Tenants;

/// Calendars in memory, made of what happened on the real ones. They answer by the same rules and
/// at once; nothing that is done to them is kept. For one thread.
public final class Copies implements Entities<Command>, Appointments {

  private final Map<String, State> all = new HashMap<>();
  private final Tenants tenants;
  private final Supplier<Instant> now;

  /// @param now the time it is taken to be
  public Copies(Tenants tenants, Supplier<Instant> now) {
    this.tenants = tenants;
    this.now = now;
  }

  /// @param id of the calendar, see [Calendar#id]
  public void apply(String id, Event event) {
    all.put(id, of(id).apply(event));
  }

  private State of(String id) {
    return all.getOrDefault(id, State.EMPTY);
  }

  @Override
  public <R> CompletionStage<R> ask(String id, Function<ActorRef<R>, Command> command) {
    var postbox = new Postbox<R>();
    handle(id, command.apply(postbox));
    return postbox
        .told()
        .<CompletionStage<R>>map(CompletableFuture::completedStage)
        .orElseGet(() -> CompletableFuture.failedStage(new TimeoutException()));
  }

  private void handle(String id, Command command) {
    switch (command) {
      case Command.Look(var window, var except, var asker) ->
          asker.tell(of(id).seen(window, except, now.get()));
      case Command.Find(var appointment, var asker) ->
          asker.tell(new Reply.Found(of(id).find(appointment)));
      case Command it -> it.replyTo().tell(decided(id, it));
    }
  }

  private Reply decided(String id, Command command) {
    var tenant = EntityIds.tenant(id);
    var rules = new TenantRules(tenants, tenant, id.substring(tenant.length() + 1));
    return switch (of(id).decide(command, now.get(), rules)) {
      case Accept(var events) -> {
        events.forEach(it -> apply(id, it));
        yield new Reply.Accepted(of(id).sure(), !events.isEmpty());
      }
      case Reject(var reason) -> new Reply.Rejected(reason);
    };
  }

  @Override
  public CompletionStage<Optional<Found>> next(String tenant, String customer, Instant now) {
    return upcoming(tenant, customer, now, 1).thenApply(it -> it.stream().findFirst());
  }

  @Override
  public CompletionStage<List<Found>> upcoming(
      String tenant, String customer, Instant now, int limit) {
    return CompletableFuture.completedStage(
        all.keySet().stream()
            .filter(it -> EntityIds.tenant(it).equals(tenant))
            .flatMap(it -> led(it, tenant, customer))
            .filter(it -> it.slot().start().isAfter(now))
            .sorted(Comparator.comparing(Found::slot, Comparator.comparing(Slot::start)))
            .limit(limit)
            .toList());
  }

  private Stream<Found> led(String calendar, String tenant, String customer) {
    var resource = calendar.substring(tenant.length() + 1);
    return of(calendar).appointments().entrySet().stream()
        .filter(it -> stands(it.getValue(), customer))
        .map(it -> found(resource, it.getKey(), it.getValue()));
  }

  private static boolean stands(Appointment it, String customer) {
    return it.visit().customer().equals(customer)
        && it.visit().lead().isEmpty()
        && it.status() == Appointment.Status.CONFIRMED;
  }

  private static Found found(String resource, String id, Appointment it) {
    return new Found(
        id,
        resource,
        it.visit().service(),
        it.slot(),
        it.visit().with(),
        it.pending(),
        it.unsure());
  }
}
