package switchboard.simulator.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Clock;

/// A mail server on 127.0.0.1 that takes everything and delivers to nobody.
public final class SmtpServer implements AutoCloseable {

  private static final int PATIENCE = 30_000;

  private final ServerSocket socket;
  private final Mailbox mailbox;
  private final MailFaults faults = new MailFaults();
  private final Clock clock;

  private SmtpServer(ServerSocket socket, Mailbox mailbox, Clock clock) {
    this.socket = socket;
    this.mailbox = mailbox;
    this.clock = clock;
  }

  /// @param port 0: any that is free
  public static SmtpServer start(int port, Mailbox mailbox, Clock clock) throws IOException {
    var loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    var server = new SmtpServer(new ServerSocket(port, 50, loopback), mailbox, clock);
    Thread.ofVirtual().name("simulated-smtp").start(server::accept);
    return server;
  }

  public int port() {
    return socket.getLocalPort();
  }

  public MailFaults faults() {
    return faults;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        var client = socket.accept();
        Thread.ofVirtual().start(() -> serve(client));
      } catch (IOException _) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      client.setSoTimeout(PATIENCE);
      var talk =
          new SmtpTalk(
              client.getInputStream(),
              line -> say(client, line),
              mailbox,
              faults.poll(),
              clock);
      talk.hold();
    } catch (IOException _) {
      // Whoever breaks off is let go.
    }
  }

  private static void say(Socket client, String line) throws IOException {
    client.getOutputStream().write((line + "\r\n").getBytes(ISO_8859_1));
    client.getOutputStream().flush();
  }
}
