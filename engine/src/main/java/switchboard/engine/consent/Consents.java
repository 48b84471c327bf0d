package switchboard.engine.consent;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The questions an owner has to answer; tens of milliseconds behind the questions themselves.
/// Blocks: call on a virtual thread.
public interface Consents {

  /// A question and how far it has come.
  record Row(String id, Case what, Consent.Status status, Instant since, Instant until) {}

  /// Those that may still be answered at that moment, the longest open first.
  List<Row> open(String tenant, Instant now);

  Optional<Row> byId(String tenant, String id);
}
