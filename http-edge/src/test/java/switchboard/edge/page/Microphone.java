package switchboard.edge.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import switchboard.simulator.sound.Mulaw;
import switchboard.simulator.sound.Sound;

/// What a browser's microphone catches in tests, over and over: somebody speaks for a while, and is
/// silent for longer.
final class Microphone {

  private static final int SPEAKS = 900;
  private static final int WAITS = 2_100;
  private static final int RATE = 8_000;
  private static final int HEAD = 44;

  private Microphone() {}

  static Path file() {
    try {
      var file = Files.createTempFile("microphone", ".wav");
      file.toFile().deleteOnExit();
      return Files.write(file, wave(Sound.tone(SPEAKS), Sound.silence(WAITS)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] wave(byte[] speech, byte[] silence) {
    int bytes = 2 * (speech.length + silence.length);
    var wave = ByteBuffer.allocate(HEAD + bytes).order(ByteOrder.LITTLE_ENDIAN);
    wave.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(HEAD - 8 + bytes);
    wave.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    wave.putShort((short) 1).putShort((short) 1).putInt(RATE).putInt(2 * RATE);
    wave.putShort((short) 2).putShort((short) 16);
    wave.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(bytes);
    for (var part : new byte[][] {speech, silence})
      for (var it : part) wave.putShort(Mulaw.decode(it));
    return wave.array();
  }
}
