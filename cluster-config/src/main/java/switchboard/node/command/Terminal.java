package switchboard.node.command;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Optional;
import switchboard.simulator.conversation.Look;

/// Where the command's output goes.
final class Terminal {

  private static final int USUAL = 100;

  private Terminal() {}

  static Look look() {
    boolean terminal = System.getenv("TERM") != null && System.getenv("CI") == null;
    return Look.of(System.getenv(), Charset.defaultCharset(), terminal && Attached.toTerminal());
  }

  /// How wide it is: as the environment says, as the terminal says, or as most are.
  static int columns() {
    var told = System.getenv().getOrDefault("COLUMNS", "");
    if (told.matches("[1-9][0-9]{0,3}")) return Integer.parseInt(told);
    return Attached.toTerminal() ? measured().orElse(USUAL) : USUAL;
  }

  private static Optional<Integer> measured() {
    try {
      var stty = new ProcessBuilder("stty", "size").redirectInput(new File("/dev/tty")).start();
      var size = new String(stty.getInputStream().readAllBytes(), US_ASCII).strip().split(" ", -1);
      return size.length == 2 ? Optional.of(Integer.valueOf(size[1])) : Optional.empty();
    } catch (IOException | NumberFormatException _) {
      return Optional.empty();
    }
  }

  /// `test -t 1`, which the JDK itself does not offer.
  private static final class Attached {
    private static boolean toTerminal() {
      var link = java.nio.file.Path.of("/proc/self/fd/1");
      try {
        var target = java.nio.file.Files.readSymbolicLink(link).toString();
        return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
      } catch (java.io.IOException | UnsupportedOperationException _) {
        return false;
      }
    }
  }
}
