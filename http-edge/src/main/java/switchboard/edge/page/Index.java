package switchboard.edge.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The page around all pages. Every file it names is given an address that changes with the file's
/// content, and the import map sends modules there too; so everything but this page may be kept for
/// ever, without a build step.
final class Index {

  private static final Pattern NAMED = Pattern.compile("(?<=(?:href|src)=\")/[^\"]+");
  private static final Pattern MAP =
      Pattern.compile("(?<=<script type=\"importmap\">).*?(?=</script>)", Pattern.DOTALL);

  private Index() {}

  /// @param address gives the lasting address of a file, or the same where there is none
  static Asset with(Asset page, UnaryOperator<String> address) {
    var html = NAMED.matcher(page.text()).replaceAll(it -> quoted(address.apply(it.group())));
    var map = importMap(page.text(), address);
    return Asset.of(
        "html", MAP.matcher(html).replaceFirst(quoted(map)).getBytes(StandardCharsets.UTF_8));
  }

  /// The hash by which a Content-Security-Policy allows the one inline script, the import map.
  static String scriptHash(Asset page) {
    var script = found(page.text()).getBytes(StandardCharsets.UTF_8);
    return "'sha256-" + Base64.getEncoder().encodeToString(Asset.sha256(script)) + "'";
  }

  private static String importMap(String html, UnaryOperator<String> address) {
    var json = new JsonMapper();
    try {
      var map = (ObjectNode) json.readTree(found(html));
      var imports = (ObjectNode) map.get("imports");
      imports
          .properties()
          .forEach(it -> it.setValue(imports.textNode(address.apply(it.getValue().asText()))));
      NAMED
          .matcher(html)
          .results()
          .map(it -> it.group())
          .filter(it -> it.endsWith(".js") && !it.startsWith("/vendor/"))
          .forEach(it -> imports.put(it, address.apply(it)));
      return json.writeValueAsString(map);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the import map is not JSON", e);
    }
  }

  private static String found(String html) {
    var matcher = MAP.matcher(html);
    if (!matcher.find()) throw new IllegalStateException("the page has no import map");
    return matcher.group();
  }

  private static String quoted(String text) {
    return Matcher.quoteReplacement(text);
  }
}
