package switchboard.edge.google;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.server.Directives;
import org.apache.pekko.http.javadsl.server.Route;
import switchboard.edge.access.Blocking;
import switchboard.edge.http.Limits;
import switchboard.edge.http.Problem;
import switchboard.edge.http.Requests;
import switchboard.edge.scheduler.Rhythm;
import switchboard.edge.scheduler.SyncWorker;
import switchboard.engine.privacy.Seals;
import switchboard.engine.scheduler.Channels;
import switchboard.engine.scheduler.Channels.Channel;
import switchboard.engine.scheduler.Links;

/// `POST /google/notifications`: Google says that a calendar has changed. Believed only on a
/// channel we opened, with the token we gave it, and once; then that calendar is read soon.
/// Whatever else comes is counted and changes nothing.
public final class GoogleNotifications {

  private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
  private static final String PATH = "/google/notifications";

  private final Channels channels;
  private final Links links;
  private final Seals seals;
  private final Blocking blocking;
  private final MeterRegistry registry;
  private final Duration debounce;
  private final Clock clock;

  public GoogleNotifications(
      Channels channels,
      Links links,
      Seals seals,
      Blocking blocking,
      MeterRegistry registry,
      Rhythm rhythm,
      Clock clock) {
    this.channels = channels;
    this.links = links;
    this.seals = seals;
    this.blocking = blocking;
    this.registry = registry;
    this.debounce = rhythm.debounce();
    this.clock = clock;
  }

  public Route routes() {
    return Directives.path(
        org.apache.pekko.http.javadsl.server.PathMatchers.separateOnSlashes("google/notifications"),
        () ->
            Directives.post(() ->
                Requests.counted(
                    registry,
                    PATH,
                    Limits.body(Limits.FORM, _ -> Directives.extractRequest(this::answered)))));
  }

  private Route answered(HttpRequest request) {
    return blocking.complete(() -> answer(request));
  }

  private HttpResponse answer(HttpRequest request) {
    var channel =
        header(request, "X-Goog-Channel-ID")
            .filter(it -> ID.matcher(it).matches())
            .flatMap(channels::byId);
    if (channel.isEmpty()) return refused(404, "unknown-channel");
    if (!genuine(channel.get(), request)) return refused(403, "wrong-token");
    var number =
        header(request, "X-Goog-Message-Number").filter(it -> NUMBER.matcher(it).matches());
    if (number.isEmpty()) return refused(400, "no-number");
    if (!channels.heard(channel.get().id(), Long.parseLong(number.get())))
      return refused(404, "replayed");
    var sync = header(request, "X-Goog-Resource-State").filter("sync"::equals).isPresent();
    if (!sync) poke(channel.get());
    count(sync ? "opened" : "heard");
    return HttpResponse.create().withStatus(StatusCodes.OK);
  }

  private boolean genuine(Channel channel, HttpRequest request) {
    var expected = SyncWorker.channelToken(seals, channel.tenant(), channel.id());
    return header(request, "X-Goog-Channel-Token")
        .filter(it -> SignedState.same(expected.text(), it))
        .isPresent();
  }

  private void poke(Channel channel) {
    links.poke(
        channel.tenant(), channel.resource(), channel.source(), clock.instant().plus(debounce));
  }

  private HttpResponse refused(int status, String outcome) {
    count(outcome);
    return Problem.of(status).response();
  }

  private void count(String outcome) {
    registry.counter("google.notifications", "outcome", outcome).increment();
  }

  private static Optional<String> header(HttpRequest request, String name) {
    return request.getHeader(name).map(HttpHeader::value);
  }
}
