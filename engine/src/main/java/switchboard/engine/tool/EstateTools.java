package switchboard.engine.tool;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;
import switchboard.engine.Entities;
import switchboard.engine.Phone;
import switchboard.engine.privacy.Personal;
import switchboard.engine.privacy.Seals;
import switchboard.engine.property.Fit;
import switchboard.engine.property.Listing;
import switchboard.engine.property.Properties;
import switchboard.engine.property.Property;
import switchboard.engine.property.Tenancy;
import switchboard.engine.tenant.EntityIds;
import switchboard.engine.tenant.Maintenance;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tenant.Tenants;
import switchboard.engine.ticket.Categories;
import switchboard.engine.ticket.Need;
import switchboard.engine.ticket.Ticket;
import switchboard.engine.ticket.Urgency;
import switchboard.engine.tool.EntityToolbox.Job;
import switchboard.engine.tool.RecordResult.PropertiesFound;
import switchboard.engine.tool.RecordResult.PropertyFound;
import switchboard.engine.tool.RecordResult.TicketOpened;
import switchboard.engine.tool.Result.Failed;
import switchboard.engine.tool.Result.NothingFound;

/// Looks up properties and takes on repairs.
public record EstateTools(
    Properties properties,
    Entities<Property.Command> entities,
    Entities<Ticket.Command> tickets,
    Tenants tenants,
    Seals seals)
    implements RecordTools.OfEstate {

  /// As many as anyone can listen to.
  private static final int MOST = 5;

  @Override
  public CompletionStage<Result> search(Job job, RecordTool.SearchProperties tool) {
    var fit = new Fit(tool.search());
    return properties
        .search(job.tenant(), tool.search(), MOST)
        .thenApply(
            it -> new PropertiesFound(it, !it.isEmpty() && it.stream().noneMatch(fit::fits)));
  }

  @Override
  public CompletionStage<Result> find(Job job, RecordTool.FindProperty tool) {
    return properties
        .named(job.tenant(), tool.said().text())
        .thenApply(it -> it.<Result>map(PropertyFound::new).orElseGet(NothingFound::new));
  }

  /// The run is the ticket, so doing it again finds it open.
  @Override
  public CompletionStage<Result> open(Job job, RecordTool.OpenTicket tool) {
    return property(job, tool)
        .thenCompose(property -> {
          var need = need(job, tool, property);
          belongs(job, tool.customer());
          return this.<Ticket.Reply>ask(job, to -> new Ticket.Command.Open(need, to))
              .thenCompose(it ->
                  stands(it)
                      ? opened(job, need)
                      : CompletableFuture.completedStage(new Failed("ticket")));
        });
  }

  /// Opened otherwise means: by this very run, when less was known of the property.
  private static boolean stands(Ticket.Reply it) {
    return it instanceof Ticket.Reply.Accepted
        || (it instanceof Ticket.Reply.Rejected(var why) && why == Ticket.Reason.OPENED_OTHERWISE);
  }

  /// The one named, or the only one they rent, or else the only one they let.
  private CompletionStage<Optional<String>> property(Job job, RecordTool.OpenTicket tool) {
    if (tool.property().isPresent()) return CompletableFuture.completedStage(tool.property());
    return properties
        .ofRenter(job.tenant(), tool.customer())
        .thenCompose(it ->
            it.isEmpty()
                ? properties.ofLandlord(job.tenant(), tool.customer())
                : CompletableFuture.completedStage(it))
        .thenApply(EstateTools::only)
        .exceptionally(_ -> Optional.empty());
  }

  private static Optional<String> only(List<Listing> those) {
    return those.size() == 1 ? Optional.of(those.getFirst().id()) : Optional.empty();
  }

  private Need need(Job job, RecordTool.OpenTicket tool, Optional<String> property) {
    return new Need(
        Optional.of(tool.customer()),
        property,
        Optional.of(job.reference()),
        tool.need(),
        Categories.of(categories(job), tool.category()),
        tool.urgency());
  }

  private List<String> categories(Job job) {
    var own = maintenance(job).map(Maintenance::categories).orElse(List.of());
    return own.isEmpty() ? Categories.USUAL : own;
  }

  /// What is said of it is erased with whoever said it.
  private void belongs(Job job, String customer) {
    var ticket = "ticket|" + EntityIds.of(job.tenant(), job.run());
    var person = EntityIds.of(job.tenant(), customer);
    Thread.ofVirtual().start(() -> seals.assign(ticket, person));
  }

  /// Given to the property's manager. That nobody could be found to give it to is no reason to let
  /// the caller wait.
  private CompletionStage<Result> opened(Job job, Need need) {
    var result = new TicketOpened(job.run(), need.urgency(), contractor(job, need));
    return manager(job, need)
        .thenCompose(it ->
            it.isEmpty()
                ? CompletableFuture.completedStage(Optional.<Ticket.Reply>empty())
                : this.<Ticket.Reply>ask(job, to -> new Ticket.Command.Assign(it.get(), to))
                    .thenApply(Optional::of))
        .handle((_, _) -> result);
  }

  private CompletionStage<Optional<Personal>> manager(Job job, Need need) {
    var usual = maintenance(job).flatMap(Maintenance::manager).map(Maintenance.Contact::name);
    if (need.property().isEmpty()) return CompletableFuture.completedStage(usual);
    return entities
        .<Property.Reply>ask(
            EntityIds.of(job.tenant(), need.property().get()), Property.Command.Look::new)
        .thenApply(it ->
            it instanceof Property.Reply.Seen(_, var tenancy)
                ? tenancy.manager().map(Tenancy.Contact::name).or(() -> usual)
                : usual);
  }

  private Optional<Personal> contractor(Job job, Need need) {
    if (need.urgency() != Urgency.EMERGENCY) return Optional.empty();
    var country = profile(job).map(Profile::country).orElse("");
    return maintenance(job)
        .flatMap(it -> it.contractor(need.category()))
        .flatMap(it -> Phone.of(it.phone().text(), country))
        .map(it -> new Personal(it.e164()));
  }

  private Optional<Maintenance> maintenance(Job job) {
    return profile(job).flatMap(Profile::maintenance);
  }

  private Optional<Profile> profile(Job job) {
    return tenants.byId(job.tenant()).map(Tenants.Card::profile);
  }

  private <R> CompletionStage<R> ask(Job job, Function<ActorRef<R>, Ticket.Command> command) {
    return tickets.ask(EntityIds.of(job.tenant(), job.run()), command);
  }
}
