package switchboard.edge.link;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What was sent with a button: of each name the first value. Never fails; what cannot be read is
/// not there.
record Form(Map<String, String> values) {

  static Form parse(String encoded) {
    var values = new HashMap<String, String>();
    for (var pair : encoded.split("&")) {
      var equals = pair.indexOf('=');
      if (equals > 0)
        decoded(pair.substring(equals + 1))
            .ifPresent(it -> values.putIfAbsent(pair.substring(0, equals), it));
    }
    return new Form(values);
  }

  private static Optional<String> decoded(String text) {
    try {
      return Optional.of(URLDecoder.decode(text, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  Optional<String> value(String name) {
    return Optional.ofNullable(values.get(name));
  }

  String action() {
    return value("action").orElse("");
  }
}
