package switchboard.edge.notice;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import switchboard.edge.duty.Awaited;
import switchboard.edge.duty.Handler;
import switchboard.edge.link.Link.Purpose;
import switchboard.edge.notice.Post.Notice;
import switchboard.engine.calendar.Planner.Standing;
import switchboard.engine.calendar.Schedule;
import switchboard.engine.consent.Case;
import switchboard.engine.consent.ConsentDesk.Outcome;
import switchboard.engine.conversation.Conversations;
import switchboard.engine.duty.Duty;
import switchboard.engine.message.About;
import switchboard.engine.message.Kind;
import switchboard.engine.notice.Matter;
import switchboard.engine.notice.Notices;
import switchboard.engine.tenant.Tenants.Card;

/// Asks the owner whether an appointment may give way to an emergency, does what was agreed, and
/// tells the caller how it ended. Whoever gave way is told by [Telling].
record Consenting(Means means) {

  /// Asks, or tells that the answer was no or none.
  Handler consent() {
    return it -> {
      var tenant = means.tenant(it.tenant());
      return switch (Awaited.of(means.consents().look(it.tenant(), it.subject()))) {
        case Outcome.Open(var what, var until, var agreed) when !agreed ->
            ask(tenant, it, what, until);
        case Outcome.Declined(var what) -> no(tenant, it, what);
        case Outcome.Lapsed(var what) -> no(tenant, it, what);
        case Outcome.Open _, Outcome.Displaced _, Outcome.Missed _, Outcome.Unknown _ ->
            new Handler.Outcome.Dropped("answered");
      };
    };
  }

  private Handler.Outcome ask(Card tenant, Duty it, Case what, Instant until) {
    if (!until.isAfter(means.now())) return new Handler.Outcome.Dropped("too-late");
    var given = means.schedule().byId(tenant.id(), what.displaced());
    var link = means.url(tenant.id(), Purpose.CONSENT, it.subject(), "", until);
    var service = given.map(Schedule.Entry::service).orElse(what.visit().service());
    var matter = new Matter(service, what.slot(), what.resource(), List.of(), link);
    var body =
        Notices.of(tenant.profile())
            .consent(matter, need(tenant, what), given.flatMap(Schedule.Entry::name), until);
    var cause = "consent|" + it.subject();
    means
        .post()
        .toOwner(
            tenant,
            what.visit().customer(),
            new Notice(Kind.ALERT, cause, body, Optional.empty(), means.now()));
    return new Handler.Outcome.Done();
  }

  /// In the caller's words, as the conversation or their appointment has them.
  private Optional<String> need(Card tenant, Case what) {
    return what.meanwhile()
        .flatMap(it -> means.schedule().byId(tenant.id(), it.appointment()))
        .flatMap(Schedule.Entry::need)
        .or(() ->
            means
                .conversations()
                .byId(tenant.id(), what.visit().conversation())
                .map(Conversations.Detail::summary)
                .flatMap(Conversations.Summary::need));
  }

  /// The asked duty of a question long answered tells nobody anything.
  private Handler.Outcome no(Card tenant, Duty it, Case what) {
    if (it.fact("what").filter("asked"::equals).isPresent())
      return new Handler.Outcome.Dropped("answered");
    kept(tenant, it, what);
    return new Handler.Outcome.Done();
  }

  /// Does what was agreed, and tells the caller.
  Handler displace() {
    return it -> {
      var tenant = means.tenant(it.tenant());
      return switch (Awaited.of(means.consents().displace(it.tenant(), it.subject()))) {
        case Outcome.Displaced(var what) -> {
          sooner(tenant, it, what);
          yield new Handler.Outcome.Done();
        }
        case Outcome.Missed(var what) -> {
          kept(tenant, it, what);
          yield new Handler.Outcome.Done();
        }
        case Outcome.Declined _, Outcome.Lapsed _, Outcome.Open _, Outcome.Unknown _ ->
            new Handler.Outcome.Dropped("not-agreed");
      };
    };
  }

  private void sooner(Card tenant, Duty it, Case what) {
    var standing = new Standing(tenant.id(), what.appointment(), what.resource());
    var matter = means.matter(standing, what.visit(), what.slot());
    var about = Optional.of(About.at(what.appointment(), what.slot().start()));
    var body = theirs(tenant, what).sooner(matter);
    tell(tenant, it, what, body, about);
  }

  private void kept(Card tenant, Duty it, Case what) {
    var meanwhile =
        what.meanwhile()
            .map(one -> means.plain(what.visit().service(), one.slot(), one.resource()));
    var body = theirs(tenant, what).notSooner(meanwhile);
    var about = what.meanwhile().map(one -> About.at(one.appointment(), one.slot().start()));
    tell(tenant, it, what, body, about);
  }

  private Notices theirs(Card tenant, Case what) {
    return Notices.of(means.post().spoken(tenant, what.visit().customer()));
  }

  /// At any hour: it is an emergency.
  private void tell(Card tenant, Duty it, Case what, String body, Optional<About> about) {
    var cause = "consent-outcome|" + it.subject();
    means
        .post()
        .toCustomer(
            tenant,
            what.visit().customer(),
            new Notice(Kind.CHANGE, cause, body, about, means.now()));
  }
}
