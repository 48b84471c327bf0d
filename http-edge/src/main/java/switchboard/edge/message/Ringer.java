package switchboard.edge.message;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// A network that places calls for us. Blocks: call on a virtual thread.
public interface Ringer {

  /// @param to E.164
  /// @param from E.164
  /// @param answered where the network asks what to say once somebody, or a machine, has answered
  /// @param ended where it reports how the call went
  /// @param patience how long it rings
  /// @param words whether a machine is listened to until it has done speaking, to be left a message
  record Draft(
      String to, String from, String answered, String ended, Duration patience, boolean words) {

    /// A machine is left nothing.
    public Draft(String to, String from, String answered, String ended, Duration patience) {
      this(to, from, answered, ended, patience, false);
    }

    public Draft heeding(boolean machine) {
      return new Draft(to, from, answered, ended, patience, machine);
    }
  }

  sealed interface Outcome {

    /// The network places the call, under this reference.
    record Accepted(String reference) implements Outcome {}

    /// The network does not.
    ///
    /// @param code a short word or number for the log
    /// @param forGood whether it would refuse it again
    record Refused(String code, boolean forGood) implements Outcome {}

    /// Nobody knows whether it does: ask before trying again.
    record Unknown(String code) implements Outcome {}
  }

  Outcome ring(Draft draft);

  /// A call to that number which the network has placed since: its reference, or empty if there is
  /// none. Fails when the network does not say.
  Optional<String> find(Draft draft, Instant since);

  /// Without an account nobody can be called.
  Ringer NONE =
      new Ringer() {
        @Override
        public Outcome ring(Draft draft) {
          return new Outcome.Refused("no account", true);
        }

        @Override
        public Optional<String> find(Draft draft, Instant since) {
          return Optional.empty();
        }
      };
}
