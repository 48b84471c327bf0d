package switchboard.edge.work;

import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.Directives.pathPrefix;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.pekko.http.javadsl.server.Route;
import switchboard.edge.access.Versions;
import switchboard.edge.access.Visit;
import switchboard.edge.crm.AppointmentCard;
import switchboard.engine.calendar.Schedule;
import switchboard.engine.calendar.Slot;
import switchboard.engine.change.ChangeRequests;
import switchboard.engine.change.ChangeRequests.Order;
import switchboard.engine.change.Priority;
import switchboard.engine.job.Jobs;

/// `/v1/admin/overview`: what is coming and what is open, in one answer.
final class OverviewRoutes {

  private static final String NAME = "/v1/admin/overview";
  private static final Duration AHEAD = Duration.ofDays(7);
  private static final int MOST = 100;

  private final WorkApi api;

  private OverviewRoutes(WorkApi api) {
    this.api = api;
  }

  /// @param appointments of the next seven days
  /// @param changeRequests those somebody has to look at, the most pressing first
  /// @param jobs those worked on, the most recently active first
  record Overview(
      List<AppointmentCard> appointments,
      List<ChangeSheet> changeRequests,
      List<JobSheet> jobs,
      Figures figures) {}

  /// @param byPriority how many changes of each priority somebody has to look at
  record Figures(
      int appointments,
      long changeRequests,
      Map<String, Long> byPriority,
      long jobs,
      long lateTasks) {}

  static Route create(WorkApi api) {
    var routes = new OverviewRoutes(api);
    return Versions.both(() ->
        pathPrefix("admin", () -> path("overview", () -> api.reading().get(NAME, routes::read))));
  }

  private Overview read(Visit visit) {
    var appointments = appointments(visit);
    var changes =
        api.changeList()
            .list(visit.id(), ChangeRequests.Filter.ACTIVE, Order.PRIORITY, Optional.empty(), MOST)
            .items();
    var jobs = api.jobList().list(visit.id(), Jobs.Filter.ACTIVE, Optional.empty(), MOST).items();
    return new Overview(
        appointments,
        changes.stream().map(it -> ChangeSheet.of(visit, it)).toList(),
        jobs.stream().map(it -> JobSheet.of(visit, it)).toList(),
        figures(visit, appointments.size()));
  }

  private List<AppointmentCard> appointments(Visit visit) {
    var window = Slot.of(api.clock().instant(), AHEAD);
    return api.schedule().between(visit.id(), window).stream()
        .filter(it -> !it.slot().start().isBefore(window.start()))
        .filter(OverviewRoutes::stands)
        .limit(MOST)
        .map(it -> AppointmentCard.of(visit, it))
        .toList();
  }

  private static boolean stands(Schedule.Entry it) {
    return switch (it.status()) {
      case CONFIRMED, PENDING_RESCHEDULE -> true;
      case HELD, CANCELLED -> false;
    };
  }

  private Figures figures(Visit visit, int appointments) {
    var active = api.changeList().active(visit.id());
    var named = new TreeMap<String, Long>();
    for (var it : Priority.values()) named.put(Words.of(it), active.getOrDefault(it, 0L));
    return new Figures(
        appointments,
        active.values().stream().mapToLong(Long::longValue).sum(),
        named,
        api.jobList().active(visit.id()),
        api.taskList().late(visit.id(), api.clock().instant()));
  }
}
