package switchboard.node.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import switchboard.node.Settings;
import switchboard.node.demo.Demo;
import switchboard.node.demo.DemoFile;

/// `switchboard demo`: everything on this machine, with a call to watch.
@Command(
    name = "demo",
    description = "Runs a node with four fictional businesses and places a simulated call.")
public final class DemoCommand implements Callable<Integer> {

  @Option(names = "--once", description = "Ends after the call; 0 if the appointment was made.")
  private boolean once;

  @Option(names = "--fresh", description = "Forgets what earlier demos kept.")
  private boolean fresh;

  @Option(names = "--data", description = "Where the data is kept (default: ./.switchboard).")
  private @Nullable Path data;

  @Option(names = "--port", description = "HTTP port (default: SWITCHBOARD_HTTP_PORT or 8080).")
  private int port = -1;

  @Option(
      names = "--speed",
      description = "How fast people talk: 1 is natural, 0 leaves no pauses (default: 4).")
  private double speed = 4;

  @Override
  public Integer call() throws IOException, InterruptedException {
    var settings = Settings.of(System.getenv());
    if (data != null) settings = settings.withHome(data);
    if (port >= 0) settings = settings.withHttpPort(port);
    if (fresh) forget(settings.home());
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    var demo = Demo.start(settings, out);
    var outcome = demo.call(speed, Terminal.look());
    boolean booked = outcome.has("appointment");
    if (!booked) out.println("The call did not end in an appointment.");
    if (!once) {
      demo.printLinks();
      demo.awaitEnd();
      return 0;
    }
    demo.close();
    out.println(outcome);
    return booked ? 0 : 1;
  }

  /// Only a folder that a demo made, or an empty one, is ever wiped.
  private static void forget(Path home) throws IOException {
    if (!Files.exists(home)) return;
    boolean ours = Files.exists(DemoFile.in(home)) || Files.exists(home.resolve("postgres"));
    if (!ours) throw new Settings.BadSetting(home + " holds no data of a demo; nothing was wiped.");
    Files.walkFileTree(home, new Wiping());
  }

  private static final class Wiping extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes it) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
      if (failure != null) throw failure;
      Files.delete(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
