package switchboard.engine.tool;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
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
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.apache.pekko.actor.typed.ActorRef;
import switchboard.engine.Decision.Accept;
import switchboard.engine.Decision.Reject;
import switchboard.engine.Entities;
import switchboard.engine.Phone;
import switchboard.engine.calendar.Appointment;
import switchboard.engine.calendar.Appointments;
import switchboard.engine.calendar.Block;
import switchboard.engine.calendar.Calendar;
import switchboard.engine.calendar.Finder;
import switchboard.engine.calendar.Planner;
import switchboard.engine.calendar.State;
import switchboard.engine.calendar.TenantRules;
import switchboard.engine.customer.Customer;
import switchboard.engine.identity.Identity;
import switchboard.engine.privacy.Seal;
import switchboard.engine.privacy.Seals;
import switchboard.engine.property.Properties;
import switchboard.engine.tenant.Presets;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tenant.Tenant;
import switchboard.engine.tenant.Tenants;

/// A tenant's calendars, customers and identities kept in memory: the rules are the real ones, only
/// the actors are missing.
public final class House {

  public static final String TENANT = "plumber";

  public final Map<String, State> calendars = new TreeMap<>();
  public final Map<String, Customer.State> customers = new TreeMap<>();
  public final Map<String, Identity.State> identities = new TreeMap<>();

  /// Persons by the subjects assigned to them.
  public final Map<String, String> assigned = new ConcurrentHashMap<>();

  /// Ids of entities that do not answer.
  public final Set<String> silent = new HashSet<>();

  public Instant now;

  /// What is let and sold, if anything.
  public Optional<Properties> properties = Optional.empty();

  /// What the business's own people are told and have done, if anything.
  public Optional<OwnerTools> owner = Optional.empty();

  private final Profile profile;

  public House(Instant now) {
    this(now, Presets.all().getFirst().profile());
  }

  public House(Instant now, Profile profile) {
    this.now = now;
    this.profile = profile;
  }

  public Profile profile() {
    return profile;
  }

  public Tenants.Card card() {
    return new Tenants.Card(TENANT, profile(), Tenant.Status.ACTIVE, 1);
  }

  public Tenants tenants() {
    return new One();
  }

  public Seals seals() {
    return new Hashes();
  }

  public Entities<Calendar.Command> planned() {
    return entities(this::calendar);
  }

  public EntityToolbox toolbox() {
    var plain = plain();
    return owner.map(plain::with).orElse(plain);
  }

  private EntityToolbox plain() {
    return new EntityToolbox(
        new CustomerTools(
            entities(this::customer),
            entities(this::identity),
            new Visits(),
            new Hashes(),
            clock(),
            properties),
        new CalendarTools(
            new Finder(entities(this::calendar), new One(), clock()),
            new Planner(entities(this::calendar)),
            new Visits(),
            new One(),
            clock()));
  }

  public Result run(String conversation, String run, Tool tool) {
    return toolbox()
        .run(TENANT, TENANT + ":" + conversation, run, tool)
        .toCompletableFuture()
        .join();
  }

  /// Nothing is free there on that day.
  public void block(String resource, LocalDate date) {
    var end = LocalTime.of(23, 59);
    var time =
        new Block(
            date, LocalTime.MIDNIGHT, end, profile.zone(), Block.Kind.OTHER, Optional.empty());
    var inbox = TestInbox.<Calendar.Reply>create();
    var id = "block-" + date;
    calendar(TENANT + ":" + resource, new Calendar.Command.AddBlock(id, time, inbox.getRef()));
  }

  /// An outside calendar of it cannot be read.
  public void lose(String resource) {
    var inbox = TestInbox.<Calendar.Reply>create();
    calendar(TENANT + ":" + resource, new Calendar.Command.Lose("outside", inbox.getRef()));
  }

  /// All appointments, by id; of one over several calendars what the leading one knows.
  public Map<String, Appointment> appointments() {
    var all = new TreeMap<String, Appointment>();
    for (var calendar : calendars.values())
      calendar
          .appointments()
          .forEach((id, it) -> all.merge(id, it, (one, other) -> leading(one) ? one : other));
    return all;
  }

  private static boolean leading(Appointment it) {
    return it.visit().lead().isEmpty();
  }

  private <C> Entities<C> entities(BiConsumer<String, C> handle) {
    return new Entities<>() {
      @Override
      public <R> CompletionStage<R> ask(String id, Function<ActorRef<R>, C> command) {
        if (silent.contains(id)) return CompletableFuture.failedStage(new TimeoutException());
        var inbox = TestInbox.<R>create();
        handle.accept(id, command.apply(inbox.getRef()));
        return CompletableFuture.completedStage(inbox.receiveMessage());
      }
    };
  }

  private void calendar(String id, Calendar.Command command) {
    var state = calendars.getOrDefault(id, State.EMPTY);
    if (command instanceof Calendar.Command.Look(var window, var except, var replyTo)) {
      replyTo.tell(state.seen(window, except, now));
      return;
    }
    if (command instanceof Calendar.Command.Find(var appointment, var replyTo)) {
      replyTo.tell(new Calendar.Reply.Found(state.find(appointment)));
      return;
    }
    switch (state.decide(command, now, rules(id))) {
      case Accept(var events) -> {
        for (var it : events) state = state.apply(it);
        calendars.put(id, state);
        command.replyTo().tell(new Calendar.Reply.Accepted(state.sure(), !events.isEmpty()));
      }
      case Reject(var reason) -> command.replyTo().tell(new Calendar.Reply.Rejected(reason));
    }
  }

  private TenantRules rules(String id) {
    var at = id.indexOf(':');
    return new TenantRules(new One(), id.substring(0, at), id.substring(at + 1));
  }

  private void customer(String id, Customer.Command command) {
    var state = customers.getOrDefault(id, Customer.State.UNKNOWN);
    switch (state.decide(command, now)) {
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
    for (var it : state.decide(command, now)) state = state.apply(it);
    identities.put(id, state);
    command.replyTo().tell(state.reply());
  }

  private final class Visits implements Appointments {

    @Override
    public CompletionStage<Optional<Found>> next(String tenant, String customer, Instant now) {
      return upcoming(tenant, customer, now, 1).thenApply(it -> it.stream().findFirst());
    }

    @Override
    public CompletionStage<List<Found>> upcoming(
        String tenant, String customer, Instant now, int limit) {
      if (silent.contains("appointments"))
        return CompletableFuture.failedStage(new TimeoutException());
      return CompletableFuture.completedStage(
          calendars.entrySet().stream()
              .flatMap(calendar ->
                  calendar.getValue().appointments().entrySet().stream()
                      .filter(it -> it.getValue().visit().customer().equals(customer))
                      .filter(it -> it.getValue().visit().lead().isEmpty())
                      .filter(it -> it.getValue().status() == Appointment.Status.CONFIRMED)
                      .filter(it -> it.getValue().slot().start().isAfter(now))
                      .map(it -> found(calendar.getKey(), it.getKey(), it.getValue())))
              .sorted(Comparator.comparing(it -> it.slot().start()))
              .limit(limit)
              .toList());
    }
  }

  private static Appointments.Found found(String calendar, String id, Appointment it) {
    var resource = calendar.substring(calendar.indexOf(':') + 1);
    return new Appointments.Found(
        id,
        resource,
        it.visit().service(),
        it.slot(),
        it.visit().with(),
        it.pending(),
        it.unsure());
  }

  private Clock clock() {
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }

      @Override
      public Instant instant() {
        return now;
      }
    };
  }

  public void pass(Duration time) {
    now = now.plus(time);
  }

  private final class One implements Tenants {

    @Override
    public Optional<Card> byId(String id) {
      return Optional.of(card()).filter(it -> it.id().equals(id));
    }

    @Override
    public Optional<Card> byNumber(Phone dialled) {
      return Optional.of(card());
    }

    @Override
    public Optional<Card> byKey(Tenant.KeyKind kind, String hash) {
      return Optional.empty();
    }

    @Override
    public Collection<Card> all() {
      return List.of(card());
    }
  }

  private final class Hashes implements Seals {

    @Override
    public CompletionStage<Seal> of(String subject) {
      return CompletableFuture.completedStage(Seal.PLAIN);
    }

    @Override
    public Seal load(String subject) {
      return Seal.PLAIN;
    }

    @Override
    public CompletionStage<String> hash(String tenant, String kind, String normalised) {
      return CompletableFuture.completedStage(
          "h" + Integer.toHexString((tenant + kind + normalised).hashCode()));
    }

    @Override
    public void assign(String subject, String person) {
      assigned.put(subject, person);
    }

    @Override
    public void erase(String person) {
      assigned.values().removeIf(person::equals);
    }
  }
}
