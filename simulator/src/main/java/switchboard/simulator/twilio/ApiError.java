package switchboard.simulator.twilio;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// A refusal of the REST service, in Twilio's words and form.
record ApiError(int status, int code, String message) {

  static final ApiError AUTHENTICATE = new ApiError(401, 20003, "Authenticate");
  static final ApiError TOO_MANY = new ApiError(429, 20429, "Too Many Requests");
  static final ApiError NO_RECIPIENT = new ApiError(400, 21604, "A 'To' phone number is required.");
  static final ApiError NO_SENDER = new ApiError(400, 21603, "A 'From' phone number is required.");
  static final ApiError BAD_RECIPIENT = new ApiError(400, 21211, "Invalid 'To' Phone Number");
  static final ApiError BAD_SENDER = new ApiError(400, 21212, "Invalid From Number (caller ID)");
  static final ApiError NO_BODY = new ApiError(400, 21602, "Message body is required.");
  static final ApiError LONG_BODY =
      new ApiError(400, 21617, "The concatenated message body exceeds the 1600 character limit.");
  static final ApiError OPTED_OUT =
      new ApiError(400, 21610, "Attempt to send to unsubscribed recipient");
  static final ApiError BAD_REQUEST = new ApiError(400, 20001, "Unable to parse the request");

  static ApiError notFound(String path) {
    return new ApiError(404, 20404, "The requested resource " + path + " was not found");
  }

  /// The refusal a failure injected with `status` looks like.
  static ApiError injected(int status) {
    return switch (status) {
      case 401 -> AUTHENTICATE;
      case 429 -> TOO_MANY;
      default -> new ApiError(status, 20500, "An internal server error has occurred");
    };
  }

  ObjectNode json() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("code", code)
        .put("message", message)
        .put("more_info", "https://www.twilio.com/docs/errors/" + code)
        .put("status", status);
  }
}
