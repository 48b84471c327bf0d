package switchboard.persistence.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/// A port of the loopback interface for a server that starts a little later. It lies below those
/// from which connections take theirs, so that none of them is in the way by then.
public final class FreePort {

  private static final int FIRST = 20_000;
  private static final int BEYOND = 32_000;
  private static final int TRIES = 200;

  private FreePort() {}

  /// @throws IOException if none was found
  public static int find() throws IOException {
    for (int n = 0; n < TRIES; n++) {
      int port = ThreadLocalRandom.current().nextInt(FIRST, BEYOND);
      if (free(port)) return port;
    }
    throw new IOException("no port of the loopback interface is free");
  }

  /// Whether nobody listens there.
  static boolean free(int port) {
    try (var probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return probe.isBound();
    } catch (IOException _) {
      return false;
    }
  }
}
