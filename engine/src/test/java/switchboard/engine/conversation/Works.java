package switchboard.engine.conversation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import switchboard.engine.job.JobCard;
import switchboard.engine.job.Match;
import switchboard.engine.task.Promises;
import switchboard.engine.task.Todo;
import switchboard.engine.tool.RecordResult;
import switchboard.engine.tool.RecordTool;
import switchboard.engine.tool.Result;

/// The jobs of whoever calls, and the changes and tasks that come of a conversation.
final class Works {

  final List<String> changes = new ArrayList<>();
  final List<String> tasks = new ArrayList<>();
  private final List<JobCard> jobs;
  private final List<String> silent;

  Works(List<JobCard> jobs, List<String> silent) {
    this.jobs = jobs;
    this.silent = silent;
  }

  Result run(String run, RecordTool tool, Instant now) {
    return switch (tool) {
      case RecordTool.FindJobs _ ->
          silent.contains("jobs") ? new Result.Failed("silent") : new RecordResult.JobsFound(jobs);
      case RecordTool.RequestChange it -> changed(run, it);
      case RecordTool.AddTask it -> added(run, it, now);
      case RecordTool _ -> new Result.Failed("not set up");
    };
  }

  private Result changed(String run, RecordTool.RequestChange it) {
    if (silent.contains("changes")) return new Result.Failed("silent");
    var job = it.job().or(() -> Match.of(it.need().text(), jobs).map(JobCard::id));
    changes.add(it.priority() + " " + job.orElse("-") + ": " + it.need().text());
    return new RecordResult.ChangeRequested(run, job, Duration.ofHours(24));
  }

  private Result added(String run, RecordTool.AddTask it, Instant now) {
    if (silent.contains("tasks") || silent.contains("records")) return new Result.Failed("silent");
    tasks.add(it.kind() + ": " + it.what().text());
    var within = Promises.USUAL.within(Todo.Kind.valueOf(it.kind()));
    return new RecordResult.TaskAdded(run, it.due().orElse(now.plus(within)));
  }
}
