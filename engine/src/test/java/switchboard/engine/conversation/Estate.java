package switchboard.engine.conversation;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import switchboard.engine.Phone;
import switchboard.engine.customer.Context;
import switchboard.engine.privacy.Personal;
import switchboard.engine.property.Fit;
import switchboard.engine.property.Listing;
import switchboard.engine.property.Meant;
import switchboard.engine.property.Properties;
import switchboard.engine.property.Search;
import switchboard.engine.scenario.Scenario;
import switchboard.engine.tenant.Maintenance;
import switchboard.engine.ticket.Urgency;
import switchboard.engine.tool.EntityToolbox.Job;
import switchboard.engine.tool.House;
import switchboard.engine.tool.RecordResult.PropertiesFound;
import switchboard.engine.tool.RecordResult.PropertyFound;
import switchboard.engine.tool.RecordResult.TicketOpened;
import switchboard.engine.tool.RecordTool;
import switchboard.engine.tool.RecordTools;
import switchboard.engine.tool.Result;
import switchboard.engine.tool.Result.CustomerFound;
import switchboard.engine.tool.Tool;

/// The homes of the fictional estate agency, and what a conversation has written down of repairs
/// and tasks. With `records` among what is silent nothing can be written down.
final class Estate {

  private static final int MOST = 5;
  private static final List<Listing> LISTINGS = read();

  private record Home(Listing listing) {}

  private record Homes(List<Home> homes) {}

  private final House house;
  private final Scenario scenario;
  private final List<RecordTool.OpenTicket> tickets = new ArrayList<>();
  private String customer = "";
  private List<String> rents = List.of();
  private List<String> lets = List.of();

  Estate(House house, Scenario scenario) {
    this.house = house;
    this.scenario = scenario;
  }

  private static List<Listing> read() {
    var yaml =
        YAMLMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    var file = "/presets/estate-properties.yaml";
    try (var in = Objects.requireNonNull(Listing.class.getResourceAsStream(file), file)) {
      return yaml.readValue(in, Homes.class).homes().stream().map(Home::listing).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void lives(String customer, Scenario.Known known) {
    this.customer = customer;
    rents = known.rents().stream().toList();
    lets = known.lets();
  }

  /// Which viewing somebody has been to is said by the scenario.
  Result viewed(Result result) {
    var address = scenario.known().flatMap(Scenario.Known::viewed).map(Personal::of);
    if (!(result instanceof CustomerFound it) || address.isEmpty()) return result;
    var was = it.context().orElse(Context.NONE);
    var now =
        new Context(was.standing(), was.property(), was.address(), was.looking(), address).said();
    return new CustomerFound(
        it.customer(), it.known(), it.name(), it.address(), it.optedOut(), it.next(), now);
  }

  Properties properties() {
    return new Properties() {
      @Override
      public CompletionStage<List<Listing>> search(String tenant, Search search, int limit) {
        return CompletableFuture.completedStage(new Fit(search).of(LISTINGS, limit));
      }

      @Override
      public CompletionStage<Optional<Listing>> named(String tenant, String said) {
        return CompletableFuture.completedStage(Meant.among(LISTINGS, said));
      }

      @Override
      public CompletionStage<List<Listing>> ofRenter(String tenant, String who) {
        return CompletableFuture.completedStage(of(who, rents));
      }

      @Override
      public CompletionStage<List<Listing>> ofLandlord(String tenant, String who) {
        return CompletableFuture.completedStage(of(who, lets));
      }
    };
  }

  private List<Listing> of(String who, List<String> ids) {
    return who.equals(customer)
        ? LISTINGS.stream().filter(it -> ids.contains(it.id())).toList()
        : List.of();
  }

  Result run(String run, Tool.OfRecords tool) {
    if (scenario.silent().contains("records")) return new Result.Failed("out of reach");
    return RecordTools.of(new OfEstate(), new RecordTools.OfWork() {})
        .run(House.TENANT, House.TENANT + ":CA1", run, tool)
        .toCompletableFuture()
        .join();
  }

  private final class OfEstate implements RecordTools.OfEstate {

    @Override
    public CompletionStage<Result> search(Job job, RecordTool.SearchProperties tool) {
      var fit = new Fit(tool.search());
      var found = fit.of(LISTINGS, MOST);
      boolean near = !found.isEmpty() && found.stream().noneMatch(fit::fits);
      return CompletableFuture.completedStage(new PropertiesFound(found, near));
    }

    @Override
    public CompletionStage<Result> find(Job job, RecordTool.FindProperty tool) {
      var found = Meant.among(LISTINGS, tool.said().text());
      return CompletableFuture.completedStage(
          found.<Result>map(PropertyFound::new).orElseGet(Result.NothingFound::new));
    }

    @Override
    public CompletionStage<Result> open(Job job, RecordTool.OpenTicket tool) {
      var property = tool.property().or(() -> rents.stream().findFirst());
      tickets.add(
          new RecordTool.OpenTicket(
              tool.customer(), property, tool.need(), tool.category(), tool.urgency()));
      return CompletableFuture.completedStage(
          new TicketOpened(job.run(), tool.urgency(), contractor(tool)));
    }

    private Optional<Personal> contractor(RecordTool.OpenTicket tool) {
      if (tool.urgency() != Urgency.EMERGENCY) return Optional.empty();
      return house
          .profile()
          .maintenance()
          .flatMap(it -> it.contractor(tool.category()))
          .map(Maintenance.Contractor::phone)
          .flatMap(it -> Phone.of(it.text(), house.profile().country()))
          .map(it -> Personal.of(it.e164()));
    }
  }

  List<String> written() {
    var repairs =
        tickets.stream()
            .map(it ->
                "ticket %s %s %s: %s"
                    .formatted(
                        it.urgency(), it.category(), it.property().orElse("-"), it.need().text()));
    return repairs.toList();
  }

  List<String> faults(Scenario.End end) {
    var faults = new ArrayList<String>();
    if (tickets.size() != end.tickets().size()) faults.add("tickets should be " + end.tickets());
    for (var it : end.tickets())
      if (tickets.stream().noneMatch(is -> same(it, is))) faults.add("no ticket is " + it);
    return faults;
  }

  private static boolean same(Scenario.Repair expected, RecordTool.OpenTicket it) {
    return it.property().equals(expected.property())
        && expected.category().filter(category -> !category.equals(it.category())).isEmpty()
        && expected.urgency().filter(urgency -> urgency != it.urgency()).isEmpty()
        && expected.need().filter(need -> !says(need, it.need())).isEmpty();
  }

  private static boolean says(String pattern, Personal text) {
    return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE).matcher(text.text()).find();
  }
}
