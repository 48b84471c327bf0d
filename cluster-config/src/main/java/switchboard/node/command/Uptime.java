package switchboard.node.command;

import java.lang.management.ManagementFactory;

/// How long this process has been running.
final class Uptime {

  private Uptime() {}

  static double seconds() {
    return ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0;
  }
}
