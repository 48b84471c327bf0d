package switchboard.edge.deepgram;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import switchboard.edge.speech.SpeechToText;
import switchboard.edge.speech.SpeechToTextContract;
import switchboard.edge.vendor.RealServiceContract;
import switchboard.edge.vendor.Recognisers;

/// The contract, kept by the service itself: with `-Dvendors.live=deepgram-listen`, its key in the
/// environment and `espeak-ng` for a speaker. Costs a cent.
@EnabledIfSystemProperty(named = "vendors.live", matches = ".*deepgram-listen.*")
class ListenLiveTest extends SpeechToTextContract {

  @Override
  protected SpeechToText service(Optional<String> key) {
    var env = new HashMap<>(System.getenv());
    key.ifPresent(it -> env.put("DEEPGRAM_API_KEY", it));
    var all = Recognisers.from(env, new SimpleMeterRegistry());
    return Objects.requireNonNull(all.get(DeepgramListening.NAME));
  }

  @Override
  protected Duration frame() {
    return Duration.ofMillis(20);
  }

  @Override
  protected Duration patience() {
    return Duration.ofSeconds(40);
  }

  @Override
  protected byte[] speech(String words) {
    return RealServiceContract.spoken(words);
  }
}
