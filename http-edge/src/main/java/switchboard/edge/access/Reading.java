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

  /// Answers GET with whatever form of answer there is to it.
  public Route answer(String name, Function<Visit, HttpResponse> read) {
    return Directives.get(() ->
        Requests.counted(
            registry, name, access.owner(visit -> blocking.complete(() -> safe(visit, read)))));
  }

  /// Answers GET with what is read.
  public Route get(String name, Function<Visit, ?> read) {
    return find(name, visit -> Optional.of(read.apply(visit)));
  }

  private static HttpResponse answer(Visit visit, Function<Visit, ? extends Optional<?>> read) {
    return safe(visit, it -> response(read.apply(it)));
  }

  private static HttpResponse response(Optional<?> found) {
    return found.isPresent()
        ? Json.ok(found.get())
        : Problem.of(404, "This business has no such thing.").response();
  }

  private static HttpResponse safe(Visit visit, Function<Visit, HttpResponse> read) {
    return answered(visit, read).addHeader(RawHeader.create("Cache-Control", "no-store"));
  }

  private static HttpResponse answered(Visit visit, Function<Visit, HttpResponse> read) {
    try {
      return read.apply(visit);
    } catch (BadParameter it) {
      return Problem.of(400, it.expected()).in(it.field()).response();
    }
  }
}
