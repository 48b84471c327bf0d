package switchboard.simulator.mail;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// An e-mail that was taken.
///
/// @param to those it was handed over for
/// @param files names of what is attached
/// @param calendar what a calendar is asked to do, if it is
public record SentMail(
    String messageId,
    String from,
    List<String> to,
    Optional<String> replyTo,
    String subject,
    String text,
    String html,
    List<String> files,
    Optional<String> calendar,
    Instant at) {

  ObjectNode json() {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("messageId", messageId).put("from", from);
    var receivers = json.putArray("to");
    to.forEach(receivers::add);
    replyTo.ifPresent(it -> json.put("replyTo", it));
    json.put("subject", subject).put("text", text).put("html", html);
    var names = json.putArray("files");
    files.forEach(names::add);
    calendar.ifPresent(it -> json.put("calendar", it));
    return json.put("at", at.toString());
  }

  @Override
  public String toString() {
    return "SentMail[" + messageId + "]";
  }
}
