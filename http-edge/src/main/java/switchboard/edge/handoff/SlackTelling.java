package switchboard.edge.handoff;

import java.time.Duration;
import switchboard.edge.duty.Handler;
import switchboard.engine.duty.Duty;
import switchboard.engine.handoff.SlackHooks;
import switchboard.engine.notice.HandOffNotices;
import switchboard.engine.tenant.HandOff;

/// Tells the business's channel of callers who wait, and what became of them; of those who talk of
/// their health no more than where it can be read. Waits as long as Slack asks for.
public record SlackTelling(HandOffMeans means, SlackHooks hooks, Slack slack) implements Handler {

  /// What is so old nobody needs to hear.
  private static final Duration STALE = Duration.ofHours(6);

  @Override
  public Outcome handle(Duty it) throws Exception {
    var url = hooks.of(it.tenant());
    if (url.isEmpty()) return new Outcome.Dropped("no-channel");
    if (it.due().plus(STALE).isBefore(means.now())) return new Outcome.Dropped("stale");
    var tenant = means.tenant(it.tenant());
    var card = means.look(it.tenant(), it.subject());
    if (card.isEmpty()) return new Outcome.Dropped("unknown");
    boolean linkOnly = HandOff.of(tenant.profile()).linksOnly(tenant.profile());
    var text =
        new HandOffNotices(tenant.profile())
            .channel(
                it.fact("what").orElse("waiting"), card.get(), means.page(it.subject()), linkOnly);
    return settled(slack.post(url.get().text(), text));
  }

  private Outcome settled(Slack.Outcome outcome) {
    return switch (outcome) {
      case Slack.Outcome.Sent() -> {
        means.registry().counter("switchboard_slack", "outcome", "sent").increment();
        yield new Outcome.Done();
      }
      case Slack.Outcome.Later(var pause) -> {
        means.registry().counter("switchboard_slack", "outcome", "later").increment();
        yield new Outcome.Later(means.now().plus(pause), "slack-429");
      }
      case Slack.Outcome.Refused(var code) -> {
        means.registry().counter("switchboard_slack", "outcome", "refused").increment();
        yield new Outcome.Dropped("slack-" + code);
      }
    };
  }
}
