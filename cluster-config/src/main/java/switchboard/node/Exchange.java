package switchboard.node;

import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.cluster.sharding.typed.ClusterShardingSettings;
import org.apache.pekko.cluster.sharding.typed.ClusterShardingSettings.PassivationStrategySettings$;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityContext;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import switchboard.edge.message.Pacing;
import switchboard.engine.Entities;
import switchboard.engine.alert.Alert;
import switchboard.engine.calendar.Appointments;
import switchboard.engine.calendar.Calendar;
import switchboard.engine.calendar.Finder;
import switchboard.engine.calendar.Planner;
import switchboard.engine.calendar.Schedule;
import switchboard.engine.calendar.TenantRules;
import switchboard.engine.change.ChangeDesk;
import switchboard.engine.change.ChangeRequest;
import switchboard.engine.consent.Consent;
import switchboard.engine.consent.ConsentDesk;
import switchboard.engine.consent.Consents;
import switchboard.engine.conversation.Conversation;
import switchboard.engine.conversation.Mind;
import switchboard.engine.customer.Customer;
import switchboard.engine.dialogue.Brain;
import switchboard.engine.handoff.HandOff;
import switchboard.engine.identity.Identity;
import switchboard.engine.job.Job;
import switchboard.engine.job.Jobs;
import switchboard.engine.llm.ModelThinker;
import switchboard.engine.outbound.Outbound;
import switchboard.engine.outbound.Pacer;
import switchboard.engine.pin.Pins;
import switchboard.engine.privacy.Seal;
import switchboard.engine.privacy.SealedEntity;
import switchboard.engine.privacy.Seals;
import switchboard.engine.property.Properties;
import switchboard.engine.property.Property;
import switchboard.engine.recording.Recording;
import switchboard.engine.specialist.Team;
import switchboard.engine.task.Promises;
import switchboard.engine.task.Task;
import switchboard.engine.tenant.EntityIds;
import switchboard.engine.tenant.Tenant;
import switchboard.engine.tenant.Tenants;
import switchboard.engine.ticket.Ticket;
import switchboard.engine.tool.CalendarTools;
import switchboard.engine.tool.ConsentTools;
import switchboard.engine.tool.CustomerTools;
import switchboard.engine.tool.EntityToolbox;
import switchboard.engine.tool.EstateTools;
import switchboard.engine.tool.OwnerBooks;
import switchboard.engine.tool.OwnerTools;
import switchboard.engine.tool.RecordTools;
import switchboard.engine.tool.SpecialistTools;
import switchboard.engine.tool.WaitlistTools;
import switchboard.engine.tool.WorkTools;
import switchboard.engine.understanding.Understander;
import switchboard.engine.waitlist.Vacancies;
import switchboard.engine.waitlist.Waitlist;
import switchboard.engine.waitlist.WaitlistDesk;

/// All kinds of entities, sharded over the cluster, each started once its key is at hand.
public final class Exchange {

  /// For entities asked by tools, which the edge in turn waits for.
  private static final Duration INNER = Duration.ofSeconds(4);

  private static final Duration OUTER = Duration.ofSeconds(6);

  /// Twilio takes one call a second of an account.
  private static final Duration GAP = Duration.ofSeconds(1);

  /// How many calls wait for their turn.
  private static final int WAITING = 10;

  /// What entities are given besides commands.
  public record Means(
      Seals seals,
      Tenants tenants,
      Appointments appointments,
      Schedule schedule,
      Consents consents,
      Jobs jobs,
      Properties properties,
      Pins pins,
      OwnerBooks books,
      Understander understander,
      Brain brain,
      Counsellors counsellors,
      Clock clock) {}

  private final ClusterSharding sharding;
  private final Means means;
  private final Timer answered;

  private Exchange(ClusterSharding sharding, Means means, Timer answered) {
    this.sharding = sharding;
    this.means = means;
    this.answered = answered;
  }

  /// @param answered is told how long entities take to answer
  public static Exchange open(ActorSystem<?> system, Means means, Timer answered) {
    var it = new Exchange(ClusterSharding.get(system), means, answered);
    it.keep(Tenant.KEY, Tenant.Command.class, (id, seal) -> Tenant.create(id, means.clock(), seal));
    it.keep(
        Customer.KEY,
        Customer.Command.class,
        (id, seal) -> Customer.create(id, means.clock(), seal));
    it.keep(Job.KEY, Job.Command.class, (id, seal) -> Job.create(id, means.clock(), seal));
    it.keep(
        ChangeRequest.KEY,
        ChangeRequest.Command.class,
        (id, seal) -> ChangeRequest.create(id, means.clock(), seal));
    it.keep(Task.KEY, Task.Command.class, (id, seal) -> Task.create(id, means.clock(), seal));
    it.keep(
        Property.KEY,
        Property.Command.class,
        (id, seal) -> Property.create(id, means.clock(), seal));
    it.keep(Alert.KEY, Alert.Command.class, (id, seal) -> Alert.create(id, means.clock(), seal));
    it.keep(
        HandOff.KEY, HandOff.Command.class, (id, seal) -> HandOff.create(id, means.clock(), seal));
    it.keep(
        Outbound.KEY,
        Outbound.Command.class,
        (id, seal) -> Outbound.create(id, means.clock(), seal));
    it.sharding.init(Entity.of(Pacer.KEY, _ -> Pacer.create(GAP, WAITING, Clock.systemUTC())));
    it.keep(
        Recording.KEY,
        Recording.Command.class,
        (id, seal) -> Recording.create(id, means.clock(), seal));
    it.keep(Ticket.KEY, Ticket.Command.class, (id, seal) -> Ticket.create(id, means.clock(), seal));
    it.sharding.init(Entity.of(Identity.KEY, c -> Identity.create(c.getEntityId(), means.clock())));
    it.sharding.init(Entity.of(Calendar.KEY, c -> it.calendar(c.getEntityId())));
    it.sharding.init(Entity.of(Waitlist.KEY, c -> Waitlist.create(c.getEntityId(), means.clock())));
    it.sharding.init(Entity.of(Consent.KEY, c -> Consent.create(c.getEntityId(), means.clock())));
    it.converse(system);
    return it;
  }

  private Behavior<Calendar.Command> calendar(String id) {
    var tenant = EntityIds.tenant(id);
    var resource = id.substring(tenant.length() + 1);
    return Calendar.create(id, means.clock(), new TenantRules(means.tenants(), tenant, resource));
  }

  private interface Making<C> {
    Behavior<C> of(String id, Seal seal);
  }

  private <C> void keep(EntityTypeKey<C> key, Class<C> commands, Making<C> making) {
    sharding.init(
        Entity.of(key, c -> sealed(key, commands, c, seal -> making.of(c.getEntityId(), seal))));
  }

  private <C> Behavior<C> sealed(
      EntityTypeKey<C> key,
      Class<C> commands,
      EntityContext<C> context,
      Function<Seal, Behavior<C>> making) {
    var subject = key.name() + "|" + context.getEntityId();
    return SealedEntity.of(means.seals(), subject, commands, making);
  }

  private void converse(ActorSystem<?> system) {
    var toolbox =
        new EntityToolbox(
            new CustomerTools(
                    inner(Customer.KEY),
                    inner(Identity.KEY),
                    means.appointments(),
                    means.seals(),
                    means.clock())
                .with(means.properties()),
            new CalendarTools(
                new Finder(inner(Calendar.KEY), means.tenants(), means.clock()),
                new Planner(inner(Calendar.KEY)),
                means.appointments(),
                means.tenants(),
                means.clock()),
            new WaitlistTools(waitlists(), means.tenants(), means.clock()),
            new ConsentTools(
                consents(),
                means.consents(),
                means.schedule(),
                means.appointments(),
                means.tenants(),
                means.clock()));
    var calls =
        new Conversation.Means(
            this::mind,
            toolbox.with(records()).with(specialists(system)).with(owner()),
            means.clock(),
            means.counsellors().panel());
    var settings =
        ClusterShardingSettings.create(system)
            .withPassivationStrategy(PassivationStrategySettings$.MODULE$.disabled());
    sharding.init(
        Entity.of(Conversation.KEY, c -> conversation(c, calls))
            .withSettings(settings)
            .withAllocationStrategy(new StayingShards()));
  }

  /// The language models of this node.
  Counsellors counsellors() {
    return means.counsellors();
  }

  /// They think with the language models of the tenant, as far as it has any.
  private SpecialistTools specialists(ActorSystem<?> system) {
    var counsellors = means.counsellors();
    var thinker = new ModelThinker(counsellors.panel(), counsellors.spending());
    return new SpecialistTools(
        Team.on(system, thinker, means.clock()),
        tenant ->
            means.tenants().byId(tenant).map(it -> counsellors.led(it).profile()).orElseThrow());
  }

  private OwnerTools owner() {
    return new OwnerTools(
        means.pins(),
        means.books(),
        inner(Calendar.KEY),
        inner(Task.KEY),
        means.tenants(),
        means.clock());
  }

  private RecordTools records() {
    var work =
        new WorkTools(
            changes(), inner(Task.KEY), means.jobs(), this::promises, means.seals(), means.clock());
    return RecordTools.of(estate(), work);
  }

  private Promises promises(String tenant) {
    return means
        .tenants()
        .byId(tenant)
        .map(it -> it.profile().planning().promising())
        .orElse(Promises.USUAL);
  }

  /// Takes on changes, for tools, duties and the edge alike.
  public ChangeDesk changes() {
    return new ChangeDesk(inner(ChangeRequest.KEY), inner(Task.KEY), means.seals());
  }

  private EstateTools estate() {
    return new EstateTools(
        means.properties(), inner(Property.KEY), inner(Ticket.KEY), means.tenants(), means.seals());
  }

  private Behavior<Conversation.Command> conversation(
      EntityContext<Conversation.Command> context, Conversation.Means calls) {
    return sealed(
        Conversation.KEY,
        Conversation.Command.class,
        context,
        seal ->
            Conversation.create(
                context.getEntityId(),
                calls,
                seal,
                self -> context.getShard().tell(new ClusterSharding.Passivate<>(self))));
  }

  private Mind mind(String conversation) {
    var tenant = EntityIds.tenant(conversation);
    var card =
        means
            .tenants()
            .byId(tenant)
            .orElseThrow(() -> new IllegalStateException("a conversation of no tenant"));
    var led = means.counsellors().led(card);
    return new Mind(conversation, led, means.understander(), means.brain())
        .asking(means.counsellors().models(led))
        .seeing(() -> means.properties().vocabulary(tenant));
  }

  /// Works the waitlists, for tools and duties alike.
  public WaitlistDesk waitlists() {
    var finder = new Finder(inner(Calendar.KEY), means.tenants(), means.clock());
    return new WaitlistDesk(
        inner(Waitlist.KEY),
        new Planner(inner(Calendar.KEY)),
        new Vacancies(finder, means.appointments(), means.tenants(), means.clock()),
        means.tenants(),
        means.clock());
  }

  /// Asks owners, for tools and duties alike.
  public ConsentDesk consents() {
    return new ConsentDesk(inner(Consent.KEY), new Planner(inner(Calendar.KEY)), means.clock());
  }

  private <C> Entities<C> inner(EntityTypeKey<C> key) {
    return new ShardedEntities<>(sharding, key, INNER, answered);
  }

  /// How fast calls are placed, over all nodes.
  Pacing pacing(Settings settings) {
    return new Pacing(inner(Pacer.KEY), settings.twilioAccount().orElse("none"));
  }

  /// The entities of a kind, for the edge.
  public <C> Entities<C> entities(EntityTypeKey<C> key) {
    return new ShardedEntities<>(sharding, key, OUTER, answered);
  }
}
