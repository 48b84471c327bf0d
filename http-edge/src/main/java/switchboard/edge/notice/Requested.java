package switchboard.edge.notice;

import java.util.Locale;
import java.util.Optional;
import switchboard.edge.duty.Awaited;
import switchboard.edge.duty.Handler;
import switchboard.edge.mail.ChangeMail;
import switchboard.edge.notice.Post.Notice;
import switchboard.engine.change.ChangeRequest.Reply;
import switchboard.engine.change.ChangeRequest.Standing;
import switchboard.engine.change.Priority;
import switchboard.engine.change.Via;
import switchboard.engine.customer.Customers;
import switchboard.engine.duty.Duty;
import switchboard.engine.job.JobCard;
import switchboard.engine.job.Jobs;
import switchboard.engine.message.Kind;
import switchboard.engine.notice.Notices;
import switchboard.engine.notice.WorkNotices;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tenant.Tenants.Card;

/// Tells the business by e-mail, and of what is urgent also by text, that a change is asked for;
/// and the customer that it was received, and what becomes of it. Nobody is told what is no longer
/// so.
record Requested(WorkMeans means) implements Handler {

  @Override
  public Outcome handle(Duty duty) throws Exception {
    var tenant = means.tenant(duty.tenant());
    if (!tenant.active()) return new Outcome.Dropped("suspended");
    var reply = Awaited.of(means.changes().look(duty.tenant(), duty.subject()));
    if (!(reply instanceof Reply.Known(var change))) return new Outcome.Dropped("unknown");
    var who = means.customers().byId(duty.tenant(), change.what().customer());
    var it = new Told(tenant, duty, change, who);
    var what = duty.fact("what").orElse("");
    return what.equals("requested") ? requested(it) : come(it, what);
  }

  private record Told(Card tenant, Duty duty, Standing change, Optional<Customers.Row> who) {

    Optional<String> need() {
      return Optional.of(change.what().need()).filter(it -> !it.erased()).map(Personal::text);
    }

    WorkNotices notices() {
      return new WorkNotices(Notices.of(tenant.profile()));
    }

    WorkNotices theirs(Post post) {
      return new WorkNotices(Notices.of(post.spoken(tenant, customer())));
    }

    String customer() {
      return change.what().customer();
    }
  }

  private Outcome requested(Told it) {
    if (it.tenant().profile().alerts().email().isPresent())
      means.post().outbox().post(means.mail().letter(mail(it), it.tenant().profile()));
    var priority = it.change().what().priority();
    var promises = it.tenant().profile().planning().promising();
    if (priority == Priority.URGENT) owner(it);
    var body = it.theirs(means.post()).requested(it.need(), priority, promises.estimate());
    boolean awake = it.change().what().via() == Via.VOICE || priority == Priority.URGENT;
    customer(it, body, awake);
    return new Outcome.Done();
  }

  /// Only where it still stands there.
  private Outcome come(Told it, String status) {
    if (!it.change().status().name().equals(status)) return new Outcome.Dropped("no-longer-so");
    it.theirs(means.post())
        .come(it.change().status(), it.need(), it.change().estimate())
        .ifPresent(body -> customer(it, body, false));
    return new Outcome.Done();
  }

  private void customer(Told it, String body, boolean awake) {
    var due = awake ? means.now() : means.decent(it.tenant());
    var notice = new Notice(Kind.OTHER, "told|" + it.duty().id(), body, Optional.empty(), due);
    means.post().toCustomer(it.tenant(), it.customer(), notice);
  }

  private void owner(Told it) {
    var about = it.tenant().profile().alerts().about();
    if (!about.contains("emergency") && !about.contains("change")) return;
    var body =
        it.notices()
            .urgent(
                it.need(),
                it.who().flatMap(Customers.Row::name),
                it.who().flatMap(Customers.Row::phone),
                link(it));
    var notice =
        new Notice(Kind.ALERT, "owner|" + it.duty().id(), body, Optional.empty(), means.now());
    means.post().toOwner(it.tenant(), it.customer(), notice);
  }

  private Optional<String> link(Told it) {
    return means.page("/changes/" + it.duty().subject());
  }

  private ChangeMail.Notice mail(Told it) {
    var what = it.change().what();
    var job = what.job().flatMap(id -> means.jobs().byId(it.duty().tenant(), id));
    return new ChangeMail.Notice(
        it.duty().tenant(),
        it.duty().subject(),
        what.customer(),
        it.who().flatMap(Customers.Row::name),
        it.who().flatMap(Customers.Row::phone),
        it.who().flatMap(Customers.Row::email),
        it.need(),
        job.map(Jobs.Row::card).map(Requested::words),
        what.priority(),
        what.via(),
        link(it),
        it.change().since());
  }

  private static String words(JobCard it) {
    var status = it.status().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return "%s, %d %% complete, %s".formatted(it.title(), it.percent(), status);
  }
}
