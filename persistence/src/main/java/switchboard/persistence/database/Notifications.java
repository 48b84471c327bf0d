package switchboard.persistence.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What other sessions say by `NOTIFY`. One connection and one thread per node, however many
/// listen; reconnects by itself. Open one per node.
public final class Notifications implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Notifications.class);
  private static final Duration RETRY = Duration.ofMillis(500);
  private static final int LOOK_MILLIS = 5_000;

  private final DatabaseUrl url;
  private final Map<String, CopyOnWriteArrayList<Consumer<Optional<String>>>> listeners =
      new ConcurrentHashMap<>();
  private final Thread thread;
  private volatile boolean open = true;
  private volatile @Nullable Connection connection;

  private Notifications(DatabaseUrl url) {
    this.url = Database.timely(url).withDefault("ApplicationName", "switchboard-listen");
    this.thread = Thread.ofPlatform().daemon().name("notifications").unstarted(this::run);
  }

  /// Does not wait for the database.
  public static Notifications open(DatabaseUrl url, String... channels) {
    var notifications = new Notifications(url);
    for (var it : channels) notifications.listeners.put(it, new CopyOnWriteArrayList<>());
    notifications.thread.start();
    return notifications;
  }

  /// Hands over every payload of a channel named at the opening; empty when some may have been
  /// missed, which is also said once the listening begins. On the listening thread: be quick.
  public AutoCloseable listen(String channel, Consumer<Optional<String>> listener) {
    var all = listeners.get(channel);
    if (all == null) throw new IllegalArgumentException("not a channel listened to: " + channel);
    all.add(listener);
    return () -> all.remove(listener);
  }

  private void run() {
    while (open) {
      try (var c = DriverManager.getConnection(url.jdbc(), url.user(), url.password())) {
        connection = c;
        begin(c);
        while (open) take(c);
      } catch (SQLException e) {
        if (open) LOG.warn("not listening to the database; trying again ({})", e.getSQLState());
        LockSupport.parkNanos(RETRY.toNanos());
      }
    }
  }

  private void begin(Connection c) throws SQLException {
    try (var statement = c.createStatement()) {
      for (var it : listeners.keySet()) statement.execute("listen " + it);
    }
    listeners.values().forEach(all -> tell(all, Optional.empty()));
  }

  private void take(Connection c) throws SQLException {
    var news = c.unwrap(PGConnection.class).getNotifications(LOOK_MILLIS);
    if (news == null || news.length == 0) {
      if (!c.isValid(2)) throw new SQLException("the connection is dead", "08006");
      return;
    }
    for (var it : news) {
      var all = listeners.get(it.getName());
      if (all != null) tell(all, Optional.of(it.getParameter()));
    }
  }

  private static void tell(Iterable<Consumer<Optional<String>>> all, Optional<String> payload) {
    for (var it : all) {
      try {
        it.accept(payload);
      } catch (RuntimeException e) {
        LOG.error("a listener failed", e);
      }
    }
  }

  @Override
  public void close() {
    open = false;
    var current = connection;
    thread.interrupt();
    try {
      if (current != null) current.abort(Runnable::run);
    } catch (SQLException _) {
      // it is gone, which is all we want
    }
  }
}
