package switchboard.edge.page;

import java.util.concurrent.CompletionException;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.ServerBinding;
import org.apache.pekko.http.javadsl.server.Directives;
import org.apache.pekko.http.javadsl.server.Route;

/// Routes on a port of the loopback interface that nobody else uses.
final class PageServer implements AutoCloseable {

  private final ActorSystem<Void> system = ActorSystem.create(Behaviors.empty(), "pages");
  private final ServerBinding binding;

  PageServer(Route first, Route... others) {
    try {
      binding =
          Http.get(system)
              .newServerAt("127.0.0.1", 0)
              .bind(Directives.concat(first, others))
              .toCompletableFuture()
              .join();
    } catch (CompletionException e) {
      system.terminate();
      throw e;
    }
  }

  String address() {
    return "http://127.0.0.1:" + binding.localAddress().getPort();
  }

  @Override
  public void close() {
    system.terminate();
    system.getWhenTerminated().toCompletableFuture().join();
  }
}
