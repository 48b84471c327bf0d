package switchboard.edge.http;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.ServerBinding;
import org.apache.pekko.http.javadsl.server.Route;
import org.apache.pekko.http.javadsl.settings.ServerSettings;

/// The node's HTTP server: binds a route tree so that whatever happens in it is answered with a
/// response or a [Problem].
public final class Server {

  private Server() {}

  public static CompletionStage<ServerBinding> bind(
      ActorSystem<?> system, String host, int port, Route route) {
    return Http.get(system)
        .newServerAt(host, port)
        .withSettings(settings(system))
        .bind(whole(() -> UUID.randomUUID().toString(), route));
  }

  /// The same, stopping gently with the node: running requests have so long to end.
  public static CompletionStage<ServerBinding> bind(
      ActorSystem<?> system, String host, int port, Route route, Duration grace) {
    return bind(system, host, port, route)
        .thenApply(it -> it.addToCoordinatedShutdown(grace, system));
  }

  static Route whole(Supplier<String> ids, Route route) {
    var answered = route.seal(Failures.rejections(), Failures.faults());
    return Requests.identified(ids, Requests.guarded(answered));
  }

  private static ServerSettings settings(ActorSystem<?> system) {
    var settings = ServerSettings.create(system.settings().config());
    return settings
        .withServerHeader(Optional.empty())
        .withRawRequestUriHeader(true)
        .withRemoteAddressAttribute(true)
        .withMaxConnections(8192)
        .withBacklog(1024)
        .withParserSettings(settings.getParserSettings().withIllegalHeaderWarnings(false));
  }
}
