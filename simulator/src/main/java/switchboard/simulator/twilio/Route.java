package switchboard.simulator.twilio;

import java.net.URI;

/// How a public address is reached: what begins with `publicBase` is sent to `connectBase`, as a
/// proxy would pass it on. The signature covers the public address.
public record Route(String publicBase, String connectBase) {

  public static final Route DIRECT = new Route("", "");

  public static Route through(URI publicBase, URI connectBase) {
    return new Route(bare(publicBase), bare(connectBase));
  }

  /// Where to knock for `url`.
  public URI connect(URI url) {
    var text = url.toString();
    return covers(text) ? URI.create(connectBase + text.substring(publicBase.length())) : url;
  }

  private boolean covers(String url) {
    if (publicBase.isEmpty() || !url.startsWith(publicBase)) return false;
    var rest = url.substring(publicBase.length());
    return rest.isEmpty() || rest.startsWith("/") || rest.startsWith("?");
  }

  private static String bare(URI base) {
    return base.toString().replaceFirst("/+$", "");
  }
}
