package switchboard.simulator.twilio;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import switchboard.simulator.twilio.Webhooks.Method;

/// The calls that run right now, and what the REST service has asked of each.
public final class LiveCalls {

  /// A change to a running call. It is taken up before the call's next verb.
  public sealed interface Update {

    record Complete() implements Update {}

    record Run(String twiml) implements Update {}

    record Fetch(URI url, Method method) implements Update {}
  }

  private final Map<String, AtomicReference<@Nullable Update>> calls = new ConcurrentHashMap<>();

  private final Rooms rooms = new Rooms();

  /// The conferences they are joined in.
  public Rooms rooms() {
    return rooms;
  }

  /// Whether there is a change to be taken up.
  boolean pending(String sid) {
    var call = calls.get(sid);
    return call != null && call.get() != null;
  }

  void begin(String sid) {
    calls.put(sid, new AtomicReference<>());
  }

  void end(String sid) {
    calls.remove(sid);
  }

  /// Whether the call runs, and so will take the change up.
  public boolean update(String sid, Update update) {
    var call = calls.get(sid);
    if (call != null) call.set(update);
    return call != null;
  }

  /// Whether the call runs.
  public boolean runs(String sid) {
    return calls.containsKey(sid);
  }

  /// Whether there is a change to be taken up.
  boolean asked(String sid) {
    var call = calls.get(sid);
    return call != null && call.get() != null;
  }

  Optional<Update> take(String sid) {
    var call = calls.get(sid);
    return call == null ? Optional.empty() : Optional.ofNullable(call.getAndSet(null));
  }
}
