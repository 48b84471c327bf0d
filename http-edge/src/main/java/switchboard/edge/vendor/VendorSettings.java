package switchboard.edge.vendor;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads what the environment says of services; `docs/configuration.md` lists every name.
record VendorSettings(Map<String, String> env) {

  private static final Set<String> HERE = Set.of("127.0.0.1", "localhost", "[::1]");

  VendorSettings {
    env = Map.copyOf(env);
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(env.get(name)).map(String::strip).filter(it -> !it.isEmpty());
  }

  /// @throws IllegalArgumentException for one that cannot stand in a header
  Optional<String> key(String name) {
    var key = text(name);
    if (key.isPresent() && !key.get().matches("[\\x21-\\x7E]{1,2000}"))
      throw new IllegalArgumentException(name + " is not a key.");
    return key;
  }

  /// @param scheme of an address with TLS; without it only on this machine
  /// @throws IllegalArgumentException for one that is none
  URI address(String name, URI usual, String scheme) {
    return text(name).map(it -> address(name, it, scheme)).orElse(usual);
  }

  private static URI address(String name, String text, String scheme) {
    try {
      var uri = URI.create(text.replaceAll("/+$", ""));
      var plain = scheme.substring(0, scheme.length() - 1);
      boolean secure = scheme.equals(uri.getScheme());
      boolean here = plain.equals(uri.getScheme()) && HERE.contains(String.valueOf(uri.getHost()));
      if (uri.getHost() != null && (secure || here)) return uri;
    } catch (IllegalArgumentException _) {
      // said below, without what stands there
    }
    throw new IllegalArgumentException(
        name + " must be an address with " + scheme + ":, or one on this machine.");
  }
}
