package switchboard.node;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The command in a process of its own, which can be killed.
final class ChildNode {

  /// How a command ended and what it wrote.
  record Ended(int code, String out, String err) {}

  private static final Duration STARTING = Duration.ofSeconds(60);

  private final Process process;
  private final Path log;

  private ChildNode(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /// Runs a command to its end.
  static Ended run(Path folder, Map<String, String> environment, String... arguments)
      throws Exception {
    var out = Files.createTempFile(folder, "out", ".txt");
    var err = Files.createTempFile(folder, "err", ".txt");
    var process =
        process(environment, arguments)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .directory(folder.toFile())
            .start();
    process.getOutputStream().close();
    if (!process.waitFor(STARTING.toSeconds(), TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("did not end: " + List.of(arguments));
    }
    return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  /// Starts a node and returns when it is ready.
  static ChildNode serve(Path folder, Map<String, String> environment) throws Exception {
    var log = Files.createTempFile(folder, "node", ".log");
    var process =
        process(environment, "serve")
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .directory(folder.toFile())
            .start();
    var it = new ChildNode(process, log);
    var port = environment.get("SWITCHBOARD_HTTP_PORT");
    Patience.until(
        "a child node is ready", STARTING, () -> it.ready(URI.create("http://127.0.0.1:" + port)));
    return it;
  }

  private boolean ready(URI base) throws Exception {
    if (!process.isAlive()) throw new AssertionError("the node ended: " + Files.readString(log));
    try {
      return Http.at(base).get("/ready").statusCode() == 200;
    } catch (IOException _) {
      return false;
    }
  }

  private static ProcessBuilder process(Map<String, String> environment, String... arguments) {
    var line = new ArrayList<String>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(
        List.of(
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "--enable-native-access=ALL-UNNAMED",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx512m",
            "-cp",
            runtime(),
            Main.class.getName()));
    line.addAll(List.of(arguments));
    var builder = new ProcessBuilder(line);
    builder.environment().keySet().removeIf(ChildNode::ours);
    builder.environment().putAll(environment);
    return builder;
  }

  private static boolean ours(String name) {
    return Stream.of("SWITCHBOARD_", "TWILIO_", "DATABASE_URL", "PUBLIC_BASE_URL", "ADMIN_API_KEY")
        .anyMatch(name::startsWith);
  }

  /// The class path without what only tests see.
  private static String runtime() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(it -> !it.contains("test-classes") && !it.endsWith("-tests.jar"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  /// As `kill -9` does.
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }
}
