package switchboard.edge.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Optional;
import switchboard.edge.media.SpeechVendor;
import switchboard.edge.speech.EspeakSpeech;
import switchboard.engine.speech.TextToSpeech.Answer.Spoken;
import switchboard.engine.speech.TextToSpeech.Words;
import switchboard.simulator.sound.Mulaw;

/// The contract, kept by the service itself: with `-Dvendors.live=deepgram,openai,ultravox`, the
/// keys in the environment and `espeak-ng` for a caller. Costs a few cents.
public abstract class RealServiceContract extends SpeechVendorContract {

  private static final int HEADER = 44;
  private static final int TAIL = 1_600;

  private final String name;

  protected RealServiceContract(String name) {
    this.name = name;
  }

  @Override
  protected SpeechVendor vendor(Optional<String> key) {
    var env = new HashMap<>(System.getenv());
    key.ifPresent(it -> env.put(name.toUpperCase(Locale.ROOT) + "_API_KEY", it));
    return SpeechVendors.from(env, new SimpleMeterRegistry()).of(name).orElseThrow();
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
    return spoken(words);
  }

  /// Somebody saying this, by a program on this machine.
  public static byte[] spoken(String words) {
    var speech = EspeakSpeech.of("espeak", System.getenv("PATH"));
    var answer = speech.speak(new Words(words, "en-US", Optional.empty()));
    assertThat(answer).isInstanceOf(Spoken.class);
    return answer instanceof Spoken(var audio, _) ? telephone(audio.toArray()) : new byte[0];
  }

  /// At 8 kHz, in whole frames, with a little silence after.
  private static byte[] telephone(byte[] wav) {
    var in = ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN);
    int rate = in.getInt(24);
    int samples = (wav.length - HEADER) / 2;
    int length = (int) ((long) samples * 8_000 / rate);
    var out = new byte[(length + TAIL) / 160 * 160];
    for (int i = 0; i < out.length; i++) {
      int from = (int) ((long) i * rate / 8_000);
      out[i] = Mulaw.encode(from < samples ? in.getShort(HEADER + 2 * from) : 0);
    }
    return out;
  }
}
