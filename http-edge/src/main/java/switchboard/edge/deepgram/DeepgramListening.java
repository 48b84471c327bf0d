package switchboard.edge.deepgram;

import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.EventLoop;
import java.time.Duration;
import switchboard.edge.session.Patience;
import switchboard.edge.session.Security;
import switchboard.edge.session.VendorMetrics;
import switchboard.edge.session.VendorSession.Terms;
import switchboard.edge.speech.SpeechToText;

/// Deepgram's listening service, version 1: sound in, words out.
public final class DeepgramListening implements SpeechToText {

  public static final String NAME = "deepgram";

  private final ListenSettings settings;
  private final VendorMetrics metrics;
  private final Security security = new Security();
  private final Patience patience;

  public DeepgramListening(ListenSettings settings, MeterRegistry registry, Patience patience) {
    this.settings = settings;
    this.metrics = new VendorMetrics(registry, "deepgram-listen");
    this.patience = patience;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Duration longest() {
    return Duration.ofHours(1);
  }

  @Override
  public Session open(EventLoop loop, Manner manner, Listener listener) {
    var terms = new Terms(loop, new ListenSession.End(listener), metrics, security, patience);
    return ListenSession.open(terms, settings, manner, listener);
  }
}
