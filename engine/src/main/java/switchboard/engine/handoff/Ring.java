package switchboard.engine.handoff;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tenant.Profile;

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

  /// As the business has it now, of those who take calls at this time.
  ///
  /// @param away who has said not to, by id
  public static Ring of(Profile business, Set<String> away, Instant now) {
    var it = switchboard.engine.tenant.HandOff.of(business);
    var members =
        it.there(now.atZone(business.zone())).stream()
            .filter(one -> !away.contains(one.id()))
            .map(one -> new Member(one.id(), one.name(), one.phone()))
            .toList();
    return new Ring(members, it.rings(), it.waits(), it.times());
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
