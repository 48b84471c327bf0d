package switchboard.edge.ladder;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Why the sound of calls was lost, until the network comes back with them. Kept on this node for
/// the latest calls only: elsewhere the reason is not known, and nothing depends on it.
final class Falls {

  private static final int LATEST = 10_000;

  private final Map<String, String> reasons =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
          return size() > LATEST;
        }
      };

  synchronized void note(String conversation, String reason) {
    reasons.putIfAbsent(conversation, reason);
  }

  synchronized Optional<String> forget(String conversation) {
    return Optional.ofNullable(reasons.remove(conversation));
  }
}
