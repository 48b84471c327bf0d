package switchboard.edge.ics;

import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.delete;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.Directives.post;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.javadsl.server.Route;
import switchboard.edge.access.Access;
import switchboard.edge.access.BadParameter;
import switchboard.edge.access.Blocking;
import switchboard.edge.access.Versions;
import switchboard.edge.access.Visit;
import switchboard.edge.http.Client;
import switchboard.edge.http.Json;
import switchboard.edge.http.Knocks;
import switchboard.edge.http.Problem;
import switchboard.edge.http.Requests;
import switchboard.engine.calendar.Schedule;
import switchboard.engine.feed.CalendarFeeds;
import switchboard.engine.feed.CalendarFeeds.Feed;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tenant.Tenants;

/// Calendars to subscribe to: the owner makes, changes and takes away their addresses under
/// `/v1/owner/feeds`; who knows one reads it under `/ics/`.
public final class FeedRoutes {

  private static final String NAME = "/v1/owner/feeds";

  private final CalendarFeeds feeds;
  private final Secrets secrets;
  private final Optional<String> base;
  private final Clock clock;

  private FeedRoutes(CalendarFeeds feeds, Secrets secrets, Optional<String> base, Clock clock) {
    this.feeds = feeds;
    this.secrets = secrets;
    this.base = base;
    this.clock = clock;
  }

  /// @param resource absent: the whole business
  /// @param address absent: there is none at present
  /// @param names whether customers are named
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Card(
      Optional<String> resource,
      String name,
      Optional<String> address,
      boolean names,
      Optional<OffsetDateTime> since) {}

  record Cards(List<Card> items) {}

  record Wanted(Optional<String> resource, Optional<Boolean> names) {}

  /// What feeds are made from.
  ///
  /// @param base our public address; empty: the request's own
  public record Means(
      Tenants tenants,
      Schedule schedule,
      CalendarFeeds feeds,
      Secrets secrets,
      Optional<String> base,
      Clock clock) {}

  public static Route create(
      Access access,
      Blocking blocking,
      MeterRegistry registry,
      Means means,
      Client client,
      Knocks knocks) {
    var routes = new FeedRoutes(means.feeds(), means.secrets(), means.base(), means.clock());
    var reader = new FeedReader(means.schedule(), means.clock());
    return concat(
        IcsRoutes.create(
            means.tenants(), means.feeds(), reader, blocking, client, knocks, registry),
        Versions.both(() ->
            path(
                segment("owner").slash("feeds"),
                () ->
                    Requests.counted(
                        registry, NAME, access.owner(visit -> routes.routes(visit, blocking))))));
  }

  private Route routes(Visit visit, Blocking blocking) {
    return concat(
        get(() -> blocking.complete(() -> checked(() -> Json.ok(cards(visit))))),
        post(() ->
            Json.body(
                Wanted.class,
                it -> blocking.complete(() -> checked(() -> Json.ok(renewed(visit, it)))))),
        delete(() -> blocking.complete(() -> checked(() -> Json.ok(closed(visit))))));
  }

  private static HttpResponse checked(Supplier<HttpResponse> work) {
    try {
      return work.get().addHeader(RawHeader.create("Cache-Control", "no-store"));
    } catch (BadParameter it) {
      return Problem.of(400, it.expected()).in(it.field()).response();
    }
  }

  private Cards cards(Visit visit) {
    var there = feeds.of(visit.id());
    var resources = visit.profile().resources().stream().map(it -> Optional.of(it.id()));
    return new Cards(
        Stream.concat(Stream.of(Optional.<String>empty()), resources)
            .map(it -> card(visit, it, there))
            .toList());
  }

  private Card card(Visit visit, Optional<String> resource, List<Feed> there) {
    return there.stream()
        .filter(it -> it.resource().equals(resource))
        .findFirst()
        .map(it -> card(visit, it))
        .orElseGet(() ->
            new Card(resource, name(visit, resource), Optional.empty(), false, Optional.empty()));
  }

  private Card card(Visit visit, Feed feed) {
    var address = secrets.of(feed).map(it -> base(visit.request()) + "/ics/" + it + ".ics");
    return new Card(
        feed.resource(),
        name(visit, feed.resource()),
        address,
        feed.names(),
        address.map(_ -> visit.at(feed.since())));
  }

  private Card renewed(Visit visit, Wanted wanted) {
    var tenant = visit.id();
    var resource = known(visit, wanted.resource());
    return card(
        visit,
        feeds.renew(
            tenant,
            resource,
            wanted.names().orElse(false),
            version -> secrets.hash(tenant, resource, version),
            clock.instant()));
  }

  private Cards closed(Visit visit) {
    feeds.close(visit.id(), known(visit, visit.parameters().text("resource", 200)));
    return cards(visit);
  }

  private static Optional<String> known(Visit visit, Optional<String> resource) {
    if (resource.isPresent() && FeedReader.resource(visit.profile(), resource.get()).isEmpty())
      throw new BadParameter("resource", "This business has no such resource.");
    return resource;
  }

  private static String name(Visit visit, Optional<String> resource) {
    return resource
        .flatMap(id -> FeedReader.resource(visit.profile(), id))
        .map(Profile.Resource::name)
        .orElseGet(() -> visit.profile().name());
  }

  private String base(HttpRequest request) {
    Function<String, String> own = host -> request.getUri().getScheme() + "://" + host;
    var host = request.getHeader("Host").map(HttpHeader::value).filter(it -> !it.isEmpty());
    return base.or(() -> host.map(own)).orElse("");
  }
}
