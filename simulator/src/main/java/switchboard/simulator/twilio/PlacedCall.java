package switchboard.simulator.twilio;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/// A call the REST service has placed.
///
/// @param status as Twilio names it
/// @param heard what was said to whoever answered
public record PlacedCall(
    String sid,
    String account,
    String to,
    String from,
    String url,
    String status,
    List<String> heard,
    Instant created) {

  PlacedCall ended(String how, List<String> said) {
    return new PlacedCall(sid, account, to, from, url, how, List.copyOf(said), created);
  }

  ObjectNode json() {
    var time = CallForm.rfc2822(created.atZone(ZoneOffset.UTC));
    var json = JsonNodeFactory.instance.objectNode();
    json.put("sid", sid).put("account_sid", account).put("status", status);
    json.put("to", to).put("from", from).put("direction", "outbound-api");
    json.put("date_created", time).put("date_updated", time).put("api_version", "2010-04-01");
    json.put("uri", "/2010-04-01/Accounts/" + account + "/Calls/" + sid + ".json");
    return json;
  }

  @Override
  public String toString() {
    return "PlacedCall[" + sid + " " + status + "]";
  }
}
