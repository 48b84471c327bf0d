package switchboard.edge.media;

import java.util.Arrays;

/// Sound compared with sound, byte by byte.
final class Sounds {

  private Sounds() {}

  static boolean contains(byte[] all, byte[] part) {
    for (int at = 0; at + part.length <= all.length; at++)
      if (Arrays.equals(all, at, at + part.length, part, 0, part.length)) return true;
    return false;
  }
}
