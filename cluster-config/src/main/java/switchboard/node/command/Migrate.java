package switchboard.node.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import switchboard.node.Settings;
import switchboard.node.Storage;
import switchboard.persistence.database.EmbeddedDatabase;
import switchboard.persistence.database.Migrations;

/// `switchboard migrate`: brings the database's tables up to date. Nodes do it themselves at start.
@Command(name = "migrate", description = "Brings the database's tables up to date.")
public final class Migrate implements Callable<Integer> {

  @Override
  public Integer call() {
    var settings = Settings.of(System.getenv());
    var embedded = Storage.embedded(settings);
    try {
      int applied = Migrations.migrate(Storage.url(settings, embedded));
      System.out.println(
          applied == 0 ? "The tables are up to date." : applied + " migrations applied.");
      return 0;
    } finally {
      embedded.ifPresent(EmbeddedDatabase::close);
    }
  }
}
