package switchboard.engine.specialist;

import java.time.Duration;
import java.util.List;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tenant.Specialist;

/// A question that specialists are asked.
///
/// @param run unique; asked again it is the same case
/// @param specialists those who are asked
/// @param limit for all of them; each has [#EACH] for one attempt
public record Case(
    String tenant,
    String run,
    Profile profile,
    Personal question,
    List<Specialist> specialists,
    Duration limit) {

  /// How long one may think about it.
  public static final Duration EACH = Duration.ofSeconds(30);

  /// How long a caller waits who has agreed to wait.
  public static final Duration FIRST = Duration.ofSeconds(30);

  /// How long it may take in all.
  public static final Duration ALL = Duration.ofSeconds(90);

  public Case {
    specialists = List.copyOf(specialists);
    limit = limit.compareTo(ALL) > 0 ? ALL : limit;
  }
}
