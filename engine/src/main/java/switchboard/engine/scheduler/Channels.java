package switchboard.engine.scheduler;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The channels through which a service tells us that a calendar has changed. Blocks: call on a
/// virtual thread.
public interface Channels {

  /// @param id our name for it
  /// @param watched what the service calls the thing watched
  record Channel(
      String id, String tenant, String resource, String source, String watched, Instant expires) {}

  Optional<Channel> byId(String id);

  /// Those of one link, the one that lasts longest first.
  List<Channel> all(String tenant, String resource, String source);

  /// Kept before the service is asked for it, since it may speak at once.
  void keep(Channel channel);

  void drop(String id);

  /// Notes that a message with this number has come; false if it came before or is older than one
  /// that did.
  boolean heard(String id, long number);
}
