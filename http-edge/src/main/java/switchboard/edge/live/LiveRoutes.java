package switchboard.edge.live;

import static org.apache.pekko.http.javadsl.server.Directives.complete;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.Directives.pathPrefix;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.apache.pekko.NotUsed;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.MediaTypes;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.javadsl.server.Route;
import org.apache.pekko.japi.Pair;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.util.ByteString;
import switchboard.edge.access.Access;
import switchboard.edge.access.Versions;
import switchboard.edge.access.Visit;
import switchboard.edge.http.Json;
import switchboard.edge.http.Problem;
import switchboard.edge.http.Requests;

/// `/v1/owner/events`: what changes, as Server-Sent Events. A change is told at once; one that
/// keeps happening, ten times a second. A reader too slow for its changes gets `event: reset`
/// instead of them. Ends when the keys no longer open the tenant, and when the node stops.
public final class LiveRoutes {

  private static final Duration ALIVE = Duration.ofSeconds(15);
  private static final Duration PACE = Duration.ofMillis(100);
  private static final String OPEN = ": open\nretry: 2000\n\n";

  private final Access access;
  private final Audience audience;
  private final Duration alive;

  private LiveRoutes(Access access, Audience audience, Duration alive) {
    this.access = access;
    this.audience = audience;
    this.alive = alive;
  }

  public static Route create(Access access, Audience audience, MeterRegistry registry) {
    return create(access, audience, registry, ALIVE);
  }

  /// @param alive how often to say so, and to look at the keys again
  static Route create(Access access, Audience audience, MeterRegistry registry, Duration alive) {
    registry.gauge("live.readers", audience, Audience::size);
    var routes = new LiveRoutes(access, audience, alive);
    var events =
        get(() -> Requests.counted(registry, "/v1/owner/events", access.owner(routes::events)));
    return Versions.both(() -> pathPrefix("owner", () -> path("events", () -> events)));
  }

  private Route events(Visit visit) {
    if (!audience.room(visit.id()))
      return complete(
          Problem.of(429, "Too many screens are open.")
              .response()
              .addHeader(RawHeader.create("Retry-After", "30")));
    var type = MediaTypes.TEXT_EVENT_STREAM.toContentType();
    return complete(
        HttpResponse.create()
            .withEntity(HttpEntities.createChunked(type, stream(visit)))
            .addHeader(RawHeader.create("Cache-Control", "no-store"))
            .addHeader(RawHeader.create("X-Accel-Buffering", "no")));
  }

  /// Joins when somebody begins to read, so that a request nobody reads leaves nothing behind.
  private Source<ByteString, ?> stream(Visit visit) {
    return Source.lazySource(() ->
            audience
                .join(visit.id())
                .map(it -> told(visit, it))
                .orElseGet(() -> Source.<String>empty()))
        .map(it -> ByteString.fromString(it, StandardCharsets.UTF_8));
  }

  private Source<String, NotUsed> told(Visit visit, Mailbox mailbox) {
    return Source.single(OPEN)
        .concat(news(mailbox).merge(beats(visit), true))
        .watchTermination((ignored, ended) -> {
          ended.whenComplete((_, _) -> audience.leave(visit.id(), mailbox));
          return ignored;
        });
  }

  private static Source<String, NotUsed> news(Mailbox mailbox) {
    return Source.unfoldAsync(mailbox, LiveRoutes::next).throttle(1, PACE);
  }

  private static CompletionStage<Optional<Pair<Mailbox, String>>> next(Mailbox mailbox) {
    return mailbox.next().thenApply(post -> post.map(it -> Pair.create(mailbox, text(it))));
  }

  private Source<String, ?> beats(Visit visit) {
    return Source.tick(alive, alive, ": alive\n\n").takeWhile(_ -> access.stillOpens(visit));
  }

  private static String text(Mailbox.Post post) {
    var reset = post.reset() ? "event: reset\ndata: {}\n\n" : "";
    return post.changes().stream()
        .map(it -> "event: change\ndata: " + json(it) + "\n\n")
        .collect(Collectors.joining("", reset, ""));
  }

  private static String json(Change change) {
    return new String(Json.bytes(change), StandardCharsets.UTF_8);
  }
}
