package switchboard.simulator.media;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Words spoken by `espeak-ng`, where it is installed, as a telephone would hear them.
public final class Espeak {

  private static final int HEADER = 44;
  private static final int WINDOW = 16;

  private final Path program;
  private final String voice;

  private Espeak(Path program, String voice) {
    this.program = program;
    this.voice = voice;
  }

  /// @param searched folders in the manner of `PATH`
  /// @param voice such as `en-us` or `es`
  public static Optional<Espeak> found(String searched, String voice) {
    return Stream.of(searched.split(Pattern.quote(File.pathSeparator), -1))
        .filter(it -> !it.isBlank())
        .map(it -> Path.of(it).resolve("espeak-ng"))
        .filter(Files::isExecutable)
        .findFirst()
        .map(it -> new Espeak(it, voice));
  }

  /// The words in µ-law.
  public byte[] speak(String words) {
    try {
      var process =
          new ProcessBuilder(
                  List.of(program.toString(), "--stdin", "--stdout", "-b", "1", "-v", voice))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      try (var to = process.getOutputStream()) {
        to.write(words.getBytes(StandardCharsets.UTF_8));
      }
      var wav = process.getInputStream().readAllBytes();
      if (!process.waitFor(10, TimeUnit.SECONDS) || wav.length <= HEADER)
        throw new IllegalStateException("espeak-ng said nothing");
      return mulaw(wav);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static byte[] mulaw(byte[] wav) {
    var header = ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN);
    double step = header.getInt(24) / 8_000.0;
    var samples = new short[(wav.length - HEADER) / 2];
    header.position(HEADER).slice().order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
    var sound = new byte[(int) (samples.length / step)];
    for (int n = 0; n < sound.length; n++) sound[n] = Sound.mulaw(at(samples, n * step, step));
    return sound;
  }

  /// Between two samples, without what a telephone cannot carry.
  private static double at(short[] samples, double position, double step) {
    int middle = (int) position;
    int reach = (int) (WINDOW * step);
    double sum = 0;
    double weights = 0;
    for (int n = Math.max(0, middle - reach);
        n <= Math.min(samples.length - 1, middle + reach);
        n++) {
      double x = (n - position) / step;
      double weight = sinc(x) * (0.5 + 0.5 * Math.cos(Math.PI * x / (WINDOW + 1)));
      sum += weight * samples[n];
      weights += weight;
    }
    return weights == 0 ? 0 : sum / weights;
  }

  private static double sinc(double x) {
    return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
  }
}
