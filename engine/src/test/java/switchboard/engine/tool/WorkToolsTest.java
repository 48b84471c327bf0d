package switchboard.engine.tool;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import switchboard.engine.Decision.Accept;
import switchboard.engine.Decision.Reject;
import switchboard.engine.Entities;
import switchboard.engine.Page;
import switchboard.engine.change.ChangeDesk;
import switchboard.engine.change.ChangeRequest;
import switchboard.engine.change.Priority;
import switchboard.engine.change.Revision;
import switchboard.engine.change.Status;
import switchboard.engine.job.JobCard;
import switchboard.engine.job.Jobs;
import switchboard.engine.privacy.Personal;
import switchboard.engine.privacy.Seal;
import switchboard.engine.privacy.Seals;
import switchboard.engine.task.Promises;
import switchboard.engine.task.Task;
import switchboard.engine.task.Todo;
import switchboard.engine.tool.RecordResult.ChangeRequested;
import switchboard.engine.tool.RecordResult.JobsFound;
import switchboard.engine.tool.RecordResult.TaskAdded;

class WorkToolsTest {
  private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
  private static final Personal FORM = new Personal("a contact form on the website");

  private final Map<String, switchboard.engine.change.State> changes = new TreeMap<>();
  private final Map<String, switchboard.engine.task.State> tasks = new TreeMap<>();
  private final Map<String, String> assigned = new ConcurrentHashMap<>();
  private final List<Jobs.Row> jobs = new ArrayList<>();
  private final Seals seals = new Keys();
  private Promises promises = Promises.USUAL;
  private final Clock clock = Clock.fixed(NOON, ZoneOffset.UTC);
  private final ChangeDesk desk =
      new ChangeDesk(entities(this::change), entities(this::task), seals);
  private final RecordTools tools =
      RecordTools.of(
          new RecordTools.OfEstate() {},
          new WorkTools(desk, entities(this::task), new Listed(), _ -> promises, seals, clock));

  private Result run(String run, RecordTool tool) {
    return tools.run("acme", "acme:CA1", run, tool).toCompletableFuture().join();
  }

  private static RecordTool.RequestChange request(Optional<String> job, Personal need) {
    return new RecordTool.RequestChange("ann", job, need, Priority.HIGH);
  }

  private void job(String customer, String id, String title, JobCard.Status status) {
    jobs.add(
        new Jobs.Row(
            id,
            customer,
            Optional.empty(),
            Optional.empty(),
            title,
            status,
            75,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            NOON,
            NOON));
  }

  @Test
  void customers_hear_of_their_own_jobs_but_not_of_cancelled_ones() {
    job("ann", "j1", "Website", JobCard.Status.IN_PROGRESS);
    job("ann", "j2", "Logo", JobCard.Status.CANCELLED);
    job("ben", "j3", "Shop", JobCard.Status.IN_PROGRESS);
    var found = (JobsFound) run("r1", new RecordTool.FindJobs("ann"));
    assertThat(found.items()).extracting(JobCard::id).containsExactly("j1");
    assertThat(run("r2", new RecordTool.FindJobs("eve"))).isEqualTo(new JobsFound(List.of()));
  }

  @Test
  void a_change_is_matched_promised_an_estimate_and_made_once() {
    job("ann", "logo", "New logo", JobCard.Status.REVIEW);
    job("ann", "site", "Bakery website", JobCard.Status.IN_PROGRESS);
    var made = new ChangeRequested("r1", Optional.of("site"), Duration.ofHours(24));
    assertThat(run("r1", request(Optional.empty(), FORM))).isEqualTo(made);
    jobs.clear();
    assertThat(run("r1", request(Optional.empty(), FORM))).isEqualTo(made);
    assertThat(changes).containsOnlyKeys("acme:r1");
    assertThat(requireNonNull(changes.get("acme:r1")).standing().what().conversation())
        .contains("CA1");
    assertThat(tasks).containsOnlyKeys("acme:r1");
    assertThat(requireNonNull(tasks.get("acme:r1")).due())
        .isEqualTo(NOON.plus(Duration.ofHours(24)));
    assertThat(requireNonNull(tasks.get("acme:r1")).standing().what().kind())
        .isEqualTo(Todo.Kind.ESTIMATE);
  }

  @Test
  void somebody_elses_job_is_not_taken() {
    job("ben", "shop", "Shop", JobCard.Status.IN_PROGRESS);
    assertThat(run("r1", request(Optional.of("shop"), FORM)))
        .isEqualTo(new ChangeRequested("r1", Optional.empty(), Duration.ofHours(24)));
  }

  @Test
  void the_promise_is_kept_once_the_change_was_looked_at() {
    run("r1", request(Optional.empty(), FORM));
    var today = NOON.atZone(ZoneOffset.UTC).toLocalDate();
    desk.revise("acme", "r1", Revision.to(Status.REVIEWING, today)).toCompletableFuture().join();
    assertThat(requireNonNull(tasks.get("acme:r1")).done()).isEmpty();
    desk.revise("acme", "r1", Revision.to(Status.REJECTED, today)).toCompletableFuture().join();
    assertThat(requireNonNull(tasks.get("acme:r1")).done()).contains(NOON);
  }

  @ParameterizedTest
  @CsvSource({
    "CALL_BACK,CALL_BACK,1",
    "call-back,CALL_BACK,1",
    "ESTIMATE,ESTIMATE,24",
    "PROMISE,PROMISE,24",
    "'',OTHER,24",
    "drop table,OTHER,24"
  })
  void what_is_promised_is_due_as_the_business_usually_promises(
      String kind, Todo.Kind kept, int hours) {
    var tool =
        new RecordTool.AddTask(
            Optional.of("ann"), kind, new Personal("the invoice"), Optional.empty());
    var due = NOON.plus(Duration.ofHours(hours));
    assertThat(run("r1", tool)).isEqualTo(new TaskAdded("r1", due));
    assertThat(run("r1", tool)).isEqualTo(new TaskAdded("r1", due));
    assertThat(requireNonNull(tasks.get("acme:r1")).standing().what().kind()).isEqualTo(kept);
  }

  @Test
  void a_time_that_was_named_is_kept() {
    var due = NOON.plusSeconds(60);
    var tool =
        new RecordTool.AddTask(
            Optional.empty(), "PROMISE", new Personal("the keys"), Optional.of(due));
    assertThat(run("r1", tool)).isEqualTo(new TaskAdded("r1", due));
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

  private void change(String id, ChangeRequest.Command command) {
    var state = changes.getOrDefault(id, switchboard.engine.change.State.UNASKED);
    switch (state.decide(command, NOON)) {
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
    switch (state.decide(command, NOON)) {
      case Accept(var events) -> {
        for (var it : events) state = state.apply(it);
        tasks.put(id, state);
        command.replyTo().tell(new Task.Reply.Known(state.standing()));
      }
      case Reject(var reason) -> command.replyTo().tell(new Task.Reply.Rejected(reason));
    }
  }

  private final class Listed implements Jobs {
    @Override
    public List<Row> of(String tenant, String customer) {
      return jobs.stream().filter(it -> it.customer().equals(customer)).toList();
    }

    @Override
    public Page<Row> list(String tenant, Filter filter, Optional<String> cursor, int limit) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Row> byId(String tenant, String id) {
      throw new UnsupportedOperationException();
    }

    @Override
    public long active(String tenant) {
      throw new UnsupportedOperationException();
    }
  }

  private final class Keys implements Seals {
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
    public void assign(String subject, String person) {
      assigned.put(subject, person);
    }

    @Override
    public void erase(String person) {
      throw new UnsupportedOperationException();
    }
  }
}
