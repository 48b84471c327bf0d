package switchboard.edge.vendor;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.TreeMap;
import switchboard.edge.deepgram.DeepgramListening;
import switchboard.edge.deepgram.DeepgramSettings;
import switchboard.edge.deepgram.ListenSettings;
import switchboard.edge.session.Patience;
import switchboard.edge.speech.SpeechToText;

/// The services that understand speech as it is spoken, by their names, whose keys are there.
public final class Recognisers {

  private Recognisers() {}

  /// @throws IllegalArgumentException naming the variable that cannot be used
  public static Map<String, SpeechToText> from(Map<String, String> env, MeterRegistry registry) {
    var settings = new VendorSettings(env);
    var ears = new TreeMap<String, SpeechToText>();
    var address = settings.address("DEEPGRAM_LISTEN_URL", ListenSettings.ADDRESS, "wss");
    var model = settings.text("DEEPGRAM_LISTEN_MODEL").orElse(DeepgramSettings.LISTEN);
    settings
        .key("DEEPGRAM_API_KEY")
        .map(key -> new ListenSettings(address, key, model))
        .map(it -> new DeepgramListening(it, registry, Patience.USUAL))
        .ifPresent(it -> ears.put(it.name(), it));
    return Map.copyOf(ears);
  }
}
