package switchboard.edge.google;

import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.delete;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.Directives.pathEnd;
import static org.apache.pekko.http.javadsl.server.Directives.pathPrefix;
import static org.apache.pekko.http.javadsl.server.Directives.post;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;
import static org.apache.pekko.http.javadsl.server.PathMatchers.separateOnSlashes;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.javadsl.server.Directives;
import org.apache.pekko.http.javadsl.server.Route;
import switchboard.edge.access.Access;
import switchboard.edge.access.Blocking;
import switchboard.edge.access.Versions;
import switchboard.edge.access.Visit;
import switchboard.edge.http.Json;
import switchboard.edge.http.Problem;
import switchboard.edge.http.Requests;
import switchboard.edge.scheduler.Outsides;
import switchboard.engine.scheduler.Links;

/// `/v1/owner/calendars…`: which calendars outside are read and how that goes; connecting one at
/// Google and parting from it. `/google/oauth/callback`: where Google sends the owner back to.
public final class GoogleRoutes {

  private static final String CALENDARS = "/v1/owner/calendars";
  private static final String ONE = CALENDARS + "/{resource}/google";
  private static final String PRIMARY = "primary";

  private final Access access;
  private final Blocking blocking;
  private final MeterRegistry registry;
  private final Links links;
  private final GoogleLinking linking;

  private GoogleRoutes(
      Access access,
      Blocking blocking,
      MeterRegistry registry,
      Links links,
      GoogleLinking linking) {
    this.access = access;
    this.blocking = blocking;
    this.registry = registry;
    this.links = links;
    this.linking = linking;
  }

  /// @param publicBase our public address, without a slash at the end
  public static Route create(
      Access access,
      Blocking blocking,
      MeterRegistry registry,
      Outsides outsides,
      GoogleSettings settings,
      String publicBase,
      Clock clock) {
    var back = URI.create(publicBase + "/google/oauth/callback");
    var linking = new GoogleLinking(outsides, new GoogleConsent(settings), back, clock);
    var routes = new GoogleRoutes(access, blocking, registry, outsides.links(), linking);
    return concat(
        Versions.both(() -> pathPrefix("owner", () -> pathPrefix("calendars", routes::owned))),
        path(separateOnSlashes("google/oauth/callback"), () -> get(routes::callback)));
  }

  record Asked(Optional<String> calendar) {}

  record Consent(String url) {}

  record Connected(boolean connected) {}

  record Standing(
      String resource,
      String kind,
      String source,
      Optional<OffsetDateTime> reached,
      boolean sure) {}

  record Standings(List<Standing> items) {}

  private Route owned() {
    return concat(
        pathEnd(() -> get(() -> owner(CALENDARS, this::list))),
        path(
            segment().slash("google"),
            resource ->
                concat(
                    get(() -> owner(ONE, visit -> found(visit, resource, this::connected))),
                    delete(() -> owner(ONE, visit -> found(visit, resource, this::part))),
                    post(() -> begin(resource)))));
  }

  private Route owner(String name, Function<Visit, HttpResponse> work) {
    return Requests.counted(
        registry, name, access.owner(visit -> answered(() -> work.apply(visit))));
  }

  private Route answered(Supplier<HttpResponse> work) {
    return blocking.complete(
        () -> work.get().addHeader(RawHeader.create("Cache-Control", "no-store")));
  }

  private HttpResponse list(Visit visit) {
    var items = links.list(visit.id()).stream().map(it -> standing(visit, it)).toList();
    return Json.ok(new Standings(items));
  }

  private static Standing standing(Visit visit, Links.Standing it) {
    return new Standing(
        it.resource(),
        it.source().kind().name(),
        it.source().name(),
        it.reached().map(visit::at),
        it.reached().isPresent() && !it.lost());
  }

  private interface Work {
    HttpResponse on(Visit visit, String resource);
  }

  private static HttpResponse found(Visit visit, String resource, Work work) {
    return visit.profile().resource(resource).isPresent()
        ? work.on(visit, resource)
        : Problem.of(404, "This business has no such resource.").response();
  }

  private HttpResponse connected(Visit visit, String resource) {
    return Json.ok(new Connected(linking.connected(visit.id(), resource)));
  }

  private HttpResponse part(Visit visit, String resource) {
    return linking.part(visit.id(), resource)
        ? HttpResponse.create().withStatus(StatusCodes.NO_CONTENT)
        : Problem.of(404, "No calendar is connected.").response();
  }

  private Route begin(String resource) {
    return Requests.counted(
        registry,
        ONE,
        access.owner(visit ->
            Json.body(
                Asked.class,
                asked ->
                    answered(() -> found(visit, resource, (it, id) -> begun(it, id, asked))))));
  }

  private HttpResponse begun(Visit visit, String resource, Asked asked) {
    if (!linking.offered())
      return Problem.of(
              501,
              "Connecting is not set up here: set GOOGLE_OAUTH_CLIENT_ID and GOOGLE_OAUTH_CLIENT_SECRET.")
          .response();
    var calendar = asked.calendar().map(String::strip).orElse(PRIMARY);
    if (calendar.isEmpty() || calendar.length() > 254 || calendar.indexOf('\n') >= 0)
      return Problem.of(400, "The id of a calendar at Google.").in("calendar").response();
    return Json.ok(new Consent(linking.begin(visit.id(), resource, calendar).toString()));
  }

  private Route callback() {
    return Requests.counted(
        registry,
        "/google/oauth/callback",
        Directives.parameterMap(query -> answered(() -> ended(query))));
  }

  private HttpResponse ended(Map<String, String> query) {
    var state = GoogleConsent.text(query, "state").orElse("");
    var ended = linking.end(state, GoogleConsent.text(query, "code"));
    registry.counter("google.consents", "outcome", ended.name()).increment();
    return switch (ended) {
      case CONNECTED -> page("The calendar is connected. You may close this window.");
      case DECLINED -> page("The calendar is not connected. You may close this window.");
      case FORGED ->
          Problem.of(403, "This address is not ours, too old, or used before. Connect again.")
              .response();
      case REFUSED -> Problem.of(502, "Google did not give the permission.").response();
      case UNREACHABLE -> Problem.of(503, "Google cannot be reached. Connect again.").response();
    };
  }

  private static HttpResponse page(String said) {
    var html =
        """
        <!doctype html>
        <html lang="en">
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        <title>Calendar</title>
        <body style="font: 1.1rem system-ui; margin: 20vh auto; max-width: 30rem; padding: 0 1rem">
        <h1>%s</h1>
        </html>
        """
            .formatted(said);
    return HttpResponse.create()
        .withStatus(StatusCodes.OK)
        .withEntity(ContentTypes.TEXT_HTML_UTF8, html)
        .addHeader(
            RawHeader.create(
                "Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'"));
  }
}
