package switchboard.engine.handoff;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import switchboard.engine.privacy.Personal;

/// Who is tried and for how long, as it was arranged when the caller was put through: one after
/// another, round by round.
///
/// @param ringing how long a telephone rings
/// @param patience how long the caller is kept waiting before nobody else is tried
public record Ring(List<Member> members, Duration ringing, Duration patience, int rounds) {

  public static final Ring NOBODY = new Ring(List.of(), Duration.ZERO, Duration.ZERO, 0);

  /// How long whoever has answered may take to listen and press a key.
  static final Duration ANSWERING = Duration.ofSeconds(30);

  /// @param id of the person in the tenant
  public record Member(String id, Personal name, Personal phone) {}

  public Ring {
    members = List.copyOf(members);
  }

  /// Whose turn it is at this step; empty where the ring ends.
  public Optional<Member> at(int step) {
    return step < 0 || step >= members.size() * rounds
        ? Optional.empty()
        : Optional.of(members.get(step % members.size()));
  }

  /// How long an answer to a step is waited for at most.
  Duration wait(int step) {
    return at(step).isEmpty() ? Duration.ZERO : ringing.plus(ANSWERING);
  }
}
