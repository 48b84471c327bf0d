package switchboard.edge.owner;

import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.Directives.pathPrefix;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.apache.pekko.http.javadsl.server.Route;
import switchboard.edge.access.BadParameter;
import switchboard.edge.access.Reading;
import switchboard.edge.access.Versions;
import switchboard.edge.access.Visit;
import switchboard.edge.crm.Cards;
import switchboard.engine.calendar.Schedule;
import switchboard.engine.conversation.Conversations;
import switchboard.engine.message.Outbox;

/// `/v1/owner/…`: the business, its day, its messages and its figures.
public final class OwnerRoutes {

  private static final Duration AHEAD = Duration.ofDays(60);
  private static final Duration LONGEST = Duration.ofDays(62);

  private final TodayReader today;
  private final Outbox outbox;
  private final MeterRegistry registry;
  private final Clock clock;
  private final Instant started;

  private OwnerRoutes(
      Conversations conversations,
      Schedule schedule,
      Outbox outbox,
      MeterRegistry registry,
      Clock clock) {
    this.today = new TodayReader(conversations, schedule, outbox, clock);
    this.outbox = outbox;
    this.registry = registry;
    this.clock = clock;
    this.started = clock.instant();
  }

  /// @param registry where the telephony edge counts
  public static Route create(
      Reading reading,
      Conversations conversations,
      Schedule schedule,
      Outbox outbox,
      MeterRegistry registry,
      Clock clock) {
    var routes = new OwnerRoutes(conversations, schedule, outbox, registry, clock);
    return Versions.both(() -> pathPrefix("owner", () -> routes.routes(reading)));
  }

  private Route routes(Reading reading) {
    return concat(
        path("business", () -> reading.get("/v1/owner/business", this::business)),
        path("today", () -> reading.get("/v1/owner/today", today::read)),
        path("messages", () -> reading.get("/v1/owner/messages", this::messages)),
        path("sms-metrics", () -> reading.get("/v1/owner/sms-metrics", this::smsMetrics)),
        path("twilio-metrics", () -> reading.get("/v1/owner/twilio-metrics", this::twilioMetrics)));
  }

  private Business business(Visit visit) {
    var now = clock.instant();
    var zone = visit.profile().zone();
    var from = visit.parameters().instant("from").orElse(now);
    var to = visit.parameters().instant("to").orElse(from.plus(AHEAD));
    if (!from.isBefore(to)) throw new BadParameter("to", "to must be after from.");
    if (from.plus(LONGEST).isBefore(to))
      throw new BadParameter("to", "to must be at most 62 days after from.");
    var last = to.minusMillis(1).atZone(zone).toLocalDate();
    return Business.of(visit, now, from.atZone(zone).toLocalDate(), last);
  }

  private Cards<MessageCard> messages(Visit visit) {
    return Cards.of(
        visit.parameters().page((cursor, limit) -> outbox.list(visit.id(), cursor, limit)),
        it -> MessageCard.of(visit, it));
  }

  private SmsMetrics smsMetrics(Visit visit) {
    var since =
        visit
            .parameters()
            .instant("since")
            .orElseGet(() -> TodayReader.midnight(visit, clock.instant()));
    return SmsMetrics.of(visit.at(since), outbox.counts(visit.id(), since));
  }

  private TwilioMetrics twilioMetrics(Visit visit) {
    return TwilioMetrics.of(visit.at(started), registry, visit.id());
  }
}
