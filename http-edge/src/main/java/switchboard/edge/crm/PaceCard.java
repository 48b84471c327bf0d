package switchboard.edge.crm;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import switchboard.engine.conversation.Conversations.Turn;

/// How fast a call is answered, over all its turns so far.
///
/// @param turns that were timed
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record PaceCard(
    int turns, Optional<Spread> first, Optional<Spread> complete, Optional<Spread> tools) {

  /// Half of the turns took at most `p50` milliseconds, nineteen in twenty at most `p95`.
  record Spread(long p50, long p95) {

    private static Optional<Spread> of(
        List<TimingCard> all, Function<TimingCard, Optional<Long>> what) {
      var sorted = all.stream().flatMap(it -> what.apply(it).stream()).sorted().toList();
      if (sorted.isEmpty()) return Optional.empty();
      return Optional.of(new Spread(at(sorted, 50), at(sorted, 95)));
    }

    private static long at(List<Long> sorted, int percent) {
      int rank = (sorted.size() * percent + 99) / 100;
      return sorted.get(Math.max(0, rank - 1));
    }
  }

  static Optional<PaceCard> of(List<Turn> turns) {
    var timed = turns.stream().flatMap(it -> TimingCard.of(it).stream()).toList();
    if (timed.isEmpty()) return Optional.empty();
    return Optional.of(
        new PaceCard(
            timed.size(),
            Spread.of(timed, TimingCard::first),
            Spread.of(timed, TimingCard::complete),
            Spread.of(timed, TimingCard::tools)));
  }
}
