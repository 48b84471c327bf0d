package switchboard.edge.handoff;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import switchboard.edge.duty.Handler.Outcome;
import switchboard.engine.duty.Duty;
import switchboard.engine.handoff.SlackHooks;

/// Tells a business's channel once, where it has one: waits as long as Slack asks for, is tried
/// again where nobody knows whether it arrived, and lets be what Slack would refuse again.
public record SlackPosting(SlackHooks hooks, Slack slack, MeterRegistry registry, Clock clock) {

  /// What is so old nobody needs to hear.
  private static final Duration STALE = Duration.ofHours(6);

  /// What is to be told, looked up when it is told.
  public interface Words {
    /// Empty: nothing any more.
    Optional<String> get() throws Exception;
  }

  /// @throws java.io.IOException when nobody knows whether it arrived
  public Outcome post(Duty it, Words words) throws Exception {
    var url = hooks.of(it.tenant());
    if (url.isEmpty()) return new Outcome.Dropped("no-channel");
    if (it.due().plus(STALE).isBefore(clock.instant())) return new Outcome.Dropped("stale");
    var text = words.get();
    if (text.isEmpty()) return new Outcome.Dropped("unknown");
    return settled(slack.post(url.get().text(), text.get()));
  }

  private Outcome settled(Slack.Outcome outcome) {
    return switch (outcome) {
      case Slack.Outcome.Sent() -> {
        count("sent");
        yield new Outcome.Done();
      }
      case Slack.Outcome.Later(var pause) -> {
        count("later");
        yield new Outcome.Later(clock.instant().plus(pause), "slack-429");
      }
      case Slack.Outcome.Refused(var code) -> {
        count("refused");
        yield new Outcome.Dropped("slack-" + code);
      }
    };
  }

  private void count(String outcome) {
    registry.counter("switchboard_slack", "outcome", outcome).increment();
  }
}
