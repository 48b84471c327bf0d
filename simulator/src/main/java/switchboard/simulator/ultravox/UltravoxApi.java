package switchboard.simulator.ultravox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import switchboard.simulator.chat.Talker;
import switchboard.simulator.vendor.Agent;
import switchboard.simulator.vendor.Fault;
import switchboard.simulator.vendor.Faults;
import switchboard.simulator.vendor.Lines;
import switchboard.simulator.vendor.Pace;
import switchboard.simulator.vendor.Peer;
import switchboard.simulator.vendor.SocketServer;
import switchboard.simulator.vendor.Wire;

/// Ultravox on 127.0.0.1: a call is created by HTTP and joined, once, by socket.
public final class UltravoxApi implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LARGEST_REQUEST = 4 * 1024 * 1024;

  private record Created(JsonNode call, Optional<Fault> fault) {}

  private final String key;
  private final Talker talker;
  private final Pace pace;
  private final Faults faults = new Faults();
  private final Lines lines = new Lines();
  private final List<JsonNode> received = new CopyOnWriteArrayList<>();
  private final Map<String, Created> created = new ConcurrentHashMap<>();
  private final AtomicInteger count = new AtomicInteger();
  private final HttpServer http;
  private final SocketServer sockets;

  private UltravoxApi(int port, String key, Talker talker, Pace pace) throws IOException {
    this.key = key;
    this.talker = talker;
    this.pace = pace;
    this.sockets = SocketServer.start(0, new Door());
    var loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    this.http = HttpServer.create(new InetSocketAddress(loopback, port), 128);
  }

  /// @param port 0: any that is free
  /// @param key what `ULTRAVOX_API_KEY` should say
  public static UltravoxApi start(int port, String key, Talker talker, Pace pace)
      throws IOException {
    var api = new UltravoxApi(port, key, talker, pace);
    api.http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    api.http.createContext("/api/calls", api::create);
    api.http.start();
    return api;
  }

  /// Where it listens: what `ULTRAVOX_API_URL` should say.
  public URI uri() {
    return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
  }

  public Faults faults() {
    return faults;
  }

  public Lines lines() {
    return lines;
  }

  /// All it was sent, the calls to create among them, in order.
  public List<JsonNode> received() {
    return List.copyOf(received);
  }

  @Override
  public void close() {
    http.stop(0);
    sockets.close();
  }

  private void create(HttpExchange exchange) throws IOException {
    try (exchange) {
      var call = JSON.readTree(exchange.getRequestBody().readNBytes(LARGEST_REQUEST));
      if (!key.equals(exchange.getRequestHeaders().getFirst("X-API-Key"))) {
        answer(exchange, 403, "{\"detail\":\"simulated\"}");
        return;
      }
      var fault = faults.poll();
      int status = fault.map(Fault::status).orElse(101);
      if (status > 101) answer(exchange, status, "{\"detail\":\"simulated\"}");
      else if (!valid(call)) answer(exchange, 400, "{\"detail\":\"simulated\"}");
      else created(exchange, new Created(call, fault));
    }
  }

  private static boolean valid(JsonNode call) {
    var medium = call.at("/medium/serverWebSocket");
    boolean tools = true;
    for (var it : call.path("selectedTools"))
      tools &=
          it.at("/temporaryTool/client").isObject() && it.at("/temporaryTool").has("modelToolName");
    return medium.path("inputSampleRate").asInt() == 8000
        && medium.path("outputSampleRate").asInt() == 8000
        && tools;
  }

  private void created(HttpExchange exchange, Created call) throws IOException {
    var id = "call-" + count.incrementAndGet();
    received.add(call.call());
    created.put(id, call);
    var json = JSON.createObjectNode().put("callId", id);
    json.put("joinUrl", "ws://127.0.0.1:" + sockets.port() + "/calls/" + id);
    answer(exchange, 201, json.toString());
  }

  private static void answer(HttpExchange exchange, int status, String json) throws IOException {
    var bytes = json.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  /// Joins a call, once.
  private final class Door implements SocketServer.Door {

    private String id(SocketServer.Knock knock) {
      return knock.uri().substring(knock.uri().lastIndexOf('/') + 1);
    }

    @Override
    public int knock(SocketServer.Knock knock) {
      var call = created.get(id(knock));
      if (call == null) return 404;
      return call.fault().map(Fault::status).orElse(101);
    }

    @Override
    public Peer enter(SocketServer.Knock knock, Wire wire) {
      var id = id(knock);
      var call = Objects.requireNonNull(created.remove(id));
      var setup = new Agent.Setup(pace, call.fault(), lines);
      return new UltravoxAgent(wire, setup, talker, id, call.call(), received::add);
    }
  }
}
