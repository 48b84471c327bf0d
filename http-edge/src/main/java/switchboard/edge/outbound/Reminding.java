package switchboard.edge.outbound;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import switchboard.edge.duty.Handler.Outcome;
import switchboard.edge.notice.Means.Found;
import switchboard.engine.duty.Duty;
import switchboard.engine.outbound.Outbound;
import switchboard.engine.outbound.Outbound.Command;
import switchboard.engine.outbound.Purpose;
import switchboard.engine.tenant.Outgoing;
import switchboard.engine.tenant.Tenants.Card;

/// Who was reminded in writing and has not answered is called, where the business wants that: once
/// for each start, at an hour that suits them, and never once it has begun.
record Reminding(OutboundMeans means) {

  private static final Duration SOON = Duration.ofSeconds(1);

  Outcome remind(Card tenant, Duty it) throws Exception {
    var after = Outgoing.of(tenant.profile()).reminders();
    if (!tenant.active() || after.isEmpty()) return new Outcome.Dropped("not-wanted");
    var start = Instant.parse(it.fact("start").orElseThrow());
    var appointment = it.fact("appointment").orElseThrow();
    var found =
        means
            .callees()
            .visits()
            .find(it.tenant(), appointment, it.resource())
            .filter(one -> open(one, start));
    if (found.isEmpty()) return new Outcome.Dropped("no-longer-so");
    var card = means.look(it.tenant(), it.subject());
    if (card.filter(one -> about(one, start)).isPresent()) return new Outcome.Dropped("known");
    if (card.filter(one -> !one.status().over()).isPresent())
      return new Outcome.Later(means.now().plus(SOON), "another");
    return want(tenant, it, found.get(), it.due().plus(after.get()));
  }

  private boolean open(Found it, Instant start) {
    boolean same = it.slot().start().equals(start);
    return same && Callees.stands(it, means.now()) && !it.appointment().attending();
  }

  private static boolean about(Outbound.Card card, Instant start) {
    var visit = card.what().purpose().visit();
    return visit.map(Purpose.Visit::start).equals(Optional.of(start));
  }

  private Outcome want(Card tenant, Duty it, Found found, Instant due) throws Exception {
    var matter = means.callees().matter(tenant, found);
    if (matter.isEmpty()) return new Outcome.Dropped("no-number");
    if (means.callees().refuses(tenant, matter.get())) return new Outcome.Dropped("refused");
    var plan = Callees.plan(tenant.profile(), matter.get());
    if (!plan.from(due).isBefore(found.slot().start())) return new Outcome.Dropped("too-late");
    means.count("wanted");
    means.ask(it.tenant(), it.subject(), to -> new Command.Want(matter.get(), plan, due, to));
    return new Outcome.Done();
  }
}
