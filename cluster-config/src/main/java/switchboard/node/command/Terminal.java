package switchboard.node.command;

import java.nio.charset.Charset;
import switchboard.simulator.conversation.Look;

/// Where the command's output goes.
final class Terminal {

  private Terminal() {}

  static boolean here() {
    var console = System.console();
    return console != null && console.isTerminal();
  }

  static Look look() {
    return Look.of(System.getenv(), Charset.defaultCharset(), here());
  }
}
