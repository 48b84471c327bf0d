package switchboard.simulator.google;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// What a request is answered with.
record Answer(int status, ObjectNode json) {

  static final Answer NOTHING = new Answer(204, JsonNodeFactory.instance.objectNode());

  static Answer ok(ObjectNode json) {
    return new Answer(200, json);
  }

  /// An error of the calendar service.
  static Answer error(int status, String reason) {
    var json = JsonNodeFactory.instance.objectNode();
    var error = json.putObject("error").put("code", status).put("message", reason);
    error.putArray("errors").addObject().put("domain", "global").put("reason", reason);
    return new Answer(status, json);
  }

  /// An error of the token service.
  static Answer refused(int status, String error) {
    return new Answer(status, JsonNodeFactory.instance.objectNode().put("error", error));
  }
}
