package switchboard.engine.replay;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import switchboard.engine.tenant.Tenants.Card;

/// Where recordings are found. Blocks: call on a virtual thread.
public interface Recordings {

  /// @param id `<tenant>:<reference>`
  Optional<Recording> byId(String id);

  /// The ids of the conversations that go by this reference, of whatever tenant.
  List<String> named(String reference);

  /// The ids of the conversations that began since, the oldest first.
  ///
  /// @param tenant empty: of all
  List<String> since(Optional<String> tenant, Instant since);

  /// A tenant as it is today.
  Optional<Card> present(String tenant);
}
