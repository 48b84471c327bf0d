package switchboard.edge.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.javadsl.server.Directives;
import org.apache.pekko.http.javadsl.server.Route;

/// What is done to every request: it gets an id, is counted and timed by the name of its route, and
/// its answer carries the headers that keep browsers from guessing.
public final class Requests {

  public static final String ID = "X-Request-Id";
  private static final Pattern SANE = Pattern.compile("[A-Za-z0-9_-]{8,64}");

  private Requests() {}

  /// Answers under the id the client sent, if it is one, or else under a new one.
  public static Route identified(Supplier<String> ids, Route inner) {
    return Directives.extractRequest(request -> {
      var id = id(request).orElseGet(ids);
      return Directives.mapResponse(it -> it.addHeader(RawHeader.create(ID, id)), () -> inner);
    });
  }

  public static Route guarded(Route inner) {
    return Directives.mapResponse(
        it ->
            it.addHeader(RawHeader.create("X-Content-Type-Options", "nosniff"))
                .addHeader(RawHeader.create("Referrer-Policy", "no-referrer")),
        () -> inner);
  }

  /// Counts and times under the name of the route, which must not depend on the request; what fails
  /// under way counts as the error it is answered with.
  public static Route counted(MeterRegistry registry, String route, Route inner) {
    return Directives.extractRequest(_ -> {
      var sample = Timer.start(registry);
      return Directives.mapResponse(
          it -> {
            var status = String.valueOf(it.status().intValue());
            sample.stop(registry.timer("http.requests", "route", route, "status", status));
            return it;
          },
          () -> Directives.handleExceptions(Failures.faults(), () -> inner));
    });
  }

  private static Optional<String> id(HttpRequest request) {
    return request.getHeader(ID).map(HttpHeader::value).filter(it -> SANE.matcher(it).matches());
  }
}
