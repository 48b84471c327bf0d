package switchboard.simulator.twilio;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URI;
import java.util.Optional;
import switchboard.simulator.twilio.LiveCalls.Update;
import switchboard.simulator.twilio.MessageRoutes.Reply;
import switchboard.simulator.twilio.Webhooks.Method;

/// `Calls` of the REST service: looks at a running call, or changes it.
record CallRoutes(LiveCalls live) {

  Reply fetch(String account, String sid, String path) {
    return live.runs(sid) ? call(account, sid, "in-progress") : Reply.of(ApiError.notFound(path));
  }

  Reply update(String account, String sid, Form form, String path) {
    try {
      var update = update(form);
      if (update.isEmpty()) return Reply.of(ApiError.BAD_REQUEST);
      if (!live.update(sid, update.get())) return Reply.of(ApiError.notFound(path));
      return call(account, sid, form.get("Status").orElse("in-progress"));
    } catch (IllegalArgumentException _) {
      return Reply.of(ApiError.BAD_REQUEST);
    }
  }

  private static Optional<Update> update(Form form) {
    if (form.get("Status").filter("completed"::equals).isPresent())
      return Optional.of(new Update.Complete());
    if (form.get("Twiml").isPresent()) return form.get("Twiml").map(Update.Run::new);
    var get = form.get("Method").filter("GET"::equals).isPresent();
    return form.get("Url")
        .map(it -> new Update.Fetch(URI.create(it), get ? Method.GET : Method.POST));
  }

  private static Reply call(String account, String sid, String status) {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("sid", sid).put("account_sid", account).put("status", status);
    json.put("direction", "inbound").put("api_version", "2010-04-01");
    json.put("uri", "/2010-04-01/Accounts/" + account + "/Calls/" + sid + ".json");
    return new Reply(200, json);
  }
}
