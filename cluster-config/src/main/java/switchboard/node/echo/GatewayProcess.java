package switchboard.node.echo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A gateway under measurement, on a core of its own where there is a second one.
final class GatewayProcess implements AutoCloseable {

  private final Process process;
  private final BufferedReader told;
  private final PrintWriter asked;
  private final int port;

  private GatewayProcess(Process process) throws IOException {
    this.process = process;
    this.told = process.inputReader(StandardCharsets.UTF_8);
    this.asked = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
    this.port = Math.toIntExact(number());
  }

  static GatewayProcess start(String kind, int vendor) throws IOException {
    var command = new ArrayList<String>();
    pin().ifPresent(it -> command.addAll(List.of(it.toString(), "-c", "0")));
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--sun-misc-unsafe-memory-access=allow",
            "--enable-native-access=ALL-UNNAMED",
            "-XX:+UseSerialGC",
            "-Xms192m",
            "-Xmx384m",
            "-cp",
            System.getProperty("java.class.path"),
            EchoGateway.class.getName(),
            kind,
            String.valueOf(vendor)));
    return new GatewayProcess(new ProcessBuilder(command).redirectError(Redirect.DISCARD).start());
  }

  /// Keeps this process, which makes the load, off the core of the gateways.
  static void makeRoom() throws IOException, InterruptedException {
    var pin = pin();
    if (pin.isEmpty()) return;
    var self = String.valueOf(ProcessHandle.current().pid());
    new ProcessBuilder(pin.get().toString(), "-a", "-c", "-p", "1", self)
        .redirectOutput(Redirect.DISCARD)
        .redirectError(Redirect.DISCARD)
        .start()
        .waitFor();
  }

  private static Optional<Path> pin() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(Pattern.quote(":"), -1))
        .map(it -> Path.of(it).resolve("taskset"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  URI uri() {
    return URI.create("ws://127.0.0.1:" + port + "/twilio/media");
  }

  long cpuNanos() throws IOException {
    asked.println("cpu");
    return number();
  }

  long memoryBytes() throws IOException {
    asked.println("memory");
    return number();
  }

  private long number() throws IOException {
    var line = told.readLine();
    if (line == null) throw new IOException("the gateway has ended");
    return Long.parseLong(line);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
