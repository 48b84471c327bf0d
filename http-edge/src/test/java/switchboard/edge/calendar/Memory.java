package switchboard.edge.calendar;

import static java.util.Comparator.comparing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.apache.pekko.actor.typed.ActorRef;
import switchboard.engine.Decision.Accept;
import switchboard.engine.Decision.Reject;
import switchboard.engine.Entities;
import switchboard.engine.Page;
import switchboard.engine.calendar.Appointment;
import switchboard.engine.calendar.Block;
import switchboard.engine.calendar.Calendar;
import switchboard.engine.calendar.Event;
import switchboard.engine.calendar.Schedule;
import switchboard.engine.calendar.Slot;
import switchboard.engine.calendar.State;
import switchboard.engine.calendar.TenantRules;
import switchboard.engine.consent.Consent;
import switchboard.engine.customer.Acquaintance;
import switchboard.engine.customer.Customer;
import switchboard.engine.identity.Identity;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tenant.Tenants;
import switchboard.engine.waitlist.Waitlist;

/// Calendars, customers and everything around them in memory: they decide as the real ones do, one
/// command after the other, and what is read of them is never late.
public final class Memory implements Schedule {

  public final Map<String, State> calendars = new ConcurrentHashMap<>();
  public final Map<String, Customer.State> customers = new ConcurrentHashMap<>();
  public final Map<String, switchboard.engine.waitlist.State> waitlists = new ConcurrentHashMap<>();
  public final Map<String, switchboard.engine.consent.State> consents = new ConcurrentHashMap<>();
  public final Agenda duties = new Agenda();

  /// Facts stored on calendars.
  public final List<Event> journal = new ArrayList<>();

  /// Ids of entities that do not answer.
  public final Set<String> silent = ConcurrentHashMap.newKeySet();

  /// Entities that do what they are told, but whose answer gets lost once.
  public final Set<String> forgetful = ConcurrentHashMap.newKeySet();

  private final Map<String, Identity.State> identities = new ConcurrentHashMap<>();
  private final Tenants tenants;
  private final Clock clock;

  public Memory(Tenants tenants, Clock clock) {
    this.tenants = tenants;
    this.clock = clock;
  }

  private <C> Entities<C> entities(BiConsumer<String, C> handle) {
    return new Entities<>() {
      @Override
      public <R> CompletionStage<R> ask(String id, Function<ActorRef<R>, C> command) {
        if (silent.contains(id)) return CompletableFuture.failedStage(new TimeoutException());
        var inbox = TestInbox.<R>create();
        synchronized (Memory.this) {
          handle.accept(id, command.apply(inbox.getRef()));
        }
        if (forgetful.remove(id)) return CompletableFuture.failedStage(new TimeoutException());
        return CompletableFuture.completedStage(inbox.receiveMessage());
      }
    };
  }

  public Entities<Calendar.Command> calendars() {
    return entities(this::calendar);
  }

  public Acquaintance acquaintance() {
    return new Acquaintance(entities(this::customer), entities(this::identity), new Hashes());
  }

  public Entities<Waitlist.Command> waitlist() {
    return entities(this::waitlist);
  }

  public Entities<Consent.Command> consent() {
    return entities(this::consent);
  }

  private void calendar(String id, Calendar.Command command) {
    var state = calendars.getOrDefault(id, State.EMPTY);
    var now = clock.instant();
    if (command instanceof Calendar.Command.Look(var window, var except, var to)) {
      to.tell(state.seen(window, except, now));
      return;
    }
    if (command instanceof Calendar.Command.Find(var appointment, var to)) {
      to.tell(new Calendar.Reply.Found(state.find(appointment)));
      return;
    }
    var rules = new TenantRules(tenants, tenant(id), part(id));
    switch (state.decide(command, now, rules)) {
      case Accept(var events) -> {
        for (var it : events) state = state.apply(it);
        journal.addAll(events);
        calendars.put(id, state);
        command.replyTo().tell(new Calendar.Reply.Accepted(state.sure(), !events.isEmpty()));
      }
      case Reject(var reason) -> command.replyTo().tell(new Calendar.Reply.Rejected(reason));
    }
  }

  private void customer(String id, Customer.Command command) {
    var state = customers.getOrDefault(id, Customer.State.UNKNOWN);
    switch (state.decide(command, clock.instant())) {
      case Accept(var events) -> {
        for (var it : events) state = state.apply(it);
        customers.put(id, state);
        command.replyTo().tell(new Customer.Reply.Known(state.card()));
      }
      case Reject(var reason) -> command.replyTo().tell(new Customer.Reply.Rejected(reason));
    }
  }

  private void identity(String id, Identity.Command command) {
    var state = identities.getOrDefault(id, Identity.State.UNCLAIMED);
    for (var it : state.decide(command, clock.instant())) state = state.apply(it);
    identities.put(id, state);
    command.replyTo().tell(state.reply());
  }

  private void waitlist(String id, Waitlist.Command command) {
    var state = waitlists.getOrDefault(id, switchboard.engine.waitlist.State.EMPTY);
    switch (state.decide(command, clock.instant())) {
      case Accept(var events) -> {
        for (var it : events) state = state.apply(it);
        waitlists.put(id, state);
        var entry =
            switch (command) {
              case Waitlist.Command.Join(var one, _, _) -> one;
              case Waitlist.Command.Leave(var one, _, _) -> one;
              case Waitlist.Command _ -> "";
            };
        command.replyTo().tell(new Waitlist.Reply.Accepted(entry, !events.isEmpty()));
      }
      case Reject(var reason) -> command.replyTo().tell(new Waitlist.Reply.Rejected(reason));
    }
  }

  private void consent(String id, Consent.Command command) {
    var state = consents.getOrDefault(id, switchboard.engine.consent.State.UNASKED);
    switch (state.decide(command, clock.instant())) {
      case Accept(var events) -> {
        for (var it : events) state = state.apply(it);
        consents.put(id, state);
        command.replyTo().tell(new Consent.Reply.Accepted(!events.isEmpty()));
      }
      case Reject(var reason) -> command.replyTo().tell(new Consent.Reply.Rejected(reason));
    }
  }

  private static String tenant(String id) {
    return id.substring(0, id.indexOf(':'));
  }

  private static String part(String id) {
    return id.substring(id.indexOf(':') + 1);
  }

  /// A customer who was there before.
  public String known(String tenant, String name) {
    var id = "known-" + name.toLowerCase(Locale.ROOT);
    var details =
        new Customer.Details(
            Optional.of(new Personal(name)),
            Optional.of(new Personal("+12025550142")),
            Optional.empty(),
            Optional.of(new Personal("1 Example Street, Springfield")));
    acquaintance()
        .meet(tenant, id, Customer.Source.PHONE_CALL, details)
        .toCompletableFuture()
        .join();
    return id;
  }

  public Customer.Card card(String tenant, String customer) {
    return customers.getOrDefault(tenant + ":" + customer, Customer.State.UNKNOWN).card();
  }

  public void tell(
      String tenant,
      String resource,
      Function<ActorRef<Calendar.Reply>, Calendar.Command> command) {
    calendars().ask(tenant + ":" + resource, command).toCompletableFuture().join();
  }

  // ---- what is read

  private synchronized List<Entry> all(String tenant) {
    var all = new ArrayList<Entry>();
    calendars.forEach((calendar, state) -> {
      if (!tenant(calendar).equals(tenant)) return;
      state
          .appointments()
          .forEach((id, it) -> {
            if (it.visit().leads() && !handedOver(it))
              all.add(entry(tenant, part(calendar), id, it));
          });
    });
    all.sort(comparing((Entry it) -> it.slot().start()));
    return all;
  }

  private static boolean handedOver(Appointment it) {
    return it.why().equals(Optional.of("handed-over"));
  }

  private Entry entry(String tenant, String resource, String id, Appointment it) {
    var who = card(tenant, it.visit().customer());
    var pending = Shown.status(it) == Status.PENDING_RESCHEDULE;
    return new Entry(
        id,
        Optional.empty(),
        it.visit().customer(),
        who.name().map(Personal::text),
        who.phone().map(Personal::text),
        who.address().map(Personal::text),
        Optional.empty(),
        it.visit().service(),
        resource,
        it.slot(),
        it.visit().emergency(),
        Shown.status(it),
        it.attending(),
        it.visit().with(),
        !it.unsure(),
        pending
            ? Optional.of(
                new Pending(
                    it.why().orElse("asked"),
                    clock.instant(),
                    it.status() == Appointment.Status.DISPLACED))
            : Optional.empty(),
        it.status() == Appointment.Status.CANCELLED ? it.why() : Optional.empty(),
        false,
        it.outcome(),
        interest(id),
        revision(id),
        Optional.empty(),
        Optional.of(clock.instant()));
  }

  private int revision(String id) {
    return (int)
        journal.stream()
            .filter(it ->
                switch (it) {
                  case Event.Moved moved -> moved.appointment().equals(id);
                  case Event.Cancelled cancelled -> cancelled.appointment().equals(id);
                  case Event _ -> false;
                })
            .count();
  }

  private Optional<Event.Interest> interest(String id) {
    return journal.reversed().stream()
        .flatMap(it -> it instanceof Event.Concluded one ? Stream.of(one) : Stream.empty())
        .filter(it -> it.appointment().equals(id))
        .findFirst()
        .flatMap(Event.Concluded::interest);
  }

  @Override
  public List<Entry> between(String tenant, Slot window) {
    return all(tenant).stream().filter(it -> it.slot().overlaps(window)).toList();
  }

  @Override
  public Page<Entry> list(String tenant, Filter filter, Optional<String> cursor, int limit) {
    var from = cursor.map(Integer::parseInt).orElse(0);
    var fitting =
        all(tenant).stream()
            .filter(it -> filter.customer().filter(one -> !one.equals(it.customer())).isEmpty())
            .filter(it -> filter.status().filter(one -> one != it.status()).isEmpty())
            .filter(it -> filter.service().filter(one -> !one.equals(it.service())).isEmpty())
            .filter(it -> filter.resource().filter(one -> !one.equals(it.resource())).isEmpty())
            .toList();
    var items = fitting.stream().skip(from).limit(limit).toList();
    return new Page<>(
        items,
        from + items.size() < fitting.size()
            ? Optional.of("" + (from + items.size()))
            : Optional.empty());
  }

  @Override
  public Optional<Entry> byId(String tenant, String appointment) {
    return all(tenant).stream().filter(it -> it.appointment().equals(appointment)).findFirst();
  }

  @Override
  public Page<Entry> reschedules(String tenant, Optional<String> cursor, int limit) {
    return new Page<>(
        all(tenant).stream().filter(it -> it.status() == Status.PENDING_RESCHEDULE).toList(),
        Optional.empty());
  }

  @Override
  public List<Share> mix(String tenant, Slot window) {
    var counts = new TreeMap<String, Share>();
    for (var it : between(tenant, window)) {
      long minutes = Duration.between(it.slot().start(), it.slot().end()).toMinutes();
      boolean gone = it.status() == Status.CANCELLED;
      counts.merge(
          it.service(),
          new Share(it.service(), gone ? 0 : 1, gone ? 1 : 0, gone ? 0 : minutes),
          (one, other) ->
              new Share(
                  one.service(),
                  one.appointments() + other.appointments(),
                  one.cancelled() + other.cancelled(),
                  one.minutes() + other.minutes()));
    }
    return List.copyOf(counts.values());
  }

  @Override
  public Figures figures(String tenant, Slot window) {
    var all = between(tenant, window);
    long cancelled = all.stream().filter(it -> it.status() == Status.CANCELLED).count();
    return new Figures(all.size() - cancelled, 0, cancelled, 0, 0, 0, 0);
  }

  @Override
  public synchronized List<Closed> blocks(String tenant, Slot window) {
    var all = new ArrayList<Closed>();
    calendars.forEach((calendar, state) -> {
      if (tenant(calendar).equals(tenant))
        state.blocks().forEach((id, it) -> all.add(closed(part(calendar), id, it, window)));
    });
    return all.stream().filter(it -> !it.times().isEmpty()).toList();
  }

  private static Closed closed(String resource, String id, Block it, Slot window) {
    return new Closed(id, resource, it, it.within(window));
  }

  @Override
  public List<Elsewhere> elsewhere(String tenant, Slot window) {
    return List.of();
  }

  @Override
  public List<Lost> lost(String tenant) {
    return List.of();
  }

  @Override
  public long madeSince(String tenant, Instant since) {
    return all(tenant).size();
  }
}
