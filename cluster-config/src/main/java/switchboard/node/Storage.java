package switchboard.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import switchboard.engine.pin.Pins;
import switchboard.persistence.database.Database;
import switchboard.persistence.database.DatabaseUrl;
import switchboard.persistence.database.EmbeddedDatabase;
import switchboard.persistence.database.Migrations;
import switchboard.persistence.database.Notifications;
import switchboard.persistence.pin.JdbcPins;
import switchboard.persistence.privacy.MasterKey;
import switchboard.persistence.privacy.SubjectKeys;
import switchboard.persistence.projection.Changes;

/// Where a node keeps things: its database, migrated, and the keys to what is personal in it.
///
/// @param embedded the server that is ours to stop, if the database is our own
public record Storage(
    Optional<EmbeddedDatabase> embedded,
    Database database,
    Notifications notifications,
    SubjectKeys seals)
    implements AutoCloseable {

  public static Storage open(Settings settings) {
    var master = master(settings);
    var embedded = embedded(settings);
    var url = url(settings, embedded);
    Migrations.migrate(url);
    var database = Database.open(url);
    var notifications = Notifications.open(url, Changes.CHANNEL, SubjectKeys.CHANNEL);
    var seals = SubjectKeys.open(database.views(), master, notifications);
    seals.check();
    return new Storage(embedded, database, notifications, seals);
  }

  /// The embedded server, unless the environment names a database.
  public static Optional<EmbeddedDatabase> embedded(Settings settings) {
    return settings.databaseUrl().isPresent()
        ? Optional.empty()
        : Optional.of(EmbeddedDatabase.start(settings.home().resolve("postgres")));
  }

  public static DatabaseUrl url(Settings settings, Optional<EmbeddedDatabase> embedded) {
    return embedded
        .map(EmbeddedDatabase::url)
        .orElseGet(
            () -> told("DATABASE_URL: ", DatabaseUrl::parse, settings.databaseUrl().orElseThrow()));
  }

  /// The key that wraps all keys. Next to a database of our own we may keep one ourselves.
  public static MasterKey master(Settings settings) {
    if (settings.masterKey().isPresent())
      return told("", MasterKey::parse, settings.masterKey().get());
    if (settings.databaseUrl().isPresent())
      throw new Settings.BadSetting(
          "SWITCHBOARD_MASTER_KEY is missing. It must be the Base64 form of 32 random bytes, the same "
              + "on every node; make one with: openssl rand -base64 32");
    return MasterKey.parse(kept(settings.home().resolve("master.key")));
  }

  private static <T> T told(String what, Function<String, T> reading, String text) {
    try {
      return reading.apply(text);
    } catch (IllegalArgumentException e) {
      throw new Settings.BadSetting(what + e.getMessage());
    }
  }

  private static String kept(Path file) {
    try {
      if (Files.exists(file)) return Files.readString(file).strip();
      Files.createDirectories(file.toAbsolutePath().getParent());
      var ours = PosixFilePermissions.fromString("rw-------");
      Files.createFile(file, PosixFilePermissions.asFileAttribute(ours));
      var key = MasterKey.generate();
      Files.writeString(file, key);
      return key;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep a key in " + file, e);
    }
  }

  /// The secret numbers of businesses' people.
  public Pins pins() {
    return new JdbcPins(database.views(), seals, new SecureRandom());
  }

  /// Keeps the embedded server up until its users have ended.
  public void keepUntil(CompletionStage<?> users) {
    embedded.ifPresent(it -> it.keepUntil(users));
  }

  @Override
  public void close() {
    seals.close();
    notifications.close();
    database.close();
    embedded.ifPresent(EmbeddedDatabase::close);
  }
}
