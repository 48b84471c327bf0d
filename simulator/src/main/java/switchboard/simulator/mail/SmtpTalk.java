package switchboard.simulator.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import switchboard.simulator.mail.MailFaults.Fault;

/// One conversation with a client of mail.
final class SmtpTalk {

  interface Mouth {
    void say(String line) throws IOException;
  }

  private static final int LONGEST_LINE = 64 * 1024;
  private static final int LARGEST_MAIL = 10 * 1024 * 1024;
  private static final Pattern PATH = Pattern.compile("<([^<>\\s]*)>");

  private final InputStream in;
  private final Mouth mouth;
  private final Mailbox mailbox;
  private final Optional<Fault> fault;
  private final Clock clock;
  private final List<String> receivers = new ArrayList<>();

  SmtpTalk(InputStream in, Mouth mouth, Mailbox mailbox, Optional<Fault> fault, Clock clock) {
    this.in = new BufferedInputStream(in);
    this.mouth = mouth;
    this.mailbox = mailbox;
    this.fault = fault;
    this.clock = clock;
  }

  void hold() throws IOException {
    if (meets(Fault.BUSY)) {
      mouth.say("421 4.3.2 too busy");
      return;
    }
    mouth.say("220 simulated ESMTP");
    var going = true;
    while (going) {
      var line = line();
      going = line.isPresent() && answer(line.get());
    }
  }

  private boolean meets(Fault which) {
    return fault.filter(which::equals).isPresent();
  }

  /// Whether there is more to say.
  private boolean answer(String line) throws IOException {
    switch (line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT)) {
      case "EHLO", "HELO" -> {
        mouth.say("250-simulated");
        mouth.say("250-8BITMIME");
        mouth.say("250 AUTH PLAIN LOGIN");
      }
      case "AUTH" -> mouth.say("235 2.7.0 welcome");
      case "MAIL" -> mouth.say(meets(Fault.LATER) ? "454 4.3.0 not now" : "250 2.1.0 ok");
      case "RCPT" -> receive(line);
      case "DATA" -> {
        return data();
      }
      case "RSET", "NOOP" -> mouth.say("250 ok");
      case "QUIT" -> {
        mouth.say("221 bye");
        return false;
      }
      default -> mouth.say("500 what?");
    }
    return true;
  }

  private void receive(String line) throws IOException {
    var path = PATH.matcher(line);
    if (meets(Fault.NO_SUCH_USER)) {
      mouth.say("550 5.1.1 no such user");
    } else if (!path.find()) {
      mouth.say("501 5.1.3 whom?");
    } else {
      receivers.add(path.group(1));
      mouth.say("250 2.1.5 ok");
    }
  }

  private boolean data() throws IOException {
    if (receivers.isEmpty()) {
      mouth.say("503 5.5.1 whom?");
      return true;
    }
    mouth.say("354 go on");
    var mail = mail();
    if (mail.isEmpty()) return false;
    try {
      mailbox.put(Mime.read(mail.get(), List.copyOf(receivers), clock.instant()));
    } catch (IllegalArgumentException _) {
      mouth.say("554 5.6.0 that is no mail");
      return true;
    }
    receivers.clear();
    if (meets(Fault.DROP_AFTER_DATA)) return false;
    mouth.say("250 2.0.0 taken");
    return true;
  }

  private Optional<byte[]> mail() throws IOException {
    var mail = new ByteArrayOutputStream();
    while (mail.size() <= LARGEST_MAIL) {
      var line = line();
      if (line.isEmpty()) return Optional.empty();
      if (line.get().equals(".")) return Optional.of(mail.toByteArray());
      var unstuffed = line.get().startsWith(".") ? line.get().substring(1) : line.get();
      mail.writeBytes((unstuffed + "\r\n").getBytes(ISO_8859_1));
    }
    return Optional.empty();
  }

  /// Empty when the client is gone, or goes on for ever.
  private Optional<String> line() throws IOException {
    var line = new ByteArrayOutputStream();
    for (int octet = in.read(); octet >= 0; octet = in.read()) {
      if (octet == '\n') return Optional.of(line.toString(ISO_8859_1));
      if (octet != '\r') line.write(octet);
      if (line.size() > LONGEST_LINE) return Optional.empty();
    }
    return Optional.empty();
  }
}
