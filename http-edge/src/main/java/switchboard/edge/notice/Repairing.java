package switchboard.edge.notice;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import switchboard.edge.duty.Awaited;
import switchboard.edge.duty.Handler;
import switchboard.edge.notice.Post.Notice;
import switchboard.engine.Entities;
import switchboard.engine.customer.Customers;
import switchboard.engine.duty.Duty;
import switchboard.engine.message.Kind;
import switchboard.engine.notice.QuietHours;
import switchboard.engine.notice.RepairNotices;
import switchboard.engine.privacy.Personal;
import switchboard.engine.property.Listing;
import switchboard.engine.property.Property;
import switchboard.engine.property.Tenancy;
import switchboard.engine.tenant.EntityIds;
import switchboard.engine.tenant.Maintenance;
import switchboard.engine.tenant.Tenants.Card;
import switchboard.engine.ticket.Need;
import switchboard.engine.ticket.Ticket;
import switchboard.engine.ticket.Urgency;

/// Tells those concerned what became of a repair, each of them once: the property's manager, or the
/// owner where there is none, and whoever reported it; the landlord too when it is an emergency.
record Repairing(
    Means means, Entities<Ticket.Command> tickets, Entities<Property.Command> properties)
    implements Handler {

  /// A text put off to the morning is still of use.
  private static final Duration USEFUL = Duration.ofDays(2);

  private record Home(Optional<Listing> listing, Tenancy tenancy) {
    Optional<String> address() {
      return listing.map(Listing::address);
    }
  }

  private record Told(Card tenant, String ticket, Need need, Home home) {
    RepairNotices notices() {
      return new RepairNotices(tenant.profile());
    }

    Optional<Maintenance> maintenance() {
      return tenant.profile().maintenance();
    }
  }

  @Override
  public Outcome handle(Duty it) throws Exception {
    var tenant = means.tenant(it.tenant());
    if (!tenant.active()) return new Outcome.Dropped("suspended");
    var ticket = ticket(it);
    if (ticket.isEmpty()) return new Outcome.Dropped("unknown");
    var need = ticket.get().need();
    var told = new Told(tenant, it.subject(), need, home(it.tenant(), need));
    return switch (it.fact("what").orElse("")) {
      case "opened" -> opened(told);
      case "emergency" -> emergency(told);
      case "resolved" -> resolved(told, it, ticket.get().status());
      default -> new Outcome.Dropped("unknown");
    };
  }

  private Optional<Ticket.Card> ticket(Duty it) throws Exception {
    var id = EntityIds.of(it.tenant(), it.subject());
    return Awaited.of(tickets.<Ticket.Reply>ask(id, Ticket.Command.Look::new))
            instanceof Ticket.Reply.Seen(var card)
        ? card
        : Optional.empty();
  }

  private Home home(String tenant, Need need) throws Exception {
    if (need.property().isEmpty()) return new Home(Optional.empty(), Tenancy.NONE);
    var id = EntityIds.of(tenant, need.property().get());
    return Awaited.of(properties.<Property.Reply>ask(id, Property.Command.Look::new))
            instanceof Property.Reply.Seen(var listing, var tenancy)
        ? new Home(listing, tenancy)
        : new Home(Optional.empty(), Tenancy.NONE);
  }

  private Outcome opened(Told it) {
    manager(it, "manager");
    var contractor = it.maintenance().flatMap(one -> one.contractor(it.need().category()));
    reporter(it, "reporter", theirs(it).opened(it.need(), contractor));
    if (it.need().emergency()) landlord(it);
    return new Outcome.Done();
  }

  /// It turned out to be one.
  private Outcome emergency(Told it) {
    if (!it.need().emergency()) return new Outcome.Dropped("no-longer-so");
    manager(it, "manager-emergency");
    landlord(it);
    return new Outcome.Done();
  }

  private Outcome resolved(Told it, Duty duty, Ticket.Status status) {
    if (!status.over()) return new Outcome.Dropped("no-longer-so");
    reporter(it, duty.id(), theirs(it).resolved(it.need()));
    return new Outcome.Done();
  }

  private void manager(Told it, String which) {
    var who = it.need().customer().flatMap(id -> customer(it, id));
    var body =
        it.notices()
            .manager(
                it.need(),
                it.home().address(),
                who.flatMap(Customers.Row::name),
                who.flatMap(Customers.Row::phone));
    var notice = notice(it, Kind.ALERT, which, body);
    means.post().toStaff(it.tenant(), it.need().customer(), phone(it), notice);
  }

  private Optional<Customers.Row> customer(Told it, String id) {
    return means.post().customers().byId(it.tenant().id(), id);
  }

  /// The manager of the property, or of all repairs.
  private static Optional<String> phone(Told it) {
    return it.home()
        .tenancy()
        .manager()
        .flatMap(Tenancy.Contact::phone)
        .or(() -> it.maintenance().flatMap(Maintenance::manager).map(Maintenance.Contact::phone))
        .filter(one -> !one.erased())
        .map(Personal::text);
  }

  private void reporter(Told it, String which, String body) {
    it.need()
        .customer()
        .ifPresent(
            id -> means.post().toCustomer(it.tenant(), id, notice(it, Kind.OTHER, which, body)));
  }

  /// In the language of whoever reported it.
  private RepairNotices theirs(Told it) {
    var profile = it.tenant().profile();
    return new RepairNotices(
        it.need().customer().map(id -> means.post().spoken(it.tenant(), id)).orElse(profile));
  }

  private void landlord(Told it) {
    var landlord = it.home().tenancy().landlord();
    if (landlord.isEmpty() || landlord.equals(it.need().customer())) return;
    var theirs = new RepairNotices(means.post().spoken(it.tenant(), landlord.get()));
    var body = theirs.landlord(it.need(), it.home().address());
    means.post().toCustomer(it.tenant(), landlord.get(), notice(it, Kind.ALERT, "landlord", body));
  }

  /// What can wait is not sent by night.
  private Notice notice(Told it, Kind kind, String which, String body) {
    var now = means.now();
    var waits = it.need().urgency() == Urgency.NORMAL;
    var cause = String.join("|", "ticket", it.ticket(), which);
    return new Notice(kind, cause, body, Optional.empty(), waits ? due(it, now) : now);
  }

  private static Instant due(Told it, Instant now) {
    return QuietHours.open(now, now.plus(USEFUL), it.tenant().profile().zone()).orElse(now);
  }
}
