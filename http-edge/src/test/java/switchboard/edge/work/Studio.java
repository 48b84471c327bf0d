package switchboard.edge.work;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.apache.pekko.actor.typed.ActorRef;
import switchboard.edge.access.Reading;
import switchboard.edge.calendar.Writing;
import switchboard.engine.Decision.Accept;
import switchboard.engine.Decision.Reject;
import switchboard.engine.Entities;
import switchboard.engine.Page;
import switchboard.engine.calendar.Schedule;
import switchboard.engine.change.ChangeDesk;
import switchboard.engine.change.ChangeRequest;
import switchboard.engine.change.ChangeRequests;
import switchboard.engine.change.Priority;
import switchboard.engine.change.Request;
import switchboard.engine.change.Via;
import switchboard.engine.customer.Customer;
import switchboard.engine.customer.Customers;
import switchboard.engine.job.Job;
import switchboard.engine.job.JobCard.Status;
import switchboard.engine.job.Jobs;
import switchboard.engine.job.Plan;
import switchboard.engine.job.Steps;
import switchboard.engine.privacy.Personal;
import switchboard.engine.privacy.Seal;
import switchboard.engine.privacy.Seals;
import switchboard.engine.task.Promises;
import switchboard.engine.task.Task;
import switchboard.engine.task.Tasks;

/// Jobs, changes and tasks in memory: they decide as the real ones do, and what is read of them is
/// never late. Each tenant begins with one of each.
public final class Studio {

  public final Map<String, switchboard.engine.job.State> jobs = new TreeMap<>();
  public final Map<String, switchboard.engine.change.State> changes = new TreeMap<>();
  public final Map<String, switchboard.engine.task.State> tasks = new TreeMap<>();
  private final Map<String, Customer.State> people = new TreeMap<>();
  private final Clock clock;
  public final ChangeDesk desk;

  public Studio(Clock clock, String... tenants) {
    this.clock = clock;
    this.desk = new ChangeDesk(entities(this::change), entities(this::task), new Open());
    for (var tenant : tenants) fill(tenant);
  }

  private void fill(String tenant) {
    var customer = "customer-" + tenant;
    people.put(
        tenant + ":" + customer,
        Customer.State.UNKNOWN.apply(
            new Customer.Event.Created(Customer.Source.MANUAL, clock.instant())));
    var plan = new Plan(customer, new Personal("title of " + tenant));
    got(
        jobs()
            .<Job.Reply>ask(
                tenant + ":job-" + tenant,
                to -> new Job.Command.Open(plan, Status.IN_PROGRESS, 75, to)));
    var request =
        new Request(
            customer,
            Optional.of("job-" + tenant),
            new Personal("need of " + tenant),
            Priority.HIGH,
            Via.VOICE,
            Optional.of("call-" + tenant));
    got(desk.request(tenant, "change-" + tenant, request, Promises.USUAL));
  }

  private static <T> T got(CompletionStage<T> stage) {
    return stage.toCompletableFuture().join();
  }

  public WorkApi api(Reading reading, Writing writing, Schedule schedule, Customers customers) {
    return new WorkApi(
        reading,
        writing,
        jobs(),
        desk,
        entities(this::task),
        entities(this::person),
        new JobList(),
        new ChangeList(),
        new TaskList(),
        customers,
        schedule,
        new Open(),
        clock,
        () -> "new" + (jobs.size() + changes.size()));
  }

  public Entities<Job.Command> jobs() {
    return entities(this::job);
  }

  public Entities<Task.Command> tasks() {
    return entities(this::task);
  }

  public Jobs jobList() {
    return new JobList();
  }

  private <C> Entities<C> entities(BiConsumer<String, C> handle) {
    return new Entities<>() {
      @Override
      public <R> CompletionStage<R> ask(String id, Function<ActorRef<R>, C> command) {
        var inbox = TestInbox.<R>create();
        synchronized (Studio.this) {
          handle.accept(id, command.apply(inbox.getRef()));
        }
        return CompletableFuture.completedStage(inbox.receiveMessage());
      }
    };
  }

  private void job(String id, Job.Command command) {
    var state = jobs.getOrDefault(id, switchboard.engine.job.State.UNOPENED);
    switch (state.decide(command, clock.instant())) {
      case Accept(var events) -> {
        for (var it : events) state = state.apply(it);
        jobs.put(id, state);
        command.replyTo().tell(new Job.Reply.Known(state.standing()));
      }
      case Reject(var reason) -> command.replyTo().tell(new Job.Reply.Rejected(reason));
    }
  }

  private void change(String id, ChangeRequest.Command command) {
    var state = changes.getOrDefault(id, switchboard.engine.change.State.UNASKED);
    switch (state.decide(command, clock.instant())) {
      case Accept(var events) -> {
        for (var it : events) state = state.apply(it);
        changes.put(id, state);
        command.replyTo().tell(new ChangeRequest.Reply.Known(state.standing()));
      }
      case Reject(var reason) -> command.replyTo().tell(new ChangeRequest.Reply.Rejected(reason));
    }
  }

  private void task(String id, Task.Command command) {
    var state = tasks.getOrDefault(id, switchboard.engine.task.State.UNADDED);
    switch (state.decide(command, clock.instant())) {
      case Accept(var events) -> {
        for (var it : events) state = state.apply(it);
        tasks.put(id, state);
        command.replyTo().tell(new Task.Reply.Known(state.standing()));
      }
      case Reject(var reason) -> command.replyTo().tell(new Task.Reply.Rejected(reason));
    }
  }

  private void person(String id, Customer.Command command) {
    var state = people.getOrDefault(id, Customer.State.UNKNOWN);
    switch (state.decide(command, clock.instant())) {
      case Accept<?, ?> _ -> command.replyTo().tell(new Customer.Reply.Known(state.card()));
      case Reject(var reason) -> command.replyTo().tell(new Customer.Reply.Rejected(reason));
    }
  }

  private synchronized <S, R> List<R> rows(String tenant, Map<String, S> all, RowOf<S, R> row) {
    var prefix = tenant + ":";
    return all.entrySet().stream()
        .filter(it -> it.getKey().startsWith(prefix))
        .map(it -> row.of(it.getKey().substring(prefix.length()), it.getValue()))
        .toList();
  }

  private interface RowOf<S, R> {
    R of(String id, S state);
  }

  private static <R> Page<R> page(Stream<R> rows, Optional<String> cursor, int limit) {
    int from = cursor.map(Integer::parseInt).orElse(0);
    var all = rows.toList();
    if (from < 0 || from > all.size()) throw new IllegalArgumentException("not a cursor");
    int to = Math.min(all.size(), from + limit);
    var next = to < all.size() ? Optional.of(Integer.toString(to)) : Optional.<String>empty();
    return new Page<>(all.subList(from, to), next);
  }

  private final class JobList implements Jobs {
    private Stream<Jobs.Row> all(String tenant) {
      return rows(tenant, jobs, JobList::row).stream()
          .sorted(Comparator.comparing(Jobs.Row::active).reversed());
    }

    private static Jobs.Row row(String id, switchboard.engine.job.State state) {
      var it = state.standing();
      return new Jobs.Row(
          id,
          it.plan().customer(),
          Optional.empty(),
          Optional.empty(),
          it.plan().title().text(),
          it.status(),
          it.percent(),
          it.note().map(Personal::text),
          it.plan().deadline(),
          it.plan().manager().map(Personal::text),
          it.plan().invoice(),
          it.since(),
          it.active());
    }

    @Override
    public List<Jobs.Row> of(String tenant, String customer) {
      return all(tenant).filter(it -> it.customer().equals(customer)).toList();
    }

    @Override
    public Page<Jobs.Row> list(
        String tenant, Jobs.Filter filter, Optional<String> cursor, int limit) {
      var found =
          all(tenant)
              .filter(it -> fits(filter.active(), Steps.active(it.status())))
              .filter(it -> fits(filter.status(), it.status()))
              .filter(it -> fits(filter.customer(), it.customer()));
      return page(found, cursor, limit);
    }

    @Override
    public Optional<Jobs.Row> byId(String tenant, String id) {
      return all(tenant).filter(it -> it.id().equals(id)).findFirst();
    }

    @Override
    public long active(String tenant) {
      return all(tenant).filter(it -> Steps.active(it.status())).count();
    }
  }

  private static <T> boolean fits(Optional<T> wanted, T is) {
    return wanted.isEmpty() || wanted.get().equals(is);
  }

  private final class ChangeList implements ChangeRequests {
    private Stream<ChangeRequests.Row> all(String tenant) {
      return rows(tenant, changes, ChangeList::row).stream();
    }

    private static ChangeRequests.Row row(String id, switchboard.engine.change.State state) {
      var it = state.standing();
      return new ChangeRequests.Row(
          id,
          it.what().customer(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          it.what().job(),
          Optional.empty(),
          Optional.of(it.what().need().text()),
          it.what().priority(),
          it.status(),
          it.what().via(),
          it.what().conversation(),
          it.estimate(),
          it.notes().map(Personal::text),
          it.implementedOn(),
          it.since(),
          it.changed());
    }

    @Override
    public Page<ChangeRequests.Row> list(
        String tenant,
        ChangeRequests.Filter filter,
        Order order,
        Optional<String> cursor,
        int limit) {
      var found =
          all(tenant)
              .filter(it -> fits(filter.active(), it.status().active()))
              .filter(it -> fits(filter.status(), it.status()))
              .filter(it -> fits(filter.priority(), it.priority()))
              .filter(it -> filter.job().isEmpty() || filter.job().equals(it.job()))
              .filter(it -> fits(filter.customer(), it.customer()));
      return page(order == Order.NEWEST ? found : found.sorted(PRESSING), cursor, limit);
    }

    @Override
    public Optional<ChangeRequests.Row> byId(String tenant, String id) {
      return all(tenant).filter(it -> it.id().equals(id)).findFirst();
    }

    @Override
    public List<ChangeRequests.Row> of(String tenant, String customer) {
      return all(tenant).filter(it -> it.customer().equals(customer)).toList();
    }

    @Override
    public Map<Priority, Long> active(String tenant) {
      var counts = new EnumMap<Priority, Long>(Priority.class);
      all(tenant)
          .filter(it -> it.status().active())
          .forEach(it -> counts.merge(it.priority(), 1L, Long::sum));
      return counts;
    }
  }

  private static final Comparator<ChangeRequests.Row> PRESSING =
      Comparator.comparing(ChangeRequests.Row::priority).reversed();

  private final class TaskList implements Tasks {
    private Stream<Tasks.Row> all(String tenant, Optional<String> customer) {
      return rows(tenant, tasks, TaskList::row).stream()
          .filter(it -> customer.isEmpty() || customer.equals(it.customer()));
    }

    private static Tasks.Row row(String id, switchboard.engine.task.State state) {
      var it = state.standing();
      return new Tasks.Row(
          id,
          it.what().customer(),
          Optional.empty(),
          Optional.empty(),
          it.what().kind(),
          Optional.of(it.what().what().text()),
          it.what().conversation(),
          it.what().change(),
          it.due(),
          it.assignee().map(Personal::text),
          it.done(),
          it.since());
    }

    @Override
    public Page<Tasks.Row> open(
        String tenant, Optional<String> customer, Optional<String> cursor, int limit) {
      return page(all(tenant, customer).filter(it -> it.done().isEmpty()), cursor, limit);
    }

    @Override
    public Page<Tasks.Row> done(
        String tenant, Optional<String> customer, Optional<String> cursor, int limit) {
      return page(all(tenant, customer).filter(it -> it.done().isPresent()), cursor, limit);
    }

    @Override
    public Optional<Tasks.Row> byId(String tenant, String id) {
      return all(tenant, Optional.empty()).filter(it -> it.id().equals(id)).findFirst();
    }

    @Override
    public long late(String tenant, Instant now) {
      return all(tenant, Optional.empty()).filter(it -> it.late(now)).count();
    }
  }

  /// Nothing is sealed.
  private static final class Open implements Seals {
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
      throw new UnsupportedOperationException();
    }

    @Override
    public void assign(String subject, String person) {}

    @Override
    public void erase(String person) {}
  }
}
