package switchboard.edge.mail;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import switchboard.engine.message.Attachment;

/// An e-mail as it is handed over.
///
/// @param id of the message at the tenant
/// @param subject on one line
/// @param text the whole in plain text, for those who read no HTML
public record Draft(
    String tenant,
    String id,
    Identity from,
    String to,
    String subject,
    String text,
    Optional<String> html,
    List<Attachment> attachments) {

  private static final Pattern METHOD = Pattern.compile("(?i)text/calendar;.*\\bmethod=\"?(\\w+)");

  public Draft {
    subject = Headers.line(subject, 200);
    attachments = List.copyOf(attachments);
  }

  /// An invitation that a calendar can act on.
  record Invitation(String method, String calendar) {}

  /// The same for every attempt, so that whoever gets it twice can tell.
  public String messageId() {
    return "<" + reference() + "@" + Addresses.domain(from.address()) + ">";
  }

  /// Names the message to the world without telling anything about it.
  String reference() {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      var name = (tenant + '\0' + id).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(digest.digest(name), 0, 20);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  Optional<Invitation> invitation() {
    return attachments.stream().flatMap(it -> invitation(it).stream()).findFirst();
  }

  private static Optional<Invitation> invitation(Attachment it) {
    return Optional.of(METHOD.matcher(it.type()))
        .filter(Matcher::find)
        .map(found ->
            new Invitation(found.group(1), new String(it.content(), StandardCharsets.UTF_8)));
  }

  @Override
  public String toString() {
    return "Draft[" + reference() + "]";
  }
}
