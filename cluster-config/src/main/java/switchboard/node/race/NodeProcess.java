package switchboard.node.race;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A node in a process of its own, which can be killed without warning and started again at the
/// same addresses.
final class NodeProcess implements AutoCloseable {

  private final Map<String, String> environment;
  private final int httpPort;
  private final Path log;
  private Process process;

  private NodeProcess(Map<String, String> environment, int httpPort, Path log, Process process) {
    this.environment = environment;
    this.httpPort = httpPort;
    this.log = log;
    this.process = process;
  }

  static NodeProcess start(Map<String, String> environment, int httpPort, Path log)
      throws IOException {
    return new NodeProcess(environment, httpPort, log, launch(environment, log));
  }

  private static Process launch(Map<String, String> environment, Path log) throws IOException {
    var command =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    command.addAll(
        List.of(
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "--enable-native-access=ALL-UNNAMED",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx1g",
            "-Xshare:auto"));
    var archive = System.getProperty("jdk.module.main.cds", "");
    if (!archive.isEmpty()) command.add("-XX:SharedArchiveFile=" + archive);
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), "switchboard.node.Main", "serve"));
    var builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    return builder.start();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + httpPort);
  }

  /// Ends it as a power cut would.
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /// Tells it to stop, as whoever runs it does.
  void stop() {
    process.destroy();
  }

  void restart() throws IOException {
    process = launch(environment, log);
  }

  boolean running() {
    return process.isAlive();
  }

  /// Waits until it says that it can take calls.
  void awaitReady(HttpClient client, Duration patience) throws InterruptedException {
    var deadline = System.nanoTime() + patience.toNanos();
    while (!ready(client)) {
      if (System.nanoTime() > deadline)
        throw new IllegalStateException("a node did not come up; see " + log);
      Thread.sleep(100);
    }
  }

  private boolean ready(HttpClient client) throws InterruptedException {
    var request =
        HttpRequest.newBuilder(uri().resolve("/ready")).timeout(Duration.ofSeconds(3)).build();
    try {
      return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException _) {
      return false;
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
