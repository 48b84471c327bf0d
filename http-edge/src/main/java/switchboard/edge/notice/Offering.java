package switchboard.edge.notice;

import java.time.Instant;
import java.util.Optional;
import switchboard.edge.duty.Awaited;
import switchboard.edge.duty.Handler;
import switchboard.edge.link.Link.Purpose;
import switchboard.edge.notice.Post.Notice;
import switchboard.engine.calendar.Slot;
import switchboard.engine.consent.ConsentDesk;
import switchboard.engine.duty.Duty;
import switchboard.engine.message.Kind;
import switchboard.engine.notice.Matter;
import switchboard.engine.notice.Notices;
import switchboard.engine.notice.QuietHours;
import switchboard.engine.tenant.Tenants.Card;
import switchboard.engine.waitlist.WaitlistDesk.Open;

/// Offers what became free to those who wait, tells them, and lets it go in time.
record Offering(Means means) {

  /// Finds somebody for a stretch that became free; by night it waits for the morning.
  Handler freed() {
    return it -> {
      var tenant = means.tenant(it.tenant());
      if (!tenant.active()) return new Handler.Outcome.Dropped("suspended");
      var slot =
          new Slot(
              Instant.parse(it.fact("start").orElseThrow()),
              Instant.parse(it.fact("end").orElseThrow()));
      if (!slot.end().isAfter(means.now())) return new Handler.Outcome.Dropped("past");
      var open = QuietHours.open(means.now(), slot.end(), tenant.profile().zone());
      if (open.isEmpty()) return new Handler.Outcome.Dropped("quiet");
      if (open.get().isAfter(means.now())) return new Handler.Outcome.Later(open.get(), "quiet");
      Awaited.of(means.waitlists().free(it.tenant(), it.resource().orElseThrow(), slot));
      return new Handler.Outcome.Done();
    };
  }

  /// Keeps the slot for them, then tells them.
  Handler offer() {
    return it -> {
      var tenant = means.tenant(it.tenant());
      if (!tenant.active()) return new Handler.Outcome.Dropped("suspended");
      var entry = it.fact("entry").orElseThrow();
      var kept = Awaited.of(means.waitlists().keep(it.tenant(), entry, it.subject()));
      if (kept.isEmpty()) return new Handler.Outcome.Dropped("no-longer-so");
      post(tenant, kept.get());
      return new Handler.Outcome.Done();
    };
  }

  private void post(Card tenant, Open it) {
    var offer = it.offer();
    var link =
        means.url(
            tenant.id(),
            Purpose.OFFER,
            offer.appointment(),
            offer.resource(),
            offer.slot().start());
    var matter =
        new Matter(it.wanted().service(), offer.slot(), offer.resource(), offer.with(), link);
    var body =
        Notices.of(means.post().spoken(tenant, it.wanted().customer()))
            .offer(matter, offer.until());
    var cause = "offer|" + offer.appointment();
    means
        .post()
        .toCustomer(
            tenant,
            it.wanted().customer(),
            new Notice(Kind.OFFER, cause, body, Optional.empty(), means.now()));
  }

  /// The time to answer is over, of an offer or of a question.
  Handler lapse() {
    return it ->
        it.fact("of").filter("consent"::equals).isPresent() ? lapsedConsent(it) : lapsedOffer(it);
  }

  private Handler.Outcome lapsedOffer(Duty it) throws Exception {
    Awaited.of(means.waitlists().lapse(it.tenant(), it.fact("entry").orElseThrow(), it.subject()));
    return new Handler.Outcome.Done();
  }

  /// Clocks of two nodes may differ a little.
  private Handler.Outcome lapsedConsent(Duty it) throws Exception {
    var outcome = Awaited.of(means.consents().lapse(it.tenant(), it.subject()));
    boolean early = outcome instanceof ConsentDesk.Outcome.Open(_, _, var agreed) && !agreed;
    return early
        ? new Handler.Outcome.Later(means.now().plusSeconds(2), "early")
        : new Handler.Outcome.Done();
  }
}
