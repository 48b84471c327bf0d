package switchboard.edge.access;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import java.util.function.Function;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.javadsl.server.Directives;
import org.apache.pekko.http.javadsl.server.Route;
import switchboard.edge.http.Json;
import switchboard.edge.http.Problem;
import switchboard.edge.http.Requests;

/// How an owner reads: admitted by [Access], answered with JSON from ports that block, never kept
/// by a cache on the way.
public final class Reading {

  private final Access access;
  private final Blocking blocking;
  private final MeterRegistry registry;

  public Reading(Access access, Blocking blocking, MeterRegistry registry) {
    this.access = access;
    this.blocking = blocking;
    this.registry = registry;
  }

  /// Answers GET with what is read; with 404 when there is no such thing.
  ///
  /// @param name of the route, to count it by
  public Route find(String name, Function<Visit, ? extends Optional<?>> read) {
    return Directives.get(() ->
        Requests.counted(
            registry, name, access.owner(visit -> blocking.complete(() -> answer(visit, read)))));
  }

  /// Answers GET with what is read.
  public Route get(String name, Function<Visit, ?> read) {
    return find(name, visit -> Optional.of(read.apply(visit)));
  }

  private static HttpResponse answer(Visit visit, Function<Visit, ? extends Optional<?>> read) {
    return response(visit, read).addHeader(RawHeader.create("Cache-Control", "no-store"));
  }

  private static HttpResponse response(Visit visit, Function<Visit, ? extends Optional<?>> read) {
    try {
      var found = read.apply(visit);
      return found.isPresent()
          ? Json.ok(found.get())
          : Problem.of(404, "This business has no such thing.").response();
    } catch (BadParameter it) {
      return Problem.of(400, it.expected()).in(it.field()).response();
    }
  }
}
