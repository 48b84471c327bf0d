package switchboard.edge.duty;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import switchboard.edge.duty.Handler.Outcome;
import switchboard.edge.message.Ringer;

/// Calls the one whose turn it is, once, as far as the network lets itself be asked: what may have
/// been placed before is looked for first. Whom the network refuses to call for good is missed; a
/// node that does not know its own address yet waits.
public record OneCall(Ringer ringer, InstantSource clock) {

  private static final Duration AGAIN = Duration.ofSeconds(2);

  /// What becomes of somebody's turn.
  public interface Turn {

    /// Empty where we, or they, cannot be reached.
    ///
    /// @param base our public address
    Optional<Ringer.Draft> draft(String base);

    /// Notes that they are called: whether for the first time, or empty if their turn is over.
    Optional<Boolean> dial() throws Exception;

    /// When they were first called, if they were.
    Optional<Instant> dialled();

    void placed(String reference) throws Exception;

    void missed() throws Exception;
  }

  /// @param base our public address, if we know it by now
  public Outcome place(Turn it, Optional<String> base) throws Exception {
    if (base.isEmpty()) return again("no-address");
    var draft = it.draft(base.get());
    if (draft.isEmpty()) return missed(it);
    var fresh = it.dial();
    if (fresh.isEmpty()) return new Outcome.Dropped("over");
    var before = fresh.get() ? Optional.<String>empty() : found(it, draft.get());
    return before.isPresent() ? placed(it, before.get()) : settled(it, ringer.ring(draft.get()));
  }

  private Optional<String> found(Turn it, Ringer.Draft draft) {
    return ringer.find(draft, it.dialled().orElse(clock.instant()));
  }

  private Outcome settled(Turn it, Ringer.Outcome outcome) throws Exception {
    return switch (outcome) {
      case Ringer.Outcome.Accepted(var reference) -> placed(it, reference);
      case Ringer.Outcome.Refused(_, var forGood) when forGood -> missed(it);
      case Ringer.Outcome.Refused(var code, _) -> again(code);
      case Ringer.Outcome.Unknown(var code) -> again(code);
    };
  }

  /// Until the time of the step is over, and it is somebody else's turn.
  private Outcome again(String code) {
    return new Outcome.Later(clock.instant().plus(AGAIN), code);
  }

  private static Outcome placed(Turn it, String reference) throws Exception {
    it.placed(reference);
    return new Outcome.Done();
  }

  private static Outcome missed(Turn it) throws Exception {
    it.missed();
    return new Outcome.Done();
  }
}
