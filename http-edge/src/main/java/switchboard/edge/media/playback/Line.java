package switchboard.edge.media.playback;

/// Where sound goes.
public interface Line {

  /// Sound to be played after all that was sent before.
  void sound(byte[] mulaw, int from, int to);

  /// Is to be told back when all before it has been played.
  void mark(String name);

  /// Drops what has not been played; marks that were waiting come back at once.
  void clear();

  /// Whether it takes more without piling it up.
  boolean writable();
}
