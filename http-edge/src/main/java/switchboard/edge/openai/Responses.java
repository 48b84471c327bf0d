package switchboard.edge.openai;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Asks for one response after another: the service takes no second one while it speaks, and none
/// is wanted while the caller does.
final class Responses {

  private static final int MOST = 16;

  private final Consumer<ObjectNode> wire;
  private final ArrayDeque<ObjectNode> wanted = new ArrayDeque<>();
  private @Nullable ObjectNode asked;
  private @Nullable String running;
  private boolean caller;
  private int count;

  Responses(Consumer<ObjectNode> wire) {
    this.wire = wire;
  }

  /// Wants one that says what it is told to.
  void want(ObjectNode create) {
    if (wanted.size() < MOST) wanted.add(create.put("event_id", "create-" + ++count));
    next();
  }

  /// Wants one that goes by what has been said; one is enough for all reasons.
  void wantReply() {
    if (wanted.stream().anyMatch(Responses::plain)) next();
    else want(RealtimeMessages.reply());
  }

  private static boolean plain(ObjectNode create) {
    return !create.has("response");
  }

  private void next() {
    if (caller || running != null || asked != null) return;
    asked = wanted.poll();
    if (asked != null) wire.accept(asked);
  }

  /// The caller has begun to speak; the service answers by itself when they have done.
  void hold() {
    caller = true;
  }

  /// Whatever the caller said, nobody answers it.
  void release() {
    caller = false;
    next();
  }

  /// One has begun; what it goes by is all that has been said, so no other is wanted for that.
  void created(String id) {
    if (asked == null) wanted.removeIf(Responses::plain);
    running = id;
    asked = null;
    caller = false;
  }

  void done() {
    running = null;
    asked = null;
    next();
  }

  /// The one asked for last was turned down: if another was running, it is asked for again after
  /// that.
  ///
  /// @param event by which it was asked for; empty: not told
  /// @return whether it was one of these
  boolean failed(String event, boolean busy) {
    var mine = asked;
    if (mine == null) return busy;
    if (!event.equals(mine.path("event_id").asText()) && !(busy && event.isEmpty())) return false;
    asked = null;
    if (busy) wanted.addFirst(mine);
    if (busy && running == null) running = "";
    next();
    return true;
  }

  Optional<String> running() {
    return Optional.ofNullable(running);
  }
}
