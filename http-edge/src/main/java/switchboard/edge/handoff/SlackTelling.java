package switchboard.edge.handoff;

import java.util.Optional;
import switchboard.edge.duty.Handler;
import switchboard.engine.duty.Duty;
import switchboard.engine.notice.HandOffNotices;
import switchboard.engine.tenant.HandOff;

/// Tells the business's channel of callers who wait, and what became of them; of those who talk of
/// their health no more than where it can be read.
public record SlackTelling(HandOffMeans means, SlackPosting posting) implements Handler {

  @Override
  public Outcome handle(Duty it) throws Exception {
    return posting.post(it, () -> words(it));
  }

  private Optional<String> words(Duty it) throws Exception {
    var tenant = means.tenant(it.tenant());
    boolean linkOnly = HandOff.of(tenant.profile()).linksOnly(tenant.profile());
    return means
        .look(it.tenant(), it.subject())
        .map(card ->
            new HandOffNotices(tenant.profile())
                .channel(
                    it.fact("what").orElse("waiting"), card, means.page(it.subject()), linkOnly));
  }
}
