package switchboard.edge.ics;

import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.pekko.http.javadsl.model.ContentType;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpCharsets;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.MediaTypes;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.javadsl.server.Directives;
import org.apache.pekko.http.javadsl.server.Route;
import switchboard.edge.access.Blocking;
import switchboard.edge.http.Client;
import switchboard.edge.http.Knocks;
import switchboard.edge.http.Problem;
import switchboard.edge.http.Requests;
import switchboard.engine.feed.CalendarFeeds;
import switchboard.engine.feed.CalendarFeeds.Feed;
import switchboard.engine.tenant.Keys;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tenant.Tenants;

/// `GET /ics/{secret}.ics`: a calendar for whoever knows the address. Who guesses at addresses soon
/// has to wait.
public final class IcsRoutes {

  private static final Pattern NAME =
      Pattern.compile("([A-Za-z0-9_-]{" + Secrets.LENGTH + "})\\.ics");

  private static final ContentType TYPE =
      ContentTypes.create(MediaTypes.TEXT_CALENDAR, HttpCharsets.UTF_8);

  private final Tenants tenants;
  private final CalendarFeeds feeds;
  private final FeedReader reader;
  private final Client client;
  private final Knocks knocks;

  private IcsRoutes(
      Tenants tenants, CalendarFeeds feeds, FeedReader reader, Client client, Knocks knocks) {
    this.tenants = tenants;
    this.feeds = feeds;
    this.reader = reader;
    this.client = client;
    this.knocks = knocks;
  }

  static Route create(
      Tenants tenants,
      CalendarFeeds feeds,
      FeedReader reader,
      Blocking blocking,
      Client client,
      Knocks knocks,
      MeterRegistry registry) {
    var routes = new IcsRoutes(tenants, feeds, reader, client, knocks);
    return Directives.pathPrefix(
        "ics",
        () ->
            Directives.path(
                segment(),
                name ->
                    Directives.get(() ->
                        Requests.counted(
                            registry,
                            "/ics/{secret}",
                            Directives.extractRequest(request ->
                                blocking.complete(() -> routes.answer(request, name)))))));
  }

  private HttpResponse answer(HttpRequest request, String name) {
    var address = client.address(request);
    if (!knocks.welcome(address))
      return Problem.of(429, "Too many wrong addresses from here. Wait a little.")
          .response()
          .addHeader(RawHeader.create("Retry-After", "10"));
    var found = calendar(name);
    if (found.isPresent()) return response(request, found.get());
    knocks.failed(address);
    return Problem.of(404, "There is no such calendar.").response();
  }

  private Optional<String> calendar(String name) {
    var matched = NAME.matcher(name);
    if (!matched.matches()) return Optional.empty();
    return feeds
        .byHash(Keys.hash(matched.group(1)))
        .flatMap(feed -> profile(feed).map(it -> reader.read(feed, it)));
  }

  /// Only of a business at work, and of a resource that it still has.
  private Optional<Profile> profile(Feed feed) {
    return tenants
        .byId(feed.tenant())
        .filter(Tenants.Card::active)
        .map(Tenants.Card::profile)
        .filter(
            it -> feed.resource().map(id -> FeedReader.resource(it, id).isPresent()).orElse(true));
  }

  private static HttpResponse response(HttpRequest request, String calendar) {
    var tag = "\"" + Keys.hash(calendar).substring(0, 32) + "\"";
    var headers =
        List.<HttpHeader>of(
            RawHeader.create("ETag", tag),
            RawHeader.create("Cache-Control", "private, max-age=300"),
            RawHeader.create("X-Robots-Tag", "noindex"),
            RawHeader.create("Content-Disposition", "inline; filename=\"calendar.ics\""));
    var known = request.getHeader("If-None-Match").filter(it -> it.value().contains(tag));
    if (known.isPresent())
      return HttpResponse.create().withStatus(StatusCodes.NOT_MODIFIED).addHeaders(headers);
    return HttpResponse.create()
        .addHeaders(headers)
        .withEntity(HttpEntities.create(TYPE, calendar.getBytes(StandardCharsets.UTF_8)));
  }
}
