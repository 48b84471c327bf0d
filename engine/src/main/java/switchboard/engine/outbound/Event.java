package switchboard.engine.outbound;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import switchboard.engine.Fact;

/// Everything that happens until somebody was called. Steps count up, whatever begins anew.
public sealed interface Event extends Fact {
  Instant at();

  /// Somebody is to be called.
  @JsonTypeName("outbound.wanted")
  record Wanted(Matter what, Plan plan, Instant at) implements Event {}

  /// Not before that time.
  @JsonTypeName("outbound.planned")
  record Planned(int step, Instant due, Instant at) implements Event {}

  /// The call is about to be placed.
  @JsonTypeName("outbound.dialled")
  record Dialled(int step, Instant at) implements Event {}

  /// The network has certainly not taken it.
  @JsonTypeName("outbound.held-back")
  record HeldBack(int step, Instant at) implements Event {}

  /// The network has taken it.
  ///
  /// @param reference the network's own id of the call
  @JsonTypeName("outbound.placed")
  record Placed(int step, String reference, Instant at) implements Event {}

  /// Somebody has answered, and is talked to.
  ///
  /// @param reference of the call, and of the conversation
  @JsonTypeName("outbound.answered")
  record Answered(int step, String reference, Instant at) implements Event {}

  /// The talk is over.
  @JsonTypeName("outbound.finished")
  record Finished(int step, Instant at) implements Event {}

  /// A machine has answered, and was left a message.
  @JsonTypeName("outbound.word-left")
  record WordLeft(int step, String reference, Instant at) implements Event {}

  @JsonTypeName("outbound.missed")
  record Missed(int step, Why why, Instant at) implements Event {}

  /// Nobody is tried again.
  @JsonTypeName("outbound.exhausted")
  record Exhausted(Instant at) implements Event {}

  /// It is no longer called for.
  @JsonTypeName("outbound.withdrawn")
  record Withdrawn(Reason why, Instant at) implements Event {}

  /// Why nobody was reached.
  enum Why {
    BUSY,
    NO_ANSWER,
    /// The network could not, or would not.
    FAILED,
    /// A machine answered where none is left a message.
    MACHINE,
    /// A fax answered: nobody ever will.
    FAX,
    /// Nobody told what became of it.
    LOST;

    /// Whether it would be the same again.
    boolean forGood() {
      return this == FAX;
    }
  }

  /// Why somebody is not called after all.
  enum Reason {
    /// What was promised has been done.
    DONE,
    /// The appointment is another one by now, or none.
    CHANGED,
    /// They do not want to be called.
    REFUSED,
    /// The owner does not want it.
    OWNER,
    /// They, or we, cannot be reached by telephone.
    NO_NUMBER
  }
}
