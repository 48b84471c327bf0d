package switchboard.edge.openai;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// How OpenAI's realtime service is reached, and what speaks there where a call does not say.
///
/// @param transcription the model that writes down what callers say
public record RealtimeSettings(
    URI address, String key, String model, String voice, String transcription) {

  public static final URI ADDRESS = URI.create("wss://api.openai.com/v1/realtime");
  public static final String MODEL = "gpt-realtime";
  public static final String VOICE = "marin";
  public static final String TRANSCRIPTION = "gpt-4o-mini-transcribe";

  public RealtimeSettings(URI address, String key) {
    this(address, key, MODEL, VOICE, TRANSCRIPTION);
  }

  URI address(String wanted) {
    var query = address.getRawQuery() == null ? "?" : "&";
    return URI.create(
        address + query + "model=" + URLEncoder.encode(wanted, StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return "RealtimeSettings[" + address.getHost() + "]";
  }
}
