package switchboard.simulator.twilio;

import java.time.Duration;
import java.util.List;

/// How a call ended.
///
/// @param turns how often the caller's answer was taken to the server
/// @param talked how long the call would have lasted between people, or did if that is longer
/// @param problems what Twilio would list in its debugger; empty after a clean call
public record CallEnd(
    String callSid, Outcome outcome, int turns, Duration talked, List<String> problems) {

  /// Who or what ended it.
  public enum Outcome {
    CALLER_HUNG_UP("the caller hung up"),
    SERVER_HUNG_UP("the receptionist hung up"),
    DOCUMENT_ENDED("the TwiML came to its end"),
    REJECTED("the call was rejected"),
    COMPLETED_BY_REST("the call was ended through the REST service"),
    FAILED("an application error");

    private final String words;

    Outcome(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  public boolean failed() {
    return !problems.isEmpty();
  }
}
