package switchboard.edge.handoff;

import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.Directives.pathPrefix;

import java.time.Clock;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.server.Route;
import switchboard.edge.access.BadParameter;
import switchboard.edge.access.Reading;
import switchboard.edge.access.Versions;
import switchboard.edge.access.Visit;
import switchboard.edge.calendar.Body;
import switchboard.edge.calendar.Writing;
import switchboard.edge.http.Json;
import switchboard.engine.handoff.SlackHooks;
import switchboard.engine.privacy.Personal;

/// `/v1/admin/slack`: the channel in which a business is told of callers. Its address is taken, and
/// never shown again.
public final class SlackApi {

  private static final String PATH = "/v1/admin/slack";
  private static final int LONGEST = 300;

  private final Reading reading;
  private final Writing writing;
  private final SlackHooks hooks;
  private final Slack slack;
  private final Clock clock;

  public SlackApi(Reading reading, Writing writing, SlackHooks hooks, Slack slack, Clock clock) {
    this.reading = reading;
    this.writing = writing;
    this.hooks = hooks;
    this.slack = slack;
    this.clock = clock;
  }

  public Route routes() {
    return Versions.both(() ->
        pathPrefix(
            "admin",
            () ->
                path(
                    "slack",
                    () ->
                        concat(
                            reading.get(PATH, this::standing),
                            writing.put(PATH, this::set),
                            writing.delete(PATH, this::drop)))));
  }

  private record Standing(boolean set) {}

  private Standing standing(Visit visit) {
    return new Standing(hooks.of(visit.id()).isPresent());
  }

  private HttpResponse set(Visit visit, Body body) {
    body.only("url");
    var url = Body.required("url", body.line("url", LONGEST));
    if (!slack.fits(url))
      throw new BadParameter("url", "url must be an incoming webhook of hooks.slack.com.");
    hooks.keep(visit.id(), Personal.of(url), clock.instant());
    return Json.ok(new Standing(true));
  }

  private HttpResponse drop(Visit visit, Body body) {
    body.only();
    hooks.drop(visit.id());
    return Json.ok(new Standing(false));
  }
}
