package switchboard.engine.tool;

import static switchboard.engine.customer.Context.Standing.LANDLORD;
import static switchboard.engine.customer.Context.Standing.RENTER;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;
import switchboard.engine.Entities;
import switchboard.engine.calendar.Appointments;
import switchboard.engine.customer.Acquaintance;
import switchboard.engine.customer.Context;
import switchboard.engine.customer.Customer;
import switchboard.engine.customer.Customer.Card;
import switchboard.engine.customer.Customer.Details;
import switchboard.engine.customer.Customer.Role;
import switchboard.engine.identity.Identity;
import switchboard.engine.identity.IdentityKind;
import switchboard.engine.privacy.Personal;
import switchboard.engine.privacy.Seals;
import switchboard.engine.property.Listing;
import switchboard.engine.property.Properties;
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
    Clock clock,
    Optional<Properties> properties) {

  /// Where there are no properties.
  public CustomerTools(
      Entities<Customer.Command> customers,
      Entities<Identity.Command> identities,
      Appointments appointments,
      Seals seals,
      Clock clock) {
    this(customers, identities, appointments, seals, clock, Optional.empty());
  }

  public CustomerTools with(Properties properties) {
    return new CustomerTools(
        customers, identities, appointments, seals, clock, Optional.of(properties));
  }

  CompletionStage<Result> find(Job job, FindCustomer tool) {
    if (tool.claim().isPresent()) return claimed(job, tool.claim().get());
    var proposed = "c" + job.run();
    var owner =
        tool.phone()
            .map(it -> owner(job, it, proposed))
            .orElseGet(() -> CompletableFuture.completedStage(proposed));
    return owner.thenCompose(it -> meet(job, tool, it, !it.equals(proposed)));
  }

  /// Who they say they are, if that is proved; else who they were, of whom nothing more is told.
  private CompletionStage<Result> claimed(Job job, Tool.Claim claim) {
    return claimants()
        .of(job, claim)
        .thenCompose(it -> {
          if (it.isEmpty()) return CompletableFuture.<Result>completedStage(new NothingFound());
          var found = it.get();
          if (found.proved()) return proved(job, found);
          var same = unproved(claim, found.card());
          return claim.fresh() ? note(job, claim).thenApply(_ -> same) : completed(same);
        });
  }

  private static CompletionStage<Result> completed(Result it) {
    return CompletableFuture.completedStage(it);
  }

  private CompletionStage<Result> note(Job job, Tool.Claim claim) {
    return note(job, new Tool.NoteCustomer(claim.customer(), claim.said()));
  }

  private static Result unproved(Tool.Claim claim, Card card) {
    var name = claim.fresh() ? claim.said().name() : Optional.<Personal>empty();
    return new CustomerFound(
        claim.customer(),
        !claim.fresh(),
        name,
        Optional.empty(),
        card.optedOut(),
        Optional.empty());
  }

  private CompletionStage<Result> proved(Job job, Claimants.Found it) {
    Thread.ofVirtual().start(() -> belongs(job, it.customer()));
    var card = it.card();
    return next(job, it.customer())
        .thenApply(next ->
            new CustomerFound(
                it.customer(),
                true,
                card.name(),
                card.address(),
                card.optedOut(),
                next,
                looking(card)))
        .thenCombine(homes(job, it.customer()), CustomerTools::with)
        .thenApply(found -> found instanceof CustomerFound one ? one.proved() : found);
  }

  private Claimants claimants() {
    return new Claimants(customers, identities, seals);
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
    var homes = known ? homes(job, customer) : CompletableFuture.completedStage(Context.NONE);
    return met.thenCombine(next, (reply, upcoming) -> found(customer, known, reply, upcoming))
        .thenCombine(homes, CustomerTools::with);
  }

  private static Result with(Result result, Context homes) {
    if (!(result instanceof CustomerFound it)) return result;
    var looking = it.context().flatMap(Context::looking);
    var all =
        new Context(homes.standing(), homes.property(), homes.address(), looking, homes.viewed());
    return new CustomerFound(
        it.customer(),
        it.known(),
        it.name(),
        it.address(),
        it.optedOut(),
        it.next(),
        all.said(),
        it.language());
  }

  /// What they rent, or else what they let; knowing it is a courtesy too.
  private CompletionStage<Context> homes(Job job, String customer) {
    if (properties.isEmpty()) return CompletableFuture.completedStage(Context.NONE);
    var them = properties.get();
    return them.ofRenter(job.tenant(), customer)
        .thenCompose(rented ->
            rented.isEmpty()
                ? them.ofLandlord(job.tenant(), customer).thenApply(it -> of(it, LANDLORD))
                : CompletableFuture.completedStage(of(rented, RENTER)))
        .exceptionally(_ -> Context.NONE);
  }

  private static Context of(List<Listing> homes, Context.Standing standing) {
    if (homes.isEmpty()) return Context.NONE;
    return new Context(
        Optional.of(standing),
        homes.size() == 1 ? Optional.of(homes.getFirst().id()) : Optional.empty(),
        Optional.of(Personal.of(homes.getFirst().address())),
        Optional.empty(),
        Optional.empty());
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
          new CustomerFound(
              customer,
              known,
              it.name(),
              it.address(),
              it.optedOut(),
              next,
              looking(it),
              it.language());
      case Customer.Reply.Rejected _ -> new NothingFound();
    };
  }

  private static Optional<Context> looking(Card it) {
    return new Context(
            Optional.empty(), Optional.empty(), Optional.empty(), it.looking(), Optional.empty())
        .said();
  }

  /// Knowing the next appointment is a courtesy: without it the caller is still greeted.
  private CompletionStage<Optional<Upcoming>> next(Job job, String customer) {
    return appointments
        .next(job.tenant(), customer, clock.instant())
        .thenApply(it -> it.map(CalendarTools::upcoming))
        .exceptionally(_ -> Optional.empty());
  }

  CompletionStage<Result> note(Job job, Tool.NoteCustomer tool) {
    var noted =
        done(ask(job, tool.customer(), to -> new Customer.Command.Learn(tool.details(), to)));
    var email = tool.details().email().filter(it -> !it.erased());
    if (email.isEmpty()) return noted;
    return noted.thenCompose(
        it -> claimants().claim(job, tool.customer(), email.get().text()).thenApply(_ -> it));
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
