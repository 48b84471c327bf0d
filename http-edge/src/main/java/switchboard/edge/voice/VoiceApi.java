package switchboard.edge.voice;

import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.pathPrefix;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.server.Route;
import switchboard.edge.access.Access;
import switchboard.edge.access.Versions;
import switchboard.edge.http.Knocks;
import switchboard.engine.Entities;
import switchboard.engine.conversation.Conversation;
import switchboard.engine.function.Functions;
import switchboard.engine.function.Toolsheet;
import switchboard.engine.tenant.Tenants;

/// What the routes for hosted voice agents are given.
///
/// @param pace how often a tenant's agents may call
public record VoiceApi(
    Access access,
    Tenants tenants,
    Entities<Conversation.Command> conversations,
    Passes passes,
    Knocks pace,
    MeterRegistry registry,
    Surroundings around) {

  /// As long as the longest session of any vendor.
  static final Duration LASTING = Duration.ofHours(2);

  /// Where and when.
  ///
  /// @param base our public address, if we know it
  /// @param ids for sessions and calls that have none of their own
  public record Surroundings(Optional<String> base, Clock clock, Supplier<String> ids) {}

  /// Enough for a hundred calls at once.
  public static Knocks usual(Clock clock) {
    return new Knocks(200, Duration.ofMillis(20), 10_000, clock);
  }

  public Route routes() {
    return Versions.both(() ->
        pathPrefix(
            "voice",
            () -> concat(new SessionRoutes(this).routes(), new CallRoutes(this).routes())));
  }

  Toolsheet sheet(Tenants.Card tenant, HttpRequest request, String token) {
    var address = around.base().orElseGet(() -> own(request)).replaceFirst("/+$", "");
    return new Toolsheet(Functions.of(tenant.profile()), address, token);
  }

  private static String own(HttpRequest request) {
    var host =
        request
            .getHeader("Host")
            .map(HttpHeader::value)
            .filter(it -> !it.isEmpty())
            .orElseGet(() -> request.getUri().host().address());
    return request.getUri().getScheme() + "://" + host;
  }

  /// Whether a tenant's agents may call once more just now.
  boolean paced(String tenant) {
    boolean welcome = pace.welcome(tenant);
    if (welcome) pace.failed(tenant);
    return welcome;
  }
}
