package switchboard.edge.openai;

import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.EventLoop;
import java.time.Duration;
import switchboard.edge.media.Encoding;
import switchboard.edge.media.SpeechVendor;
import switchboard.edge.session.Patience;
import switchboard.edge.session.Security;
import switchboard.edge.session.VendorMetrics;
import switchboard.edge.session.VendorSession.Terms;

/// OpenAI's realtime service: µ-law both ways in base64, functions on our side, what was not heard
/// cut from what it remembers. Its events are understood by the names of today and of the beta.
public final class RealtimeVendor implements SpeechVendor {

  public static final String NAME = "openai";

  private final RealtimeSettings settings;
  private final VendorMetrics metrics;
  private final Security security = new Security();
  private final Patience patience;

  public RealtimeVendor(RealtimeSettings settings, MeterRegistry registry, Patience patience) {
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
    return Duration.ofMinutes(60);
  }

  @Override
  public Session open(EventLoop loop, Briefing briefing, Listener listener) {
    var terms = new Terms(loop, listener, metrics, security, patience);
    return RealtimeSession.open(terms, settings, briefing);
  }
}
