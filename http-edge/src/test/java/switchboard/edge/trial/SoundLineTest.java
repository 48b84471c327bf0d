package switchboard.edge.trial;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import switchboard.edge.http.Json;
import switchboard.edge.media.SoundHouse;

/// A trial whose sound a vendor hears, as whoever speaks to the socket finds it.
final class SoundLineTest {

  private final SoundHouse sound = new SoundHouse();
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void close() {
    client.shutdownNow();
    sound.close();
  }

  private HttpResponse<String> begun(String body) {
    var request = sound.house.as("alpha-key", "alpha-token", "/v1/try/sessions");
    return sound.house.server.send(request.POST(BodyPublishers.ofString(body)).build());
  }

  private JsonNode session() {
    try {
      return Json.MAPPER.readTree(begun("{\"sound\": true}").body());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /// Until the socket is closed after it has said this.
  private void closed(String... said) {
    var code = new CompletableFuture<Integer>();
    var listener =
        new WebSocket.Listener() {
          @Override
          public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
            code.complete(status);
            return CompletableFuture.completedStage(null);
          }

          @Override
          public void onError(WebSocket socket, Throwable error) {
            code.complete(1006);
          }
        };
    var address =
        URI.create(sound.house.server.base().replaceFirst("http", "ws") + "/v1/try/sound");
    var socket = client.newWebSocketBuilder().buildAsync(address, listener).join();
    for (var it : said) socket.sendText(it, true).join();
    code.orTimeout(20, TimeUnit.SECONDS).join();
  }

  private static String start(String call, String token) {
    return """
    {"event":"start","sequenceNumber":"1","streamSid":"MZ1","start":{"accountSid":"browser",
    "callSid":"%s","streamSid":"MZ1","tracks":["inbound"],"mediaFormat":{"encoding":"audio/x-mulaw",
    "sampleRate":8000,"channels":1},"customParameters":{"token":"%s"}}}\
    """
        .formatted(call, token);
  }

  @Test
  void without_a_vendor_the_session_is_one_of_words() {
    assertThat(session().has("sound")).isFalse();
    sound.rollOut(0);
    assertThat(session().at("/sound/vendor").asText()).isEqualTo("deepgram");
    assertThat(session().at("/sound/parameters/token").asText()).isNotEmpty();
  }

  @Test
  void a_wish_that_is_none_is_told_by_name() {
    var answer = begun("{\"sound\": \"loud\"}");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("\"field\":\"sound\"");
  }

  @Test
  void nobody_is_heard_with_the_token_of_another_call_or_with_none() {
    sound.rollOut(0);
    var token = session().at("/sound/parameters/token").asText();
    closed(start("try-" + "0".repeat(32), token));
    closed(start(session().path("session").asText(), "forged"));
    closed("{\"event\":\"media\"}");
    assertThat(sound.heard()).isFalse();
  }

  @Test
  void the_address_is_for_sockets_alone() {
    var answer = sound.house.server.get("/v1/try/sound");
    assertThat(answer.statusCode()).isEqualTo(400);
  }
}
