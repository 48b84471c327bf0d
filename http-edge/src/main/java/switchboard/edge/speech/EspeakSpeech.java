package switchboard.edge.speech;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.pekko.util.ByteString;
import switchboard.engine.speech.TextToSpeech;

/// Lets `espeak-ng` speak: one short-lived process for each text, started without a shell, with the
/// text on its standard input, a bound on time, size and how many run at once.
public final class EspeakSpeech implements TextToSpeech {

  public static final String PROGRAM = "espeak-ng";

  static final int LONGEST_TEXT = 4000;
  private static final int LARGEST_AUDIO = 32 * 1024 * 1024;
  private static final Duration PATIENCE = Duration.ofSeconds(8);
  private static final int AT_ONCE = 2;
  private static final String WORDS_A_MINUTE = "160";
  private static final Pattern VOICE =
      Pattern.compile("[a-z]{2,3}(-[a-z0-9]{2,8}){0,3}(\\+[a-z0-9]{1,8})?");
  private static final Pattern PHONEMES = Pattern.compile("\\[\\[|]]");

  private final Path program;
  private final Duration patience;
  private final Semaphore places;
  private final Executor threads = Executors.newVirtualThreadPerTaskExecutor();

  /// @param patience how long a text may take, waiting for its turn included
  /// @param atOnce how many texts may be spoken at once
  public EspeakSpeech(Path program, Duration patience, int atOnce) {
    this.program = program;
    this.patience = patience;
    this.places = new Semaphore(atOnce, true);
  }

  /// As an operator asks for it.
  ///
  /// @param wanted `auto` (if it is installed), `none`, `espeak`
  /// @param searched folders in the manner of `PATH`
  /// @throws IllegalArgumentException for another word, or when it is asked for and not installed
  public static TextToSpeech of(String wanted, String searched) {
    var found = installed(searched);
    return switch (wanted) {
      case "none" -> NONE;
      case "auto" -> found.map(EspeakSpeech::at).orElse(NONE);
      case "espeak" ->
          found
              .map(EspeakSpeech::at)
              .orElseThrow(() -> new IllegalArgumentException(PROGRAM + " is not installed"));
      default -> throw new IllegalArgumentException("speech must be auto, none or espeak");
    };
  }

  private static TextToSpeech at(Path program) {
    return new EspeakSpeech(program, PATIENCE, AT_ONCE);
  }

  /// Where it is, if it is there.
  public static Optional<Path> installed(String searched) {
    return Stream.of(searched.split(Pattern.quote(File.pathSeparator), -1))
        .filter(it -> !it.isBlank())
        .map(it -> Path.of(it).resolve(PROGRAM))
        .filter(Path::isAbsolute)
        .filter(Files::isExecutable)
        .findFirst();
  }

  @Override
  public Answer speak(Words words) {
    var end = System.nanoTime() + patience.toNanos();
    try {
      if (!places.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS))
        return new Answer.Failed("too much is being said at once");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Answer.Failed("interrupted");
    }
    try {
      return spoken(words, end);
    } finally {
      places.release();
    }
  }

  private Answer spoken(Words words, long end) {
    Process process;
    try {
      process = start(words);
    } catch (IOException _) {
      return new Answer.Failed("could not be started");
    }
    try {
      return heard(process, words, end);
    } catch (TimeoutException _) {
      return new Answer.Failed("took too long");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Answer.Failed("interrupted");
    } catch (ExecutionException | IOException _) {
      return new Answer.Failed("broke off");
    } finally {
      process.destroyForcibly();
    }
  }

  private Answer heard(Process process, Words words, long end)
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    var audio = CompletableFuture.supplyAsync(() -> read(process.getInputStream()), threads);
    CompletableFuture.runAsync(() -> write(process.getOutputStream(), words.text()), threads);
    var bytes = audio.get(left(end), TimeUnit.NANOSECONDS);
    if (bytes.length > LARGEST_AUDIO) return new Answer.Failed("too long");
    if (!process.waitFor(left(end), TimeUnit.NANOSECONDS)) throw new TimeoutException();
    return process.exitValue() == 0
        ? Wav.finished(bytes)
            .<Answer>map(it -> new Answer.Spoken(ByteString.fromArray(it), "audio/wav"))
            .orElseGet(() -> new Answer.Failed("was silent"))
        : new Answer.Failed("ended with " + process.exitValue());
  }

  private static long left(long end) {
    return Math.max(0, end - System.nanoTime());
  }

  private Process start(Words words) throws IOException {
    var command =
        List.of(
            program.toString(),
            "--stdin",
            "--stdout",
            "-b",
            "1",
            "-s",
            WORDS_A_MINUTE,
            "-v",
            voice(words));
    var builder = new ProcessBuilder(command).redirectError(Redirect.DISCARD);
    builder.environment().clear();
    builder.environment().putAll(Map.of("LC_ALL", "C.UTF-8"));
    return builder.start();
  }

  /// A voice it knows by its form; everybody else's names are passed over.
  static String voice(Words words) {
    return words
        .voice()
        .filter(it -> VOICE.matcher(it).matches())
        .or(() -> Optional.of(words.language().toLowerCase(Locale.ROOT)))
        .filter(it -> VOICE.matcher(it).matches())
        .orElse("en");
  }

  private static byte[] read(InputStream audio) {
    try (audio) {
      return audio.readNBytes(LARGEST_AUDIO + 1);
    } catch (IOException _) {
      return new byte[0];
    }
  }

  /// Whoever stops listening has heard enough; the exit of the process tells.
  private static void write(OutputStream to, String text) {
    try (to) {
      to.write(PHONEMES.matcher(cut(text)).replaceAll(" ").getBytes(StandardCharsets.UTF_8));
    } catch (IOException _) {
      return;
    }
  }

  private static String cut(String text) {
    if (text.length() <= LONGEST_TEXT) return text;
    int space = text.lastIndexOf(' ', LONGEST_TEXT);
    return text.substring(0, space > 0 ? space : LONGEST_TEXT);
  }
}
