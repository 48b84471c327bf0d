package switchboard.engine.tool;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.pekko.actor.typed.ActorRef;
import switchboard.engine.Entities;
import switchboard.engine.customer.Customer;
import switchboard.engine.customer.Customer.Card;
import switchboard.engine.customer.Customer.Details;
import switchboard.engine.identity.Identity;
import switchboard.engine.identity.IdentityKind;
import switchboard.engine.privacy.Seals;
import switchboard.engine.tenant.EntityIds;
import switchboard.engine.tool.EntityToolbox.Job;
import switchboard.engine.tool.Tool.Claim;

/// Finds the customer somebody says they are: the one they called as, or whoever has their e-mail
/// or number and their name. Nobody learns whether there is such a customer otherwise.
record Claimants(
    Entities<Customer.Command> customers, Entities<Identity.Command> identities, Seals seals) {

  /// @param proved whether what was said is what is on file
  record Found(String customer, Card card, boolean proved) {}

  private record Trace(IdentityKind kind, String text) {}

  /// Empty: there is no customer to hold it against.
  CompletionStage<Optional<Found>> of(Job job, Claim claim) {
    return card(job, claim.customer())
        .thenCompose(own -> {
          var same = own.filter(it -> !claim.fresh() && Proof.holds(it, claim.said()));
          return same.isPresent()
              ? done(same.map(it -> new Found(claim.customer(), it, true)))
              : other(job, claim, traces(claim.said()), own);
        });
  }

  private static <T> CompletionStage<T> done(T it) {
    return CompletableFuture.completedStage(it);
  }

  private CompletionStage<Optional<Found>> other(
      Job job, Claim claim, List<Trace> left, Optional<Card> own) {
    if (left.isEmpty()) return done(own.map(it -> new Found(claim.customer(), it, false)));
    var rest = left.subList(1, left.size());
    return owner(job, left.getFirst())
        .thenCompose(
            id -> id.isEmpty() ? done(Optional.<Found>empty()) : found(job, claim, id.get()))
        .thenCompose(it -> it.isPresent() ? done(it) : other(job, claim, rest, own));
  }

  private CompletionStage<Optional<Found>> found(Job job, Claim claim, String id) {
    if (id.equals(claim.customer())) return done(Optional.empty());
    return card(job, id)
        .thenApply(card ->
            card.filter(it -> Proof.holds(it, claim.said())).map(it -> new Found(id, it, true)));
  }

  private static List<Trace> traces(Details said) {
    var email =
        said.email()
            .map(it -> new Trace(IdentityKind.EMAIL, it.text().strip().toLowerCase(Locale.ROOT)));
    var phone = said.phone().map(it -> new Trace(IdentityKind.PHONE, it.text()));
    return Stream.of(email, phone).flatMap(Optional::stream).toList();
  }

  private CompletionStage<Optional<String>> owner(Job job, Trace it) {
    return seals
        .hash(job.tenant(), it.kind().word(), it.text())
        .thenCompose(hash ->
            identities.<Identity.Reply>ask(
                EntityIds.of(job.tenant(), it.kind().word(), hash), Identity.Command.Look::new))
        .thenApply(reply ->
            reply instanceof Identity.Reply.Owned(var customer, _)
                ? Optional.of(customer)
                : Optional.empty());
  }

  /// Whoever has told an e-mail address first is known by it from then on.
  CompletionStage<Void> claim(Job job, String customer, String email) {
    var text = email.strip().toLowerCase(Locale.ROOT);
    return seals
        .hash(job.tenant(), IdentityKind.EMAIL.word(), text)
        .thenCompose(hash ->
            identities.<Identity.Reply>ask(
                EntityIds.of(job.tenant(), IdentityKind.EMAIL.word(), hash),
                to -> new Identity.Command.Claim(customer, to)))
        .<Void>handle((_, _) -> null);
  }

  private CompletionStage<Optional<Card>> card(Job job, String customer) {
    return ask(job, customer, Customer.Command.Look::new)
        .thenApply(it ->
            it instanceof Customer.Reply.Known(var card) ? Optional.of(card) : Optional.empty());
  }

  private CompletionStage<Customer.Reply> ask(
      Job job, String customer, Function<ActorRef<Customer.Reply>, Customer.Command> command) {
    return customers.ask(EntityIds.of(job.tenant(), customer), command);
  }
}
