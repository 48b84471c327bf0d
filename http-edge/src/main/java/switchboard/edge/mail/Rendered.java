package switchboard.edge.mail;

import java.util.List;
import java.util.Optional;
import switchboard.engine.message.Attachment;
import switchboard.engine.message.Mail;

/// A template with its gaps filled.
public record Rendered(String subject, String html, String text) {

  /// What an outbox takes beside [#text].
  public Mail mail(List<Attachment> attachments) {
    return new Mail(subject, Optional.of(html), attachments);
  }
}
