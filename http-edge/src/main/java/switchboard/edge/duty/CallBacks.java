package switchboard.edge.duty;

import java.time.Instant;
import java.util.Optional;
import switchboard.engine.Entities;
import switchboard.engine.privacy.Personal;
import switchboard.engine.task.Task;
import switchboard.engine.task.Todo;
import switchboard.engine.tenant.EntityIds;

/// Calls the business owes somebody: a task each. Under the same id it is the same one.
public record CallBacks(Entities<Task.Command> tasks) {

  /// @param id of the task, within the tenant
  /// @param words what about
  public void owe(
      String tenant,
      String id,
      Optional<String> customer,
      String words,
      String conversation,
      Instant due)
      throws Exception {
    var todo =
        new Todo(
            customer,
            Todo.Kind.CALL_BACK,
            Personal.of(words),
            Optional.of(conversation),
            Optional.empty());
    Awaited.of(
        tasks.<Task.Reply>ask(EntityIds.of(tenant, id), to -> new Task.Command.Add(todo, due, to)));
  }
}
