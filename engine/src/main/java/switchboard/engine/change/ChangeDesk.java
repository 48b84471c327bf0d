package switchboard.engine.change;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;
import switchboard.engine.Entities;
import switchboard.engine.change.ChangeRequest.Command;
import switchboard.engine.change.ChangeRequest.Reply;
import switchboard.engine.change.ChangeRequest.Standing;
import switchboard.engine.privacy.Seals;
import switchboard.engine.task.Promises;
import switchboard.engine.task.Task;
import switchboard.engine.task.Todo;
import switchboard.engine.tenant.EntityIds;

/// Takes on changes, each with the promise of an estimate as a task of the same id, which is done
/// once the change has been looked at. Every step may be done again.
public record ChangeDesk(Entities<Command> changes, Entities<Task.Command> tasks, Seals seals) {

  /// @param id chosen by who asks
  public CompletionStage<Reply> request(String tenant, String id, Request what, Promises promises) {
    belongs(tenant, id, what.customer());
    return tell(tenant, id, to -> new Command.Make(what, to))
        .thenCompose(it ->
            it instanceof Reply.Known(var made) && made.status().active()
                ? promised(tenant, id, made, promises).thenApply(_ -> it)
                : CompletableFuture.completedStage(it));
  }

  private CompletionStage<Task.Reply> promised(
      String tenant, String id, Standing it, Promises promises) {
    var todo =
        new Todo(
            Optional.of(it.what().customer()),
            Todo.Kind.ESTIMATE,
            it.what().need(),
            it.what().conversation(),
            Optional.of(id));
    var due = it.since().plus(promises.within(todo.kind()));
    return tasks.ask(EntityIds.of(tenant, id), to -> new Task.Command.Add(todo, due, to));
  }

  public CompletionStage<Reply> revise(String tenant, String id, Revision what) {
    return tell(tenant, id, to -> new Command.Revise(what, to))
        .thenCompose(it ->
            it instanceof Reply.Known(var now) && !now.status().active()
                ? looked(tenant, id).thenApply(_ -> it)
                : CompletableFuture.completedStage(it));
  }

  private CompletionStage<Task.Reply> looked(String tenant, String id) {
    return tasks.ask(EntityIds.of(tenant, id), Task.Command.Complete::new);
  }

  public CompletionStage<Reply> look(String tenant, String id) {
    return tell(tenant, id, Command.Look::new);
  }

  /// What is said in it is erased with the customer.
  private void belongs(String tenant, String id, String customer) {
    var person = EntityIds.of(tenant, customer);
    var entity = EntityIds.of(tenant, id);
    Thread.ofVirtual()
        .start(() -> {
          seals.assign("change|" + entity, person);
          seals.assign("task|" + entity, person);
        });
  }

  private CompletionStage<Reply> tell(
      String tenant, String id, Function<ActorRef<Reply>, Command> command) {
    return changes.ask(EntityIds.of(tenant, id), command);
  }
}
