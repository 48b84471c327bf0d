package switchboard.edge.access;

import java.util.function.Supplier;
import org.apache.pekko.http.javadsl.server.Directives;
import org.apache.pekko.http.javadsl.server.Route;

/// The addresses of the API: what answers under `/v1` answers the same under `/api`.
public final class Versions {

  private Versions() {}

  public static Route both(Supplier<Route> inner) {
    return Directives.concat(
        Directives.pathPrefix("v1", inner), Directives.pathPrefix("api", inner));
  }
}
