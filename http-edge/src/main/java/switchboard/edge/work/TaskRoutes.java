package switchboard.edge.work;

import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.Directives.pathEnd;
import static org.apache.pekko.http.javadsl.server.Directives.pathPrefix;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.server.Route;
import switchboard.edge.access.Versions;
import switchboard.edge.access.Visit;
import switchboard.edge.calendar.Body;
import switchboard.edge.calendar.Writing;
import switchboard.edge.crm.Cards;
import switchboard.edge.http.Json;
import switchboard.engine.privacy.Personal;
import switchboard.engine.task.Task.Command;
import switchboard.engine.task.Task.Reason;
import switchboard.engine.task.Task.Reply;
import switchboard.engine.tenant.EntityIds;

/// `/v1/crm/tasks…`: what there is to do, what was done, and that it is done.
final class TaskRoutes {

  private static final String ALL = "/v1/crm/tasks";
  private static final Map<String, Boolean> STATES =
      new TreeMap<>(Map.of("open", true, "done", false));

  private final WorkApi api;

  private TaskRoutes(WorkApi api) {
    this.api = api;
  }

  static Route create(WorkApi api) {
    var routes = new TaskRoutes(api);
    return Versions.both(() -> pathPrefix("crm", () -> pathPrefix("tasks", routes::routes)));
  }

  private Route routes() {
    return concat(
        pathEnd(() -> api.reading().get(ALL, this::list)),
        path(
            segment(),
            id -> api.writing().patch(ALL + "/{id}", (visit, it) -> revise(visit, id, it))),
        path(
            segment().slash("done"),
            id -> api.writing().post(ALL + "/{id}/done", (visit, it) -> done(visit, id, it))),
        path(
            segment().slash("reopen"),
            id -> api.writing().post(ALL + "/{id}/reopen", (visit, it) -> reopen(visit, id, it))));
  }

  private Cards<TaskSheet> list(Visit visit) {
    var parameters = visit.parameters();
    boolean open = parameters.choice("state", STATES).orElse(true);
    var customer = parameters.text("customer", 200);
    var now = api.clock().instant();
    return Cards.of(
        parameters.page((cursor, limit) ->
            open
                ? api.taskList().open(visit.id(), customer, cursor, limit)
                : api.taskList().done(visit.id(), customer, cursor, limit)),
        it -> TaskSheet.of(visit, it, now));
  }

  private HttpResponse done(Visit visit, String id, Body body) {
    body.only();
    return tell(visit, id, Command.Complete::new);
  }

  private HttpResponse reopen(Visit visit, String id, Body body) {
    body.only();
    return tell(visit, id, Command.Reopen::new);
  }

  /// Puts it off, gives it to somebody, or both; what is refused first ends it.
  private HttpResponse revise(Visit visit, String id, Body body) {
    body.only("due", "assignee");
    var due = body.instant("due");
    var assignee = Personal.of(body.line("assignee", 120));
    if (due.isPresent()) {
      var answer = tell(visit, id, to -> new Command.Snooze(due.get(), to));
      if (assignee.isEmpty() || !answer.status().isSuccess()) return answer;
    }
    return assignee.isPresent()
        ? tell(visit, id, to -> new Command.Assign(assignee.get(), to))
        : tell(visit, id, Command.Look::new);
  }

  private HttpResponse tell(Visit visit, String id, Function<ActorRef<Reply>, Command> command) {
    if (!Words.id(id)) return Words.unknown();
    var reply = Writing.answered(api.tasks().ask(EntityIds.of(visit.id(), id), command));
    return switch (reply) {
      case Reply.Known(var it) -> {
        var who = it.what().customer().flatMap(one -> api.known(visit, one));
        yield Json.ok(TaskSheet.of(visit, id, it, who, api.clock().instant()));
      }
      case Reply.Rejected(var why) -> refused(why);
    };
  }

  private static HttpResponse refused(Reason why) {
    return switch (why) {
      case NO_SUCH_TASK -> Words.unknown();
      case ADDED_OTHERWISE -> throw new IllegalStateException("nothing was added");
      case DONE -> Words.refused(why, "This task is done.");
      case PAST -> Words.refused(why, "This time is past.");
    };
  }
}
