package switchboard.simulator.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import switchboard.simulator.twilio.CallFault.Kind;

/// What the server answered to a webhook, and how long that took.
public record Answer(int status, String contentType, byte[] body, Duration latency) {

  private static final Pattern CHARSET = Pattern.compile("charset=\"?([^\";\\s]+)");

  /// This answer, if it is one Twilio goes on with.
  public Answer successful() throws CallFault {
    if (status / 100 == 2) return this;
    throw new CallFault(Kind.RETRIEVAL_FAILED, "the webhook answered HTTP " + status);
  }

  public boolean isXml() {
    return switch (mediaType()) {
      case "text/xml", "application/xml", "text/html" -> true;
      default -> false;
    };
  }

  public boolean isText() {
    return mediaType().equals("text/plain");
  }

  public String text() {
    return new String(body, charset().orElse(UTF_8));
  }

  /// The charset the header names, if there is such a one.
  public Optional<Charset> charset() {
    var named = CHARSET.matcher(contentType.toLowerCase(Locale.ROOT));
    return named.find() ? charset(named.group(1)) : Optional.empty();
  }

  static Optional<Charset> charset(String name) {
    try {
      return Optional.of(Charset.forName(name));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException _) {
      return Optional.empty();
    }
  }

  private String mediaType() {
    return contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }
}
