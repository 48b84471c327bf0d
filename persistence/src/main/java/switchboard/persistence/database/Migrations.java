package switchboard.persistence.database;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.internal.exception.sqlExceptions.FlywaySqlUnableToConnectToDbException;

/// The schema, brought up to date by the versioned files in `db/migration`.
public final class Migrations {

  private Migrations() {}

  /// Applies what is missing and says how many files that were. Safe when several nodes start at
  /// once: one applies, the others wait for it.
  ///
  /// @throws DatabaseUnavailable if the database cannot be reached or does not let us in
  /// @throws IllegalStateException saying what else failed
  public static int migrate(DatabaseUrl url) {
    try {
      return flyway(url).migrate().migrationsExecuted;
    } catch (FlywaySqlUnableToConnectToDbException e) {
      throw new DatabaseUnavailable(
          "The database %s cannot be reached. See that it runs, and that DATABASE_URL names it rightly."
              .formatted(url),
          e);
    } catch (FlywayException e) {
      throw new IllegalStateException(
          "the schema of " + url + " could not be brought up to date", e);
    }
  }

  /// How many files have not been applied yet.
  public static int pending(DatabaseUrl url) {
    return flyway(url).info().pending().length;
  }

  private static Flyway flyway(DatabaseUrl url) {
    var patient = url.withDefault("connectTimeout", "5").withDefault("tcpKeepAlive", "true");
    return Flyway.configure()
        .dataSource(patient.jdbc(), patient.user(), patient.password())
        .locations("classpath:db/migration")
        .lockRetryCount(60)
        .load();
  }
}
