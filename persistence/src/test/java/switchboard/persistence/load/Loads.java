package switchboard.persistence.load;

import java.nio.file.Files;
import java.time.Duration;
import switchboard.persistence.database.EmbeddedDatabase;

/// Runs a benchmark on a fresh embedded database: `journal SECONDS` or `lag RATE SECONDS`.
public final class Loads {

  private Loads() {}

  public static void main(String[] args) throws Exception {
    var folder = Files.createTempDirectory("load");
    try (var database = EmbeddedDatabase.start(folder)) {
      var result =
          switch (args[0]) {
            case "journal" ->
                JournalLoad.run(database.url(), Duration.ofSeconds(Long.parseLong(args[1])))
                    .toJson();
            case "lag" ->
                LagLoad.run(
                        database.url(),
                        Integer.parseInt(args[1]),
                        Duration.ofSeconds(Long.parseLong(args[2])))
                    .toJson();
            default -> throw new IllegalArgumentException(args[0]);
          };
      System.out.println(result);
    }
  }
}
