package switchboard.edge.mail;

import java.time.Instant;
import switchboard.edge.message.Sender.Outcome;

/// A service that takes e-mails. Blocks: call on a virtual thread.
public interface Mailer {

  /// What a service says of an e-mail it may have taken before.
  sealed interface Fate {

    /// It has it, under this reference.
    record Taken(String reference) implements Fate {}

    /// It may be handed over, again if need be.
    record Open() implements Fate {}

    /// It cannot be told yet: ask later.
    record Later() implements Fate {}

    /// It will never be told, and sending it again might send it twice.
    record Lost(String code) implements Fate {}
  }

  Outcome send(Draft draft);

  /// @param since when the first attempt may have begun that nobody has reported on
  Fate fate(Draft draft, Instant since);
}
