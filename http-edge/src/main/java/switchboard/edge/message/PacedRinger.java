package switchboard.edge.message;

import java.time.Instant;
import java.util.Optional;

/// Places urgent calls at the pace of the account. Where too many wait it refuses for now.
public record PacedRinger(Ringer ringer, Pacing pacing) implements Ringer {

  @Override
  public Outcome ring(Draft draft) {
    try {
      return pacing.turn(true).isEmpty() ? ringer.ring(draft) : new Outcome.Refused("paced", false);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Outcome.Refused("interrupted", false);
    } catch (RuntimeException _) {
      return ringer.ring(draft);
    }
  }

  @Override
  public Optional<String> find(Draft draft, Instant since) {
    return ringer.find(draft, since);
  }
}
