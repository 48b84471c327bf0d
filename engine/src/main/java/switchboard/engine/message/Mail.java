package switchboard.engine.message;

import java.util.List;
import java.util.Optional;

/// What an e-mail has beside its text.
///
/// @param html the same in HTML
public record Mail(String subject, Optional<String> html, List<Attachment> attachments) {

  public Mail {
    attachments = List.copyOf(attachments);
  }
}
