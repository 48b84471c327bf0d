package switchboard.engine.conversation;

import static java.util.Comparator.comparing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.apache.pekko.actor.typed.ActorRef;
import switchboard.engine.Entities;
import switchboard.engine.calendar.Appointment;
import switchboard.engine.calendar.Slot;
import switchboard.engine.pin.MemoryPins;
import switchboard.engine.pin.Pin;
import switchboard.engine.privacy.Personal;
import switchboard.engine.scenario.Diary.Call;
import switchboard.engine.scenario.Diary.Todo;
import switchboard.engine.scenario.Diary.Visit;
import switchboard.engine.scenario.Scenario;
import switchboard.engine.task.Task;
import switchboard.engine.tool.House;
import switchboard.engine.tool.OwnerBooks;
import switchboard.engine.tool.OwnerResult.Away;
import switchboard.engine.tool.OwnerResult.Contact;
import switchboard.engine.tool.OwnerResult.DigestRead;
import switchboard.engine.tool.OwnerResult.Figures;
import switchboard.engine.tool.OwnerResult.PeopleFound;
import switchboard.engine.tool.OwnerResult.PersonCard;
import switchboard.engine.tool.OwnerResult.ScheduleRead;
import switchboard.engine.tool.OwnerResult.TasksRead;
import switchboard.engine.tool.OwnerResult.TodoCard;
import switchboard.engine.tool.OwnerResult.VisitCard;
import switchboard.engine.tool.OwnerTools;
import switchboard.engine.tool.Tool;

/// The books of a [House] as its own people ask about them: appointments of customers with names,
/// tasks, and who has called.
final class Office implements OwnerBooks, Entities<Task.Command> {

  private final House house;
  private final List<Todo> todos;
  private final List<Call> calls;
  private final Map<String, Visit> visits = new LinkedHashMap<>();
  final List<String> finished = new ArrayList<>();
  final MemoryPins pins = new MemoryPins();

  Office(House house, Scenario scenario) {
    this.house = house;
    this.todos = new ArrayList<>(scenario.todos());
    this.calls = scenario.calls();
    for (var it : scenario.staff())
      it.pin()
          .ifPresent(pin -> pins.set(House.TENANT, it.id(), Pin.digest(it.id(), pin), house.now));
    scenario.diary().forEach(this::book);
    InstantSource time = () -> house.now;
    house.owner =
        Optional.of(
            new OwnerTools(
                pins,
                this,
                house.planned(),
                this,
                house.tenants(),
                time.withZone(house.profile().zone())));
  }

  private void book(Visit it) {
    var service = house.profile().service(it.service()).orElseThrow();
    var id = "diary-" + visits.size();
    visits.put(id, it);
    house.run(
        "CA0",
        id,
        new Tool.Book(
            "c-" + id,
            it.service(),
            it.emergency(),
            it.resource().orElse("van-1"),
            Slot.of(instant(it.start()), service.duration()),
            it.with(),
            Optional.of(instant(it.start().minusDays(2)))));
  }

  private Instant instant(LocalDateTime local) {
    return local.atZone(house.profile().zone()).toInstant();
  }

  @Override
  public ScheduleRead schedule(String tenant, Slot window, Optional<String> resource) {
    var all =
        live()
            .filter(it -> it.getValue().slot().overlaps(window))
            .map(this::card)
            .filter(it -> resource.isEmpty() || it.of(resource.get()))
            .sorted(comparing(it -> it.slot().start()))
            .toList();
    return new ScheduleRead(all, away(window));
  }

  private Stream<Map.Entry<String, Appointment>> live() {
    return house.appointments().entrySet().stream()
        .filter(it -> it.getValue().status() == Appointment.Status.CONFIRMED)
        .filter(it -> visits.containsKey(it.getKey()));
  }

  private VisitCard card(Map.Entry<String, Appointment> found) {
    var it = found.getValue();
    var visit = Objects.requireNonNull(visits.get(found.getKey()));
    return new VisitCard(
        found.getKey(),
        visit.resource().orElse("van-1"),
        it.visit().with(),
        it.visit().service(),
        it.slot(),
        Optional.of(Personal.of(visit.name())),
        Personal.of(visit.address()),
        it.visit().emergency(),
        it.pending());
  }

  private List<Away> away(Slot window) {
    return house.calendars.entrySet().stream()
        .flatMap(it ->
            it.getValue().blocks().values().stream()
                .flatMap(block -> block.within(window).stream())
                .map(slot -> new Away(it.getKey().substring(House.TENANT.length() + 1), slot)))
        .toList();
  }

  /// What was blocked, as "van-1 2026-11-27T12:00 18:00".
  List<String> blocked() {
    return house.calendars.entrySet().stream()
        .flatMap(it ->
            it.getValue().blocks().values().stream()
                .map(block ->
                    String.join(
                        " ",
                        it.getKey().substring(House.TENANT.length() + 1),
                        block.date().atTime(block.from()).toString(),
                        block.to().toString())))
        .sorted()
        .toList();
  }

  @Override
  public DigestRead digest(String tenant, Slot window) {
    var some = calls.stream().filter(it -> within(instant(it.at()), window)).toList();
    var day =
        live().map(Map.Entry::getValue).filter(it -> within(it.slot().start(), window)).toList();
    var low = day.stream().mapToLong(it -> price(it, true)).sum();
    var high = day.stream().mapToLong(it -> price(it, false)).sum();
    var figures =
        new Figures(
            some.stream().filter(it -> !it.text()).count(),
            some.stream().filter(Call::text).count(),
            some.stream().filter(Call::emergency).count(),
            outcome(some, "abandoned"),
            outcome(some, "message"),
            outcome(some, "booked"),
            0,
            day.size(),
            0,
            low,
            high,
            day.size(),
            0,
            0,
            todos.size(),
            todos.stream().filter(it -> instant(it.due()).isBefore(house.now)).count(),
            0);
    return new DigestRead(figures, some.stream().map(this::contact).toList());
  }

  private static long outcome(List<Call> all, String wanted) {
    return all.stream().filter(it -> it.outcome().filter(wanted::equals).isPresent()).count();
  }

  private long price(Appointment it, boolean low) {
    var service = house.profile().service(it.visit().service()).orElseThrow();
    return (low ? service.fromMinor() : service.toMinor()).orElse(0L);
  }

  private Contact contact(Call it) {
    return new Contact(
        Personal.of(it.name()),
        Personal.of(it.phone()),
        Personal.of(it.need()),
        !it.text(),
        it.emergency(),
        it.outcome(),
        instant(it.at()));
  }

  private static boolean within(Instant at, Slot window) {
    return !at.isBefore(window.start()) && at.isBefore(window.end());
  }

  @Override
  public TasksRead tasks(String tenant) {
    return new TasksRead(
        todos.stream()
            .map(it ->
                new TodoCard(
                    it.id(),
                    Personal.of(it.what()),
                    Personal.of(it.name()),
                    Optional.empty(),
                    instant(it.due())))
            .toList());
  }

  @Override
  public PeopleFound people(String tenant, String said) {
    var wanted = said.toLowerCase(Locale.ROOT);
    return new PeopleFound(
        visits.values().stream()
            .filter(it -> it.name().toLowerCase(Locale.ROOT).contains(wanted))
            .map(it ->
                new PersonCard(
                    "c-" + it.name(),
                    Optional.of(Personal.of(it.name())),
                    Optional.of(Personal.of("+19135550177")),
                    Personal.of(it.address())))
            .toList());
  }

  @Override
  public <R> CompletionStage<R> ask(String id, Function<ActorRef<R>, Task.Command> command) {
    var inbox = TestInbox.<R>create();
    var task = id.substring(House.TENANT.length() + 1);
    var it = command.apply(inbox.getRef());
    var known = todos.removeIf(todo -> todo.id().equals(task));
    if (known) finished.add(task);
    var standing = new Task.Reply.Rejected(Task.Reason.NO_SUCH_TASK);
    it.replyTo().tell(known ? known(task) : standing);
    return CompletableFuture.completedStage(inbox.receiveMessage());
  }

  private static Task.Reply known(String task) {
    var todo =
        new switchboard.engine.task.Todo(
            Optional.empty(),
            switchboard.engine.task.Todo.Kind.OTHER,
            Personal.of(task),
            Optional.empty(),
            Optional.empty());
    var now = LocalDate.of(2026, 11, 23).atStartOfDay(java.time.ZoneOffset.UTC).toInstant();
    return new Task.Reply.Known(
        new Task.Standing(
            todo, now.plus(Duration.ofDays(1)), Optional.empty(), Optional.of(now), now));
  }
}
