package switchboard.edge.outbound;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import switchboard.edge.access.BadParameter;
import switchboard.edge.access.Visit;
import switchboard.edge.calendar.Body;
import switchboard.edge.calendar.Writing;
import switchboard.edge.http.Json;
import switchboard.edge.http.Problem;
import switchboard.engine.Entities;
import switchboard.engine.outbound.Matter;
import switchboard.engine.outbound.Outbound.Command;
import switchboard.engine.outbound.Outbound.Reply;
import switchboard.engine.outbound.Plan;
import switchboard.engine.tenant.EntityIds;
import switchboard.engine.tenant.Tenants;
import switchboard.engine.tenant.Tenants.Card;

/// Calls somebody at the owner's word: who was promised it, or has an appointment.
record CallingNow(Callees callees, Entities<Command> outbounds, Tenants tenants, Clock clock) {

  record Called(String id, boolean calling) {}

  /// Whom to call, or why not.
  private sealed interface Sought {
    /// @param id of the call
    record Somebody(String id, Matter matter) implements Sought {}

    record Nobody(HttpResponse why) implements Sought {}
  }

  HttpResponse call(Visit visit, Body body) {
    body.only("task", "appointment", "overrule");
    var task = body.line("task", 120);
    var appointment = body.line("appointment", 200);
    boolean overrule = body.flag("overrule").orElse(false);
    if (task.isPresent() == appointment.isPresent())
      throw new BadParameter("task", "Name a task or an appointment.");
    var tenant = tenants.byId(visit.id()).orElseThrow();
    var sought =
        task.isPresent() ? promised(tenant, task.get()) : visited(tenant, appointment.orElse(""));
    return switch (sought) {
      case Sought.Nobody(var why) -> why;
      case Sought.Somebody(var id, var matter) -> call(visit, id, matter, overrule);
    };
  }

  private Sought promised(Card tenant, String task) {
    if (!OutboundApi.ID.matcher(task).matches()) throw unknown("task");
    var standing = now(() -> callees.task(tenant.id(), task)).orElseThrow(() -> unknown("task"));
    if (standing.done().isPresent()) return nobody("done", "This has been done already.");
    return sought(Matter.ofTask(task), callees.matter(tenant, task, standing));
  }

  private Sought visited(Card tenant, String appointment) {
    var found =
        now(() -> callees.visits().find(tenant.id(), appointment, Optional.empty()))
            .orElseThrow(() -> unknown("appointment"));
    if (found.appointment().attending())
      return nobody("done", "They have said that they will be there.");
    if (!Callees.stands(found, clock.instant()))
      return nobody("no-such-appointment", "Nobody is called about what does not stand.");
    return sought(Matter.ofVisit(appointment), callees.matter(tenant, found));
  }

  private static Sought sought(String id, Optional<Matter> matter) {
    return matter
        .<Sought>map(it -> new Sought.Somebody(id, it))
        .orElseGet(() -> nobody("no-number", "There is no number to call."));
  }

  private static Sought nobody(String reason, String words) {
    return new Sought.Nobody(conflict(reason, words));
  }

  private HttpResponse call(Visit visit, String id, Matter matter, boolean overrule) {
    var tenant = tenants.byId(visit.id()).orElseThrow();
    if (callees.refuses(tenant, matter))
      return conflict("do-not-call", "They do not want to be called.");
    var plan = Callees.plan(visit.profile(), matter);
    if (!overrule && !plan.open(clock.instant()))
      return conflict("quiet-hours", "They may not be called at this hour.");
    return hurried(visit, id, matter, plan, overrule);
  }

  private HttpResponse hurried(Visit visit, String id, Matter matter, Plan plan, boolean overrule) {
    var now = clock.instant();
    ask(visit, id, to -> new Command.Want(matter, plan, now, to));
    var reply = ask(visit, id, to -> new Command.Hurry(overrule, to));
    return reply instanceof Reply.Over
        ? conflict("talking", "They are on the line.")
        : Json.ok(new Called(id, true));
  }

  Reply ask(Visit visit, String id, Function<ActorRef<Reply>, Command> command) {
    return Writing.answered(outbounds.<Reply>ask(EntityIds.of(visit.id(), id), command));
  }

  private static <T> T now(Callable<T> asked) {
    try {
      return asked.call();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static BadParameter unknown(String name) {
    return new BadParameter(
        name, name + " must be the id of " + article(name) + " of this business.");
  }

  private static String article(String name) {
    return (name.startsWith("a") ? "an " : "a ") + name;
  }

  private static HttpResponse conflict(String reason, String words) {
    return Problem.of(409, words).because(reason).response();
  }
}
