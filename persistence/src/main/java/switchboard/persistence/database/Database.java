package switchboard.persistence.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;

/// The pools of one node into its database. `views` serves read models and keys, `feed` the readers
/// of the journal; the journal's writer has a pool of its own ([JournalConfig]). Waiting for a
/// connection, connecting and hanging queries all end within seconds.
public record Database(DatabaseUrl url, DataSource views, DataSource feed)
    implements AutoCloseable {

  private static final int VIEWS = 12;
  private static final int FEED = 6;

  /// Opens the pools. Does not wait for the database: it may be down and come back.
  public static Database open(DatabaseUrl url) {
    return new Database(url, pool(url, "views", VIEWS), pool(url, "feed", FEED));
  }

  private static HikariDataSource pool(DatabaseUrl url, String name, int size) {
    var timely = timely(url).withDefault("ApplicationName", "switchboard-" + name);
    var config = new HikariConfig();
    config.setPoolName("switchboard-" + name);
    config.setJdbcUrl(timely.jdbc());
    config.setUsername(timely.user());
    config.setPassword(timely.password());
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(2);
    config.setConnectionTimeout(5_000);
    config.setValidationTimeout(2_000);
    config.setKeepaliveTime(30_000);
    config.setInitializationFailTimeout(-1);
    return new HikariDataSource(config);
  }

  /// No call to the server hangs longer than this, even when the network swallows everything; and
  /// no error tells the values it was about, which may be personal.
  public static DatabaseUrl timely(DatabaseUrl url) {
    return url.withDefault("connectTimeout", "5")
        .withDefault("socketTimeout", "20")
        .withDefault("tcpKeepAlive", "true")
        .withDefault("logServerErrorDetail", "false");
  }

  @Override
  public void close() {
    close(views);
    close(feed);
  }

  private static void close(DataSource source) {
    if (source instanceof HikariDataSource pool) pool.close();
  }
}
