package switchboard.edge.twilio;

import java.util.Optional;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.headers.RawRequestURI;

/// Where the outside world reaches us. With a configured base, proxies may rewrite what they like;
/// without one, the request's own `Host` is taken.
///
/// @param base scheme, host, perhaps port and path, without a slash at the end
public record PublicUrl(Optional<String> base) {

  public PublicUrl {
    base =
        base.map(String::strip).filter(it -> !it.isEmpty()).map(it -> it.replaceFirst("/+$", ""));
  }

  /// The URL as its sender wrote it, path and query byte for byte.
  public String of(HttpRequest request) {
    return base.orElseGet(() -> own(request)) + raw(request);
  }

  /// The same for the handshake of a socket.
  public String ofSocket(HttpRequest request) {
    return of(request).replaceFirst("^http", "ws");
  }

  /// A link for Twilio to follow: absolute when we know where we are, else absolute in path.
  public String link(String path) {
    return base.orElse("") + path;
  }

  static String raw(HttpRequest request) {
    var raw =
        request
            .getHeader(RawRequestURI.class)
            .map(RawRequestURI::uri)
            .orElseGet(() -> request.getUri().toRelative().toString());
    return raw.replaceFirst("^https?://[^/?]*", "");
  }

  static String query(HttpRequest request) {
    var raw = raw(request);
    return raw.indexOf('?') < 0 ? "" : raw.substring(raw.indexOf('?') + 1);
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
}
