package switchboard.engine.specialist;

import java.time.Duration;
import java.util.List;

/// What a caller hears while specialists think. Pure.
public final class Waiting {

  private static final Duration FIRST = Duration.ofSeconds(4);
  private static final Duration EACH = Duration.ofSeconds(8);

  private Waiting() {}

  /// @param who they are, as they are named
  /// @param waited so far
  public static String of(List<String> who, Duration waited) {
    var all = Senses.waiting();
    var after = waited.minus(FIRST);
    int at = after.isNegative() ? 0 : 1 + (int) (after.dividedBy(EACH) % (all.size() - 1));
    return all.get(at).replace("{who}", named(who));
  }

  /// What somebody reads who wrote.
  public static String written(List<String> who) {
    return Senses.writing().replace("{who}", named(who));
  }

  /// "our heating specialist and our drainage specialist"; more cannot be listened to.
  public static String named(List<String> who) {
    if (who.isEmpty()) return "our specialists";
    if (who.size() == 1) return "our " + who.getFirst();
    return who.size() == 2
        ? "our " + who.getFirst() + " and our " + who.getLast()
        : "three of our specialists";
  }
}
