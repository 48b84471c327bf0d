package switchboard.engine.tool;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;
import switchboard.engine.Entities;
import switchboard.engine.calendar.Appointments;
import switchboard.engine.customer.Acquaintance;
import switchboard.engine.customer.Customer;
import switchboard.engine.customer.Customer.Card;
import switchboard.engine.customer.Customer.Details;
import switchboard.engine.customer.Customer.Role;
import switchboard.engine.identity.Identity;
import switchboard.engine.identity.IdentityKind;
import switchboard.engine.privacy.Personal;
import switchboard.engine.privacy.Seals;
import switchboard.engine.tenant.EntityIds;
import switchboard.engine.tool.EntityToolbox.Job;
import switchboard.engine.tool.Result.CustomerFound;
import switchboard.engine.tool.Result.Done;
import switchboard.engine.tool.Result.NothingFound;
import switchboard.engine.tool.Result.Upcoming;
import switchboard.engine.tool.Tool.FindCustomer;

/// Finds out who somebody is and keeps what they tell about themselves.
public record CustomerTools(
    Entities<Customer.Command> customers,
    Entities<Identity.Command> identities,
    Appointments appointments,
    Seals seals,
    Clock clock) {

  CompletionStage<Result> find(Job job, FindCustomer tool) {
    var proposed = "c" + job.run();
    var owner =
        tool.phone()
            .map(it -> owner(job, it, proposed))
            .orElseGet(() -> CompletableFuture.completedStage(proposed));
    return owner.thenCompose(it -> meet(job, tool, it, !it.equals(proposed)));
  }

  private CompletionStage<String> owner(Job job, Personal phone, String proposed) {
    return new Acquaintance(customers, identities, seals)
        .owner(job.tenant(), IdentityKind.PHONE, phone.text(), proposed);
  }

  private CompletionStage<Result> meet(Job job, FindCustomer tool, String customer, boolean known) {
    var details = new Details(Optional.empty(), tool.phone(), Optional.empty(), Optional.empty());
    var met = ask(job, customer, to -> new Customer.Command.Create(tool.source(), details, to));
    var next =
        known ? next(job, customer) : CompletableFuture.completedStage(Optional.<Upcoming>empty());
    Thread.ofVirtual().start(() -> belongs(job, customer));
    return met.thenCombine(next, (reply, upcoming) -> found(customer, known, reply, upcoming));
  }

  /// What is said in this conversation is erased with this customer.
  private void belongs(Job job, String customer) {
    var person = EntityIds.of(job.tenant(), customer);
    seals.assign("conversation|" + job.conversation(), person);
    seals.assign("customer|" + person, person);
  }

  private static Result found(
      String customer, boolean known, Customer.Reply reply, Optional<Upcoming> next) {
    return switch (reply) {
      case Customer.Reply.Known(Card it) ->
          new CustomerFound(customer, known, it.name(), it.address(), it.optedOut(), next);
      case Customer.Reply.Rejected _ -> new NothingFound();
    };
  }

  /// Knowing the next appointment is a courtesy: without it the caller is still greeted.
  private CompletionStage<Optional<Upcoming>> next(Job job, String customer) {
    return appointments
        .next(job.tenant(), customer, clock.instant())
        .thenApply(it -> it.map(CalendarTools::upcoming))
        .exceptionally(_ -> Optional.empty());
  }

  CompletionStage<Result> note(Job job, Tool.NoteCustomer tool) {
    return done(ask(job, tool.customer(), to -> new Customer.Command.Learn(tool.details(), to)));
  }

  CompletionStage<Result> promote(Job job, String customer) {
    return done(ask(job, customer, to -> new Customer.Command.AddRole(Role.CUSTOMER, to)))
        .exceptionally(_ -> new Done());
  }

  CompletionStage<Result> optOut(Job job, Tool.OptOut tool) {
    return done(ask(job, tool.customer(), to -> new Customer.Command.OptOut(tool.keyword(), to)));
  }

  CompletionStage<Result> optIn(Job job, Tool.OptIn tool) {
    return done(ask(job, tool.customer(), to -> new Customer.Command.OptIn(tool.keyword(), to)));
  }

  private CompletionStage<Customer.Reply> ask(
      Job job, String customer, Function<ActorRef<Customer.Reply>, Customer.Command> command) {
    return customers.ask(EntityIds.of(job.tenant(), customer), command);
  }

  private static CompletionStage<Result> done(CompletionStage<Customer.Reply> reply) {
    return reply.thenApply(it ->
        switch (it) {
          case Customer.Reply.Known _ -> new Done();
          case Customer.Reply.Rejected _ -> new NothingFound();
        });
  }
}
