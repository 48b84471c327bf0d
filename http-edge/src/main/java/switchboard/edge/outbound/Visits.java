package switchboard.edge.outbound;

import java.util.Optional;
import switchboard.edge.notice.Means.Found;

/// Appointments as their calendars know them now. Blocks: call on a virtual thread.
@FunctionalInterface
public interface Visits {

  /// @param resource on whose calendar it was; where it has left that, it is looked for
  Optional<Found> find(String tenant, String appointment, Optional<String> resource)
      throws Exception;
}
