package switchboard.engine.tool;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import switchboard.engine.tool.EntityToolbox.Job;
import switchboard.engine.tool.Result.Failed;

/// The [RecordTool]s at work. Like any tool they may be run again; a stage that fails is a failed
/// run.
@FunctionalInterface
public interface RecordTools {

  /// Where no records are kept.
  RecordTools NONE = of(new OfEstate() {}, new OfWork() {});

  CompletionStage<Result> run(String tenant, String conversation, String run, Tool.OfRecords tool);

  /// The tools of both kinds together.
  static RecordTools of(OfEstate estate, OfWork work) {
    return (tenant, conversation, run, tool) -> {
      var job = new Job(tenant, conversation, run);
      return switch (tool) {
        case RecordTool.SearchProperties it -> estate.search(job, it);
        case RecordTool.FindProperty it -> estate.find(job, it);
        case RecordTool.OpenTicket it -> estate.open(job, it);
        case RecordTool.FindJobs it -> work.jobs(job, it);
        case RecordTool.RequestChange it -> work.change(job, it);
        case RecordTool.AddTask it -> work.task(job, it);
      };
    };
  }

  private static CompletionStage<Result> missing() {
    return CompletableFuture.completedStage(new Failed("not set up"));
  }

  /// What is done with properties and their repairs.
  interface OfEstate {

    default CompletionStage<Result> search(Job job, RecordTool.SearchProperties tool) {
      return missing();
    }

    default CompletionStage<Result> find(Job job, RecordTool.FindProperty tool) {
      return missing();
    }

    default CompletionStage<Result> open(Job job, RecordTool.OpenTicket tool) {
      return missing();
    }
  }

  /// What is done with jobs, changes and tasks.
  interface OfWork {

    default CompletionStage<Result> jobs(Job job, RecordTool.FindJobs tool) {
      return missing();
    }

    default CompletionStage<Result> change(Job job, RecordTool.RequestChange tool) {
      return missing();
    }

    default CompletionStage<Result> task(Job job, RecordTool.AddTask tool) {
      return missing();
    }
  }
}
