package switchboard.engine.handoff;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import switchboard.engine.Fact;

/// Everything that happens while a caller is put through. Steps are those of its [Ring], from 0.
public sealed interface Event extends Fact {
  Instant at();

  /// A caller waits for a person.
  @JsonTypeName("handoff.asked")
  record Asked(Matter what, Ring ring, Instant at) implements Event {}

  /// Somebody shall be called.
  ///
  /// @param until how long we wait for them
  @JsonTypeName("handoff.tried")
  record Tried(int step, Instant until, Instant at) implements Event {}

  /// Their call is about to be placed.
  @JsonTypeName("handoff.dialled")
  record Dialled(int step, Instant at) implements Event {}

  /// The network has taken the call.
  ///
  /// @param reference the network's own id of it
  @JsonTypeName("handoff.placed")
  record Placed(int step, String reference, Instant at) implements Event {}

  /// They did not take it.
  @JsonTypeName("handoff.missed")
  record Missed(int step, Why why, Instant at) implements Event {}

  /// They take it, and are joined with the caller.
  @JsonTypeName("handoff.accepted")
  record Accepted(int step, Instant at) implements Event {}

  /// Nobody took it: the caller goes back to the assistant.
  @JsonTypeName("handoff.unanswered")
  record Unanswered(Instant at) implements Event {}

  /// The caller hung up before anybody took it.
  @JsonTypeName("handoff.left")
  record Left(Instant at) implements Event {}

  /// The talk with whoever took it is over.
  @JsonTypeName("handoff.finished")
  record Finished(Instant at) implements Event {}

  /// Why somebody did not take it.
  enum Why {
    /// No answer in time.
    SILENT,
    BUSY,
    NO_ANSWER,
    /// A machine answered.
    VOICEMAIL,
    /// They answered, and hung up without a key.
    HUNG_UP,
    PASSED,
    /// The network could not, or would not.
    FAILED
  }
}
