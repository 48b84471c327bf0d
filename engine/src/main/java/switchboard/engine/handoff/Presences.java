package switchboard.engine.handoff;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Who of a business takes calls just now. Whoever has said nothing does, in their own hours.
/// Blocks: call on a virtual thread.
public interface Presences {

  /// What somebody has said of themselves.
  ///
  /// @param until when they are back; empty: until they say so
  record Standing(boolean away, Optional<Instant> until, Instant changed) {

    /// Whether they take no calls at that moment.
    public boolean awayAt(Instant now) {
      return away && until.filter(it -> !now.isBefore(it)).isEmpty();
    }
  }

  /// By person.
  Map<String, Standing> of(String tenant);

  void set(String tenant, String person, Standing standing);

  /// Who takes no calls at that moment.
  default Set<String> away(String tenant, Instant now) {
    return of(tenant).entrySet().stream()
        .filter(it -> it.getValue().awayAt(now))
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }
}
