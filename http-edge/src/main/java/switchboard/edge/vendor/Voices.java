package switchboard.edge.vendor;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import switchboard.edge.speech.HttpSpeech;
import switchboard.engine.speech.TextToSpeech;

/// The services that speak a text, by their names, whose keys are there.
public final class Voices {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final String MODEL = "gpt-4o-mini-tts";

  private Voices() {}

  /// @throws IllegalArgumentException naming the variable that cannot be used
  public static Map<String, TextToSpeech> from(Map<String, String> env) {
    var settings = new VendorSettings(env);
    var voices = new TreeMap<String, TextToSpeech>();
    var deepgram = settings.address("DEEPGRAM_API_URL", HttpSpeech.DEEPGRAM, "https");
    settings
        .key("DEEPGRAM_API_KEY")
        .ifPresent(key -> voices.put("deepgram", HttpSpeech.deepgram(deepgram, key, PATIENCE)));
    var openai = settings.address("OPENAI_SPEECH_URL", HttpSpeech.OPENAI, "https");
    var model = settings.text("OPENAI_SPEECH_MODEL").orElse(MODEL);
    settings
        .key("OPENAI_API_KEY")
        .ifPresent(key -> voices.put("openai", HttpSpeech.openai(openai, key, model, PATIENCE)));
    return Map.copyOf(voices);
  }
}
