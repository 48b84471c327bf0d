package switchboard.engine.customer;

import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import switchboard.engine.Entities;
import switchboard.engine.customer.Customer.Details;
import switchboard.engine.customer.Customer.Source;
import switchboard.engine.identity.Identity;
import switchboard.engine.identity.IdentityKind;
import switchboard.engine.privacy.Seals;
import switchboard.engine.tenant.EntityIds;

/// Makes acquaintance with people: whoever has a number or an address that somebody had before is
/// that customer, anybody else becomes a new one. Race-free, and asking twice with the same
/// proposal is asking once.
public record Acquaintance(
    Entities<Customer.Command> customers, Entities<Identity.Command> identities, Seals seals) {

  /// Whoever claimed the number or address first, which may be the customer proposed now.
  ///
  /// @param text E.164, or an e-mail address
  public CompletionStage<String> owner(
      String tenant, IdentityKind kind, String text, String proposed) {
    return seals
        .hash(tenant, kind.word(), text)
        .thenCompose(hash ->
            identities.<Identity.Reply>ask(
                EntityIds.of(tenant, kind.word(), hash),
                to -> new Identity.Command.Claim(proposed, to)))
        .thenApply(reply ->
            switch (reply) {
              case Identity.Reply.Owned(var customer, _) -> customer;
              case Identity.Reply.Unclaimed() -> proposed;
            });
  }

  /// Whoever is known by the number, or else by the e-mail address; with neither, the one proposed.
  public CompletionStage<String> owner(String tenant, Details details, String proposed) {
    if (details.phone().isPresent())
      return owner(tenant, IdentityKind.PHONE, details.phone().get().text(), proposed);
    if (details.email().isPresent())
      return owner(
          tenant,
          IdentityKind.EMAIL,
          details.email().get().text().strip().toLowerCase(Locale.ROOT),
          proposed);
    return CompletableFuture.completedStage(proposed);
  }

  /// Makes them a customer if they are not yet, and keeps what is new.
  public CompletionStage<Customer.Reply> meet(
      String tenant, String customer, Source source, Details details) {
    var person = EntityIds.of(tenant, customer);
    Thread.ofVirtual().start(() -> seals.assign("customer|" + person, person));
    return customers.ask(person, to -> new Customer.Command.Create(source, details, to));
  }
}
