package switchboard.edge.http;

import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.http.javadsl.ServerBinding;
import org.apache.pekko.http.javadsl.server.Route;

/// A server on a free port and a client for it.
public final class Listening implements AutoCloseable {

  private final ActorSystem<Void> system =
      ActorSystem.create(
          Behaviors.empty(),
          "edge",
          ConfigFactory.parseString(
                  "pekko { loglevel = WARNING, actor.provider = local, jvm-shutdown-hooks = off }")
              .withFallback(ConfigFactory.load()));
  private final HttpClient client = HttpClient.newHttpClient();
  private final ServerBinding binding;

  public Listening(Route route) {
    try {
      binding =
          Server.bind(system, "127.0.0.1", 0, route)
              .toCompletableFuture()
              .get(20, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  public ActorSystem<Void> system() {
    return system;
  }

  public String base() {
    return "http://127.0.0.1:" + binding.localAddress().getPort();
  }

  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(base() + path)).timeout(Duration.ofSeconds(30));
  }

  public HttpResponse<String> get(String path) {
    return send(request(path).build());
  }

  public HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    client.close();
    system.terminate();
    system.getWhenTerminated().toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
  }
}
