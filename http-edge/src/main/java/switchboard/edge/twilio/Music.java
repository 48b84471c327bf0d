package switchboard.edge.twilio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.MediaTypes;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.javadsl.server.Directives;
import org.apache.pekko.http.javadsl.server.Route;

/// What callers hear while they wait: slow broken chords, reckoned rather than recorded, so that
/// they belong to nobody. Mono, 8 kHz, 16 bit.
public final class Music {

  static final String PATH = "/audio/hold.wav";

  private static final int RATE = 8_000;
  private static final double BEAT = 0.6;
  private static final double[][] CHORDS = {
    {261.63, 329.63, 392.00, 523.25},
    {220.00, 261.63, 329.63, 440.00},
    {174.61, 220.00, 261.63, 349.23},
    {196.00, 246.94, 293.66, 392.00},
  };
  private static final byte[] SOUND = wave(played());

  private Music() {}

  public static Route route() {
    var answer =
        HttpResponse.create()
            .withEntity(HttpEntities.create(ContentTypes.create(MediaTypes.AUDIO_WAV), SOUND))
            .addHeader(RawHeader.create("Cache-Control", "public, max-age=86400"));
    return Directives.path(
        org.apache.pekko.http.javadsl.server.PathMatchers.segment("audio").slash("hold.wav"),
        () -> Directives.get(() -> Directives.complete(answer)));
  }

  /// Each chord twice, up and down.
  private static short[] played() {
    int beat = (int) (RATE * BEAT);
    var all = new short[CHORDS.length * 8 * beat];
    for (int i = 0; i < CHORDS.length * 8; i++) {
      int in = i % 8;
      note(all, i * beat, CHORDS[i / 8][in < 4 ? in : 7 - in]);
    }
    return all;
  }

  /// One that fades, over those before it.
  private static void note(short[] all, int from, double pitch) {
    int end = Math.min(all.length, from + 3 * RATE);
    for (int i = from; i < end; i++) {
      double time = (i - from) / (double) RATE;
      double loud = 3_200 * Math.exp(-1.6 * time) * Math.min(1, time * 60);
      double wave = Math.sin(2 * Math.PI * pitch * time) + Math.sin(4 * Math.PI * pitch * time) / 4;
      all[i] = (short) Math.clamp(Math.round(all[i] + loud * wave), -32_000, 32_000);
    }
  }

  private static byte[] wave(short[] sound) {
    var data = ByteBuffer.allocate(44 + 2 * sound.length).order(ByteOrder.LITTLE_ENDIAN);
    data.put(ascii("RIFF")).putInt(36 + 2 * sound.length).put(ascii("WAVEfmt "));
    data.putInt(16).putShort((short) 1).putShort((short) 1).putInt(RATE).putInt(2 * RATE);
    data.putShort((short) 2).putShort((short) 16).put(ascii("data")).putInt(2 * sound.length);
    for (var it : sound) data.putShort(it);

    return data.array();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
