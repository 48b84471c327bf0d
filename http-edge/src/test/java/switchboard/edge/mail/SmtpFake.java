package switchboard.edge.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/// A mail server that misbehaves as told, once per connection.
final class SmtpFake implements AutoCloseable {

  enum Mood {
    OBEY,
    CLOSED,
    LATER,
    NO_MAIL_NOW,
    NO_SUCH_SENDER,
    GREYLISTED,
    NO_SUCH_USER,
    LOGIN_LATER,
    TOO_LARGE,
    BUSY_AFTER_DATA,
    /// Takes the mail and drops the connection.
    TAKE_AND_DROP,
    /// Takes the mail, but never says so.
    TAKE_AND_HANG,
    NONSENSE
  }

  final Queue<Mood> moods = new ConcurrentLinkedQueue<>();
  final List<String> taken = new CopyOnWriteArrayList<>();
  final AtomicInteger connections = new AtomicInteger();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final ServerSocket socket;

  SmtpFake() {
    try {
      socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return socket.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    closing.countDown();
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
    connections.incrementAndGet();
    var mood = moods.poll();
    try (client;
        var in = new BufferedReader(new InputStreamReader(client.getInputStream(), ISO_8859_1))) {
      talk(client, in, mood == null ? Mood.OBEY : mood);
    } catch (IOException | InterruptedException _) {
      // the client has gone
    }
  }

  private void talk(Socket client, BufferedReader in, Mood mood)
      throws IOException, InterruptedException {
    if (mood == Mood.CLOSED) return;
    if (mood == Mood.NONSENSE) {
      say(client, "HTTP/1.1 400 Bad Request");
      return;
    }
    say(client, mood == Mood.LATER ? "421 too busy" : "220 fake ESMTP");
    for (var line = in.readLine(); line != null; line = in.readLine()) {
      var verb = line.split("[ :]")[0].toUpperCase(Locale.ROOT);
      if (verb.equals("DATA") && !data(client, in, mood)) return;
      if (!verb.equals("DATA")) say(client, answer(verb, mood));
      if (verb.equals("QUIT")) return;
    }
  }

  private static String answer(String verb, Mood mood) {
    return switch (verb) {
      case "EHLO" -> "250-fake\r\n250-8BITMIME\r\n250 AUTH PLAIN LOGIN";
      case "AUTH" -> mood == Mood.LOGIN_LATER ? "454 not now" : "235 welcome";
      case "MAIL" ->
          switch (mood) {
            case NO_MAIL_NOW -> "451 not now";
            case NO_SUCH_SENDER -> "553 who are you";
            default -> "250 ok";
          };
      case "RCPT" ->
          switch (mood) {
            case GREYLISTED -> "450 come back later";
            case NO_SUCH_USER -> "550 no such user";
            default -> "250 ok";
          };
      case "QUIT" -> "221 bye";
      default -> "250 ok";
    };
  }

  /// Whether the conversation goes on.
  private boolean data(Socket client, BufferedReader in, Mood mood)
      throws IOException, InterruptedException {
    say(client, "354 go on");
    var mail = new StringBuilder();
    for (var line = in.readLine(); line != null && !line.equals("."); line = in.readLine())
      mail.append(line).append("\r\n");
    if (mood == Mood.TOO_LARGE) say(client, "552 too large");
    if (mood == Mood.BUSY_AFTER_DATA) say(client, "452 no room");
    if (mood == Mood.TOO_LARGE || mood == Mood.BUSY_AFTER_DATA) return true;
    taken.add(mail.toString());
    if (mood == Mood.TAKE_AND_HANG) closing.await();
    if (mood == Mood.TAKE_AND_DROP || mood == Mood.TAKE_AND_HANG) return false;
    say(client, "250 taken");
    return true;
  }

  private static void say(Socket client, String line) throws IOException {
    client.getOutputStream().write((line + "\r\n").getBytes(ISO_8859_1));
    client.getOutputStream().flush();
  }
}
