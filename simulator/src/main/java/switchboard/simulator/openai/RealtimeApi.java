package switchboard.simulator.openai;

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

/// OpenAI's realtime service on 127.0.0.1: a session is created, updated, and led by events. What
/// it answers a [Talker] decides; what goes wrong, [Faults].
public final class RealtimeApi implements AutoCloseable {

  private final Door door;
  private final SocketServer server;

  /// By which names it calls its events.
  public enum Dialect {
    GA,
    BETA;

    String name(String ga) {
      return this == GA
          ? ga
          : ga.replace("output_audio", "audio").replace("item.added", "item.created");
    }
  }

  private RealtimeApi(Door door, SocketServer server) {
    this.door = door;
    this.server = server;
  }

  /// @param port 0: any that is free
  /// @param key what `OPENAI_API_KEY` should say
  public static RealtimeApi start(int port, String key, Talker talker, Pace pace)
      throws IOException {
    return start(port, key, talker, pace, Dialect.GA);
  }

  public static RealtimeApi start(int port, String key, Talker talker, Pace pace, Dialect dialect)
      throws IOException {
    var door = new Door(key, talker, pace, dialect);
    return new RealtimeApi(door, SocketServer.start(port, door));
  }

  /// Where it listens: what `OPENAI_REALTIME_URL` should say.
  public URI uri() {
    return URI.create("ws://127.0.0.1:" + server.port() + "/v1/realtime");
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
    private final Dialect dialect;
    private final Faults faults = new Faults();
    private final Lines lines = new Lines();
    private final List<JsonNode> received = new CopyOnWriteArrayList<>();
    private volatile Optional<Fault> next = Optional.empty();

    Door(String key, Talker talker, Pace pace, Dialect dialect) {
      this.dialect = dialect;
      this.key = key;
      this.talker = talker;
      this.pace = pace;
    }

    @Override
    public int knock(SocketServer.Knock knock) {
      if (!knock.uri().startsWith("/v1/realtime?model=")) return 404;
      if (!knock.header("Authorization").equals("Bearer " + key)) return 401;
      next = faults.poll();
      return next.map(Fault::status).orElse(101);
    }

    @Override
    public Peer enter(SocketServer.Knock knock, Wire wire) {
      return new RealtimeAgent(
          wire, new Agent.Setup(pace, next, lines), talker, dialect, received::add);
    }
  }
}
