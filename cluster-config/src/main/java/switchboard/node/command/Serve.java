package switchboard.node.command;

import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import switchboard.node.Node;
import switchboard.node.Settings;

/// `switchboard serve`: one node, until it is told to stop.
@Command(
    name = "serve",
    description = "Runs a node. DATABASE_URL names its PostgreSQL; without one it brings its own.")
public final class Serve implements Callable<Integer> {

  @Option(names = "--port", description = "HTTP port (default: SWITCHBOARD_HTTP_PORT or 8080).")
  private int port = -1;

  @Override
  public Integer call() {
    var settings = Settings.of(System.getenv());
    if (port >= 0) settings = settings.withHttpPort(port);
    var node = Node.start(settings, Clock.systemUTC());
    System.out.printf(
        "Switchboard answers on http://%s:%d after %.1f s%n",
        settings.host(), node.port(), Uptime.seconds());
    if (settings.twilioToken().isEmpty())
      System.out.println(
          "No calls yet: set TWILIO_AUTH_TOKEN (and TWILIO_ACCOUNT_SID) to accept Twilio's webhooks.");
    if (settings.adminKey().isEmpty())
      System.out.println("No businesses can be added: set ADMIN_API_KEY to open the admin API.");
    node.awaitEnd();
    return 0;
  }
}
