package switchboard.edge.ultravox;

import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.EventLoop;
import java.net.http.HttpClient;
import java.time.Duration;
import switchboard.edge.media.Encoding;
import switchboard.edge.media.SpeechVendor;
import switchboard.edge.session.Patience;
import switchboard.edge.session.Security;
import switchboard.edge.session.VendorMetrics;
import switchboard.edge.session.VendorSession.Terms;

/// Ultravox: a call is created by HTTP, then joined by a socket of 16-bit sound. It neither hears
/// nor speaks while a function runs, so it never waits long for one.
public final class UltravoxVendor implements SpeechVendor {

  public static final String NAME = "ultravox";
  static final Duration LONGEST = Duration.ofHours(1);

  private final UltravoxSettings settings;
  private final VendorMetrics metrics;
  private final Security security = new Security();
  private final Patience patience;
  private final HttpClient http;

  public UltravoxVendor(UltravoxSettings settings, MeterRegistry registry, Patience patience) {
    this.settings = settings;
    this.metrics = new VendorMetrics(registry, NAME);
    this.patience = patience;
    this.http = HttpClient.newBuilder().connectTimeout(patience.connect()).build();
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Encoding encoding() {
    return Encoding.PCM16_8K;
  }

  @Override
  public Duration longest() {
    return LONGEST;
  }

  @Override
  public Session open(EventLoop loop, Briefing briefing, Listener listener) {
    var terms = new Terms(loop, listener, metrics, security, patience);
    return UltravoxSession.open(terms, settings, briefing, http);
  }
}
