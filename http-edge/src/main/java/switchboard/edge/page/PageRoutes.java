package switchboard.edge.page;

import static org.apache.pekko.http.javadsl.server.Directives.complete;
import static org.apache.pekko.http.javadsl.server.Directives.extractRequest;
import static org.apache.pekko.http.javadsl.server.Directives.reject;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.server.Directives;
import org.apache.pekko.http.javadsl.server.Route;

/// Serves the owner's pages from the class path: `/`, the addresses of single pages, their files,
/// and the libraries they use under `/vendor/`. Everything else is left to other routes. Only names
/// of an allowed form are ever looked up, so no path can lead out of the folder.
public final class PageRoutes {

  private static final String FOLDER = "/switchboard/dashboard";
  private static final Pattern PAGE =
      Pattern.compile(
          "/|/(calls|live|settings|schedule|people|messages|insights|changes|try|handoffs|recordings)"
              + "(/[^/]{1,400})?");
  private static final Pattern FILE = Pattern.compile("/[a-z]+\\.(js|css|svg|webmanifest)");
  private static final Pattern LIBRARY =
      Pattern.compile("/vendor/([a-z-]+)/([0-9.]+)/([a-z-]+(?:/[a-z-]+)*\\.js)");

  /// Libraries by the name they have under `/vendor/`: Maven group and artifact.
  private static final Map<String, String> LIBRARIES =
      Map.of(
          "lit", "org.mvnpm/lit",
          "lit-html", "org.mvnpm/lit-html",
          "lit-element", "org.mvnpm/lit-element",
          "reactive-element", "org.mvnpm.at.lit/reactive-element");

  private final Map<String, Optional<Asset>> assets = new ConcurrentHashMap<>();
  private final Asset index;
  private final AssetAnswer answers;

  private PageRoutes() {
    index = Index.with(Asset.required(FOLDER + "/index.html"), this::lasting);
    answers = new AssetAnswer(policy(Index.scriptHash(index)));
  }

  /// The route, with every file of the pages in memory.
  public static Route create() {
    return new PageRoutes().route();
  }

  private Route route() {
    return extractRequest(request -> AssetAnswer.reads(request) ? answered(request) : reject());
  }

  private Route answered(HttpRequest request) {
    var path = request.getUri().path();
    if (PAGE.matcher(path).matches()) return complete(answers.answer(request, index, false));
    var version = request.getUri().query().get("v");
    return asset(path)
        .map(it -> complete(answers.answer(request, it, lasts(path, it, version))))
        .orElseGet(Directives::reject);
  }

  private static boolean lasts(String path, Asset asset, Optional<String> version) {
    return path.startsWith("/vendor/") || version.equals(Optional.of(asset.version()));
  }

  private Optional<Asset> asset(String path) {
    if (!FILE.matcher(path).matches() && !LIBRARY.matcher(path).matches()) return Optional.empty();
    var known = assets.get(path);
    if (known != null) return known;
    var loaded = resource(path).flatMap(Asset::load);
    if (loaded.isPresent()) assets.put(path, loaded);
    return loaded;
  }

  private static Optional<String> resource(String path) {
    var library = LIBRARY.matcher(path);
    if (!library.matches()) return Optional.of(FOLDER + path);
    if (!LIBRARIES.containsKey(library.group(1))) return Optional.empty();
    return Optional.of(
        "/META-INF/resources/_static/%s/%s/%s"
            .formatted(library.group(1), library.group(2), library.group(3)));
  }

  /// `/today.js` → `/today.js?v=…`, `/vendor/lit/index.js` → `/vendor/lit/3.3.3/index.js`.
  private String lasting(String path) {
    if (path.startsWith("/vendor/")) return versioned(path);
    return asset(path).map(it -> path + "?v=" + it.version()).orElse(path);
  }

  private static String versioned(String path) {
    var name = path.substring(8, path.indexOf('/', 8));
    var artifact = Optional.ofNullable(LIBRARIES.get(name)).orElseThrow();
    var properties = new Properties();
    try (var stream =
        PageRoutes.class.getResourceAsStream("/META-INF/maven/" + artifact + "/pom.properties")) {
      if (stream == null) throw new IllegalStateException(artifact + " is missing");
      properties.load(stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return "/vendor/"
        + name
        + "/"
        + properties.getProperty("version")
        + path.substring(8 + name.length());
  }

  private static String policy(String scriptHash) {
    return String.join(
        "; ",
        "default-src 'none'",
        "script-src 'self' " + scriptHash,
        "style-src 'self'",
        "connect-src 'self'",
        "img-src 'self' data:",
        "media-src blob:",
        "manifest-src 'self'",
        "worker-src 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "form-action 'none'");
  }
}
