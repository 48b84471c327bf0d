package switchboard.edge.deepgram;

import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.EventLoop;
import java.time.Duration;
import switchboard.edge.media.Encoding;
import switchboard.edge.media.SpeechVendor;
import switchboard.edge.session.Patience;
import switchboard.edge.session.Security;
import switchboard.edge.session.VendorMetrics;
import switchboard.edge.session.VendorSession.Terms;

/// Deepgram's voice agent, version 1: µ-law both ways, functions on our side.
public final class DeepgramVendor implements SpeechVendor {

  public static final String NAME = "deepgram";

  private final DeepgramSettings settings;
  private final VendorMetrics metrics;
  private final Security security = new Security();
  private final Patience patience;

  public DeepgramVendor(DeepgramSettings settings, MeterRegistry registry, Patience patience) {
    this.settings = settings;
    this.metrics = new VendorMetrics(registry, NAME);
    this.patience = patience;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Encoding encoding() {
    return Encoding.MULAW_8K;
  }

  @Override
  public Duration longest() {
    return Duration.ofHours(2);
  }

  @Override
  public Session open(EventLoop loop, Briefing briefing, Listener listener) {
    var terms = new Terms(loop, listener, metrics, security, patience);
    return DeepgramSession.open(terms, settings, briefing);
  }
}
