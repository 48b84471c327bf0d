package switchboard.edge.http;

import java.net.InetAddress;
import java.util.Optional;
import org.apache.pekko.http.javadsl.model.AttributeKeys;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;

/// The address a request came from. Behind a proxy of ours it is the last hop the proxy wrote down;
/// what stands before it the client may have invented.
public record Client(boolean proxied) {

  public String address(HttpRequest request) {
    return (proxied ? forwarded(request) : Optional.<String>empty())
        .or(() -> direct(request))
        .orElse("unknown");
  }

  private static Optional<String> direct(HttpRequest request) {
    return request
        .getAttribute(AttributeKeys.remoteAddress)
        .flatMap(it -> it.getAddress().map(InetAddress::getHostAddress));
  }

  private static Optional<String> forwarded(HttpRequest request) {
    return request
        .getHeader("X-Forwarded-For")
        .map(HttpHeader::value)
        .map(it -> it.substring(it.lastIndexOf(',') + 1).strip())
        .filter(it -> !it.isEmpty());
  }
}
