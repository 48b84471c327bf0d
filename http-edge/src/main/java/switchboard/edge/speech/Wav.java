package switchboard.edge.speech;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// A WAV file written to a pipe does not know its own length: this writes it in afterwards, for
/// players that believe what stands there.
final class Wav {

  private static final int HEADER = 44;

  private Wav() {}

  /// Empty when it is no WAV file, or one without a sound.
  static Optional<byte[]> finished(byte[] streamed) {
    if (streamed.length <= HEADER || !named(streamed, 0, "RIFF") || !named(streamed, 36, "data"))
      return Optional.empty();
    var wav = Arrays.copyOf(streamed, streamed.length);
    var header = ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN);
    header.putInt(4, wav.length - 8);
    header.putInt(40, wav.length - HEADER);
    return Optional.of(wav);
  }

  private static boolean named(byte[] wav, int at, String name) {
    return name.equals(new String(wav, at, 4, StandardCharsets.US_ASCII));
  }
}
