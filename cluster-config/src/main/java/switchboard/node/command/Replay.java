package switchboard.node.command;

import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import switchboard.node.ReadModels;
import switchboard.node.Settings;
import switchboard.node.Settings.BadSetting;
import switchboard.node.Storage;
import switchboard.persistence.journal.Opening;
import switchboard.persistence.projection.Rebuild;
import switchboard.persistence.projection.View;

/// `switchboard replay --projection NAME`: builds a read model anew beside the live one, then
/// switches. Nodes on the same database go on meanwhile.
@Command(
    name = "replay",
    description = "Builds a read model anew from the journal, beside the live one, and switches.")
public final class Replay implements Callable<Integer> {

  @Option(names = "--projection", required = true, description = "Which read model.")
  private String projection = "";

  @Override
  public Integer call() throws SQLException {
    var view =
        ReadModels.named(projection)
            .orElseThrow(
                () -> new BadSetting("no read model '" + projection + "'; there are: " + names()));
    try (var storage = Storage.open(Settings.of(System.getenv()))) {
      var report =
          Rebuild.run(
              storage.database().url(),
              Opening.with(storage.seals()),
              view,
              ReadModels.SLICES,
              it -> System.out.printf("\r%,d events", it));
      System.out.printf(
          "\r%s: built from %,d events and switched; %d dead letters%n",
          report.view(), report.events(), report.deadLetters());
      return 0;
    }
  }

  private static String names() {
    return ReadModels.views().stream().map(View::name).collect(Collectors.joining(", "));
  }
}
