package switchboard.edge.relay;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// What the caller did while the turn before was still being answered: few moves, in order; words
/// that follow words are one move.
final class Moves {

  private static final int MOST = 4;
  private static final int LONGEST = 2_000;

  private final Deque<Move> all = new ArrayDeque<>();

  /// @return whether there was room
  boolean add(Move move) {
    if (move instanceof Move.Speak(var words)
        && all.peekLast() instanceof Move.Speak(var before)) {
      if (before.length() + words.length() >= LONGEST) return false;
      all.removeLast();
      return all.add(new Move.Speak(before + " " + words));
    }
    return all.size() < MOST && all.add(move);
  }

  /// What was refused comes before what came after it.
  void back(Move move) {
    if (move instanceof Move.Speak(var words)
        && all.peekFirst() instanceof Move.Speak(var after)) {
      all.removeFirst();
      all.addFirst(new Move.Speak(words + " " + after));
    } else if (!(move instanceof Move.KeepSilent || move instanceof Move.Look)) {
      all.addFirst(move);
    }
  }

  Optional<Move> next() {
    return Optional.ofNullable(all.pollFirst());
  }

  boolean none() {
    return all.isEmpty();
  }
}
