package switchboard.edge.admin;

import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.patch;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.Directives.pathEnd;
import static org.apache.pekko.http.javadsl.server.Directives.pathPrefix;
import static org.apache.pekko.http.javadsl.server.Directives.post;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.javadsl.server.Route;
import switchboard.edge.access.Access;
import switchboard.edge.access.BadParameter;
import switchboard.edge.access.Blocking;
import switchboard.edge.access.Versions;
import switchboard.edge.admin.Platform.Outcome;
import switchboard.edge.crm.Cards;
import switchboard.edge.http.Json;
import switchboard.edge.http.Problem;
import switchboard.edge.http.Requests;
import switchboard.engine.Entities;
import switchboard.engine.tenant.Tenant;
import switchboard.engine.tenant.Tenant.KeyKind;
import switchboard.engine.tenant.Tenants;

/// `/v1/admin/businesses…`: the platform's administration of its tenants, behind the platform's
/// key.
public final class AdminRoutes {

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final String BUSINESSES = "/v1/admin/businesses";

  private final Access access;
  private final Blocking blocking;
  private final MeterRegistry registry;
  private final Platform platform;

  private AdminRoutes(Access access, Blocking blocking, MeterRegistry registry, Platform platform) {
    this.access = access;
    this.blocking = blocking;
    this.registry = registry;
    this.platform = platform;
  }

  public static Route create(
      Access access,
      Blocking blocking,
      MeterRegistry registry,
      Tenants tenants,
      Entities<Tenant.Command> entities,
      SecureRandom random) {
    var platform = new Platform(tenants, entities, random, PATIENCE);
    var routes = new AdminRoutes(access, blocking, registry, platform);
    return Versions.both(() -> pathPrefix("admin", () -> pathPrefix("businesses", routes::routes)));
  }

  record Rotation(Optional<KeyKind> kind) {}

  record NewKey(KeyKind kind, String key) {}

  record CreatedBusiness(
      BusinessCard business, String apiKey, String ownerToken, String widgetToken) {}

  private Route routes() {
    return concat(
        pathEnd(() -> concat(get(this::list), post(this::create))),
        path(segment(), id -> patch(() -> change(id))),
        path(segment().slash("rotate-key"), id -> post(() -> rotate(id))),
        path(segment().slash("rotate-widget-token"), id -> post(() -> rotateWidgetToken(id))));
  }

  private Route list() {
    return admitted(
        BUSINESSES, () -> answered(() -> Json.ok(Cards.of(platform.all(), Function.identity()))));
  }

  private Route create() {
    return admitted(
        BUSINESSES,
        () ->
            Json.body(
                NewBusiness.class,
                asked -> answered(() -> response(platform.create(asked), AdminRoutes::created))));
  }

  private Route change(String id) {
    return admitted(
        BUSINESSES + "/{id}",
        () ->
            Json.body(
                BusinessChange.class,
                change -> answered(() -> response(platform.change(id, change), Json::ok))));
  }

  private Route rotate(String id) {
    return admitted(
        BUSINESSES + "/{id}/rotate-key",
        () -> Json.body(Rotation.class, it -> answered(() -> rotated(id, it))));
  }

  private Route rotateWidgetToken(String id) {
    var rotation = new Rotation(Optional.of(KeyKind.WIDGET));
    return admitted(
        BUSINESSES + "/{id}/rotate-widget-token", () -> answered(() -> rotated(id, rotation)));
  }

  private HttpResponse rotated(String id, Rotation rotation) {
    var kind = Fields.required("kind", rotation.kind());
    return response(platform.rotate(id, kind), key -> Json.ok(new NewKey(kind, key)));
  }

  private static HttpResponse created(Platform.Created it) {
    var keys = it.keys();
    var body =
        new CreatedBusiness(
            it.business(),
            keys.getOrDefault(KeyKind.API, ""),
            keys.getOrDefault(KeyKind.OWNER, ""),
            keys.getOrDefault(KeyKind.WIDGET, ""));
    return Json.ok(body)
        .withStatus(StatusCodes.CREATED)
        .addHeader(RawHeader.create("Location", BUSINESSES + "/" + it.business().id()));
  }

  private Route admitted(String name, Supplier<Route> inner) {
    return Requests.counted(registry, name, access.admin(inner));
  }

  private Route answered(Supplier<HttpResponse> work) {
    return blocking.complete(
        () -> checked(work).addHeader(RawHeader.create("Cache-Control", "no-store")));
  }

  private static HttpResponse checked(Supplier<HttpResponse> work) {
    try {
      return work.get();
    } catch (BadParameter it) {
      return Problem.of(400, it.expected()).in(it.field()).response();
    }
  }

  private static <T> HttpResponse response(Outcome<T> outcome, Function<T, HttpResponse> done) {
    return switch (outcome) {
      case Outcome.Done<T>(var result) -> done.apply(result);
      case Outcome.Unknown<T>() -> Problem.of(404, "There is no such business.").response();
      case Outcome.Taken<T>(var detail) -> Problem.of(409, detail).response();
    };
  }
}
