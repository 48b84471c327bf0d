package switchboard.simulator.caller;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The scripts that come with the simulator, and those in files.
public final class Scripts {

  /// The names of the scripts that come along.
  public static final List<String> NAMES =
      List.of(
          "burst-pipe",
          "tap-repair",
          "reschedule",
          "move-appointment",
          "waitlist",
          "viewing",
          "facial",
          "website",
          "espanol",
          "call-back",
          "owner",
          "keypad",
          "withheld",
          "mumbling",
          "silent",
          "hangs-up-early",
          "interrupting",
          "chatter",
          "text-yes",
          "text-stop");

  private Scripts() {}

  /// The script of that name, or in that file.
  ///
  /// @throws ScriptException if there is none, or it cannot be used
  public static Script find(String nameOrPath) {
    if (NAMES.contains(nameOrPath)) return named(nameOrPath);
    if (Files.isRegularFile(Path.of(nameOrPath))) return load(Path.of(nameOrPath));
    throw new ScriptException(
        nameOrPath, "", "no such script or file; the scripts are " + String.join(", ", NAMES));
  }

  public static Script named(String name) {
    var file = "scripts/" + name + ".yaml";
    try (var in = Scripts.class.getResourceAsStream("/" + file)) {
      if (in == null) throw new ScriptException(file, "", "no such script");
      return ScriptReader.read(file, new String(in.readAllBytes(), UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Script load(Path file) {
    try {
      return ScriptReader.read(file.toString(), Files.readString(file));
    } catch (CharacterCodingException _) {
      throw new ScriptException(file.toString(), "", "is not UTF-8");
    } catch (IOException e) {
      throw new ScriptException(file.toString(), "", "cannot be read");
    }
  }
}
