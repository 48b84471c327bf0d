package switchboard.engine.recording;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Duration;
import java.time.Instant;
import switchboard.engine.Fact;
import switchboard.engine.privacy.Personal;

/// Everything that happens to one recording.
public sealed interface Event extends Fact {
  Instant at();

  /// The network keeps it for us.
  ///
  /// @param conversation its id in the tenant
  /// @param until how long it is kept
  @JsonTypeName("recording.made")
  record Made(String conversation, Sort sort, Duration length, Instant until, Instant at)
      implements Event {}

  /// What was said in it.
  @JsonTypeName("recording.transcribed")
  record Transcribed(Personal words, Instant at) implements Event {}

  /// It is kept no longer than that.
  @JsonTypeName("recording.shortened")
  record Shortened(Instant until, Instant at) implements Event {}

  /// The network has it no more.
  @JsonTypeName("recording.removed")
  record Removed(Instant at) implements Event {}

  /// What was recorded.
  enum Sort {
    /// A whole call.
    CALL,
    /// What a caller left word of.
    VOICEMAIL
  }
}
