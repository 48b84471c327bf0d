package switchboard.edge.telephony;

import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.Directives.pathPrefix;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.util.Optional;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.server.Route;
import switchboard.edge.access.BadParameter;
import switchboard.edge.access.Reading;
import switchboard.edge.access.Versions;
import switchboard.edge.access.Visit;
import switchboard.edge.calendar.Body;
import switchboard.edge.calendar.Writing;
import switchboard.edge.http.Json;
import switchboard.edge.http.Problem;
import switchboard.engine.tenant.Outgoing;

/// `/v1/admin/outbound`: whom the business calls by itself, and how.
public record OutgoingApi(Reading reading, Writing writing, Arranging arranging) {

  private static final String TERMS = "/v1/admin/outbound";
  private static final Duration LONGEST = Duration.ofDays(1);

  public Route routes() {
    return Versions.both(() -> pathPrefix("admin", () -> path("outbound", this::terms)));
  }

  private Route terms() {
    return concat(
        reading.get(TERMS, visit -> Sheet.of(Outgoing.of(visit.profile()))),
        writing.put(TERMS, this::put));
  }

  /// Everything as it counts, with what is usual where nothing was said.
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  private record Sheet(
      boolean callBacks,
      String from,
      String to,
      int attempts,
      String spacing,
      boolean messages,
      boolean texts,
      Optional<String> reminders) {

    static Sheet of(Outgoing it) {
      return new Sheet(
          it.callsBack(),
          it.begins().toString(),
          it.ends().toString(),
          it.times(),
          it.apart().toString(),
          it.leavesWord(),
          it.writes(),
          it.reminders().map(Duration::toString));
    }
  }

  private HttpResponse put(Visit visit, Body body) {
    var wanted = read(body);
    if (!arranging.change(visit, it -> it.with(wanted)))
      return Problem.of(404, "This business is not known.").response();
    return Json.ok(Sheet.of(wanted));
  }

  private static Outgoing read(Body body) {
    body.only("callBacks", "from", "to", "attempts", "spacing", "messages", "texts", "reminders");
    var it =
        new Outgoing(
            body.flag("callBacks"),
            body.time("from"),
            body.time("to"),
            body.whole("attempts", 1, Outgoing.MOST_ATTEMPTS).map(Math::toIntExact),
            body.duration("spacing"),
            body.flag("messages"),
            body.flag("texts"),
            body.duration("reminders"));
    if (!it.begins().isBefore(it.ends())) throw new BadParameter("to", "to must be after from.");
    if (it.apart().compareTo(LONGEST) > 0)
      throw new BadParameter("spacing", "spacing must be at most P1D.");
    if (it.reminders().filter(after -> after.compareTo(LONGEST) > 0).isPresent())
      throw new BadParameter("reminders", "reminders must be at most P1D.");
    return it;
  }
}
