package switchboard.persistence.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A fresh database with the whole schema, in one PostgreSQL server per test run. Cheap: a copy of
/// a template that was migrated once.
public final class TestDatabase implements AutoCloseable {

  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final EmbeddedPostgres SERVER = start();

  private final String name;
  private final List<HikariDataSource> pools = new ArrayList<>();
  private final List<Connection> connections = new ArrayList<>();

  private TestDatabase(String name) {
    this.name = name;
  }

  public static TestDatabase create() {
    return create("template_switchboard");
  }

  /// Without any table.
  public static TestDatabase empty() {
    return create("template0");
  }

  private static TestDatabase create(String template) {
    var database = new TestDatabase("test_" + NUMBER.incrementAndGet());
    execute("create database %s template %s".formatted(database.name, template));
    return database;
  }

  private static EmbeddedPostgres start() {
    try {
      var server =
          EmbeddedPostgres.builder()
              .setPort(FreePort.find())
              .setServerConfig("max_connections", "300")
              .setServerConfig("shared_buffers", "128MB")
              .setServerConfig("max_wal_size", "2GB")
              .start();
      try (var c = server.getPostgresDatabase().getConnection();
          var s = c.createStatement()) {
        s.execute("create database template_switchboard");
      }
      Migrations.migrate(url(server, "template_switchboard"));
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void execute(String sql) {
    try (var c = SERVER.getPostgresDatabase().getConnection();
        var s = c.createStatement()) {
      s.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static DatabaseUrl url(EmbeddedPostgres server, String name) {
    return new DatabaseUrl(
        "jdbc:postgresql://127.0.0.1:%d/%s?reWriteBatchedInserts=true"
            .formatted(server.getPort(), name),
        "postgres",
        "");
  }

  public DatabaseUrl url() {
    return url(SERVER, name);
  }

  /// A connection of its own, closed with the database.
  public Connection connect() throws SQLException {
    var connection = DriverManager.getConnection(url().jdbc(), "postgres", "");
    connections.add(connection);
    return connection;
  }

  /// A pool of its own, closed with the database.
  public HikariDataSource pool(int size) {
    var config = new HikariConfig();
    config.setJdbcUrl(url().jdbc());
    config.setUsername("postgres");
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(5000);
    config.setInitializationFailTimeout(-1);
    var pool = new HikariDataSource(config);
    pools.add(pool);
    return pool;
  }

  public void run(String sql, @Nullable Object... values) throws SQLException {
    try (var c = DriverManager.getConnection(url().jdbc(), "postgres", "");
        var s = c.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) s.setObject(i + 1, values[i]);
      s.execute();
    }
  }

  /// First column of every row, as text; null reads as "null".
  public List<String> ask(String sql) throws SQLException {
    try (var c = DriverManager.getConnection(url().jdbc(), "postgres", "");
        var s = c.createStatement();
        var rows = s.executeQuery(sql)) {
      var found = new ArrayList<String>();
      while (rows.next()) found.add(String.valueOf(rows.getString(1)));
      return found;
    }
  }

  public long count(String sql) throws SQLException {
    return Long.parseLong(ask(sql).getFirst());
  }

  /// Ends every connection to this database, as a failing server would.
  public void cut() throws SQLException {
    try (var c = DriverManager.getConnection(url().jdbc(), "postgres", "")) {
      cutOthers(c);
    }
  }

  /// The same, but spares this one.
  public void cutOthers(Connection spared) throws SQLException {
    try (var s = spared.createStatement()) {
      s.execute(
          """
          select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and pid <> pg_backend_pid()
          """);
    }
  }

  /// Lets nobody in, or lets them in again.
  public void allow(boolean connections) {
    execute("alter database %s allow_connections %s".formatted(name, connections));
  }

  @Override
  public void close() {
    pools.forEach(HikariDataSource::close);
    for (var it : connections) {
      try {
        it.close();
      } catch (SQLException _) {
        // it is gone, which is all we want
      }
    }
    execute("drop database if exists %s with (force)".formatted(name));
  }
}
