package switchboard.edge.session;

import io.netty.channel.Channel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import javax.net.ssl.SSLException;

/// How connections are secured: certificates of the JDK, names checked. Made once, since that takes
/// time.
public final class Security {

  private final SslContext context;

  public Security() {
    try {
      context = SslContextBuilder.forClient().endpointIdentificationAlgorithm("HTTPS").build();
    } catch (SSLException e) {
      throw new IllegalStateException("no TLS", e);
    }
  }

  SslHandler handler(Channel channel, Target target, Patience patience) {
    var handler = context.newHandler(channel.alloc(), target.host(), target.port());
    handler.setHandshakeTimeoutMillis(patience.connect().toMillis());
    return handler;
  }
}
