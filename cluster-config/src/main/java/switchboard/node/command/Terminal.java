package switchboard.node.command;

import java.nio.charset.Charset;
import switchboard.simulator.conversation.Look;

/// Where the command's output goes.
final class Terminal {

  private Terminal() {}

  static Look look() {
    boolean terminal = System.getenv("TERM") != null && System.getenv("CI") == null;
    return Look.of(System.getenv(), Charset.defaultCharset(), terminal && Attached.toTerminal());
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
