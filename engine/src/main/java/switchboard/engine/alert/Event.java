package switchboard.engine.alert;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import switchboard.engine.Fact;

/// Everything that happens to one alert. Steps are those of its [Chain], counted from 0.
public sealed interface Event extends Fact {
  Instant at();

  /// Somebody has to come. Once one is over, the same conversation may raise another.
  @JsonTypeName("alert.raised")
  record Raised(Matter what, Chain chain, Instant at) implements Event {}

  /// More is known, or it has become graver.
  @JsonTypeName("alert.described")
  record Described(Matter what, Instant at) implements Event {}

  /// Somebody shall be told by text.
  ///
  /// @param member by place in the chain
  /// @param until how long we wait for an answer
  @JsonTypeName("alert.texted")
  record Texted(int step, int member, Instant until, Instant at) implements Event {}

  /// Somebody shall be called.
  @JsonTypeName("alert.called")
  record Called(int step, int member, Instant until, Instant at) implements Event {}

  /// The call is about to be placed.
  @JsonTypeName("alert.dialled")
  record Dialled(int step, Instant at) implements Event {}

  /// The network has taken the call.
  ///
  /// @param reference the network's own id of it
  @JsonTypeName("alert.placed")
  record Placed(int step, String reference, Instant at) implements Event {}

  /// Nobody took it at this step.
  @JsonTypeName("alert.missed")
  record Missed(int step, Why why, Instant at) implements Event {}

  @JsonTypeName("alert.acknowledged")
  record Acknowledged(Taker by, Instant at) implements Event {}

  /// Everybody was asked as often as was arranged, and nobody took it.
  @JsonTypeName("alert.exhausted")
  record Exhausted(Instant at) implements Event {}

  /// Why a step came to nothing.
  enum Why {
    /// No answer in time.
    SILENT,
    BUSY,
    NO_ANSWER,
    /// A machine answered.
    VOICEMAIL,
    /// Whoever answered hung up without a word.
    HUNG_UP,
    /// They passed it on.
    PASSED,
    /// The network could not, or would not.
    FAILED
  }
}
