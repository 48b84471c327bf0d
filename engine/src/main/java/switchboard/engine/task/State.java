package switchboard.engine.task;

import static switchboard.engine.task.Task.Reason.ADDED_OTHERWISE;
import static switchboard.engine.task.Task.Reason.DONE;
import static switchboard.engine.task.Task.Reason.NO_SUCH_TASK;
import static switchboard.engine.task.Task.Reason.PAST;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import switchboard.engine.Decision;
import switchboard.engine.Decision.Accept;
import switchboard.engine.Decision.Reject;
import switchboard.engine.Message;
import switchboard.engine.privacy.Personal;
import switchboard.engine.task.Event.Added;
import switchboard.engine.task.Event.Assigned;
import switchboard.engine.task.Event.Completed;
import switchboard.engine.task.Event.Reopened;
import switchboard.engine.task.Event.Snoozed;
import switchboard.engine.task.Task.Command;
import switchboard.engine.task.Task.Command.Add;
import switchboard.engine.task.Task.Command.Assign;
import switchboard.engine.task.Task.Command.Complete;
import switchboard.engine.task.Task.Command.Look;
import switchboard.engine.task.Task.Command.Reopen;
import switchboard.engine.task.Task.Command.Snooze;
import switchboard.engine.task.Task.Reason;
import switchboard.engine.task.Task.Standing;

/// How far one task has come. All the rules, free of Pekko.
///
/// @param first as it was added; empty until it is
/// @param due when by now
/// @param done when it was, if it is
public record State(
    Optional<Added> first, Instant due, Optional<Personal> assignee, Optional<Instant> done)
    implements Message {

  public static final State UNADDED =
      new State(Optional.empty(), Instant.EPOCH, Optional.empty(), Optional.empty());

  public Decision<Event, Reason> decide(Command command, Instant now) {
    return switch (command) {
      case Add(var it, _, _) when first.isPresent() ->
          first.get().what().equals(it) ? accept() : reject(ADDED_OTHERWISE);
      case Add(var it, var by, _) -> accept(new Added(it, by, now));
      case Command _ when first.isEmpty() -> reject(NO_SUCH_TASK);

      case Complete _ when done.isPresent() -> accept();
      case Complete _ -> accept(new Completed(now));
      case Reopen _ when done.isPresent() -> accept(new Reopened(now));
      case Reopen _ -> accept();

      case Snooze(var until, _) when done.isEmpty() && until.equals(due) -> accept();
      case Assign(var to, _) when Optional.of(to).equals(assignee) -> accept();
      case Snooze _, Assign _ when done.isPresent() -> reject(DONE);
      case Snooze(var until, _) when !until.isAfter(now) -> reject(PAST);
      case Snooze(var until, _) -> accept(new Snoozed(until, now));
      case Assign(var to, _) -> accept(new Assigned(to, now));
      case Look _ -> accept();
    };
  }

  public State apply(Event event) {
    return switch (event) {
      case Added it -> new State(Optional.of(it), it.due(), Optional.empty(), Optional.empty());
      case Snoozed(var until, _) -> new State(first, until, assignee, done);
      case Assigned(var to, _) -> new State(first, due, Optional.of(to), done);
      case Completed(var at) -> new State(first, due, assignee, Optional.of(at));
      case Reopened _ -> new State(first, due, assignee, Optional.empty());
    };
  }

  /// How it stands.
  ///
  /// @throws java.util.NoSuchElementException if it was never added
  public Standing standing() {
    var it = first.orElseThrow();
    return new Standing(it.what(), due, assignee, done, it.at());
  }

  private static Decision<Event, Reason> accept(Event... events) {
    return new Accept<>(List.of(events));
  }

  private static Decision<Event, Reason> reject(Reason reason) {
    return new Reject<>(reason);
  }
}
