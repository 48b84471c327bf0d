package switchboard.engine.scheduler;

import java.time.Instant;
import java.util.Optional;
import switchboard.engine.privacy.Personal;

/// What owners of calendars outside have allowed us; sealed where it is stored. Blocks: call on a
/// virtual thread.
public interface Grants {

  /// @param calendar as the service names it
  /// @param refresh the token that stands for the permission
  record Grant(String tenant, String resource, String calendar, Personal refresh) {}

  Optional<Grant> of(String tenant, String resource);

  /// Replaces what was granted for the same resource.
  void keep(Grant grant, Instant now);

  /// Says what was granted, if anything was.
  Optional<Grant> drop(String tenant, String resource);

  /// Uses up a nonce; false if that was done before. It is remembered until it would have expired.
  boolean use(String nonce, Instant expires, Instant now);
}
