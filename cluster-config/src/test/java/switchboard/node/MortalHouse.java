package switchboard.node;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import switchboard.persistence.database.FreePort;
import switchboard.persistence.database.TestDatabase;
import switchboard.simulator.twilio.TwilioApi;
import switchboard.simulator.twilio.Webhooks;

/// A node in a process of its own, which can be killed; its database and a simulated Twilio outlive
/// it.
final class MortalHouse {

  final TestDatabase database = TestDatabase.create();
  /// Whether a node is soon enough is asked by loads, not by tests.
  final Webhooks webhooks = Webhooks.of(House.ACCOUNT).within(Duration.ofMinutes(1));
  final TwilioApi twilio;
  final Http http;
  private final Path folder;
  private final Map<String, String> environment;
  private ChildNode node;

  private MortalHouse(Path folder) throws Exception {
    this.folder = folder;
    this.twilio = TwilioApi.start(0, webhooks);
    int port = FreePort.find();
    this.environment = House.environment(database, twilio, port);
    this.http = Http.at(URI.create("http://127.0.0.1:" + port));
    this.node = started();
  }

  /// @param folder for what the node writes
  static MortalHouse open(Path folder) throws Exception {
    return new MortalHouse(folder);
  }

  private ChildNode started() throws Exception {
    return ChildNode.serve(folder, environment);
  }

  Business plumber() throws Exception {
    return House.plumber(http);
  }

  /// `kill -9`, and another one in its place.
  void restart() throws Exception {
    node.kill();
    node = started();
  }

  public void close() throws InterruptedException {
    node.kill();
    twilio.close();
    database.close();
  }
}
