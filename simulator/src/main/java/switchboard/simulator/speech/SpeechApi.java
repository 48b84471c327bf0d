package switchboard.simulator.speech;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import switchboard.simulator.sound.Mulaw;
import switchboard.simulator.sound.Sound;

/// Deepgram's `/v1/speak` and OpenAI's `/v1/audio/speech` on 127.0.0.1: a WAV file of unknown
/// length for every text.
public final class SpeechApi implements AutoCloseable {

  /// A request.
  ///
  /// @param uri path and query
  public record Asked(String uri, JsonNode body) {}

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LARGEST_REQUEST = 1 << 20;
  private static final int RATE = 8_000;

  private final HttpServer server;
  private final String key;
  private final ConcurrentLinkedQueue<Integer> refusals = new ConcurrentLinkedQueue<>();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private volatile boolean refusing;

  private SpeechApi(HttpServer server, String key) {
    this.server = server;
    this.key = key;
  }

  /// @param port 0: any that is free
  public static SpeechApi start(int port, String key) throws IOException {
    var loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    var server = HttpServer.create(new InetSocketAddress(loopback, port), 128);
    var api = new SpeechApi(server, key);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/v1/speak", it -> api.handle(it, "Token ", "text"));
    server.createContext("/v1/audio/speech", it -> api.handle(it, "Bearer ", "input"));
    server.start();
    return api;
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /// The next request is answered with this.
  public void refuse(int status) {
    refusals.add(status);
  }

  /// Whether every request is answered with 503 from now on.
  public void refuseAll(boolean all) {
    refusing = all;
  }

  public List<Asked> asked() {
    return List.copyOf(asked);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void handle(HttpExchange exchange, String scheme, String text) throws IOException {
    try (exchange) {
      var body = JSON.readTree(exchange.getRequestBody().readNBytes(LARGEST_REQUEST));
      asked.add(new Asked(exchange.getRequestURI().toString(), body));
      var shown = exchange.getRequestHeaders().getFirst("Authorization");
      var refusal = refusals.poll();
      if (!(scheme + key).equals(shown)) answer(exchange, 401, "{}".getBytes(UTF_8));
      else if (refusing) answer(exchange, 503, "{}".getBytes(UTF_8));
      else if (refusal != null) answer(exchange, refusal, "{}".getBytes(UTF_8));
      else answer(exchange, 200, wav(Mulaw.pcm(Sound.mulaw(body.path(text).asText()))));
    }
  }

  private static void answer(HttpExchange exchange, int status, byte[] bytes) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", status == 200 ? "audio/wav" : "text/json");
    exchange.sendResponseHeaders(status, 0);
    exchange.getResponseBody().write(bytes);
  }

  /// As it is streamed: the lengths are not known when the header is written.
  private static byte[] wav(byte[] pcm) {
    var wav = ByteBuffer.allocate(44 + pcm.length).order(ByteOrder.LITTLE_ENDIAN);
    wav.put("RIFF".getBytes(US_ASCII)).putInt(-1).put("WAVEfmt ".getBytes(US_ASCII));
    wav.putInt(16).putShort((short) 1).putShort((short) 1).putInt(RATE).putInt(2 * RATE);
    wav.putShort((short) 2).putShort((short) 16).put("data".getBytes(US_ASCII)).putInt(-1);
    return wav.put(pcm).array();
  }
}
