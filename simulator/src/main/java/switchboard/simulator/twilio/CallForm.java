package switchboard.simulator.twilio;

import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.TreeMap;

/// The fields Twilio sends about one call.
record CallForm(Form base) {

  static CallForm of(String sid, String account, Party from, Party to) {
    var fields = new TreeMap<String, String>();
    fields.put("CallSid", sid);
    fields.put("AccountSid", account);
    fields.put("ApiVersion", "2010-04-01");
    fields.put("Direction", "inbound");
    fields.put("StirVerstat", "TN-Validation-Passed-A");
    Map.of("From", from, "Caller", from, "To", to, "Called", to)
        .forEach((role, party) -> describe(role, party, fields));
    return new CallForm(new Form(fields));
  }

  /// The fields about a call that was placed by the REST service.
  static CallForm outbound(PlacedCall call) {
    var base = of(call.sid(), call.account(), Party.of(call.from()), Party.of(call.to())).base();
    return new CallForm(base.with("Direction", "outbound-api"));
  }

  private static void describe(String role, Party party, Map<String, String> fields) {
    fields.put(role, party.number());
    fields.putAll(party.place(role).fields());
  }

  Form ringing() {
    return base.with("CallStatus", "ringing");
  }

  Form inProgress(Form more) {
    return base.with("CallStatus", "in-progress").with(more);
  }

  /// What the status webhook hears when the call is over.
  Form ended(String status, Duration talked, ZonedDateTime now) {
    var seconds = Math.max(1, talked.toSeconds());
    var end =
        Map.of(
            "CallStatus",
            status,
            "CallDuration",
            Long.toString(seconds),
            "Duration",
            Long.toString((seconds + 59) / 60),
            "CallbackSource",
            "call-progress-events",
            "SequenceNumber",
            "0",
            "Timestamp",
            rfc2822(now));
    return base.with(Form.of(end));
  }

  /// A time as Twilio writes it.
  static String rfc2822(ZonedDateTime time) {
    return DateTimeFormatter.RFC_1123_DATE_TIME
        .format(time.withZoneSameInstant(ZoneOffset.UTC))
        .replace("GMT", "+0000");
  }
}
