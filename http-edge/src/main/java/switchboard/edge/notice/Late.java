package switchboard.edge.notice;

import java.time.Instant;
import java.util.Optional;
import switchboard.edge.duty.Awaited;
import switchboard.edge.duty.Handler;
import switchboard.edge.notice.Post.Notice;
import switchboard.engine.customer.Customers;
import switchboard.engine.duty.Duty;
import switchboard.engine.message.Kind;
import switchboard.engine.notice.Notices;
import switchboard.engine.notice.WorkNotices;
import switchboard.engine.privacy.Personal;
import switchboard.engine.task.Task.Command;
import switchboard.engine.task.Task.Reply;
import switchboard.engine.task.Task.Standing;
import switchboard.engine.tenant.EntityIds;
import switchboard.engine.tenant.Tenants.Card;

/// Tells the owner of a task that was not done in time, once for each time it was due; by night it
/// waits for the morning, when it may be done.
record Late(WorkMeans means) implements Handler {

  @Override
  public Outcome handle(Duty duty) throws Exception {
    var tenant = means.tenant(duty.tenant());
    if (!tenant.active()) return new Outcome.Dropped("suspended");
    var id = EntityIds.of(duty.tenant(), duty.subject());
    var reply = Awaited.of(means.tasks().<Reply>ask(id, Command.Look::new));
    if (!(reply instanceof Reply.Known(var task))) return new Outcome.Dropped("unknown");
    var due = Instant.parse(duty.fact("due").orElseThrow());
    if (task.done().isPresent()) return new Outcome.Dropped("done");
    if (!task.due().equals(due)) return new Outcome.Dropped("put-off");
    var decent = means.decent(tenant);
    if (decent.isAfter(means.now())) return new Outcome.Later(decent, "quiet");
    alert(tenant, duty, task);
    return new Outcome.Done();
  }

  private void alert(Card tenant, Duty duty, Standing task) {
    var customer = task.what().customer();
    var who = customer.flatMap(it -> means.customers().byId(tenant.id(), it));
    var body =
        new WorkNotices(Notices.of(tenant.profile()))
            .late(
                Optional.of(task.what().what()).filter(it -> !it.erased()).map(Personal::text),
                task.due(),
                who.flatMap(Customers.Row::name),
                who.flatMap(Customers.Row::phone),
                link(task));
    var notice = new Notice(Kind.ALERT, "late|" + duty.id(), body, Optional.empty(), means.now());
    means.post().toOwner(tenant, customer.orElse(""), notice);
  }

  private Optional<String> link(Standing task) {
    return task.what()
        .change()
        .map(it -> "/changes/" + it)
        .or(() -> task.what().conversation().map(it -> "/calls/" + it))
        .flatMap(means::page);
  }
}
