package switchboard.simulator.race;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/// The one address callers know: looks at the head of each connection, leads those that become
/// WebSockets straight to a node, byte for byte, and all others to the requests' own server.
final class Doorway implements AutoCloseable {

  private static final int LONGEST_HEAD = 32 * 1024;
  private static final Duration KNOCK = Duration.ofSeconds(2);

  private final ServerSocket door;
  private final InetSocketAddress requests;
  private final Supplier<List<URI>> nodes;

  private Doorway(ServerSocket door, InetSocketAddress requests, Supplier<List<URI>> nodes) {
    this.door = door;
    this.requests = requests;
    this.nodes = nodes;
  }

  /// @param nodes in the order in which to try them, asked anew for each socket
  static Doorway open(InetSocketAddress requests, Supplier<List<URI>> nodes) throws IOException {
    var door = new ServerSocket(0, 512, InetAddress.getLoopbackAddress());
    var doorway = new Doorway(door, requests, nodes);
    Thread.ofVirtual().name("doorway").start(doorway::accept);
    return doorway;
  }

  int port() {
    return door.getLocalPort();
  }

  boolean closed() {
    return door.isClosed();
  }

  private void accept() {
    try {
      while (true) {
        var caller = door.accept();
        Thread.ofVirtual().start(() -> lead(caller));
      }
    } catch (IOException _) {
      // the door is closed
    }
  }

  private void lead(Socket caller) {
    try (caller) {
      caller.setTcpNoDelay(true);
      var head = head(caller.getInputStream());
      var socket = new String(head, ISO_8859_1).toLowerCase(Locale.ROOT).contains("upgrade: websocket");
      var other = socket ? node() : Optional.of(connected(requests));
      if (other.isEmpty()) return;
      try (var there = other.get()) {
        there.getOutputStream().write(head);
        var back = Thread.ofVirtual().start(() -> pour(there, caller));
        pour(caller, there);
        back.join();
      }
    } catch (IOException _) {
      // either side has gone
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static byte[] head(InputStream in) throws IOException {
    var head = new ByteArrayOutputStream(1024);
    for (int ends = 0; ends < 4 && head.size() < LONGEST_HEAD; ) {
      int it = in.read();
      if (it < 0) break;
      head.write(it);
      ends = it == (ends % 2 == 0 ? '\r' : '\n') ? ends + 1 : it == '\r' ? 1 : 0;
    }
    return head.toByteArray();
  }

  private Optional<Socket> node() {
    for (var it : nodes.get())
      try {
        return Optional.of(connected(new InetSocketAddress(it.getHost(), it.getPort())));
      } catch (IOException _) {
        // the next one may answer
      }
    return Optional.empty();
  }

  private static Socket connected(InetSocketAddress address) throws IOException {
    var socket = new Socket();
    socket.setTcpNoDelay(true);
    socket.connect(address, Math.toIntExact(KNOCK.toMillis()));
    return socket;
  }

  /// Until one side ends; then both do.
  private static void pour(Socket from, Socket into) {
    try {
      from.getInputStream().transferTo(into.getOutputStream());
    } catch (IOException _) {
      // gone
    }
    quietly(into);
    quietly(from);
  }

  private static void quietly(Closeable it) {
    try {
      it.close();
    } catch (IOException _) {
      // it is closed
    }
  }

  @Override
  public void close() {
    quietly(door);
  }
}
