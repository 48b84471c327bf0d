package switchboard.edge.media.playback;

import switchboard.edge.media.sound.Loudness;

/// How loud our own sound was, 20 ms by 20 ms, for the last seconds of it.
final class Levels {

  private static final int CELL = 160;
  private static final int CELLS = 128;

  private final byte[] levels = new byte[CELLS];
  private final byte[] open = new byte[CELL];
  private int filled;
  private long cell;

  void add(byte[] mulaw, int from, int to) {
    while (from < to) {
      int piece = Math.min(CELL - filled, to - from);
      System.arraycopy(mulaw, from, open, filled, piece);
      from += piece;
      filled += piece;
      if (filled == CELL) close();
    }
  }

  private void close() {
    levels[(int) (cell++ % CELLS)] = (byte) Math.round(Loudness.of(open, 0, CELL));
    filled = 0;
  }

  /// The loudest between two positions.
  double loudest(long from, long to) {
    double loudest = Loudness.NOTHING;
    long last = Math.min(to / CELL, cell - 1);
    for (long n = Math.max(Math.max(0, from / CELL), cell - CELLS); n <= last; n++)
      loudest = Math.max(loudest, levels[(int) (n % CELLS)]);
    return loudest;
  }
}
