package switchboard.persistence.journal;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import java.util.Map;
import switchboard.persistence.database.Database;
import switchboard.persistence.database.DatabaseUrl;

/// The settings under which Pekko writes the journal.
///
/// Pekko's modules carry defaults of their own for the same keys, and which `reference.conf` wins
/// depends on the class path; therefore these settings are laid over all of them by hand.
public final class JournalConfig {

  private static final String DB = "pekko-persistence-jdbc.shared-databases.slick.db.";
  private static final ClassLoader LOADER = JournalConfig.class.getClassLoader();

  private JournalConfig() {}

  /// Goes between the application's settings and the defaults of the libraries, before anything is
  /// resolved.
  public static Config of(DatabaseUrl url) {
    var timely =
        Database.timely(url)
            .withDefault("reWriteBatchedInserts", "true")
            .withDefault("ApplicationName", "switchboard-journal");
    var database =
        Map.of(
            DB + "url",
            timely.jdbc(),
            DB + "user",
            timely.user(),
            DB + "password",
            timely.password());
    return ConfigFactory.parseMap(database, "the database URL")
        .withFallback(
            ConfigFactory.parseResources(
                LOADER,
                "switchboard/persistence.conf",
                ConfigParseOptions.defaults().setAllowMissing(false)));
  }

  /// Everything an actor system needs: `application` over these settings over the libraries'.
  public static Config resolve(Config application, DatabaseUrl url) {
    return ConfigFactory.defaultOverrides()
        .withFallback(application)
        .withFallback(of(url))
        .withFallback(ConfigFactory.defaultReferenceUnresolved(LOADER))
        .resolve();
  }
}
