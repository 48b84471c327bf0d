package switchboard.edge.speech;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.pekko.util.ByteString;
import switchboard.edge.http.Json;
import switchboard.engine.speech.TextToSpeech;

/// Lets a service speak, by one request for each text: Deepgram's or OpenAI's.
public final class HttpSpeech implements TextToSpeech {

  public static final URI DEEPGRAM = URI.create("https://api.deepgram.com");
  public static final URI OPENAI = URI.create("https://api.openai.com/v1");

  private static final Pattern DEEPGRAM_VOICE = Pattern.compile("aura-[a-z0-9-]{3,60}");
  private static final Set<String> OPENAI_VOICES =
      Set.of(
          "alloy", "ash", "ballad", "cedar", "coral", "echo", "fable", "marin", "nova", "onyx",
          "sage", "shimmer", "verse");
  private static final int DEEPGRAM_TEXT = 2_000;
  private static final int OPENAI_TEXT = 4_000;
  private static final int LARGEST_AUDIO = 32 * 1024 * 1024;
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final HttpClient http;
  private final Duration patience;
  private final Function<Words, HttpRequest.Builder> asking;

  private HttpSpeech(Duration patience, Function<Words, HttpRequest.Builder> asking) {
    this.http = HttpClient.newBuilder().connectTimeout(patience).build();
    this.patience = patience;
    this.asking = asking;
  }

  /// @param base without a path
  public static TextToSpeech deepgram(URI base, String key, Duration patience) {
    return new HttpSpeech(
        patience,
        words -> {
          var query =
              "/v1/speak?encoding=linear16&sample_rate=24000&container=wav&mip_opt_out=true&model=";
          var body = JSON.objectNode().put("text", cut(words.text(), DEEPGRAM_TEXT));
          return post(URI.create(base + query + deepgramVoice(words)), body)
              .header("Authorization", "Token " + key);
        });
  }

  /// @param base with its version (`https://api.openai.com/v1`)
  /// @param model such as `gpt-4o-mini-tts`
  public static TextToSpeech openai(URI base, String key, String model, Duration patience) {
    return new HttpSpeech(
        patience,
        words -> {
          var body =
              JSON.objectNode()
                  .put("model", model)
                  .put("input", cut(words.text(), OPENAI_TEXT))
                  .put("voice", words.voice().filter(OPENAI_VOICES::contains).orElse("marin"))
                  .put("response_format", "wav");
          return post(URI.create(base + "/audio/speech"), body)
              .header("Authorization", "Bearer " + key);
        });
  }

  private static HttpRequest.Builder post(URI to, ObjectNode body) {
    return HttpRequest.newBuilder(to)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofByteArray(Json.bytes(body)));
  }

  private static String deepgramVoice(Words words) {
    boolean spanish = words.language().toLowerCase(Locale.ROOT).startsWith("es");
    return words
        .voice()
        .filter(it -> DEEPGRAM_VOICE.matcher(it).matches())
        .orElse(spanish ? "aura-2-celeste-es" : "aura-2-thalia-en");
  }

  private static String cut(String text, int longest) {
    if (text.length() <= longest) return text;
    int space = text.lastIndexOf(' ', longest);
    return text.substring(0, space > 0 ? space : longest);
  }

  @Override
  public Answer speak(Words words) {
    try {
      var request = asking.apply(words).timeout(patience).build();
      return answer(
          http.send(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_AUDIO)));
    } catch (IOException e) {
      return new Answer.Failed(e.getClass().getSimpleName());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Answer.Failed("interrupted");
    }
  }

  private static Answer answer(HttpResponse<byte[]> response) {
    if (response.statusCode() != 200) return new Answer.Failed("status " + response.statusCode());
    return Wav.finished(response.body())
        .<Answer>map(it -> new Answer.Spoken(ByteString.fromArray(it), "audio/wav"))
        .orElseGet(() -> new Answer.Failed("no sound"));
  }
}
