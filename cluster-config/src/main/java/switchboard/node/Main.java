package switchboard.node;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.OutputStream;
import java.io.PrintStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import switchboard.node.command.Call;
import switchboard.node.command.DemoCommand;
import switchboard.node.command.Doctor;
import switchboard.node.command.FunctionsCommand;
import switchboard.node.command.Load;
import switchboard.node.command.Migrate;
import switchboard.node.command.Replay;
import switchboard.node.command.Serve;
import switchboard.node.command.Understand;

/// `./switchboard <verb>`.
@Command(
    name = "switchboard",
    description = "Answers every call, text and chat of a business.",
    mixinStandardHelpOptions = true,
    scope = CommandLine.ScopeType.INHERIT,
    version = "0.1.0",
    synopsisSubcommandLabel = "<verb>",
    subcommands = {
      DemoCommand.class,
      Serve.class,
      Call.class,
      Understand.class,
      FunctionsCommand.class,
      Replay.class,
      Load.class,
      Migrate.class,
      Doctor.class,
      CommandLine.HelpCommand.class
    })
public final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    silenceScala();
    System.exit(commandLine().execute(arguments));
  }

  /// A library prints a line for each projection it stops. Our output is for people and scripts, so
  /// Scala's console is given nowhere to write before anyone uses it.
  private static void silenceScala() {
    var out = System.out;
    System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, UTF_8));
    scala.Console.out();
    System.setOut(out);
  }

  static CommandLine commandLine() {
    var line = new CommandLine(new Main());
    line.setExecutionExceptionHandler((failure, it, _) -> {
      it.getErr().println("switchboard: " + Troubles.told(failure));
      return 2;
    });
    return line;
  }
}
