package switchboard.node.race;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import switchboard.simulator.race.Claim;

/// What claimants believe, held against what is stored. Counts whoever was told yes without an
/// appointment, whoever has one and was not told, whoever has two, and appointments of nobody who
/// claimed.
///
/// @param wins appointments that are stored
/// @param unoffered who were told no and offered nothing else
/// @param differences one line for each that is lost
record Tally(long wins, long unoffered, List<String> differences) {

  /// @param winners the numbers of those who have an appointment, as often as they have one
  /// @param texted the numbers of those who were told yes by text
  static Tally of(Collection<Claim> claims, List<String> winners, Set<String> texted) {
    var have = new HashMap<String, Integer>();
    winners.forEach(it -> have.merge(it, 1, Integer::sum));
    var unknown = new HashSet<>(have.keySet());
    claims.forEach(it -> unknown.remove(it.phone()));
    var differences = new ArrayList<String>();
    for (var it : claims) {
      boolean told = it.yes() || texted.contains(it.phone());
      int has = have.getOrDefault(it.phone(), 0);
      if (has != (told ? 1 : 0)) differences.add("%s told %s has %d".formatted(it, told, has));
    }
    unknown.forEach(it -> differences.add("nobody who claimed has " + have.get(it)));
    return new Tally(winners.size(), claims.stream().filter(Tally::unoffered).count(), differences);
  }

  private static boolean unoffered(Claim it) {
    return it.settled() && !it.yes() && !it.alternatives();
  }

  long lost() {
    return differences.size();
  }

  /// How it went, by the way they came.
  static Map<String, Long> ways(Collection<Claim> claims) {
    var ways = new TreeMap<String, Long>();
    for (var it : claims)
      ways.merge(
          it.way().name().toLowerCase(Locale.ROOT)
              + (it.yes() ? " yes" : it.settled() ? " no" : " unsettled"),
          1L,
          Long::sum);
    return ways;
  }
}
