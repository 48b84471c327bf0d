package switchboard.engine.waitlist;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.apache.pekko.actor.typed.ActorRef;
import switchboard.engine.Decision;
import switchboard.engine.Decision.Accept;
import switchboard.engine.Decision.Reject;
import switchboard.engine.Entities;
import switchboard.engine.Phone;
import switchboard.engine.calendar.Appointment;
import switchboard.engine.calendar.Appointments;
import switchboard.engine.calendar.Calendar;
import switchboard.engine.calendar.Finder;
import switchboard.engine.calendar.Planner;
import switchboard.engine.calendar.Planner.Plan;
import switchboard.engine.calendar.Settlement;
import switchboard.engine.calendar.Slot;
import switchboard.engine.calendar.TenantRules;
import switchboard.engine.calendar.Visit;
import switchboard.engine.consent.Consent;
import switchboard.engine.tenant.Planning;
import switchboard.engine.tenant.Presets;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tenant.Tenant;
import switchboard.engine.tenant.Tenants;

/// The demo plumber without actors: the rules are the real ones, kept in memory, and whoever asks
/// may die at any question.
public final class Shop implements Tenants, Appointments {

  public static final String TENANT = "plumber";

  private final Map<String, switchboard.engine.calendar.State> calendars = new HashMap<>();
  private final Map<String, switchboard.engine.consent.State> consents = new HashMap<>();
  public final List<Event> journal = new ArrayList<>();
  public State list = State.EMPTY;
  public Instant now = at("2026-06-01T09:00");

  /// Questions until whoever asks dies; negative: never.
  public int patience = -1;

  public final Clock clock =
      new Clock() {
        @Override
        public ZoneId getZone() {
          return ZoneId.of("UTC");
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

  public final Planner planner = new Planner(entities(this::calendar));
  public final Settlement settlement = new Settlement(entities(this::calendar));
  public final WaitlistDesk desk =
      new WaitlistDesk(
          entities(this::waitlist),
          planner,
          new Vacancies(new Finder(entities(this::calendar), this, clock), this, this, clock),
          this,
          clock);

  /// On the plumber's clock.
  public static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(ZoneId.of("America/Chicago")).toInstant();
  }

  public static Slot hour(String local) {
    return Slot.of(at(local), Duration.ofHours(1));
  }

  public static <T> T got(CompletionStage<T> stage) {
    return stage.toCompletableFuture().join();
  }

  public Entities<Consent.Command> consents() {
    return entities(this::consent);
  }

  public void book(String id, String customer, String resource, Slot slot) {
    book(
        id,
        new Visit(customer, "", "faucet-fix", false, Duration.ZERO, Duration.ZERO),
        resource,
        slot);
  }

  public void book(String id, Visit visit, String resource, Slot slot) {
    var plan = new Plan(TENANT, id, visit, resource, List.of(), slot, Calendar.Terms.OVERRULE);
    if (!(got(planner.make(plan)) instanceof Planner.Answer.Done))
      throw new IllegalStateException("not booked");
  }

  /// Fills a day of both vans, so that only what is given up is free.
  public void fill(String date) {
    for (var van : List.of("van-1", "van-2"))
      book("all-" + van + date, "block", van, new Slot(at(date + "T08:00"), at(date + "T18:00")));
  }

  public Appointment find(String resource, String id) {
    return state(resource).find(id).orElseThrow();
  }

  public boolean live(String resource, String id) {
    return state(resource).find(id).filter(it -> it.liveAt(now)).isPresent();
  }

  private switchboard.engine.calendar.State state(String resource) {
    return calendars.getOrDefault(
        Calendar.id(TENANT, resource), switchboard.engine.calendar.State.EMPTY);
  }

  private <C> Entities<C> entities(BiConsumer<String, C> handle) {
    return new Entities<>() {
      @Override
      public <R> CompletionStage<R> ask(String id, Function<ActorRef<R>, C> command) {
        if (patience == 0) return CompletableFuture.failedStage(new TimeoutException("died"));
        patience--;
        var inbox = TestInbox.<R>create();
        handle.accept(id, command.apply(inbox.getRef()));
        return CompletableFuture.completedStage(inbox.receiveMessage());
      }
    };
  }

  private void calendar(String id, Calendar.Command command) {
    var state = calendars.getOrDefault(id, switchboard.engine.calendar.State.EMPTY);
    switch (command) {
      case Calendar.Command.Look(var window, var except, var to) ->
          to.tell(state.seen(window, except, now));
      case Calendar.Command.Find(var appointment, var to) ->
          to.tell(new Calendar.Reply.Found(state.find(appointment)));
      case Calendar.Command it -> {
        var rules = new TenantRules(this, TENANT, id.substring(id.indexOf(':') + 1));
        var decision = state.decide(it, now, rules);
        var next = after(state, decision, switchboard.engine.calendar.State::apply);
        calendars.put(id, next);
        it.replyTo()
            .tell(
                decision instanceof Reject(var reason)
                    ? new Calendar.Reply.Rejected(reason)
                    : new Calendar.Reply.Accepted());
      }
    }
  }

  private void waitlist(String id, Waitlist.Command command) {
    if (command instanceof Waitlist.Command.Look(var to)) {
      to.tell(new Waitlist.Reply.Seen(list.waiting(), list.ended()));
      return;
    }
    var decision = list.decide(command, now);
    if (decision instanceof Accept(var events)) journal.addAll(events);
    list = after(list, decision, State::apply);
    command
        .replyTo()
        .tell(
            decision instanceof Reject(var reason)
                ? new Waitlist.Reply.Rejected(reason)
                : new Waitlist.Reply.Accepted(id, true));
  }

  private void consent(String id, Consent.Command command) {
    var state = consents.getOrDefault(id, switchboard.engine.consent.State.UNASKED);
    if (command instanceof Consent.Command.Look(var to)) {
      to.tell(new Consent.Reply.Seen(state.what(), state.until(), state.status()));
      return;
    }
    var decision = state.decide(command, now);
    consents.put(id, after(state, decision, switchboard.engine.consent.State::apply));
    command
        .replyTo()
        .tell(
            decision instanceof Reject(var reason)
                ? new Consent.Reply.Rejected(reason)
                : new Consent.Reply.Accepted(true));
  }

  private interface Applying<S, E> {
    S apply(S state, E event);
  }

  private static <S, E, R> S after(S state, Decision<E, R> decision, Applying<S, E> applying) {
    if (!(decision instanceof Accept(var events))) return state;
    var next = state;
    for (var it : events) next = applying.apply(next, it);
    return next;
  }

  @Override
  public CompletionStage<Optional<Found>> next(String tenant, String customer, Instant from) {
    return CompletableFuture.completedStage(
        calendars.entrySet().stream()
            .flatMap(calendar ->
                calendar.getValue().appointments().entrySet().stream()
                    .filter(it -> it.getValue().visit().customer().equals(customer))
                    .filter(it -> it.getValue().confirmed())
                    .filter(it -> it.getValue().slot().start().isAfter(from))
                    .map(it -> found(calendar.getKey(), it.getKey(), it.getValue())))
            .min(Comparator.comparing(it -> it.slot().start())));
  }

  private static Found found(String calendar, String id, Appointment it) {
    var resource = calendar.substring(calendar.indexOf(':') + 1);
    return new Found(id, resource, it.visit().service(), it.slot());
  }

  public Profile profile() {
    return Presets.all().getFirst().profile().with(Planning.NONE);
  }

  @Override
  public Optional<Card> byId(String id) {
    return Optional.of(new Card(TENANT, profile(), Tenant.Status.ACTIVE, 1))
        .filter(it -> it.id().equals(id));
  }

  @Override
  public Optional<Card> byNumber(Phone dialled) {
    return byId(TENANT);
  }

  @Override
  public Optional<Card> byKey(Tenant.KeyKind kind, String hash) {
    return Optional.empty();
  }

  @Override
  public Collection<Card> all() {
    return byId(TENANT).stream().toList();
  }
}
