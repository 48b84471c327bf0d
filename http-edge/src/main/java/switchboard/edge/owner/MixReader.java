package switchboard.edge.owner;

import java.io.StringWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import switchboard.edge.access.BadParameter;
import switchboard.edge.access.Visit;
import switchboard.edge.crm.Cards;
import switchboard.edge.http.Json;
import switchboard.engine.calendar.Schedule;
import switchboard.engine.calendar.Schedule.Share;
import switchboard.engine.calendar.Slot;
import switchboard.engine.tenant.Profile;

/// What is asked of a business most: its services by how often they were booked in a stretch of
/// time, as JSON or as a table for a spreadsheet. Blocks.
final class MixReader {

  private static final Duration LONGEST = Duration.ofDays(366);

  private final Schedule schedule;
  private final Clock clock;

  MixReader(Schedule schedule, Clock clock) {
    this.schedule = schedule;
    this.clock = clock;
  }

  /// @param minutes of those not cancelled
  /// @param share of all that were not cancelled, from 0 to 1
  record MixCard(
      String service,
      String serviceName,
      long appointments,
      long cancelled,
      long minutes,
      double share) {}

  /// In the form the client prefers.
  HttpResponse asked(Visit visit) {
    return wantsCsv(visit) ? csv(visit) : Json.ok(Cards.of(read(visit), Function.identity()));
  }

  private static boolean wantsCsv(Visit visit) {
    return StreamSupport.stream(visit.request().getHeaders().spliterator(), false)
        .filter(it -> it.is("accept"))
        .map(HttpHeader::value)
        .anyMatch(it -> it.toLowerCase(Locale.ROOT).startsWith("text/csv"));
  }

  HttpResponse csv(Visit visit) {
    var out = new StringWriter();
    try (var table = new CsvTable(out)) {
      table.row("Service", "Name", "Appointments", "Cancelled", "Minutes", "Share");
      for (var it : read(visit))
        table.row(
            it.service(),
            it.serviceName(),
            it.appointments(),
            it.cancelled(),
            it.minutes(),
            it.share());
    }
    return HttpResponse.create()
        .addHeader(RawHeader.create("Content-Disposition", "attachment; filename=\"services.csv\""))
        .withEntity(HttpEntities.create(ContentTypes.TEXT_CSV_UTF8, out.toString()));
  }

  private List<MixCard> read(Visit visit) {
    var shares = schedule.mix(visit.id(), window(visit));
    long all = shares.stream().mapToLong(Share::appointments).sum();
    return shares.stream().map(it -> card(visit.profile(), it, all)).toList();
  }

  private static MixCard card(Profile profile, Share it, long all) {
    var name = profile.service(it.service()).map(Profile.Service::name).orElse(it.service());
    double share = all == 0 ? 0 : Math.round(10_000.0 * it.appointments() / all) / 10_000.0;
    return new MixCard(it.service(), name, it.appointments(), it.cancelled(), it.minutes(), share);
  }

  /// This month, unless something else is said.
  private Slot window(Visit visit) {
    var parameters = visit.parameters();
    var first = clock.instant().atZone(visit.zone()).toLocalDate().withDayOfMonth(1);
    var from = parameters.instant("from").orElse(first.atStartOfDay(visit.zone()).toInstant());
    var to =
        parameters.instant("to").orElse(first.plusMonths(1).atStartOfDay(visit.zone()).toInstant());
    if (!from.isBefore(to)) throw new BadParameter("to", "to must be after from.");
    if (from.plus(LONGEST).isBefore(to))
      throw new BadParameter("to", "to must be at most 366 days after from.");
    return new Slot(from, to);
  }
}
