package switchboard.simulator.mail;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/// Reads e-mails as they come over the wire.
final class Mime {

  private final List<Part> parts = new ArrayList<>();

  private Mime() {}

  /// @throws IllegalArgumentException if it cannot be read as an e-mail
  static SentMail read(byte[] mail, List<String> to, Instant at) {
    try {
      var message =
          new MimeMessage(
              Session.getInstance(new Properties()), new ByteArrayInputStream(mail));
      var mime = new Mime();
      mime.gather(message);
      return mime.sent(message, to, at);
    } catch (MessagingException | IOException e) {
      throw new IllegalArgumentException("no e-mail", e);
    }
  }

  private SentMail sent(MimeMessage message, List<String> to, Instant at)
      throws MessagingException, IOException {
    return new SentMail(
        text(message.getMessageID()),
        message.getFrom() == null ? "" : shown((InternetAddress) message.getFrom()[0]),
        to,
        message.getHeader("Reply-To") == null
            ? Optional.empty()
            : Optional.of(shown((InternetAddress) message.getReplyTo()[0])),
        text(message.getSubject()),
        body("text/plain"),
        body("text/html"),
        files(),
        method(),
        at);
  }

  private static String shown(InternetAddress it) {
    return it.getPersonal() == null
        ? it.getAddress()
        : it.getPersonal() + " <" + it.getAddress() + ">";
  }

  private void gather(Part part) throws MessagingException, IOException {
    if (part.getContent() instanceof Multipart many)
      for (int i = 0; i < many.getCount(); i++) gather(many.getBodyPart(i));
    else parts.add(part);
  }

  private String body(String type) throws MessagingException, IOException {
    for (var it : parts)
      if (it.isMimeType(type) && it.getFileName() == null) return String.valueOf(it.getContent());
    return "";
  }

  private List<String> files() throws MessagingException {
    var names = new ArrayList<String>();
    for (var it : parts) if (it.getFileName() != null) names.add(it.getFileName());
    return List.copyOf(names);
  }

  private Optional<String> method() throws MessagingException {
    for (var it : parts)
      if (it.isMimeType("text/calendar"))
        return Optional.ofNullable(new ContentType(it.getContentType()).getParameter("method"));
    return Optional.empty();
  }

  private static String text(@org.jspecify.annotations.Nullable String it) {
    return it == null ? "" : it;
  }
}
