package switchboard.engine.tool;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Stream;
import switchboard.engine.Entities;
import switchboard.engine.change.ChangeDesk;
import switchboard.engine.change.ChangeRequest;
import switchboard.engine.change.ChangeRequest.Reason;
import switchboard.engine.change.Request;
import switchboard.engine.change.Via;
import switchboard.engine.job.JobCard;
import switchboard.engine.job.Jobs;
import switchboard.engine.job.Match;
import switchboard.engine.privacy.Seals;
import switchboard.engine.task.Promises;
import switchboard.engine.task.Task;
import switchboard.engine.task.Todo;
import switchboard.engine.tenant.EntityIds;
import switchboard.engine.tool.EntityToolbox.Job;
import switchboard.engine.tool.RecordResult.ChangeRequested;
import switchboard.engine.tool.RecordResult.JobsFound;
import switchboard.engine.tool.RecordResult.TaskAdded;
import switchboard.engine.tool.Result.Failed;

/// Tells customers how far their jobs are, takes the changes they ask for, and keeps what they were
/// promised. Whoever asks for a change to somebody else's job gets it matched to their own.
///
/// @param promises how soon a tenant does what it promises
public record WorkTools(
    ChangeDesk desk,
    Entities<Task.Command> tasks,
    Jobs jobs,
    Function<String, Promises> promises,
    Seals seals,
    Clock clock)
    implements RecordTools.OfWork {

  private static final int MOST = 10;
  private static final Executor VIRTUAL = task -> Thread.ofVirtual().start(task);

  @Override
  public CompletionStage<Result> jobs(Job job, RecordTool.FindJobs tool) {
    return cards(job, tool.customer())
        .thenApply(it -> new JobsFound(it.stream().filter(WorkTools::told).limit(MOST).toList()));
  }

  private static boolean told(JobCard it) {
    return it.status() != JobCard.Status.CANCELLED;
  }

  private CompletionStage<List<JobCard>> cards(Job job, String customer) {
    return CompletableFuture.supplyAsync(
        () -> jobs.of(job.tenant(), customer).stream().map(Jobs.Row::card).toList(), VIRTUAL);
  }

  @Override
  public CompletionStage<Result> change(Job job, RecordTool.RequestChange tool) {
    return cards(job, tool.customer())
        .thenCompose(
            it -> desk.request(job.tenant(), job.run(), request(job, tool, it), promises(job)))
        .thenCompose(it ->
            it instanceof ChangeRequest.Reply.Rejected(var why) && why == Reason.MADE_OTHERWISE
                ? desk.look(job.tenant(), job.run())
                : CompletableFuture.completedStage(it))
        .thenApply(it ->
            switch (it) {
              case ChangeRequest.Reply.Known(var made) ->
                  new ChangeRequested(job.run(), made.what().job(), promises(job).estimate());
              case ChangeRequest.Reply.Rejected _ -> new Failed("change");
            });
  }

  private static Request request(Job job, RecordTool.RequestChange tool, List<JobCard> theirs) {
    var named =
        theirs.stream().filter(it -> tool.job().filter(it.id()::equals).isPresent()).findFirst();
    return new Request(
        tool.customer(),
        named.or(() -> Match.of(tool.need().text(), theirs)).map(JobCard::id),
        tool.need(),
        tool.priority(),
        Via.VOICE,
        Optional.of(job.reference()));
  }

  @Override
  public CompletionStage<Result> task(Job job, RecordTool.AddTask tool) {
    var todo =
        new Todo(
            tool.customer(),
            kind(tool.kind()),
            tool.what(),
            Optional.of(job.reference()),
            Optional.empty());
    var due = tool.due().orElseGet(() -> clock.instant().plus(promises(job).within(todo.kind())));
    var id = EntityIds.of(job.tenant(), job.run());
    tool.customer().ifPresent(it -> belongs(id, EntityIds.of(job.tenant(), it)));
    return tasks
        .<Task.Reply>ask(id, to -> new Task.Command.Add(todo, due, to))
        .thenApply(it ->
            it instanceof Task.Reply.Known(var added)
                ? new TaskAdded(job.run(), added.due())
                : new Failed("task"));
  }

  /// What is said in it is erased with the customer.
  private void belongs(String task, String person) {
    Thread.ofVirtual().start(() -> seals.assign("task|" + task, person));
  }

  private static Todo.Kind kind(String name) {
    var plain = name.strip().toUpperCase(Locale.ROOT).replace('-', '_');
    return Stream.of(Todo.Kind.values())
        .filter(it -> it.name().equals(plain))
        .findFirst()
        .orElse(Todo.Kind.OTHER);
  }

  private Promises promises(Job job) {
    return promises.apply(job.tenant());
  }
}
