package switchboard.edge.telephony;

import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.Directives.pathPrefix;

import java.time.Clock;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.server.Route;
import switchboard.edge.access.Reading;
import switchboard.edge.access.Versions;
import switchboard.edge.access.Visit;
import switchboard.edge.calendar.Body;
import switchboard.edge.calendar.Writing;
import switchboard.edge.http.Json;
import switchboard.edge.http.Problem;

/// `/v1/admin/hours`: how callers are received while the business is open, closed, or on holiday,
/// and how it stands just now.
public record HoursApi(Reading reading, Writing writing, Arranging arranging, Clock clock) {

  private static final String HOURS = "/v1/admin/hours";

  public Route routes() {
    return Versions.both(() -> pathPrefix("admin", () -> path("hours", this::hours)));
  }

  private Route hours() {
    return concat(reading.get(HOURS, this::read), writing.put(HOURS, this::put));
  }

  private HoursSheet read(Visit visit) {
    return HoursSheet.of(visit, visit.profile(), clock.instant());
  }

  private HttpResponse put(Visit visit, Body body) {
    var wanted = HoursSheet.read(body);
    if (!arranging.change(visit, it -> it.with(wanted)))
      return Problem.of(404, "This business is not known.").response();
    var now = visit.profile();
    return Json.ok(
        HoursSheet.of(visit, now.with(now.telephony().with(wanted)), clock.instant()));
  }
}
