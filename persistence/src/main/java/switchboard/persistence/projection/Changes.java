package switchboard.persistence.projection;

import java.sql.SQLException;
import java.util.function.Consumer;
import switchboard.persistence.database.Notifications;

/// What changes in the views of this database, whichever node changes it: topics of the form
/// `view:topic`, where the view said `tx.touch(topic)`, and `part:topic`, where it said
/// `tx.touch(part, topic)`. Told once it is committed. One per node.
public final class Changes {

  /// The channel the [Notifications] must listen to.
  public static final String CHANNEL = "switchboard_view";

  /// Told in the place of a topic when changes may have been missed: whoever watches looks again.
  public static final String ANY = "*";

  private static final int LONGEST = 2000;

  private final Notifications notifications;

  private Changes(Notifications notifications) {
    this.notifications = notifications;
  }

  public static Changes of(Notifications notifications) {
    return new Changes(notifications);
  }

  /// Hands every topic to `watcher` until closed. On the listening thread: be quick.
  public AutoCloseable subscribe(Consumer<String> watcher) {
    return notifications.listen(CHANNEL, it -> watcher.accept(it.orElse(ANY)));
  }

  /// Announces what a transaction has touched, each topic once.
  static void announce(JdbcTransaction tx, String view) throws SQLException {
    if (tx.touched().isEmpty()) return;
    var topics =
        tx.touched().stream()
            .map(it -> topic(it.part().orElse(view), it.topic()))
            .distinct()
            .toArray(String[]::new);
    tx.query(
        "select pg_notify('" + CHANNEL + "', topic) from unnest(?) topic",
        _ -> true,
        (Object) topics);
  }

  private static String topic(String name, String topic) {
    var whole = name + ":" + topic;
    return whole.length() <= LONGEST ? whole : name + ":" + ANY;
  }

  /// Announces that everything may have changed.
  static void announceAny(JdbcTransaction tx) throws SQLException {
    tx.query("select pg_notify('" + CHANNEL + "', '" + ANY + "')", _ -> true);
  }
}
