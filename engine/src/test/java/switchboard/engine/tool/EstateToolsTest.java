package switchboard.engine.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.Test;
import switchboard.engine.Decision.Accept;
import switchboard.engine.Entities;
import switchboard.engine.privacy.Personal;
import switchboard.engine.property.Fit;
import switchboard.engine.property.Listing;
import switchboard.engine.property.Meant;
import switchboard.engine.property.Properties;
import switchboard.engine.property.Property;
import switchboard.engine.property.Search;
import switchboard.engine.property.Tenancy;
import switchboard.engine.property.Town;
import switchboard.engine.tenant.Presets;
import switchboard.engine.ticket.State;
import switchboard.engine.ticket.Ticket;
import switchboard.engine.ticket.Ticket.Reply.Accepted;
import switchboard.engine.ticket.Ticket.Reply.Rejected;
import switchboard.engine.ticket.Urgency;
import switchboard.engine.tool.RecordResult.PropertiesFound;
import switchboard.engine.tool.RecordResult.PropertyFound;
import switchboard.engine.tool.RecordResult.TicketOpened;

class EstateToolsTest {

  private static final Tenancy LET =
      new Tenancy(
          Optional.of("ann"),
          Optional.of("lord"),
          Optional.of(new Tenancy.Contact(new Personal("Mo Example"), Optional.empty())));

  private final House house =
      new House(Instant.parse("2026-03-02T09:00:00Z"), Presets.all().get(1).profile());
  private final Map<String, State> tickets = new HashMap<>();
  private final List<String> asked = new ArrayList<>();

  private Result run(String run, Tool.OfRecords tool) {
    var estate =
        new EstateTools(new Homes(), properties(), tickets(), house.tenants(), house.seals());
    return RecordTools.of(estate, new RecordTools.OfWork() {})
        .run(House.TENANT, House.TENANT + ":CA1", run, tool)
        .toCompletableFuture()
        .join();
  }

  private static final class Homes implements Properties {
    @Override
    public CompletionStage<List<Listing>> search(String tenant, Search search, int limit) {
      return CompletableFuture.completedStage(new Fit(search).of(Town.ALL, limit));
    }

    @Override
    public CompletionStage<Optional<Listing>> named(String tenant, String said) {
      return CompletableFuture.completedStage(Meant.among(Town.ALL, said));
    }

    @Override
    public CompletionStage<List<Listing>> ofRenter(String tenant, String customer) {
      return CompletableFuture.completedStage(
          customer.equals("ann") ? List.of(Town.ELGIN) : List.of());
    }

    @Override
    public CompletionStage<List<Listing>> ofLandlord(String tenant, String customer) {
      return CompletableFuture.completedStage(
          customer.equals("lord") ? List.of(Town.ELGIN, Town.PARK) : List.of());
    }
  }

  private static Entities<Property.Command> properties() {
    return new Entities<>() {
      @Override
      public <R> CompletionStage<R> ask(
          String id, Function<ActorRef<R>, Property.Command> command) {
        var inbox = TestInbox.<R>create();
        if (command.apply(inbox.getRef()) instanceof Property.Command.Look(var to))
          to.tell(new Property.Reply.Seen(Optional.of(Town.ELGIN), LET));
        return CompletableFuture.completedStage(inbox.receiveMessage());
      }
    };
  }

  private Entities<Ticket.Command> tickets() {
    return new Entities<>() {
      @Override
      public <R> CompletionStage<R> ask(String id, Function<ActorRef<R>, Ticket.Command> command) {
        var inbox = TestInbox.<R>create();
        var it = command.apply(inbox.getRef());
        asked.add(it.getClass().getSimpleName());
        var state = tickets.getOrDefault(id, State.UNKNOWN);
        var decision = state.decide(it, house.now);
        if (decision instanceof Accept(var events))
          for (var event : events) state = state.apply(event);
        tickets.put(id, state);
        it.replyTo()
            .tell(
                decision instanceof Accept
                    ? new Accepted(true)
                    : new Rejected(Ticket.Reason.OPENED_OTHERWISE));
        return CompletableFuture.completedStage(inbox.receiveMessage());
      }
    };
  }

  private static RecordTool.OpenTicket repair(
      String customer, Optional<String> property, String category, Urgency urgency) {
    return new RecordTool.OpenTicket(
        customer, property, new Personal("no hot water"), category, urgency);
  }

  private State ticket(String run) {
    return tickets.getOrDefault(House.TENANT + ":" + run, State.UNKNOWN);
  }

  @Test
  void a_search_says_whether_what_it_found_fits_or_comes_near() {
    assertThat(run("r", new RecordTool.SearchProperties(Search.ANY)))
        .isInstanceOfSatisfying(PropertiesFound.class, it -> assertThat(it.near()).isFalse());
    var big =
        new Search(
            Optional.empty(),
            Optional.of(5),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    assertThat(run("r", new RecordTool.SearchProperties(big)))
        .isEqualTo(new PropertiesFound(List.of(Town.COTTAGE), true));
  }

  @Test
  void the_one_meant_is_found_or_nothing() {
    assertThat(run("r", new RecordTool.FindProperty(new Personal("elgin avenue"))))
        .isEqualTo(new PropertyFound(Town.ELGIN));
    assertThat(run("r", new RecordTool.FindProperty(new Personal("nowhere"))))
        .isEqualTo(new Result.NothingFound());
  }

  @Test
  void a_renters_repair_is_at_home_and_given_to_the_manager() {
    var result = run("r1", repair("ann", Optional.empty(), "Heating", Urgency.URGENT));
    assertThat(result).isEqualTo(new TicketOpened("r1", Urgency.URGENT, Optional.empty()));
    var need = ticket("r1").need().orElseThrow();
    assertThat(need.property()).contains(Town.ELGIN.id());
    assertThat(need.category()).isEqualTo("heating");
    assertThat(need.conversation()).contains("CA1");
    assertThat(ticket("r1").assignee()).contains(new Personal("Mo Example"));
  }

  @Test
  void in_an_emergency_the_caller_is_told_whom_to_call() {
    var result = run("r1", repair("ann", Optional.empty(), "plumbing", Urgency.EMERGENCY));
    assertThat(result)
        .isEqualTo(
            new TicketOpened("r1", Urgency.EMERGENCY, Optional.of(new Personal("+447700900310"))));
  }

  @Test
  void asked_again_the_same_ticket_is_found_open() {
    run("r1", repair("ann", Optional.empty(), "magic", Urgency.NORMAL));
    assertThat(ticket("r1").need().orElseThrow().category()).isEqualTo("other");
    assertThat(run("r1", repair("ann", Optional.of("other"), "magic", Urgency.NORMAL)))
        .isEqualTo(new TicketOpened("r1", Urgency.NORMAL, Optional.empty()));
    assertThat(tickets).hasSize(1);
  }

  @Test
  void which_of_several_homes_is_not_guessed() {
    run("r1", repair("lord", Optional.empty(), "pest", Urgency.NORMAL));
    assertThat(ticket("r1").need().orElseThrow().property()).isEmpty();
  }
}
