package switchboard.edge.notice;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import switchboard.engine.conversation.Event.Audience;
import switchboard.engine.customer.Customers;
import switchboard.engine.message.About;
import switchboard.engine.message.Kind;
import switchboard.engine.message.Letter;
import switchboard.engine.message.Mail;
import switchboard.engine.message.Outbox;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tenant.Tenants.Card;

/// Puts notices into the outbox: one for each cause, by text, or by e-mail to whoever can only be
/// reached so. Whether they want it is found out when it is sent.
public record Post(Outbox outbox, Customers customers, Clock clock) {

  /// @param cause what it follows from, in words that are the same whenever it is asked for again
  /// @param due not to be sent before
  public record Notice(Kind kind, String cause, String body, Optional<About> about, Instant due) {}

  /// The business as it speaks to a customer: in the language they spoke last, if it is one of its
  /// own.
  Profile spoken(Card tenant, String customer) {
    var profile = tenant.profile();
    return customers
        .byId(tenant.id(), customer)
        .flatMap(Customers.Row::language)
        .map(profile::in)
        .orElse(profile);
  }

  public void toCustomer(Card tenant, String customer, Notice it) {
    var letter = addressed(tenant, customer, it);
    outbox.post(dated(it.about().map(letter::about).orElse(letter), it.due()));
  }

  private Letter addressed(Card tenant, String customer, Notice it) {
    var now = clock.instant();
    var known = customers.byId(tenant.id(), customer);
    boolean mail =
        known.filter(who -> who.phone().isEmpty() && who.email().isPresent()).isPresent();
    if (!mail) return Letter.text(tenant.id(), id(it), it.kind(), customer, it.body(), now);
    var subject = new Mail(tenant.profile().name(), Optional.empty(), List.of());
    return Letter.mail(tenant.id(), id(it), it.kind(), customer, it.body(), subject, now);
  }

  /// @param customer whom it is about
  public void toOwner(Card tenant, String customer, Notice it) {
    var text =
        Letter.text(tenant.id(), id(it), it.kind(), customer, it.body(), clock.instant()).toOwner();
    outbox.post(dated(text, it.due()));
  }

  /// The same by e-mail, where the owner has an address for alerts.
  public void mailOwner(Card tenant, String customer, Notice it) {
    var address = tenant.profile().alerts().email().filter(to -> !to.erased());
    if (address.isEmpty()) return;
    var subject = new Mail(tenant.profile().name(), Optional.empty(), List.of());
    var id = id(it) + "-mail";
    var now = clock.instant();
    var letter = Letter.mail(tenant.id(), id, it.kind(), customer, it.body(), subject, now);
    outbox.post(dated(letter.toOwner(), it.due()));
  }

  /// To somebody on the business's side; to the owner where nobody is named.
  ///
  /// @param to E.164
  public void toStaff(Card tenant, Optional<String> customer, Optional<String> to, Notice it) {
    var text =
        new Letter(
            tenant.id(),
            id(it),
            it.kind(),
            Audience.OWNER,
            customer,
            to,
            Optional.empty(),
            it.body(),
            Optional.empty(),
            Optional.empty(),
            clock.instant(),
            clock.instant());
    outbox.post(dated(text, it.due()));
  }

  private static String id(Notice it) {
    return UUID.nameUUIDFromBytes(it.cause().getBytes(UTF_8)).toString();
  }

  private static Letter dated(Letter it, Instant due) {
    return new Letter(
        it.tenant(),
        it.id(),
        it.kind(),
        it.audience(),
        it.customer(),
        it.to(),
        it.conversation(),
        it.body(),
        it.mail(),
        it.about(),
        it.at(),
        due.isBefore(it.at()) ? it.at() : due);
  }
}
