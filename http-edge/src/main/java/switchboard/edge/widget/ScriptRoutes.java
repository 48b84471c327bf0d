package switchboard.edge.widget;

import static org.apache.pekko.http.javadsl.server.Directives.complete;
import static org.apache.pekko.http.javadsl.server.Directives.extractRequest;
import static org.apache.pekko.http.javadsl.server.Directives.reject;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.server.Directives;
import org.apache.pekko.http.javadsl.server.Route;
import switchboard.edge.page.Asset;
import switchboard.edge.page.AssetAnswer;

/// The files of the chat, which pages of any origin may load, and pages of ours to see it on:
/// `/widget/demo`, a business's page in miniature, and `/widget/chat.html`, the chat alone.
public final class ScriptRoutes {

  private static final String FOLDER = "/switchboard/widget/";
  private static final List<String> SCRIPTS =
      List.of("embed.js", "panel.js", "looks.js", "words.js", "line.js", "speech.js");

  /// As strict as a host page can be, so that the chat is known to bear it.
  private static final String POLICY =
      String.join(
          "; ",
          "default-src 'none'",
          "script-src 'self'",
          "style-src 'self'",
          "connect-src 'self'",
          "img-src 'self' data:",
          "base-uri 'none'",
          "frame-ancestors 'none'",
          "form-action 'none'");

  private final Map<String, Asset> scripts = new LinkedHashMap<>();
  private final Map<String, Asset> pages = new LinkedHashMap<>();
  private final AssetAnswer shared = AssetAnswer.shared(POLICY);
  private final AssetAnswer own = new AssetAnswer(POLICY);

  private ScriptRoutes() {
    for (var it : SCRIPTS) scripts.put("/widget/" + it, Asset.required(FOLDER + it));
    for (var it : List.of("demo.css", "demo.js"))
      pages.put("/widget/" + it, Asset.required(FOLDER + it));
    pages.put("/widget/demo", Asset.required(FOLDER + "demo.html"));
    pages.put("/widget/chat.html", Asset.required(FOLDER + "chat.html"));
  }

  /// The route, with its files in memory.
  public static Route create() {
    return new ScriptRoutes().route();
  }

  private Route route() {
    return extractRequest(request -> AssetAnswer.reads(request) ? answered(request) : reject());
  }

  private Route answered(HttpRequest request) {
    var path = request.getUri().path();
    return Optional.ofNullable(scripts.get(path))
        .map(it -> complete(shared.answer(request, it, false)))
        .or(() ->
            Optional.ofNullable(pages.get(path))
                .map(it -> complete(own.answer(request, it, false))))
        .orElseGet(Directives::reject);
  }
}
