package switchboard.engine.dialogue;

import java.time.Duration;
import java.util.Optional;
import switchboard.engine.tenant.Planning.Cancellation;
import switchboard.engine.tool.Result.Upcoming;

/// What this business says to those who cancel late.
record Lateness(Speaker speaker) {

  /// Empty: there is time enough, or it makes no difference here.
  Optional<String> told(Upcoming it) {
    return speaker
        .profile()
        .planning()
        .cancellation()
        .filter(policy -> left(it).compareTo(policy.window()) < 0)
        .map(this::words);
  }

  private Duration left(Upcoming it) {
    return Duration.between(speaker.setting().now(), it.slot().start());
  }

  private String words(Cancellation policy) {
    var window = speaker.wording().length(policy.window());
    return policy
        .feeMinor()
        .filter(it -> it > 0)
        .map(it -> speaker.phrase("late-fee", "window", window, "fee", speaker.wording().money(it)))
        .orElseGet(() -> speaker.phrase("late", "window", window));
  }
}
