package switchboard.node;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `./switchboard <verb>`.
@Command(
    name = "switchboard",
    description = "Answers every call, text and chat of a business.",
    mixinStandardHelpOptions = true,
    version = "0.1.0",
    synopsisSubcommandLabel = "<verb>",
    subcommands = {CommandLine.HelpCommand.class})
public final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
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
