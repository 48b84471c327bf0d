package switchboard.edge.notice;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
import switchboard.edge.link.Desk;
import switchboard.edge.link.Links;
import switchboard.edge.mail.AppointmentMail;
import switchboard.edge.mail.MailDuty;
import switchboard.edge.mail.Templates;
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
import switchboard.engine.calendar.Schedule;
import switchboard.engine.calendar.Slot;
import switchboard.engine.calendar.TenantRules;
import switchboard.engine.calendar.Visit;
import switchboard.engine.consent.Consent;
import switchboard.engine.consent.ConsentDesk;
import switchboard.engine.conversation.Conversations;
import switchboard.engine.customer.Customers;
import switchboard.engine.message.Letter;
import switchboard.engine.message.Outbox;
import switchboard.engine.tenant.Outgoing;
import switchboard.engine.tenant.Planning;
import switchboard.engine.tenant.Presets;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tenant.Telephony;
import switchboard.engine.tenant.Tenant;
import switchboard.engine.tenant.Tenants;
import switchboard.engine.waitlist.Event;
import switchboard.engine.waitlist.State;
import switchboard.engine.waitlist.Vacancies;
import switchboard.engine.waitlist.Waitlist;
import switchboard.engine.waitlist.WaitlistDesk;

/// The demo plumber without actors or a database: the rules are the real ones, kept in memory, and
/// whoever asks may die at any question.
public final class Shop implements Tenants, Appointments {

  public static final String TENANT = "plumber";

  private final Map<String, switchboard.engine.calendar.State> calendars = new HashMap<>();
  private final Map<String, switchboard.engine.consent.State> questions = new HashMap<>();
  public final List<Event> journal = new ArrayList<>();
  public State list = State.EMPTY;
  public Instant now = at("2026-06-01T09:00");

  /// Questions until whoever asks dies; negative: never.
  public int patience = -1;

  public final Clock clock = ((java.time.InstantSource) () -> now).withZone(ZoneId.of("UTC"));

  public final Planner planner = new Planner(entities(this::calendar));
  public final Finder finder = new Finder(entities(this::calendar), this, clock);
  public final WaitlistDesk desk =
      new WaitlistDesk(
          entities(this::waitlist), planner, new Vacancies(finder, this, this, clock), this, clock);
  public final ConsentDesk consents = new ConsentDesk(entities(this::consent), planner, clock);
  public final Links links =
      new Links("sixteen bytes or more".getBytes(UTF_8), Optional.of("https://voice.example"));

  /// What has been posted, by id; posted again is left as it is.
  public final Map<String, Letter> letters = new LinkedHashMap<>();

  public Tenant.Status status = Tenant.Status.ACTIVE;
  public Planning planning = Planning.NONE;
  public Outgoing outgoing = Outgoing.USUAL;
  public String vertical = "plumber";

  /// What customers spoke last.
  public Optional<String> spoken = Optional.empty();

  public Optional<String> address = Optional.of("pat@customer.example");

  public Means means() {
    var post =
        new Post(port(Outbox.class, this::outbox), port(Customers.class, this::customer), clock);
    return new Means(
        this,
        planner,
        finder,
        port(Schedule.class, this::scheduled),
        port(Conversations.class, (_, _) -> Optional.empty()),
        desk,
        consents,
        post,
        links,
        clock);
  }

  public Desk linked() {
    return new Desk(
        this,
        planner,
        finder,
        port(Schedule.class, this::scheduled),
        desk,
        consents,
        port(Customers.class, this::customer),
        clock);
  }

  public MailDuty mail() {
    var means = means();
    return new MailDuty(
        this,
        means.schedule(),
        means.post().customers(),
        means.post().outbox(),
        new AppointmentMail(new Templates(), Optional.empty()),
        links,
        clock);
  }

  private interface Answering {
    Object answer(String method, List<Object> given);
  }

  /// A port of which only what is answered is asked.
  private static <T> T port(Class<T> type, Answering answering) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, method, given) -> answering.answer(method.getName(), List.of(given))));
  }

  private synchronized Object outbox(String method, List<Object> given) {
    if (!method.equals("post")) throw new UnsupportedOperationException(method);
    if (patience == 0) throw new IllegalStateException("died");
    patience--;
    var letter = (Letter) given.getFirst();
    letters.putIfAbsent(letter.id(), letter);
    return Optional.empty();
  }

  /// Everybody has a number, but for those without.
  private Object customer(String method, List<Object> given) {
    if (!method.equals("byId")) throw new UnsupportedOperationException(method);
    var id = (String) given.get(1);
    var phone = id.startsWith("mail") ? Optional.<String>empty() : Optional.of("+19135550142");
    return Optional.of(
        new Customers.Row(
            id,
            Optional.of("Pat Example"),
            phone,
            address,
            Optional.empty(),
            List.of(),
            false,
            Instant.EPOCH,
            Instant.EPOCH,
            spoken));
  }

  private synchronized Object scheduled(String method, List<Object> given) {
    if (!method.equals("byId")) throw new UnsupportedOperationException(method);
    var id = (String) given.get(1);
    return calendars.entrySet().stream()
        .flatMap(it ->
            it.getValue().find(id).stream()
                .filter(one -> one.why().filter(Visit.HANDED_OVER::equals).isEmpty())
                .map(one -> entry(id, it.getKey(), one)))
        .findFirst();
  }

  private static Schedule.Entry entry(String id, String calendar, Appointment it) {
    return new Schedule.Entry(
        id,
        Optional.empty(),
        it.visit().customer(),
        Optional.of("Pat Example"),
        Optional.of("+19135550142"),
        Optional.empty(),
        Optional.of("burst pipe"),
        it.visit().service(),
        calendar.substring(calendar.indexOf(':') + 1),
        it.slot(),
        it.visit().emergency(),
        Schedule.Status.CONFIRMED,
        it.attending());
  }

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
        synchronized (Shop.this) {
          if (patience == 0) return CompletableFuture.failedStage(new TimeoutException("died"));
          patience--;
          var inbox = TestInbox.<R>create();
          handle.accept(id, command.apply(inbox.getRef()));
          return CompletableFuture.completedStage(inbox.receiveMessage());
        }
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
    var state = questions.getOrDefault(id, switchboard.engine.consent.State.UNASKED);
    if (command instanceof Consent.Command.Look(var to)) {
      to.tell(new Consent.Reply.Seen(state.what(), state.until(), state.status()));
      return;
    }
    var decision = state.decide(command, now);
    questions.put(id, after(state, decision, switchboard.engine.consent.State::apply));
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
    return Presets.all().stream()
        .filter(it -> it.tenant().equals(vertical))
        .findFirst()
        .orElseThrow()
        .profile()
        .with(planning)
        .with(Telephony.NONE.with(outgoing));
  }

  @Override
  public Optional<Card> byId(String id) {
    return Optional.of(new Card(TENANT, profile(), status, 1)).filter(it -> it.id().equals(id));
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
