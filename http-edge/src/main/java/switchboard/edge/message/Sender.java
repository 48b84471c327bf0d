package switchboard.edge.message;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// A network that takes texts. Blocks: call on a virtual thread.
public interface Sender {

  /// @param to E.164
  /// @param from E.164
  /// @param callback where the network reports how the text fares
  record Draft(String to, String from, String body, Optional<String> callback) {}

  sealed interface Outcome {

    /// The network has it, under this reference.
    record Accepted(String reference) implements Outcome {}

    /// The network does not have it.
    ///
    /// @param code a short word or number for the owner and the log
    record Refused(String code, Refusal refusal) implements Outcome {}

    /// Nobody knows whether the network has it: ask before sending it again.
    record Unknown(String code) implements Outcome {}
  }

  enum Refusal {
    /// Worth another try later.
    FOR_NOW,
    /// It will be refused again whatever we do.
    FOR_GOOD,
    /// The network knows that the receiver wants no messages.
    OPTED_OUT,
    /// This installation may not write there.
    NOT_ALLOWED
  }

  Outcome send(Draft draft);

  /// What the network says of a text it may have taken since: its reference, or empty if it has
  /// none such. Fails when the network does not say.
  ///
  /// @param others references of other texts, which this one cannot be
  Optional<String> find(Draft draft, Instant since, Set<String> others);
}
