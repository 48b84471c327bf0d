package switchboard.edge.session;

import java.net.URI;
import java.util.Map;

/// Where a socket leads.
///
/// @param uri ws or wss
/// @param headers the key among them; never printed
public record Target(URI uri, Map<String, String> headers) {

  public Target {
    headers = Map.copyOf(headers);
  }

  boolean secure() {
    return "wss".equals(uri.getScheme());
  }

  String host() {
    return uri.getHost();
  }

  int port() {
    if (uri.getPort() > 0) return uri.getPort();
    return secure() ? 443 : 80;
  }

  @Override
  public String toString() {
    return "Target[" + uri.getHost() + "]";
  }
}
