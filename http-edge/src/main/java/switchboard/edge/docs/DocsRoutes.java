package switchboard.edge.docs;

import static org.apache.pekko.http.javadsl.server.Directives.complete;
import static org.apache.pekko.http.javadsl.server.Directives.extractRequest;
import static org.apache.pekko.http.javadsl.server.Directives.reject;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.server.Directives;
import org.apache.pekko.http.javadsl.server.Route;
import switchboard.edge.page.Asset;
import switchboard.edge.page.AssetAnswer;

/// Serves the API's contract at `/openapi.yaml` and Swagger UI over it at `/docs`. Everything else
/// is left to other routes.
public final class DocsRoutes {

  private static final String WEBJAR = "/META-INF/resources/webjars/swagger-ui/";
  private static final String OWN = "/switchboard/edge/docs/";

  /// Swagger UI styles elements one by one, hence the looser rule for styles; scripts stay strict.
  private static final String POLICY =
      String.join(
          "; ",
          "default-src 'none'",
          "script-src 'self'",
          "style-src 'self' 'unsafe-inline'",
          "connect-src 'self'",
          "img-src 'self' data:",
          "base-uri 'none'",
          "frame-ancestors 'none'",
          "form-action 'none'");

  private final Map<String, Asset> assets = new HashMap<>();
  private final AssetAnswer answers = new AssetAnswer(POLICY);

  private DocsRoutes() {
    assets.put("/docs", Asset.required(OWN + "index.html"));
    assets.put("/docs/init.js", Asset.required(OWN + "init.js"));
    assets.put("/openapi.yaml", Asset.required(OWN + "openapi.yaml"));
    var webjar = WEBJAR + version() + "/";
    assets.put("/docs/swagger-ui.css", Asset.required(webjar + "swagger-ui.css"));
    assets.put("/docs/swagger-ui-bundle.js", Asset.required(webjar + "swagger-ui-bundle.js"));
  }

  /// The route, with its files in memory.
  public static Route create() {
    return new DocsRoutes().route();
  }

  private Route route() {
    return extractRequest(request -> AssetAnswer.reads(request) ? answered(request) : reject());
  }

  private Route answered(HttpRequest request) {
    return Optional.ofNullable(assets.get(named(request.getUri().path())))
        .map(it -> complete(answers.answer(request, it, false)))
        .orElseGet(Directives::reject);
  }

  private static String named(String path) {
    return path.equals("/docs/") ? "/docs" : path;
  }

  private static String version() {
    var place = "/META-INF/maven/org.webjars/swagger-ui/pom.properties";
    try (var stream = DocsRoutes.class.getResourceAsStream(place)) {
      if (stream == null) throw new IllegalStateException("the Swagger UI WebJar is missing");
      var properties = new Properties();
      properties.load(stream);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
