package switchboard.edge.access;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.javadsl.server.Directives;
import org.apache.pekko.http.javadsl.server.Route;
import switchboard.edge.access.Verdict.Admitted;
import switchboard.edge.access.Verdict.Refused;
import switchboard.edge.http.Client;
import switchboard.edge.http.Knocks;
import switchboard.edge.http.Problem;
import switchboard.engine.tenant.Keys;
import switchboard.engine.tenant.Tenant.KeyKind;
import switchboard.engine.tenant.Tenants;

/// Opens the owner's and the platform's doors to whoever shows the keys, before anything else of a
/// request is looked at. Failures are counted by reason (`access.refusals`), and wrong keys are
/// limited by client address (who shows none guesses nothing); no key is ever kept, logged or
/// counted by. A suspended tenant's owner may still read.
public final class Access {

  public static final String API_KEY = "X-API-Key";
  public static final String OWNER_TOKEN = "X-Owner-Token";
  public static final String ADMIN_KEY = "X-Admin-API-Key";

  private static final Refused TOO_OFTEN =
      new Refused(429, "too-often", "Too many wrong keys from here. Wait a little.");

  private static final Refused NO_KEY =
      new Refused(401, "no-key", "Send the API key as " + API_KEY + ".");
  private static final Refused UNKNOWN_KEY =
      new Refused(401, "unknown-key", "This API key is not known.");

  private final Tenants tenants;
  private final Optional<String> adminKey;
  private final Client client;
  private final Knocks knocks;
  private final MeterRegistry registry;

  /// @param adminKey the platform's key; empty closes its door altogether
  public Access(
      Tenants tenants,
      Optional<String> adminKey,
      Client client,
      Knocks knocks,
      MeterRegistry registry) {
    this.tenants = tenants;
    this.adminKey = adminKey.map(Keys::hash);
    this.client = client;
    this.knocks = knocks;
    this.registry = registry;
  }

  /// For the owner of a business. Right keys always open: nobody can guess 192 random bits, and
  /// somebody else's failures behind the same address must not lock an owner out.
  public Route owner(Function<Visit, Route> inner) {
    return Directives.extractRequest(request ->
        switch (ownerOf(request)) {
          case Admitted(var tenant) -> inner.apply(new Visit(tenant, request));
          case Refused it -> refuse("owner", request, it);
        });
  }

  /// For a machine that acts for a business, such as what starts its hosted voice agents: the API
  /// key alone. It opens no records.
  public Route business(Function<Visit, Route> inner) {
    return Directives.extractRequest(request ->
        switch (businessOf(request)) {
          case Admitted(var tenant) -> inner.apply(new Visit(tenant, request));
          case Refused it -> refuse("business", request, it);
        });
  }

  private Verdict businessOf(HttpRequest request) {
    var key = header(request, API_KEY);
    if (key.isEmpty()) return NO_KEY;
    return tenants
        .byKey(KeyKind.API, Keys.hash(key.get()))
        .<Verdict>map(Admitted::new)
        .orElse(UNKNOWN_KEY);
  }

  /// For the platform. Its key is chosen by people, so an address that failed too often has to wait
  /// even with the right one.
  public Route admin(Supplier<Route> inner) {
    return Directives.extractRequest(request -> {
      if (!knocks.welcome(client.address(request))) return refuse("admin", request, TOO_OFTEN);
      var refused = adminOf(request);
      return refused.isEmpty() ? inner.get() : refuse("admin", request, refused.get());
    });
  }

  /// Whether the keys of this request still open the same tenant.
  public boolean stillOpens(Visit visit) {
    return ownerOf(visit.request()) instanceof Admitted(var tenant)
        && tenant.id().equals(visit.tenant().id());
  }

  private Verdict ownerOf(HttpRequest request) {
    if (!(businessOf(request) instanceof Admitted(var tenant))) return businessOf(request);
    var token = header(request, OWNER_TOKEN);
    if (token.isEmpty())
      return new Refused(403, "no-token", "Send the owner token as " + OWNER_TOKEN + ".");
    return tenants
        .byKey(KeyKind.OWNER, Keys.hash(token.get()))
        .filter(it -> it.id().equals(tenant.id()))
        .<Verdict>map(Admitted::new)
        .orElseGet(() ->
            new Refused(403, "wrong-token", "This owner token does not belong to the API key."));
  }

  private Optional<Refused> adminOf(HttpRequest request) {
    if (adminKey.isEmpty())
      return Optional.of(
          new Refused(403, "not-set-up", "Administration is not set up here: set ADMIN_API_KEY."));
    var key = header(request, ADMIN_KEY);
    if (key.isEmpty())
      return Optional.of(
          new Refused(401, "no-key", "Send the platform's key as " + ADMIN_KEY + "."));
    return same(Keys.hash(key.get()), adminKey.get())
        ? Optional.empty()
        : Optional.of(new Refused(401, "unknown-key", "This is not the platform's key."));
  }

  private Route refuse(String door, HttpRequest request, Refused refused) {
    var told = refused.guessed() ? limited(request, refused) : refused;
    registry.counter("access.refusals", "door", door, "reason", told.reason()).increment();
    return Directives.complete(response(told));
  }

  private Refused limited(HttpRequest request, Refused refused) {
    var address = client.address(request);
    var told = knocks.welcome(address) ? refused : TOO_OFTEN;
    knocks.failed(address);
    return told;
  }

  private static HttpResponse response(Refused refused) {
    var response = Problem.of(refused.status(), refused.detail()).response();
    return switch (refused.status()) {
      case 401 -> response.addHeader(RawHeader.create("WWW-Authenticate", "ApiKey"));
      case 429 -> response.addHeader(RawHeader.create("Retry-After", "10"));
      default -> response;
    };
  }

  private static Optional<String> header(HttpRequest request, String name) {
    return request.getHeader(name).map(HttpHeader::value).filter(it -> !it.isBlank());
  }

  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
