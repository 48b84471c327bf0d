package switchboard.simulator.twilio;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A text somebody sends to a line. Addresses may be `whatsapp:` ones.
///
/// @param media addresses of pictures and the like, taken to be JPEGs
/// @param extra fields only some channels have, such as `ProfileName` or `ButtonPayload`
public record InboundText(Party from, String body, List<String> media, Map<String, String> extra) {

  public static InboundText of(Party from, String body) {
    return new InboundText(from, body, List.of(), Map.of());
  }

  /// With `OptOutType`, as a messaging service with Advanced Opt-Out sends it.
  public InboundText withOptOutType() {
    var more = new TreeMap<>(extra);
    OptOuts.type(body).ifPresent(it -> more.put("OptOutType", it));
    return new InboundText(from, body, media, more);
  }

  Form form(String account, String to) {
    var sid = Sid.MESSAGE.next();
    var fields = new TreeMap<String, String>();
    for (var name : List.of("MessageSid", "SmsSid", "SmsMessageSid")) fields.put(name, sid);
    fields.put("AccountSid", account);
    fields.put("ApiVersion", "2010-04-01");
    fields.put("SmsStatus", "received");
    fields.put("From", from.number());
    fields.put("To", to);
    fields.put("Body", body);
    fields.put("NumSegments", Integer.toString(Segments.of(body)));
    fields.put("ReferralNumMedia", "0");
    attach(fields);
    fields.putAll(from.number().startsWith("whatsapp:") ? whatsApp() : places(to));
    fields.putAll(extra);
    return new Form(fields);
  }

  private void attach(Map<String, String> fields) {
    fields.put("NumMedia", Integer.toString(media.size()));
    for (var at = 0; at < media.size(); at++) {
      fields.put("MediaUrl" + at, media.get(at));
      fields.put("MediaContentType" + at, "image/jpeg");
    }
  }

  private Map<String, String> whatsApp() {
    var id = from.number().replaceFirst("^whatsapp:\\+?", "");
    return Map.of("ProfileName", "Guest", "WaId", id, "MessageType", "text");
  }

  private Map<String, String> places(String to) {
    return from.place("From").with(Party.of(to).place("To")).fields();
  }
}
