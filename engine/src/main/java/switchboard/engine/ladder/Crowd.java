package switchboard.engine.ladder;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import switchboard.engine.conversation.Rung;

/// How many calls there are just now, beside the one to be decided on, and how many there may be.
/// Empty limits are none.
public record Crowd(Level vendor, Level tenant, Level node) {

  public static final Crowd NONE = new Crowd(Level.FREE, Level.FREE, Level.FREE);

  /// @param calls there are
  /// @param most there may be
  public record Level(int calls, OptionalInt most) {

    public static final Level FREE = new Level(0, OptionalInt.empty());

    public static Level of(int calls, int most) {
      return new Level(calls, OptionalInt.of(most));
    }

    boolean full() {
      return reached(1);
    }

    private boolean reached(int times) {
      return most.isPresent() && calls >= (long) most.getAsInt() * times;
    }

    /// The best that is left: up to the limit everything, up to twice as many calls webhooks, up to
    /// three times keys alone, and beyond that the caller leaves word.
    Optional<Rung> highest() {
      if (!full()) return Optional.empty();
      if (!reached(2)) return Optional.of(Rung.GATHER);
      return Optional.of(reached(3) ? Rung.VOICEMAIL : Rung.KEYPAD);
    }
  }

  /// A limit that keeps a call from the rung it would have.
  ///
  /// @param name `vendor`, `tenant` or `node`
  /// @param highest the best that is left
  public record Limit(String name, Rung highest) {

    String reason() {
      return name + "-full";
    }
  }

  /// What keeps a call from this rung; the strictest first.
  Optional<Limit> above(Rung rung) {
    var vendor = this.vendor.full() ? Optional.of(Rung.RELAY) : Optional.<Rung>empty();
    return Stream.of(
            limit("node", node.highest()),
            limit("tenant", tenant.highest()),
            limit("vendor", vendor.filter(_ -> rung == Rung.SPEECH)))
        .flatMap(Optional::stream)
        .filter(it -> it.highest().below(rung))
        .max(java.util.Comparator.comparing(Limit::highest));
  }

  private static Optional<Limit> limit(String name, Optional<Rung> highest) {
    return highest.map(it -> new Limit(name, it));
  }
}
