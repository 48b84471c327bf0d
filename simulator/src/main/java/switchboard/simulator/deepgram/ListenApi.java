package switchboard.simulator.deepgram;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import switchboard.simulator.vendor.Fault;
import switchboard.simulator.vendor.Faults;
import switchboard.simulator.vendor.Lines;
import switchboard.simulator.vendor.Pace;
import switchboard.simulator.vendor.Peer;
import switchboard.simulator.vendor.SocketServer;
import switchboard.simulator.vendor.Wire;

/// Deepgram's listening service on 127.0.0.1: µ-law in, guesses and certain words out. It
/// understands the sound of this simulator; what goes wrong, [Faults].
public final class ListenApi implements AutoCloseable {

  private final Door door;
  private final SocketServer server;

  private ListenApi(Door door, SocketServer server) {
    this.door = door;
    this.server = server;
  }

  /// @param port 0: any that is free
  /// @param key what `DEEPGRAM_API_KEY` should say
  public static ListenApi start(int port, String key, Pace pace) throws IOException {
    var door = new Door(key, pace);
    return new ListenApi(door, SocketServer.start(port, door));
  }

  /// Where it listens: what `DEEPGRAM_LISTEN_URL` should say.
  public URI uri() {
    return URI.create("ws://127.0.0.1:" + server.port() + "/v1/listen");
  }

  public Faults faults() {
    return door.faults;
  }

  public Lines lines() {
    return door.lines;
  }

  /// What each session asked for, in order.
  public List<Map<String, List<String>>> asked() {
    return List.copyOf(door.asked);
  }

  /// The types of all messages it was sent, by all sessions, in order.
  public List<String> received() {
    return List.copyOf(door.received);
  }

  /// Every session that is open just now is gone, without a word.
  public void drop() {
    door.open.forEach(Wire::drop);
    door.open.clear();
  }

  @Override
  public void close() {
    server.close();
  }

  private static final class Door implements SocketServer.Door {

    private final String key;
    private final Pace pace;
    private final Faults faults = new Faults();
    private final Lines lines = new Lines();
    private final List<Map<String, List<String>>> asked = new CopyOnWriteArrayList<>();
    private final List<String> received = new CopyOnWriteArrayList<>();
    private final List<Wire> open = new CopyOnWriteArrayList<>();
    private volatile Optional<Fault> next = Optional.empty();

    Door(String key, Pace pace) {
      this.key = key;
      this.pace = pace;
    }

    @Override
    public int knock(SocketServer.Knock knock) {
      var query = new QueryStringDecoder(knock.uri());
      if (!query.path().equals("/v1/listen")) return 404;
      if (!knock.header("Authorization").equals("Token " + key)) return 401;
      var parameters = query.parameters();
      if (!parameters.getOrDefault("encoding", List.of()).equals(List.of("mulaw"))) return 400;
      if (!parameters.getOrDefault("sample_rate", List.of()).equals(List.of("8000"))) return 400;
      asked.add(parameters);
      next = faults.poll();
      return next.map(Fault::status).orElse(101);
    }

    @Override
    public Peer enter(SocketServer.Knock knock, Wire wire) {
      open.add(wire);
      return new ListenAgent(wire, pace, next, lines, received::add);
    }
  }
}
