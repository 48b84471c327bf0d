package switchboard.simulator.twilio;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/// The conferences calls are joined in. One begins when somebody enters for whom it shall, and ends
/// when anybody leaves for whom it shall, or the last one does.
public final class Rooms {

  private static final class Room {
    private final Set<String> inside = new LinkedHashSet<>();
    private final Set<String> ever = new LinkedHashSet<>();
    private boolean started;
    private boolean ended;
  }

  private final Map<String, Room> rooms = new ConcurrentHashMap<>();

  synchronized void enter(String name, String call, boolean starts) {
    var room = rooms.computeIfAbsent(name, _ -> new Room());
    if (room.ended) {
      room = new Room();
      rooms.put(name, room);
    }
    room.inside.add(call);
    room.ever.add(call);
    room.started |= starts;
    notifyAll();
  }

  synchronized void leave(String name, String call, boolean ends) {
    var room = rooms.get(name);
    if (room == null || !room.inside.remove(call)) return;
    room.ended |= ends || room.inside.isEmpty();
    notifyAll();
  }

  /// Whether there is somebody to talk to.
  synchronized boolean joined(String name) {
    var room = rooms.get(name);
    return room != null && room.started && room.inside.size() > 1;
  }

  synchronized boolean ended(String name) {
    var room = rooms.get(name);
    return room == null || room.ended;
  }

  /// Everybody who was ever in there together.
  public synchronized Set<String> guests(String name) {
    var room = rooms.get(name);
    return room == null ? Set.of() : Set.copyOf(room.ever);
  }

  /// Names of all there have been.
  public Set<String> names() {
    return Set.copyOf(rooms.keySet());
  }

  /// Waits a moment, or until something changes.
  synchronized void pause(Duration most, BooleanSupplier unless) throws InterruptedException {
    long end = System.nanoTime() + most.toNanos();
    for (long left = most.toNanos(); left > 0 && !unless.getAsBoolean(); ) {
      wait(left / 1_000_000 + 1);
      left = end - System.nanoTime();
    }
  }
}
