package switchboard.node;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.apache.pekko.http.javadsl.server.Route;
import switchboard.edge.access.Reading;
import switchboard.edge.calendar.Writing;
import switchboard.edge.duty.Handler;
import switchboard.edge.mail.ChangeMail;
import switchboard.edge.mail.Templates;
import switchboard.edge.notice.Notifying;
import switchboard.edge.notice.Post;
import switchboard.edge.notice.WorkMeans;
import switchboard.edge.work.WorkApi;
import switchboard.engine.customer.Customer;
import switchboard.engine.duty.Duty.Kind;
import switchboard.engine.job.Job;
import switchboard.engine.message.Outbox;
import switchboard.engine.task.Task;
import switchboard.engine.tenant.Tenants;
import switchboard.persistence.calendar.JdbcSchedule;
import switchboard.persistence.change.JdbcChangeRequests;
import switchboard.persistence.customer.JdbcCustomers;
import switchboard.persistence.job.JdbcJobs;
import switchboard.persistence.task.JdbcTasks;

/// Everything about jobs, changes and tasks that is not a conversation: what falls due, and the
/// owner's API.
record Work(
    Settings settings,
    Storage storage,
    Exchange exchange,
    Tenants tenants,
    Outbox outbox,
    Clock clock) {

  Map<Kind, Handler> handlers() {
    var views = storage.database().views();
    var customers = new JdbcCustomers(views);
    return Notifying.handlers(
        new WorkMeans(
            tenants,
            exchange.changes(),
            exchange.entities(Task.KEY),
            customers,
            new JdbcJobs(views),
            new Post(outbox, customers, clock),
            new ChangeMail(new Templates()),
            settings.publicBaseUrl(),
            clock));
  }

  Route routes(Reading reading, Writing writing) {
    var views = storage.database().views();
    return new WorkApi(
            reading,
            writing,
            exchange.entities(Job.KEY),
            exchange.changes(),
            exchange.entities(Task.KEY),
            exchange.entities(Customer.KEY),
            new JdbcJobs(views),
            new JdbcChangeRequests(views),
            new JdbcTasks(views),
            new JdbcCustomers(views),
            new JdbcSchedule(views, clock),
            storage.seals(),
            clock,
            () -> UUID.randomUUID().toString().replace("-", ""))
        .routes();
  }
}
