package switchboard.persistence.projection;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.ConcurrentLinkedQueue;
import switchboard.persistence.database.Await;
import switchboard.persistence.database.Notifications;
import switchboard.persistence.database.TestDatabase;

/// What is told of changes from the moment on at which it certainly is heard.
public final class Heard implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final ConcurrentLinkedQueue<String> topics = new ConcurrentLinkedQueue<>();
  private final Notifications notifications;

  private Heard(TestDatabase database) {
    this.notifications = Notifications.open(database.url(), Changes.CHANNEL);
    var _ = Changes.of(notifications).subscribe(topics::add);
  }

  /// Whether it begins to listen before or after it is subscribed to makes no difference.
  public static Heard of(TestDatabase database) throws Exception {
    var heard = new Heard(database);
    Await.until(PATIENCE, "listening", () -> heard.hears(database, "anything"));
    heard.hears(database, "the last of it");
    Await.until(PATIENCE, "the last of it", () -> heard.topics.contains("the last of it"));
    heard.topics.clear();
    return heard;
  }

  private boolean hears(TestDatabase database, String topic) throws SQLException {
    database.run("select pg_notify('" + Changes.CHANNEL + "', ?)", topic);
    return topics.contains(topic);
  }

  public Collection<String> topics() {
    return topics;
  }

  @Override
  public void close() {
    notifications.close();
  }
}
