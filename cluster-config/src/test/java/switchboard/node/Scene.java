package switchboard.node;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;
import switchboard.edge.assessment.Threads;
import switchboard.engine.calendar.Block;
import switchboard.engine.calendar.Calendar;
import switchboard.engine.calendar.Planner;
import switchboard.engine.calendar.Slot;
import switchboard.engine.calendar.Visit;
import switchboard.engine.conversation.Conversation;
import switchboard.engine.customer.Acquaintance;
import switchboard.engine.customer.Customer;
import switchboard.engine.customer.Customer.Details;
import switchboard.engine.customer.Customer.Source;
import switchboard.engine.identity.Identity;
import switchboard.engine.identity.IdentityKind;
import switchboard.engine.job.Job;
import switchboard.engine.job.JobCard;
import switchboard.engine.job.Plan;
import switchboard.engine.privacy.Personal;
import switchboard.engine.property.Listing;
import switchboard.engine.property.Property;
import switchboard.engine.property.Tenancy;
import switchboard.engine.scenario.Scenario;
import switchboard.engine.tenant.EntityIds;
import switchboard.engine.tenant.Telephony;
import switchboard.engine.tenant.Profile;
import switchboard.engine.waitlist.Entry;
import switchboard.engine.waitlist.Offer;
import switchboard.engine.waitlist.Times;
import switchboard.engine.waitlist.Waitlist;

/// A business of its own for one scenario, with all that the scenario says is there beforehand.
///
/// @param customer whoever is known, if anybody is
record Scene(
    House house, Scenario scenario, Business business, Profile profile, Optional<String> customer) {

  static final String CALLER = "+19135550142";
  private static final List<Listing> LISTINGS = listings();

  private record Home(Listing listing) {}

  private record Homes(List<Home> homes) {}

  private static List<Listing> listings() {
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

  /// Sets everything up, and returns once people could see it.
  static Scene set(House house, Scenario scenario, Business business, Profile profile)
      throws Exception {
    var empty = new Scene(house, scenario, business, profile, Optional.empty());
    var scene = new Scene(house, scenario, business, profile, scenario.known().map(empty::meet));
    scene.furnish();
    scene.untilSeen();
    return scene;
  }

  String from() {
    return scenario.from().orElse(CALLER);
  }

  String tenant() {
    return business.id();
  }

  Instant instant(LocalDateTime local) {
    return local.atZone(profile.zone()).toInstant();
  }

  private String meet(Scenario.Known known) {
    var exchange = house.node.exchange();
    var acquaintance =
        new Acquaintance(
            exchange.entities(Customer.KEY),
            exchange.entities(Identity.KEY),
            house.node.storage().seals());
    var told =
        new Details(
            Personal.of(known.name()),
            Optional.of(Personal.of(from())),
            Optional.empty(),
            Personal.of(known.address()),
            known.looking().map(Scenario.Looking::requirements));
    var id = got(acquaintance.owner(tenant(), IdentityKind.PHONE, from(), "c-known"));
    got(acquaintance.meet(tenant(), id, Source.PHONE_CALL, told));
    return id;
  }

  private void furnish() {
    var pending = new ArrayList<CompletionStage<?>>();
    if (estate()) for (var it : LISTINGS) pending.add(list(it));
    for (var it : scenario.busy())
      it.from()
          .datesUntil(it.to().plusDays(1))
          .forEach(day ->
              pending.add(
                  calendar(
                      it.resource(),
                      to -> new Calendar.Command.AddBlock("block-" + day, wholeDay(day), to))));
    for (var it : scenario.unsure())
      pending.add(calendar(it, to -> new Calendar.Command.Lose("outside", to)));
    pending.forEach(Scene::got);
    for (var it : scenario.has()) visit(it);
    scenario.offered().ifPresent(this::offer);
    if (scenario.surveyed()) survey();
  }

  private boolean estate() {
    return scenario.preset().tenant().equals("estate");
  }

  private Block wholeDay(java.time.LocalDate day) {
    var end = LocalTime.of(23, 59);
    return new Block(
        day, LocalTime.MIDNIGHT, end, profile.zone(), Block.Kind.OTHER, Optional.empty());
  }

  private CompletionStage<?> list(Listing it) {
    var id = EntityIds.of(tenant(), it.id());
    var properties = house.node.exchange().entities(Property.KEY);
    boolean rents =
        scenario.known().flatMap(Scenario.Known::rents).filter(it.id()::equals).isPresent();
    boolean lets = scenario.known().filter(one -> one.lets().contains(it.id())).isPresent();
    var listed = properties.<Property.Reply>ask(id, to -> new Property.Command.Add(it, to));
    if (!rents && !lets) return listed;
    var tenancy =
        new Tenancy(customer.filter(_ -> rents), customer.filter(_ -> lets), Optional.empty());
    return listed.thenCompose(
        _ -> properties.<Property.Reply>ask(id, to -> new Property.Command.Settle(tenancy, to)));
  }

  /// What is nobody's else is somebody else's.
  CompletionStage<?> open(JobCard it) {
    var plan =
        new Plan(
            customer.orElse("c-other"),
            Personal.of(it.title()),
            it.manager().map(Personal::of),
            it.deadline(),
            Optional.empty());
    return house
        .node
        .exchange()
        .entities(Job.KEY)
        .<Job.Reply>ask(
            EntityIds.of(tenant(), it.id()),
            to -> new Job.Command.Open(plan, it.status(), it.percent(), to));
  }

  private CompletionStage<Calendar.Reply> calendar(
      String resource, Function<ActorRef<Calendar.Reply>, Calendar.Command> command) {
    return house
        .node
        .exchange()
        .entities(Calendar.KEY)
        .ask(Calendar.id(tenant(), resource), command);
  }

  private void visit(Scenario.Visit it) {
    var service = profile.service(it.service()).orElseThrow();
    var visit =
        new Visit(
            customer.orElseThrow(), "", service.id(), false, service.before(), service.after());
    var plan =
        new Planner.Plan(
            tenant(),
            "had-" + it.start(),
            visit,
            it.resource().orElse("van-1"),
            it.with(),
            Slot.of(instant(it.start()), service.duration()),
            Calendar.Terms.OVERRULE);
    var made = got(new Planner(house.node.exchange().entities(Calendar.KEY)).make(plan));
    if (!(made instanceof Planner.Answer.Done)) throw new AssertionError(it + ": " + made);
  }

  private void offer(Scenario.Visit it) {
    var service = profile.service(it.service()).orElseThrow();
    var slot = Slot.of(instant(it.start()), service.duration());
    var entry = new Entry(customer.orElseThrow(), it.service(), Times.ANY, slot.start());
    var lists = house.node.exchange().entities(Waitlist.KEY);
    got(lists.<Waitlist.Reply>ask(tenant(), to -> new Waitlist.Command.Join("e1", entry, to)));
    var offer =
        new Offer(
            Offer.appointment("e1", slot),
            it.resource().orElse("van-1"),
            it.with(),
            slot,
            scenario.begins(profile.zone()).plus(Duration.ofHours(2)));
    got(lists.<Waitlist.Reply>ask(tenant(), to -> new Waitlist.Command.Propose("e1", offer, to)));
  }

  private void survey() {
    var thread = got(Threads.of(house.node.storage().seals(), tenant(), "phone", from()));
    got(
        house
            .node
            .exchange()
            .entities(Conversation.KEY)
            .<Conversation.Reply>ask(
                thread,
                to ->
                    new Conversation.Command.AskSurvey(
                        "CA0", customer.orElse("c1"), Personal.of(from()), to)));
  }

  private void untilSeen() throws Exception {
    var visits = scenario.has().size();
    Patience.until("the appointments are seen", () -> appointments().size() >= visits);
    var homes = estate() ? LISTINGS.size() : 0;
    Patience.until(
        "the homes are seen", () -> business.items("/v1/crm/properties?limit=200").size() >= homes);
  }

  boolean untilJobsSeen() throws Exception {
    var jobs = scenario.jobs().size();
    Patience.until(
        "the jobs are seen", () -> business.items("/v1/admin/jobs?limit=200").size() >= jobs);
    return true;
  }

  List<com.fasterxml.jackson.databind.JsonNode> appointments() throws Exception {
    var from = scenario.begins(profile.zone()).minus(Duration.ofDays(1));
    return business
        .items(
            "/v1/crm/appointments?limit=200&from=%s&to=%s"
                .formatted(
                    Business.encoded(from.toString()),
                    Business.encoded(from.plus(Duration.ofDays(60)).toString())))
        .stream()
        .filter(it -> it.get("status").asText().matches("CONFIRMED|PENDING_RESCHEDULE"))
        .toList();
  }

  /// The profile with that number alone.
  static Profile numbered(Profile it, switchboard.engine.Phone number) {
    return new Profile(
        it.name(),
        it.vertical(),
        it.country(),
        it.zone(),
        it.currency(),
        it.language(),
        it.address(),
        List.of(number),
        it.persona(),
        it.hours(),
        it.services(),
        it.resources(),
        it.rules(),
        it.emergencies(),
        it.alerts(),
        it.recognition(),
        it.faq(),
        it.demo(),
        it.planning(), Telephony.NONE);
  }

  static <T> T got(CompletionStage<T> stage) {
    return stage.toCompletableFuture().join();
  }

  private static final String BEHIND =
      """
      select count(*) from (
        select max(ordering) as latest, abs(hashtext(persistence_id) % 4) as slice
        from event_journal where persistence_id like 'calendar|' || ? || ':%' group by 2) j
      left join pekko_projection_offset_store p
        on p.projection_name = 'appointment' and p.projection_key = 'calendar-' || slice || '-of-4'
      where p.current_offset is null or p.current_offset::bigint < j.latest
      """;

  /// People are not as fast as machines: by the time they go on, the appointments are up to date.
  void settle() throws Exception {
    Patience.until("the appointments are up to date", () -> !behind());
  }

  private boolean behind() throws java.sql.SQLException {
    try (var connection = house.node.storage().database().views().getConnection();
        var statement = connection.prepareStatement(BEHIND)) {
      statement.setString(1, tenant());
      try (var row = statement.executeQuery()) {
        row.next();
        return row.getLong(1) > 0;
      }
    }
  }
}
