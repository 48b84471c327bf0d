package switchboard.edge.work;

import static org.apache.pekko.http.javadsl.server.Directives.concat;

import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.server.Route;
import switchboard.edge.access.BadParameter;
import switchboard.edge.access.Reading;
import switchboard.edge.access.Visit;
import switchboard.edge.calendar.Body;
import switchboard.edge.calendar.Repeats;
import switchboard.edge.calendar.Writing;
import switchboard.engine.Entities;
import switchboard.engine.calendar.Schedule;
import switchboard.engine.change.ChangeDesk;
import switchboard.engine.change.ChangeRequests;
import switchboard.engine.customer.Customer;
import switchboard.engine.customer.Customers;
import switchboard.engine.job.Job;
import switchboard.engine.job.Jobs;
import switchboard.engine.privacy.Seals;
import switchboard.engine.task.Task;
import switchboard.engine.task.Tasks;
import switchboard.engine.tenant.EntityIds;

/// Everything an owner can do with jobs, changes and tasks, as one tree of routes.
///
/// @param people the customers as they are, `customers` as they are listed
/// @param ids new ones, made of letters and digits
public record WorkApi(
    Reading reading,
    Writing writing,
    Entities<Job.Command> jobs,
    ChangeDesk changes,
    Entities<Task.Command> tasks,
    Entities<Customer.Command> people,
    Jobs jobList,
    ChangeRequests changeList,
    Tasks taskList,
    Customers customers,
    Schedule schedule,
    Seals seals,
    Clock clock,
    Supplier<String> ids) {

  public Route routes() {
    return concat(
        OverviewRoutes.create(this),
        JobRoutes.create(this),
        ChangeRoutes.create(this),
        TaskRoutes.create(this));
  }

  /// An id for something new: the same again for a request that is sent again.
  String id(Visit visit, String what) {
    HttpRequest request = visit.request();
    return Repeats.key(request).map(it -> Repeats.id(visit.id(), what, it)).orElseGet(ids);
  }

  /// A customer of this business.
  String customer(Visit visit, Body body) {
    var id = Body.required("customer", Words.id(body, "customer"));
    var reply =
        Writing.answered(
            people.<Customer.Reply>ask(EntityIds.of(visit.id(), id), Customer.Command.Look::new));
    if (reply instanceof Customer.Reply.Known) return id;
    throw new BadParameter("customer", "This business has no such customer.");
  }

  Optional<Customers.Row> known(Visit visit, String customer) {
    return customers.byId(visit.id(), customer);
  }
}
