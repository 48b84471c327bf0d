package switchboard.simulator.deepgram;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import switchboard.simulator.chat.Talker;
import switchboard.simulator.vendor.Agent;
import switchboard.simulator.vendor.Fault;
import switchboard.simulator.vendor.Faults;
import switchboard.simulator.vendor.Lines;
import switchboard.simulator.vendor.Pace;
import switchboard.simulator.vendor.Peer;
import switchboard.simulator.vendor.SocketServer;
import switchboard.simulator.vendor.Wire;

/// Deepgram's voice agent on 127.0.0.1: Welcome, Settings, SettingsApplied, then sound both ways.
/// What it answers a [Talker] decides; what goes wrong, [Faults].
public final class DeepgramApi implements AutoCloseable {

  private final Door door;
  private final SocketServer server;

  private DeepgramApi(Door door, SocketServer server) {
    this.door = door;
    this.server = server;
  }

  /// @param port 0: any that is free
  /// @param key what `DEEPGRAM_API_KEY` should say
  public static DeepgramApi start(int port, String key, Talker talker, Pace pace)
      throws IOException {
    var door = new Door(key, talker, pace);
    return new DeepgramApi(door, SocketServer.start(port, door));
  }

  /// Where it listens: what `DEEPGRAM_AGENT_URL` should say.
  public URI uri() {
    return URI.create("ws://127.0.0.1:" + server.port() + "/v1/agent/converse");
  }

  public Faults faults() {
    return door.faults;
  }

  public Lines lines() {
    return door.lines;
  }

  /// All text it was sent, by all sessions, in order.
  public List<JsonNode> received() {
    return List.copyOf(door.received);
  }

  @Override
  public void close() {
    server.close();
  }

  private static final class Door implements SocketServer.Door {

    private final String key;
    private final Talker talker;
    private final Pace pace;
    private final Faults faults = new Faults();
    private final Lines lines = new Lines();
    private final List<JsonNode> received = new CopyOnWriteArrayList<>();
    private volatile Optional<Fault> next = Optional.empty();

    Door(String key, Talker talker, Pace pace) {
      this.key = key;
      this.talker = talker;
      this.pace = pace;
    }

    @Override
    public int knock(SocketServer.Knock knock) {
      if (!knock.uri().startsWith("/v1/agent/converse")) return 404;
      if (!knock.header("Authorization").equals("Token " + key)) return 401;
      next = faults.poll();
      return next.map(Fault::status).orElse(101);
    }

    @Override
    public Peer enter(SocketServer.Knock knock, Wire wire) {
      return new DeepgramAgent(wire, new Agent.Setup(pace, next, lines), talker, received::add);
    }
  }
}
