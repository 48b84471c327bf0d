package switchboard.simulator.media;

/// What a telephone's socket may do wrong, on purpose.
public enum MediaFault {
  /// Connects and never says what for.
  NO_START,
  /// Says it twice.
  TWO_STARTS,
  /// Sends no sound.
  NO_MEDIA,
  /// Sends sound as binary frames.
  BINARY,
  /// Sends a message of a megabyte.
  OVERSIZED,
  /// Stops in the middle of a message.
  HALF_MESSAGE,
  /// Numbers its messages as it likes.
  WRONG_SEQUENCE,
  /// Sends what is no JSON.
  NONSENSE,
  /// Sends no mark back.
  NO_MARKS,
  /// Sends marks back before the sound has been played.
  HASTY_MARKS,
  /// Reads nothing of what it is sent.
  DEAF
}
