package switchboard.simulator.twilio;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A message the REST service has taken.
///
/// @param from the sending number; empty if only a messaging service was named
/// @param media addresses of what is attached
public record SentMessage(
    String sid,
    String account,
    String to,
    Optional<String> from,
    Optional<String> service,
    String body,
    List<String> media,
    Optional<String> statusCallback,
    Status status,
    Instant created) {

  /// How far a message has come.
  public enum Status {
    QUEUED,
    SENT,
    DELIVERED,
    UNDELIVERED;

    /// As Twilio writes it.
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  SentMessage with(Status next) {
    return new SentMessage(
        sid, account, to, from, service, body, media, statusCallback, next, created);
  }

  String path() {
    return "/2010-04-01/Accounts/" + account + "/Messages/" + sid;
  }

  ObjectNode json() {
    var time = CallForm.rfc2822(created.atZone(ZoneOffset.UTC));
    var json = JsonNodeFactory.instance.objectNode();
    json.put("account_sid", account).put("api_version", "2010-04-01").put("body", body);
    json.put("date_created", time).put("date_updated", time);
    json.put("date_sent", status == Status.QUEUED ? null : time);
    json.put("direction", "outbound-api");
    json.putNull("error_code").putNull("error_message");
    json.put("from", from.orElse(null)).put("messaging_service_sid", service.orElse(null));
    json.put("num_media", Integer.toString(media.size()));
    json.put("num_segments", service.isPresent() ? "0" : Integer.toString(Segments.of(body)));
    json.putNull("price").put("price_unit", "USD").put("sid", sid);
    json.put("status", service.isPresent() && status == Status.QUEUED ? "accepted" : status.wire());
    json.putObject("subresource_uris").put("media", path() + "/Media.json");
    return json.put("to", to).put("uri", path() + ".json");
  }

  @Override
  public String toString() {
    return "SentMessage[" + sid + " " + status.wire() + "]";
  }
}
