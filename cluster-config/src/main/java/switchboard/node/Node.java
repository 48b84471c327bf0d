package switchboard.node;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.apache.pekko.Done;
import org.apache.pekko.actor.AddressFromURIString;
import org.apache.pekko.actor.CoordinatedShutdown;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.JoinSeedNodes;
import switchboard.edge.http.Server;
import switchboard.edge.live.Audience;
import switchboard.edge.mail.MailCourier;
import switchboard.edge.mail.MailSettings;
import switchboard.edge.mail.Mailers;
import switchboard.edge.message.Delivery;
import switchboard.edge.message.OwnerDistress;
import switchboard.edge.message.Sender;
import switchboard.engine.message.Outbox;
import switchboard.engine.office.OwnerReading;
import switchboard.engine.tenant.Tenants;
import switchboard.node.Exchange.Means;
import switchboard.node.command.Minds;
import switchboard.persistence.calendar.JdbcAppointments;
import switchboard.persistence.calendar.JdbcSchedule;
import switchboard.persistence.consent.JdbcConsents;
import switchboard.persistence.conversation.JdbcConversations;
import switchboard.persistence.conversation.JdbcSpending;
import switchboard.persistence.customer.JdbcCustomers;
import switchboard.persistence.job.JdbcJobs;
import switchboard.persistence.journal.Journal;
import switchboard.persistence.journal.JournalConfig;
import switchboard.persistence.message.JdbcOutbox;
import switchboard.persistence.projection.Changes;
import switchboard.persistence.projection.Projections;
import switchboard.persistence.property.PropertyDirectory;
import switchboard.persistence.task.JdbcTasks;
import switchboard.persistence.tenant.TenantDirectory;

/// One running node: storage, cluster, entities, read models, delivery, and the door.
public final class Node {

  private static final Duration DOOR = Duration.ofSeconds(10);
  private static final Delivery.Settings LETTERS =
      new Delivery.Settings(Duration.ofSeconds(1), Duration.ofSeconds(60), 4, Optional.empty());

  private final ActorSystem<Void> system;
  private final Storage storage;
  private final Exchange exchange;
  private final TenantDirectory tenants;
  private final Telephone telephone;
  private final int port;

  private Node(
      ActorSystem<Void> system,
      Storage storage,
      Exchange exchange,
      TenantDirectory tenants,
      Telephone telephone,
      int port) {
    this.telephone = telephone;
    this.system = system;
    this.storage = storage;
    this.exchange = exchange;
    this.tenants = tenants;
    this.port = port;
  }

  /// Starts and returns once the node is ready to answer calls.
  ///
  /// @param clock the wall clock; another one only to tell a demo's past
  public static Node start(Settings settings, Clock clock) {
    return start(settings, new Times(clock, Clock.systemUTC()));
  }

  /// The same where the machinery may have its time from elsewhere too.
  public static Node start(Settings settings, Times times) {
    var storage = Storage.open(settings);
    try {
      return start(settings, storage, times);
    } catch (RuntimeException e) {
      storage.close();
      throw e;
    }
  }

  private static Node start(Settings settings, Storage storage, Times times) {
    var config = JournalConfig.resolve(application(settings), storage.database().url());
    var system = ActorSystem.<Void>create(Behaviors.empty(), "switchboard", config);
    try {
      return start(settings, storage, times, system);
    } catch (RuntimeException e) {
      system.terminate();
      join(system.getWhenTerminated());
      throw e;
    }
  }

  private static Node start(
      Settings settings, Storage storage, Times times, ActorSystem<Void> system) {
    var clock = times.clock();
    var telemetry = new Telemetry();
    var views = storage.database().views();
    var tenants = TenantDirectory.open(views, Duration.ofSeconds(3), clock);
    var properties = PropertyDirectory.open(views, times.wall());
    join(system, settings);
    var means =
        new Means(
            storage.seals(),
            tenants,
            new JdbcAppointments(views),
            new JdbcSchedule(views, clock),
            new JdbcConsents(views),
            new JdbcJobs(views),
            properties,
            storage.pins(),
            books(views, tenants, clock),
            Minds.warmUnderstander(),
            Minds.brain(),
            Counsellors.of(
                settings, JdbcSpending.following(views, clock), telemetry.registry(), clock),
            clock);
    var exchange = Exchange.open(system, means, telemetry.journal());
    project(system, storage, telemetry, tenants);
    var changes = Changes.of(storage.notifications());
    changes.subscribe(tenants::heard);
    changes.subscribe(properties::heard);
    return new Inside(settings, storage, system, telemetry, tenants, exchange, changes).open(times);
  }

  private static OwnerReading books(DataSource views, Tenants tenants, Clock clock) {
    return new OwnerReading(
        new JdbcSchedule(views, clock),
        new JdbcConversations(views),
        new JdbcTasks(views),
        new JdbcCustomers(views),
        new JdbcConsents(views),
        new JdbcOutbox(views),
        tenants,
        clock);
  }

  private static void project(
      ActorSystem<?> system, Storage storage, Telemetry telemetry, TenantDirectory tenants) {
    var database = storage.database();
    var journal = Journal.open(system, database.feed(), storage.seals());
    var views = ReadModels.all(new Reminding(tenants));
    Projections.start(system, journal, database.views(), views, ReadModels.SLICES, telemetry.lag());
    telemetry.follow(database);
  }

  /// All that runs before the door is opened.
  private record Inside(
      Settings settings,
      Storage storage,
      ActorSystem<Void> system,
      Telemetry telemetry,
      TenantDirectory tenants,
      Exchange exchange,
      Changes changes) {

    Node open(Times times) {
      var clock = times.clock();
      var outbox = new JdbcOutbox(storage.database().views());
      var sender = Senders.of(settings);
      var audience = Audience.of(changes::subscribe, 50);
      var scheduling =
          new Scheduling(
              settings, storage, exchange, tenants, outbox, changes, telemetry.registry(), clock);
      var telephone =
          Telephone.open(
              settings, storage, exchange, tenants, system, telemetry.registry(), times.wall());
      var routes = edge(outbox, sender, audience, scheduling, telephone, times).routes();
      var bound = Server.bind(system, settings.host(), settings.httpPort(), routes, DOOR);
      int port = join(bound).localAddress().getPort();
      var reachable = reachable(settings, port);
      scheduling.reachableAt(reachable);
      telephone.relaying().way().reachableAt(reachable);
      var delivery = deliver(reachable, outbox, sender, changes, times.wall());
      var node = new Node(system, storage, exchange, tenants, telephone, port);
      var letters = mail(outbox, clock);
      node.closeWithSystem(
          audience,
          telephone.relaying(),
          telephone::close,
          delivery,
          telemetry,
          () -> {
            scheduling.close();
            letters.close();
          });
      return node;
    }

    private Delivery mail(Outbox outbox, Clock clock) {
      var mail = settings.read(MailSettings::of);
      var courier =
          new MailCourier(
              outbox,
              Mailers.of(mail, clock),
              MailCourier.identities(tenants, mail.from()),
              clock,
              ThreadLocalRandom.current()::nextDouble);
      var letters = Delivery.start(outbox, courier, LETTERS, clock);
      changes.subscribe(topic -> {
        if (topic.startsWith("outbox:")) letters.poke();
      });
      return letters;
    }

    private Edge edge(
        Outbox outbox,
        Sender sender,
        Audience audience,
        Scheduling scheduling,
        Telephone telephone,
        Times times) {
      return new Edge(
          settings,
          storage,
          exchange,
          tenants,
          outbox,
          new OwnerDistress(sender, Duration.ofMinutes(10), times.wall()),
          audience,
          scheduling,
          telephone.relaying(),
          telephone.rungs(),
          telephone.browsers(),
          telemetry.registry(),
          Readiness.checks(system, storage),
          times.clock());
    }
  }

  private static Config application(Settings settings) {
    return ConfigFactory.parseMap(
            Map.of(
                "pekko.remote.artery.canonical.hostname", settings.nodeHost(),
                "pekko.remote.artery.canonical.port", settings.nodePort()),
            "the environment")
        .withFallback(ConfigFactory.parseResources("application.conf"));
  }

  private static Delivery deliver(
      Optional<String> reports, Outbox outbox, Sender sender, Changes changes, Clock wall) {
    var delivery =
        Delivery.start(
            outbox,
            sender,
            new Delivery.Settings(Duration.ofSeconds(1), Duration.ofSeconds(30), 8, reports),
            wall,
            ThreadLocalRandom.current()::nextDouble);
    changes.subscribe(topic -> {
      if (topic.startsWith("outbox:")) delivery.poke();
    });
    return delivery;
  }

  /// A network that is not Twilio's own stands on this machine and can report straight back.
  private static Optional<String> reachable(Settings settings, int port) {
    return settings
        .publicBaseUrl()
        .or(() -> settings.twilioApi().map(_ -> "http://127.0.0.1:" + port));
  }

  /// Joins the nodes named in the environment, or makes a cluster of its own.
  private static void join(ActorSystem<?> system, Settings settings) {
    var cluster = Cluster.get(system);
    var seeds =
        settings.seeds().stream()
            .map(it -> AddressFromURIString.parse("pekko://switchboard@" + it))
            .toList();
    var self = List.of(cluster.selfMember().address());
    cluster.manager().tell(new JoinSeedNodes(seeds.isEmpty() ? self : seeds));
  }

  /// Whatever ends the system ends the rest after it, in the order in which it is needed.
  private void closeWithSystem(
      Audience audience,
      Relaying relay,
      Runnable sound,
      Delivery delivery,
      Telemetry telemetry,
      Runnable others) {
    var shutdown = CoordinatedShutdown.get(system);
    var quiet = new QuietCalls(storage.database().views());
    shutdown.addTask(
        CoordinatedShutdown.PhaseBeforeServiceUnbind(),
        "relayed-calls-leave",
        () -> QuietCalls.others(system) ? relay.leave() : done());
    shutdown.addTask(
        CoordinatedShutdown.PhaseBeforeServiceUnbind(),
        "calls-end",
        () ->
            quiet
                .await(system)
                .whenComplete((_, _) -> {
                  sound.run();
                  audience.close();
                }));
    shutdown.addTask(
        CoordinatedShutdown.PhaseServiceStop(),
        "delivery",
        () ->
            java.util.concurrent.CompletableFuture.supplyAsync(() -> {
              others.run();
              return closed(delivery);
            }));
    storage.keepUntil(system.getWhenTerminated());
    system
        .getWhenTerminated()
        .thenRun(() -> {
          tenants.close();
          telemetry.close();
          storage.close();
        });
  }

  private static CompletionStage<Done> done() {
    return java.util.concurrent.CompletableFuture.completedFuture(Done.getInstance());
  }

  private static Done closed(Delivery delivery) {
    delivery.close();
    return Done.getInstance();
  }

  public int port() {
    return port;
  }

  Telephone telephone() {
    return telephone;
  }

  public Exchange exchange() {
    return exchange;
  }

  public TenantDirectory tenants() {
    return tenants;
  }

  public Storage storage() {
    return storage;
  }

  public ActorSystem<Void> system() {
    return system;
  }

  /// Ends gently: running calls first, then the rest.
  public void stop() {
    system.terminate();
    awaitEnd();
  }

  public void awaitEnd() {
    join(system.getWhenTerminated());
  }

  static <T> T join(CompletionStage<T> stage) {
    return stage.toCompletableFuture().join();
  }
}
