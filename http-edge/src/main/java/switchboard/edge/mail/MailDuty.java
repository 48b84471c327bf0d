package switchboard.edge.mail;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import switchboard.edge.duty.Handler;
import switchboard.edge.link.Link;
import switchboard.edge.link.Link.Purpose;
import switchboard.edge.link.Links;
import switchboard.edge.mail.AppointmentMail.Notice;
import switchboard.edge.mail.AppointmentMail.What;
import switchboard.engine.calendar.Schedule;
import switchboard.engine.calendar.Schedule.Entry;
import switchboard.engine.customer.Customers;
import switchboard.engine.duty.Duty;
import switchboard.engine.message.Outbox;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tenant.Profile.Service;
import switchboard.engine.tenant.Tenants;

/// Mails what became of an appointment to a customer whose address is known, with the invitation as
/// calendars read it. What is not certain yet is mailed once it is. Whoever has not told an address
/// may still be on the line: it is waited for a while.
public record MailDuty(
    Tenants tenants,
    Schedule schedule,
    Customers customers,
    Outbox outbox,
    AppointmentMail mail,
    Links links,
    Clock clock)
    implements Handler {

  private static final Duration PATIENCE = Duration.ofMinutes(12);
  private static final Duration PAUSE = Duration.ofMinutes(4);

  @Override
  public Outcome handle(Duty duty) {
    var tenant =
        tenants
            .byId(duty.tenant())
            .orElseThrow(() -> new IllegalStateException("an unknown tenant"));
    var entry = schedule.byId(duty.tenant(), duty.subject());
    if (entry.isEmpty()) return new Outcome.Dropped("gone");
    if (!tenant.active()) return new Outcome.Dropped("suspended");
    if (!entry.get().sure()) return new Outcome.Dropped("unsure");
    var known = customers.byId(duty.tenant(), entry.get().customer());
    var email = known.flatMap(Customers.Row::email);
    if (email.isEmpty()) return unknown(duty);
    var own = tenant.profile();
    var profile = known.flatMap(Customers.Row::language).map(own::in).orElse(own);
    outbox.post(mail.letter(notice(duty, entry.get(), email.get(), profile), profile));
    return new Outcome.Done();
  }

  private Outcome unknown(Duty duty) {
    var now = clock.instant();
    return now.isBefore(duty.due().plus(PATIENCE))
        ? new Outcome.Later(now.plus(PAUSE), "no-address-yet")
        : new Outcome.Dropped("no-address");
  }

  private Notice notice(Duty duty, Entry it, String email, Profile profile) {
    var service = profile.service(it.service());
    return new Notice(
        what(duty),
        duty.tenant(),
        it.appointment(),
        it.revision(),
        it.customer(),
        it.name(),
        email,
        service.map(Service::name).orElse(it.service()),
        it.slot(),
        Optional.empty(),
        profile.resource(it.resource()).map(Profile.Resource::name),
        place(it, profile),
        service.flatMap(Service::preparation),
        links.url(link(duty, it)).map(URI::create),
        clock.instant());
  }

  private static What what(Duty duty) {
    return switch (duty.fact("what").orElse("made")) {
      case "moved" -> What.MOVED;
      case "cancelled" -> What.CANCELLED;
      default -> What.CONFIRMED;
    };
  }

  /// At a property, at the customer's, or with us, where customers of a med spa always come.
  private static Optional<String> place(Entry it, Profile profile) {
    return it.with().stream()
        .flatMap(id -> profile.resource(id).stream())
        .flatMap(who -> who.address().stream())
        .findFirst()
        .or(() -> it.address().filter(_ -> !profile.vertical().equals("med_spa")))
        .or(() -> Optional.of(profile.address()).filter(text -> !text.isBlank()));
  }

  private static Link link(Duty duty, Entry it) {
    return new Link(
        duty.tenant(), Purpose.MANAGE, it.appointment(), it.resource(), it.slot().end());
  }
}
