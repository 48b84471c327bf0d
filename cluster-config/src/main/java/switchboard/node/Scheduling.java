package switchboard.node;

import static org.apache.pekko.http.javadsl.server.Directives.concat;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.pekko.http.javadsl.server.Route;
import switchboard.edge.access.Access;
import switchboard.edge.access.Blocking;
import switchboard.edge.access.Reading;
import switchboard.edge.assessment.Assessing;
import switchboard.edge.assessment.Surveying;
import switchboard.edge.calendar.CalendarApi;
import switchboard.edge.calendar.Writing;
import switchboard.edge.duty.Answering;
import switchboard.edge.duty.Handler;
import switchboard.edge.duty.Settling;
import switchboard.edge.duty.Worker;
import switchboard.edge.estate.EstateApi;
import switchboard.edge.google.GoogleCalendar;
import switchboard.edge.google.GoogleNotifications;
import switchboard.edge.google.GoogleRoutes;
import switchboard.edge.google.GoogleSettings;
import switchboard.edge.http.Client;
import switchboard.edge.http.Knocks;
import switchboard.edge.ics.FeedRoutes;
import switchboard.edge.ics.Secrets;
import switchboard.edge.link.Desk;
import switchboard.edge.link.LinkRoutes;
import switchboard.edge.link.Links;
import switchboard.edge.mail.AppointmentMail;
import switchboard.edge.mail.MailDuty;
import switchboard.edge.mail.MailSettings;
import switchboard.edge.mail.Templates;
import switchboard.edge.notice.Means;
import switchboard.edge.notice.Notifying;
import switchboard.edge.notice.Post;
import switchboard.edge.scheduler.Addresses;
import switchboard.edge.scheduler.CalendarBook;
import switchboard.edge.scheduler.CalendarCards;
import switchboard.edge.scheduler.FeedReader;
import switchboard.edge.scheduler.Mirrorer;
import switchboard.edge.scheduler.OutsideDuty;
import switchboard.edge.scheduler.Outsides;
import switchboard.edge.scheduler.PlannedReturn;
import switchboard.edge.scheduler.Rhythm;
import switchboard.edge.scheduler.SyncWorker;
import switchboard.engine.calendar.Calendar;
import switchboard.engine.calendar.Finder;
import switchboard.engine.calendar.Planner;
import switchboard.engine.calendar.Settlement;
import switchboard.engine.consent.Consent;
import switchboard.engine.conversation.Conversation;
import switchboard.engine.customer.Acquaintance;
import switchboard.engine.customer.Customer;
import switchboard.engine.duty.Duty.Kind;
import switchboard.engine.identity.Identity;
import switchboard.engine.message.Outbox;
import switchboard.engine.property.Property;
import switchboard.engine.tenant.Tenants;
import switchboard.engine.ticket.Ticket;
import switchboard.engine.waitlist.Waitlist;
import switchboard.persistence.calendar.JdbcSchedule;
import switchboard.persistence.consent.JdbcConsents;
import switchboard.persistence.conversation.JdbcConversations;
import switchboard.persistence.customer.JdbcCustomers;
import switchboard.persistence.duty.JdbcDuties;
import switchboard.persistence.feed.JdbcCalendarFeeds;
import switchboard.persistence.google.JdbcOutsideChannels;
import switchboard.persistence.google.JdbcOutsideGrants;
import switchboard.persistence.google.JdbcOutsideLinks;
import switchboard.persistence.google.JdbcOutsideMirrors;
import switchboard.persistence.projection.Changes;
import switchboard.persistence.property.JdbcCatalogue;
import switchboard.persistence.ticket.JdbcTickets;
import switchboard.persistence.waitlist.JdbcWaitlists;

/// Everything about appointments that is neither a conversation nor a page: what falls due, what
/// goes to and comes from outside calendars, links, and the owner's API.
final class Scheduling implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(6);

  /// The consent exchange waits for Google.
  private static final Duration GOOGLE = Duration.ofSeconds(25);

  private final Settings settings;
  private final Storage storage;
  private final Exchange exchange;
  private final Tenants tenants;
  private final Outbox outbox;
  private final MeterRegistry registry;
  private final Clock clock;
  private final Premises premises;
  private final OnCallDesk onCall;
  private final HandOffDesk handOffs;
  private final OutboundDesk outbound;
  private final Planner planner;
  private final Finder finder;
  private final JdbcSchedule schedule;
  private final Links links;
  private final Means notices;
  private final GoogleSettings google;
  private final Rhythm rhythm;
  private final GoogleCalendar calendar;
  private final Outsides outsides;
  private final FeedReader feeds;
  private final SyncWorker sync;
  private final Worker worker;

  Scheduling(
      Settings settings,
      Storage storage,
      Exchange exchange,
      Tenants tenants,
      Outbox outbox,
      Changes changes,
      MeterRegistry registry,
      Clock clock) {
    this.settings = settings;
    this.storage = storage;
    this.exchange = exchange;
    this.tenants = tenants;
    this.outbox = outbox;
    this.registry = registry;
    this.clock = clock;
    this.premises = new Premises(settings, storage, exchange, tenants, outbox, clock);
    this.onCall = new OnCallDesk(premises);
    this.handOffs = new HandOffDesk(premises);
    this.planner = new Planner(exchange.entities(Calendar.KEY));
    this.finder = new Finder(exchange.entities(Calendar.KEY), tenants, clock);
    this.schedule = new JdbcSchedule(storage.database().views(), clock);
    this.links = new Links(key("links"), settings.publicBaseUrl());
    this.notices = notices();
    this.outbound = new OutboundDesk(premises, notices::find);
    this.google = settings.read(GoogleSettings::of);
    this.rhythm = Rhythm.usual(notifications());
    this.calendar = new GoogleCalendar(google);
    this.outsides = outsides();
    this.feeds = new FeedReader(FeedReader.Settings.DEFAULT);
    this.sync =
        SyncWorker.start(
            outsides, feeds, rhythm, clock, ThreadLocalRandom.current()::nextDouble, registry);
    this.worker = work(changes);
  }

  /// A secret of its own for each purpose, the same on every node.
  private byte[] key(String purpose) {
    var hash = storage.seals().hash("switchboard", "key", purpose).toCompletableFuture().join();
    return hash.getBytes(StandardCharsets.UTF_8);
  }

  /// Google reports only to addresses it can trust.
  private Optional<URI> notifications() {
    return settings
        .publicBaseUrl()
        .filter(it -> it.startsWith("https:"))
        .map(it -> URI.create(it + "/google/notifications"));
  }

  private Outsides outsides() {
    var views = storage.database().views();
    return new Outsides(
        tenants,
        calendar,
        new JdbcOutsideLinks(views),
        new JdbcOutsideMirrors(views),
        new JdbcOutsideChannels(views),
        new JdbcOutsideGrants(views, storage.seals()),
        storage.seals(),
        new CalendarBook(exchange.entities(Calendar.KEY), PATIENCE),
        new PlannedReturn(planner, PATIENCE));
  }

  private Worker work(Changes changes) {
    var started =
        Worker.start(
            new JdbcDuties(storage.database().views()),
            handlers(),
            Worker.Settings.USUAL,
            clock,
            ThreadLocalRandom.current()::nextDouble,
            registry);
    changes.subscribe(started::heard);
    return started;
  }

  private Means notices() {
    var views = storage.database().views();
    return new Means(
        tenants,
        planner,
        finder,
        schedule,
        new JdbcConversations(views),
        exchange.waitlists(),
        exchange.consents(),
        new Post(outbox, new JdbcCustomers(views), clock),
        links,
        clock);
  }

  private Map<Kind, Handler> handlers() {
    var views = storage.database().views();
    var customers = new JdbcCustomers(views);
    var all = new EnumMap<>(Notifying.handlers(notices));
    all.put(Kind.SETTLE, new Settling(new Settlement(exchange.entities(Calendar.KEY))));
    var mail = new AppointmentMail(new Templates(), settings.read(MailSettings::of).from());
    all.put(Kind.MAIL, new MailDuty(tenants, schedule, customers, outbox, mail, links, clock));
    all.put(Kind.ANSWER, new Answering(exchange.entities(Conversation.KEY), clock));
    var talks = exchange.entities(Conversation.KEY);
    var read = new JdbcConversations(views);
    var scorer = exchange.counsellors().scorer(settings, registry);
    all.put(Kind.ASSESS, new Assessing(tenants, read, schedule, talks, scorer, clock));
    all.put(Kind.SURVEY, new Surveying(tenants, read, customers, talks, storage.seals(), clock));
    all.put(Kind.OUTSIDE, new OutsideDuty(mirrorer(), clock));
    all.putAll(work().handlers());
    all.put(Kind.ALERT, onCall.handler(registry));
    all.putAll(handOffs.handlers(registry));
    all.put(Kind.OUTBOUND, outbound.handler(registry));
    all.put(
        Kind.TICKET,
        Notifying.repairs(notices, exchange.entities(Ticket.KEY), exchange.entities(Property.KEY)));
    return all;
  }

  /// Where we can be reached, once that is known.
  void reachableAt(Optional<String> url) {
    premises.reachableAt(url);
  }

  OnCallDesk onCall() {
    return onCall;
  }

  HandOffDesk handOffs() {
    return handOffs;
  }

  OutboundDesk outbound() {
    return outbound;
  }

  private Work work() {
    return new Work(settings, storage, exchange, tenants, outbox, clock);
  }

  private Mirrorer mirrorer() {
    var views = storage.database().views();
    return new Mirrorer(
        calendar,
        new Addresses(tenants, new JdbcOutsideGrants(views, storage.seals())),
        new JdbcOutsideMirrors(views),
        new CalendarCards(planner, tenants, PATIENCE),
        new PlannedReturn(planner, PATIENCE),
        clock);
  }

  Route routes(Access access, Reading reading, Client client, Knocks knocks, Executor threads) {
    var blocking = new Blocking(threads, Duration.ofSeconds(10));
    var writing = new Writing(access, registry, threads, PATIENCE);
    return concat(
        api(reading, writing).routes(),
        work().routes(reading, writing),
        estate(reading, writing).routes(),
        onCall.api(reading, writing),
        handOffs.api(reading, writing),
        outbound.api(reading, writing),
        LinkRoutes.create(links, desk(), blocking, client, knocks),
        FeedRoutes.create(
            access,
            blocking,
            registry,
            new FeedRoutes.Means(
                tenants,
                schedule,
                new JdbcCalendarFeeds(storage.database().views()),
                new Secrets(key("ics")),
                settings.publicBaseUrl(),
                clock),
            client,
            knocks),
        google(access, new Blocking(threads, GOOGLE)));
  }

  private Route google(Access access, Blocking blocking) {
    var views = storage.database().views();
    var base = settings.publicBaseUrl().orElse("http://127.0.0.1:" + settings.httpPort());
    return concat(
        GoogleRoutes.create(access, blocking, registry, outsides, google, base, clock),
        new GoogleNotifications(
                new JdbcOutsideChannels(views),
                new JdbcOutsideLinks(views),
                storage.seals(),
                blocking,
                registry,
                rhythm,
                clock)
            .routes());
  }

  private CalendarApi api(Reading reading, Writing writing) {
    var views = storage.database().views();
    return new CalendarApi(
        reading,
        writing,
        tenants,
        exchange.entities(Calendar.KEY),
        exchange.entities(Waitlist.KEY),
        exchange.entities(Consent.KEY),
        new Acquaintance(
            exchange.entities(Customer.KEY), exchange.entities(Identity.KEY), storage.seals()),
        schedule,
        new JdbcWaitlists(views),
        new JdbcConsents(views),
        new JdbcDuties(views),
        clock,
        () -> UUID.randomUUID().toString().replace("-", ""));
  }

  private EstateApi estate(Reading reading, Writing writing) {
    var views = storage.database().views();
    return new EstateApi(
        reading,
        writing,
        new JdbcCatalogue(views),
        exchange.entities(Property.KEY),
        new JdbcTickets(views),
        exchange.entities(Ticket.KEY),
        clock,
        () -> UUID.randomUUID().toString().replace("-", ""));
  }

  private Desk desk() {
    return new Desk(
        tenants,
        planner,
        finder,
        schedule,
        exchange.waitlists(),
        exchange.consents(),
        new JdbcCustomers(storage.database().views()),
        clock);
  }

  /// Takes on nothing more and waits for what is under way.
  @Override
  public void close() {
    worker.close();
    sync.close();
    feeds.close();
  }
}
