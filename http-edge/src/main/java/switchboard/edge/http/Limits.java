package switchboard.edge.http;

import java.time.Duration;
import java.util.function.Function;
import org.apache.pekko.http.javadsl.model.HttpEntity;
import org.apache.pekko.http.javadsl.server.Directives;
import org.apache.pekko.http.javadsl.server.Route;

/// How large a request may be, and how long it may take to arrive.
public final class Limits {

  public static final long FORM = 64 * 1024;
  public static final long JSON = 256 * 1024;
  public static final Duration ARRIVAL = Duration.ofSeconds(5);

  private Limits() {}

  /// The whole body, of at most so many bytes; a larger one is answered with status 413.
  public static Route body(long bytes, Function<HttpEntity.Strict, Route> inner) {
    return Directives.withSizeLimit(bytes, () -> Directives.extractStrictEntity(ARRIVAL, inner));
  }
}
