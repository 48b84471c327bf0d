package switchboard.edge.ladder;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import switchboard.engine.ladder.Crowd;
import switchboard.engine.ladder.Crowd.Level;

/// The calls this node holds just now. One that is not heard of for a while has gone.
public final class Seats {

  private record Seat(String tenant, Optional<String> vendor, Instant until) {}

  /// Where somebody wants to sit down.
  ///
  /// @param conversation the call's
  /// @param vendor it would be led by
  /// @param most calls there may be: of the vendor, the tenant and the node
  public record Wish(String conversation, String tenant, Optional<String> vendor, Most most) {}

  public record Most(OptionalInt vendor, OptionalInt tenant, OptionalInt node) {

    public static final Most ENDLESS =
        new Most(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());
  }

  /// What comes of a wish.
  ///
  /// @param lasting how long the seat is kept if nothing more is heard of the call; empty: none is
  ///   taken
  /// @param vendor that leads it
  public record Placed<T>(T outcome, Optional<Duration> lasting, Optional<String> vendor) {}

  private final Map<String, Seat> seats = new HashMap<>();
  private final Clock clock;

  public Seats(Clock clock) {
    this.clock = clock;
  }

  Instant now() {
    return clock.instant();
  }

  /// Decides by the calls there are, and takes the seat before anybody else can.
  public synchronized <T> T decide(Wish wish, Function<Crowd, Placed<T>> decision) {
    var placed = decision.apply(crowd(wish));
    seats.remove(wish.conversation());
    placed.lasting().ifPresent(it -> take(wish.conversation(), wish.tenant(), placed.vendor(), it));
    return placed.outcome();
  }

  public synchronized void take(
      String conversation, String tenant, Optional<String> vendor, Duration lasting) {
    seats.put(conversation, new Seat(tenant, vendor, clock.instant().plus(lasting)));
  }

  /// The call is still there; whoever led it no longer does.
  public synchronized void keep(String conversation, String tenant, Duration lasting) {
    take(conversation, tenant, Optional.empty(), lasting);
  }

  public synchronized void leave(String conversation) {
    seats.remove(conversation);
  }

  public synchronized int taken() {
    var now = clock.instant();
    seats.values().removeIf(it -> !now.isBefore(it.until()));
    return seats.size();
  }

  private Crowd crowd(Wish wish) {
    var now = clock.instant();
    seats.values().removeIf(it -> !now.isBefore(it.until()));
    int vendor = 0;
    int tenant = 0;
    int node = 0;
    for (var it : seats.entrySet()) {
      if (it.getKey().equals(wish.conversation())) continue;
      var seat = it.getValue();
      node++;
      if (seat.tenant().equals(wish.tenant())) tenant++;
      if (seat.vendor().isPresent() && seat.vendor().equals(wish.vendor())) vendor++;
    }
    var most = wish.most();
    return new Crowd(
        new Level(vendor, most.vendor()),
        new Level(tenant, most.tenant()),
        new Level(node, most.node()));
  }
}
