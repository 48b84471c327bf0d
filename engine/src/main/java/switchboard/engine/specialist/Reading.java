package switchboard.engine.specialist;

import java.util.ArrayList;
import java.util.List;
import switchboard.engine.specialist.Library.Found;
import switchboard.engine.tenant.Specialist;

/// A specialist who needs no key and no network: looks up what their sources say to a question, and
/// says so when they do not. Nothing is ever said that does not stand there. Pure.
public final class Reading {

  /// Below this a specialist would be guessing.
  static final double SURE = 0.42;

  private static final double MORE = 0.12;
  private static final double NEAR = 0.55;

  private Reading() {}

  /// @param all the specialists of the business; what stands everywhere tells little
  public static Opinion of(Specialist who, List<Specialist> all, String question) {
    var library = Library.of(all);
    var found = library.search(who.id(), question);
    if (found.isEmpty()) return new Opinion.Unknown();
    var best = fullest(found);
    var said = new ArrayList<>(List.of(best.passage().said()));
    double covered = best.covered();
    for (var it : found) {
      if (it.equals(best) || it.score() < best.score() * NEAR) continue;
      double together = library.covered(question, best.passage(), it.passage());
      if (together - covered < MORE) continue;
      said.add(it.passage().said());
      covered = together;
      break;
    }
    return covered < SURE
        ? new Opinion.Unknown()
        : new Opinion.Answered(String.join(" ", said), Math.min(1, covered));
  }

  /// Of those that rank about alike the one that speaks of most of it.
  private static Found fullest(List<Found> found) {
    var first = found.getFirst();
    return found.stream()
        .limit(3)
        .filter(it -> it.score() >= first.score() * 0.9)
        .reduce((one, other) -> other.covered() > one.covered() + 0.05 ? other : one)
        .orElse(first);
  }

  /// How much of a question the sources of a specialist speak of, 0 to 1.
  static double covers(Specialist who, List<Specialist> all, String question) {
    return Library.of(all).search(who.id(), question).stream()
        .limit(3)
        .mapToDouble(Found::covered)
        .max()
        .orElse(0);
  }
}
