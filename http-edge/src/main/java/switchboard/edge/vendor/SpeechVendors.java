package switchboard.edge.vendor;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import switchboard.edge.deepgram.DeepgramSettings;
import switchboard.edge.deepgram.DeepgramVendor;
import switchboard.edge.media.SpeechVendor;
import switchboard.edge.openai.RealtimeSettings;
import switchboard.edge.openai.RealtimeVendor;
import switchboard.edge.session.Patience;
import switchboard.edge.ultravox.UltravoxSettings;
import switchboard.edge.ultravox.UltravoxVendor;

/// The speech-to-speech services whose keys are there.
public final class SpeechVendors {

  public static final SpeechVendors NONE = new SpeechVendors(Map.of());

  private final Map<String, SpeechVendor> vendors;

  public SpeechVendors(Map<String, SpeechVendor> vendors) {
    this.vendors = Map.copyOf(vendors);
  }

  /// What the environment says.
  ///
  /// @throws IllegalArgumentException naming the variable that cannot be used
  public static SpeechVendors from(Map<String, String> env, MeterRegistry registry) {
    var settings = new VendorSettings(env);
    var vendors = new TreeMap<String, SpeechVendor>();
    settings
        .key("DEEPGRAM_API_KEY")
        .map(key -> deepgram(key, settings))
        .map(it -> new DeepgramVendor(it, registry, Patience.USUAL))
        .ifPresent(it -> vendors.put(it.name(), it));
    settings
        .key("OPENAI_API_KEY")
        .map(key -> openai(key, settings))
        .map(it -> new RealtimeVendor(it, registry, Patience.USUAL))
        .ifPresent(it -> vendors.put(it.name(), it));
    settings
        .key("ULTRAVOX_API_KEY")
        .map(key -> ultravox(key, settings))
        .map(it -> new UltravoxVendor(it, registry, Patience.USUAL))
        .ifPresent(it -> vendors.put(it.name(), it));
    return new SpeechVendors(vendors);
  }

  private static UltravoxSettings ultravox(String key, VendorSettings settings) {
    return new UltravoxSettings(
        settings.address("ULTRAVOX_API_URL", UltravoxSettings.ADDRESS, "https"),
        key,
        settings.text("ULTRAVOX_MODEL").orElse(UltravoxSettings.MODEL),
        settings.text("ULTRAVOX_VOICE"),
        UltravoxSettings.PROMISE);
  }

  private static RealtimeSettings openai(String key, VendorSettings settings) {
    return new RealtimeSettings(
        settings.address("OPENAI_REALTIME_URL", RealtimeSettings.ADDRESS, "wss"),
        key,
        settings.text("OPENAI_REALTIME_MODEL").orElse(RealtimeSettings.MODEL),
        settings.text("OPENAI_REALTIME_VOICE").orElse(RealtimeSettings.VOICE),
        settings.text("OPENAI_TRANSCRIBE_MODEL").orElse(RealtimeSettings.TRANSCRIPTION));
  }

  private static DeepgramSettings deepgram(String key, VendorSettings settings) {
    return new DeepgramSettings(
        settings.address("DEEPGRAM_AGENT_URL", DeepgramSettings.ADDRESS, "wss"),
        key,
        settings.text("DEEPGRAM_LISTEN_MODEL").orElse(DeepgramSettings.LISTEN),
        settings
            .text("DEEPGRAM_THINK_MODEL")
            .map(DeepgramSettings.Think::of)
            .orElse(DeepgramSettings.THINK),
        settings.text("DEEPGRAM_VOICE"));
  }

  /// `deepgram`, `openai`, `ultravox`; empty where its key is not set.
  public Optional<SpeechVendor> of(String name) {
    return Optional.ofNullable(vendors.get(name));
  }

  /// Those that are set up.
  public Set<String> names() {
    return vendors.keySet();
  }
}
