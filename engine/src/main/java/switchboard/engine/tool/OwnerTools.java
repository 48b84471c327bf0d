package switchboard.engine.tool;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.Stream;
import switchboard.engine.Entities;
import switchboard.engine.calendar.Block;
import switchboard.engine.calendar.Calendar;
import switchboard.engine.calendar.Calendar.By;
import switchboard.engine.calendar.Calendar.Reason;
import switchboard.engine.calendar.Calendar.Terms;
import switchboard.engine.calendar.Planner;
import switchboard.engine.calendar.Planner.Answer;
import switchboard.engine.calendar.Planner.Standing;
import switchboard.engine.calendar.Slot;
import switchboard.engine.pin.Pins;
import switchboard.engine.task.Task;
import switchboard.engine.tenant.EntityIds;
import switchboard.engine.tenant.Tenants;
import switchboard.engine.tool.EntityToolbox.Job;
import switchboard.engine.tool.OwnerTool.BlockTime;
import switchboard.engine.tool.OwnerTool.CancelVisit;
import switchboard.engine.tool.OwnerTool.CheckIn;
import switchboard.engine.tool.OwnerTool.FindPeople;
import switchboard.engine.tool.OwnerTool.FinishTask;
import switchboard.engine.tool.OwnerTool.MoveVisit;
import switchboard.engine.tool.OwnerTool.ReadDigest;
import switchboard.engine.tool.OwnerTool.ReadSchedule;
import switchboard.engine.tool.OwnerTool.ReadTasks;
import switchboard.engine.tool.OwnerTool.Unlock;
import switchboard.engine.tool.Result.Done;
import switchboard.engine.tool.Result.Failed;
import switchboard.engine.tool.Result.NothingFound;
import switchboard.engine.tool.Result.SlotTaken;

/// Tells the business's own people what they ask, out of what everybody can see, and does what they
/// want done. Like any tool each may be run again.
///
/// @param books what is read
public record OwnerTools(
    Pins pins,
    OwnerBooks books,
    Entities<Calendar.Command> calendars,
    Entities<Task.Command> tasks,
    Tenants tenants,
    Clock clock) {

  /// Nobody blocks more in one breath.
  static final Duration LONGEST = Duration.ofDays(31);

  private static final LocalTime LATE = LocalTime.of(23, 59);
  private static final Executor VIRTUAL = task -> Thread.ofVirtual().start(task);

  CompletionStage<Result> run(Job job, OwnerTool tool) {
    return switch (tool) {
      case CheckIn(var person) -> read(() -> known(job, person));
      case Unlock it -> read(() -> checked(job, it));
      case ReadSchedule(var window, var resource) ->
          read(() -> books.schedule(job.tenant(), window, resource));
      case ReadDigest(var window) -> read(() -> books.digest(job.tenant(), window));
      case ReadTasks() -> read(() -> books.tasks(job.tenant()));
      case FindPeople(var said) -> read(() -> books.people(job.tenant(), said.text()));
      case FinishTask it -> finished(job, it);
      case CancelVisit it -> cancelled(job, it);
      case MoveVisit it -> moved(job, it);
      case BlockTime it -> blocked(job, it);
    };
  }

  private static CompletionStage<Result> read(Supplier<Result> reading) {
    return CompletableFuture.supplyAsync(reading, VIRTUAL);
  }

  private ZoneId zone(Job job) {
    return tenants.byId(job.tenant()).map(it -> it.profile().zone()).orElse(ZoneOffset.UTC);
  }

  private Result known(Job job, String person) {
    var standing = pins.standing(job.tenant(), person, clock.instant());
    return new OwnerResult.Known(standing.set(), standing.locked());
  }

  private Result checked(Job job, Unlock it) {
    var check = pins.check(job.tenant(), it.person(), job.run(), it.digest(), clock.instant());
    return new OwnerResult.PinChecked(check.verdict(), check.left());
  }

  private CompletionStage<Result> finished(Job job, FinishTask it) {
    return tasks
        .<Task.Reply>ask(EntityIds.of(job.tenant(), it.task()), Task.Command.Complete::new)
        .thenApply(reply -> reply instanceof Task.Reply.Known ? new Done() : new NothingFound());
  }

  private CompletionStage<Result> cancelled(Job job, CancelVisit it) {
    return new Planner(calendars)
        .cancel(standing(job, it.appointment(), it.resource()), By.OWNER, Optional.empty())
        .thenApply(OwnerTools::done);
  }

  private CompletionStage<Result> moved(Job job, MoveVisit it) {
    var at = standing(job, it.appointment(), it.resource());
    return new Planner(calendars)
        .move(at, it.slot(), By.OWNER, Terms.OVERRULE)
        .thenApply(OwnerTools::done);
  }

  private static Standing standing(Job job, String appointment, String resource) {
    return new Standing(job.tenant(), appointment, resource);
  }

  private static Result done(Answer answer) {
    return switch (answer) {
      case Answer.Done _ -> new Done();
      case Answer.Refused(var why) when why == Reason.NO_SUCH_APPOINTMENT -> new NothingFound();
      case Answer.Refused _ -> new SlotTaken();
    };
  }

  /// Each resource and day has a block of its own, known by the run, so that it is made once.
  private CompletionStage<Result> blocked(Job job, BlockTime it) {
    if (!it.from().isBefore(it.to()) || it.to().isAfter(it.from().plus(LONGEST)))
      return CompletableFuture.completedStage(new Failed("no such time"));
    CompletionStage<Boolean> all = CompletableFuture.completedStage(true);
    var days = days(it, zone(job));
    for (var resource : it.resources())
      for (int day = 0; day < days.size(); day++) {
        var id = "b" + job.run() + "-" + day;
        var time = days.get(day);
        all = all.thenCompose(so -> blocking(job, resource, id, time).thenApply(now -> so && now));
      }
    return all.thenApply(so -> so ? new Done() : new Failed("block"));
  }

  private CompletionStage<Boolean> blocking(Job job, String resource, String id, Block time) {
    return calendars
        .<Calendar.Reply>ask(
            Calendar.id(job.tenant(), resource), to -> new Calendar.Command.AddBlock(id, time, to))
        .thenApply(reply -> reply instanceof Calendar.Reply.Accepted);
  }

  static List<Block> days(BlockTime it, ZoneId zone) {
    var all = new ArrayList<Block>();
    for (var day : dates(it.from(), it.to()).toList()) {
      var from = day.equals(it.from().toLocalDate()) ? it.from().toLocalTime() : LocalTime.MIN;
      var to = day.equals(it.to().toLocalDate()) ? it.to().toLocalTime() : LATE;
      if (from.isBefore(to))
        all.add(new Block(day, from, to, zone, Block.Kind.OTHER, Optional.empty()));
    }
    return all;
  }

  private static Stream<LocalDate> dates(LocalDateTime from, LocalDateTime to) {
    return from.toLocalDate().datesUntil(to.toLocalDate().plusDays(1));
  }

  /// The window of a stretch on the wall clock.
  public static Slot window(LocalDateTime from, LocalDateTime to, ZoneId zone) {
    return new Slot(from.atZone(zone).toInstant(), to.atZone(zone).toInstant());
  }
}
