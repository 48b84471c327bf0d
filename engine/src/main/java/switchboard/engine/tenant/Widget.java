package switchboard.engine.tenant;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The chat on the business's own web pages. Its token opens nothing elsewhere.
///
/// @param origins of the pages it may stand on, such as `https://www.example.com`
/// @param greeting what visitors read first; empty: what everybody's visitors read
/// @param mute whether visitors may write but not speak
public record Widget(
    @JsonInclude(NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY) List<String> origins,
    @JsonInclude(NON_EMPTY) Optional<String> greeting,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean mute) {

  /// On no page at all.
  public static final Widget NONE = new Widget(List.of(), Optional.empty(), false);

  public Widget {
    origins = List.copyOf(origins);
  }

  /// Whether it may stand on a page of this origin, as browsers name it: no letter may differ.
  public boolean allows(String origin) {
    return origins.contains(origin);
  }

  /// An origin as browsers name it, of what somebody wrote. Empty for what is none: a scheme that
  /// is not the web's, a path, a name, a wildcard.
  public static Optional<String> origin(String written) {
    try {
      var it = new URI(written.strip().replaceFirst("/$", ""));
      boolean bare =
          it.getRawPath() != null
              && it.getRawPath().isEmpty()
              && it.getRawQuery() == null
              && it.getRawFragment() == null
              && it.getRawUserInfo() == null;
      if (!bare || it.getHost() == null || it.getScheme() == null) return Optional.empty();
      return Optional.of(it.getScheme().toLowerCase(Locale.ROOT))
          .filter(scheme -> scheme.equals("https") || scheme.equals("http"))
          .map(scheme -> scheme + "://" + it.getHost().toLowerCase(Locale.ROOT) + port(it, scheme));
    } catch (URISyntaxException _) {
      return Optional.empty();
    }
  }

  private static String port(URI it, String scheme) {
    int usual = scheme.equals("https") ? 443 : 80;
    return it.getPort() < 0 || it.getPort() == usual ? "" : ":" + it.getPort();
  }
}
