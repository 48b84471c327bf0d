package switchboard.simulator.vendor;

/// What goes wrong on purpose, with one session each.
public enum Fault {
  /// The key will not do (401).
  REFUSED,
  /// Too many sessions (429).
  BUSY,
  /// Broken inside (503).
  BROKEN_DOOR,
  /// The connection is taken and the handshake never answered.
  DEAF_DOOR,
  /// The handshake is answered, and nothing else.
  MUTE,
  /// Sound comes before it was asked for.
  EARLY_SOUND,
  /// It answers in another format than asked for.
  WRONG_FORMAT,
  /// Symbols that belong to no protocol.
  NONSENSE,
  /// A message that never seems to end.
  HUGE,
  /// Messages nobody has heard of, between the known ones; all else works.
  NOVELTIES,
  /// A fault of its own that it reports.
  ERROR,
  /// Something it warns of and goes on.
  WARNING,
  /// The session may not last longer.
  EXPIRED,
  /// The connection is gone in mid-sentence.
  DROP,
  /// Closed in order, without a reason.
  CLOSE,
  /// The connection stands, and nobody reads it any more.
  FROZEN,
  /// It listens and never says a word.
  SILENT,
  /// Every reply takes seconds.
  SLOW;

  /// What the handshake is answered with; 0: nothing.
  public int status() {
    return switch (this) {
      case REFUSED -> 401;
      case BUSY -> 429;
      case BROKEN_DOOR -> 503;
      case DEAF_DOOR -> 0;
      case MUTE, EARLY_SOUND, WRONG_FORMAT, NONSENSE, HUGE, NOVELTIES, ERROR, WARNING -> 101;
      case EXPIRED, DROP, CLOSE, FROZEN, SILENT, SLOW -> 101;
    };
  }
}
