package switchboard.persistence.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A PostgreSQL server of our own for those who have none. Keeps its data in a folder, so that a
/// restart finds everything, also after `kill -9`; writes are as durable as on any server. Listens
/// on the loopback interface only. Stops when closed, or when the JVM ends.
public final class EmbeddedDatabase implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
  private static final String NAME = "switchboard";
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final DataFolder folder;
  private final EmbeddedPostgres server;
  private final AtomicBoolean closed = new AtomicBoolean();
  private volatile CompletionStage<?> users = CompletableFuture.completedStage(true);

  private EmbeddedDatabase(DataFolder folder, EmbeddedPostgres server) {
    this.folder = folder;
    this.server = server;
  }

  /// On any free port.
  public static EmbeddedDatabase start(Path folder) {
    return start(folder, 0);
  }

  /// @throws DatabaseUnavailable if the folder or the port is taken, or the server does not start
  public static EmbeddedDatabase start(Path folder, int port) {
    return start(folder, port, folder.resolve("binaries"));
  }

  static EmbeddedDatabase start(Path folder, int port, Path binaries) {
    try {
      requireFree(port);
      var held = DataFolder.hold(folder);
      try {
        return start(held, port, binaries);
      } catch (RuntimeException | IOException | SQLException e) {
        held.close();
        throw e;
      }
    } catch (IOException e) {
      throw new DatabaseUnavailable(
          "The data folder %s cannot be used (%s). Make it writable, or choose another one."
              .formatted(folder, e.getClass().getSimpleName()),
          e);
    } catch (SQLException e) {
      throw new DatabaseUnavailable(
          "The embedded PostgreSQL in " + folder + " does not answer.", e);
    }
  }

  private static EmbeddedDatabase start(DataFolder folder, int port, Path binaries)
      throws IOException, SQLException {
    folder.tidy();
    var database = new EmbeddedDatabase(folder, launch(folder, port, binaries));
    try {
      database.create();
      folder.setUp();
    } catch (SQLException | IOException e) {
      database.server.close();
      throw e;
    }
    Runtime.getRuntime().addShutdownHook(new Thread(database::endWithTheJvm, "database-closer"));
    return database;
  }

  private static EmbeddedPostgres launch(DataFolder folder, int port, Path binaries)
      throws IOException {
    var log = Redirect.appendTo(folder.log().toFile());
    var builder =
        EmbeddedPostgres.builder()
            .setOverrideWorkingDirectory(binaries.toFile())
            .setDataDirectory(folder.data())
            .setCleanDataDirectory(false)
            .setRegisterShutdownHook(false)
            .setPGStartupWait(Duration.ofSeconds(60))
            .setPort(port == 0 ? FreePort.find() : port)
            .setOutputRedirector(log)
            .setErrorRedirector(log);
    settings(builder);
    try {
      return builder.start();
    } catch (IOException | RuntimeException e) {
      throw new DatabaseUnavailable(
          "PostgreSQL did not start in %s: %s. The whole log is %s."
              .formatted(folder.path(), folder.complaint(), folder.log()),
          e);
    }
  }

  /// The server is started with `-F` by the library, which would lose events when the machine
  /// stops.
  private static void settings(EmbeddedPostgres.Builder builder) {
    builder
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("full_page_writes", "on")
        .setServerConfig("shared_buffers", "256MB")
        .setServerConfig("max_wal_size", "4GB")
        .setServerConfig("checkpoint_timeout", "15min")
        .setServerConfig("max_connections", "200")
        .setServerConfig("listen_addresses", "127.0.0.1")
        .setServerConfig("idle_in_transaction_session_timeout", "30s")
        .setServerConfig("timezone", "UTC");
  }

  private void create() throws SQLException {
    try (var c = DriverManager.getConnection(url("postgres").jdbc(), "postgres", "");
        var s = c.createStatement()) {
      try (var found = s.executeQuery("select from pg_database where datname = '" + NAME + "'")) {
        if (found.next()) return;
      }
      s.execute("create database " + NAME);
    }
  }

  private static void requireFree(int port) throws IOException {
    if (port == 0) return;
    try (var probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      probe.setReuseAddress(true);
    } catch (IOException e) {
      throw new DatabaseUnavailable(
          "Port %d for the embedded PostgreSQL is taken. Stop whatever listens there, or choose another port."
              .formatted(port),
          e);
    }
  }

  public DatabaseUrl url() {
    return url(NAME);
  }

  private DatabaseUrl url(String name) {
    return new DatabaseUrl(
        "jdbc:postgresql://127.0.0.1:%d/%s".formatted(server.getPort(), name), "postgres", "");
  }

  /// When the JVM is told to end, the server first waits for this: for the node that still uses it.
  public void keepUntil(CompletionStage<?> users) {
    this.users = users;
  }

  private void endWithTheJvm() {
    try {
      users.toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (Exception e) {
      LOG.warn("stopping the database under its users", e);
    }
    close();
  }

  @Override
  public void close() {
    if (closed.getAndSet(true)) return;
    try {
      server.close();
      folder.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
