package switchboard.simulator.chat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;

/// What goes wrong on purpose, with one answer each.
public final class ChatFaults {

  public enum Fault {
    /// Too many requests (429).
    BUSY(new Move.Refuse(429)),
    /// Broken inside (500).
    BROKEN(new Move.Refuse(500)),
    /// The key will not do (401).
    REFUSED(new Move.Refuse(401)),
    /// The connection is gone before anything is said.
    GONE(new Move.Drop()),
    /// It breaks off in mid-sentence.
    DROP(new Move.Words("Well, let me tell you, I would have"), new Move.Drop()),
    /// Symbols instead of words.
    NONSENSE(new Move.Words("]]}} %% $$ ## ~~ ^^ && ||\n\u0007\u0007 {{ [[ ]] !!!!!!!!!!!! ")),
    /// Data for a machine instead of words.
    MACHINE(new Move.Words("{\"name\": \"find_times\", \"arguments\": {\"x\": 1}}\n")),
    /// A line that belongs to no protocol.
    GARBAGE(new Move.Garbage("data: {\"choices\": [{\"delta\": {\"con")),
    /// A function with arguments that are no JSON.
    WRONG_JSON(new Move.Call("find_times", "{\"service\": \"faucet")),
    /// A function that does not exist.
    UNKNOWN_FUNCTION(new Move.Call("read_last_caller", "{}")),
    /// It never stops.
    ENDLESS(new Move.Endless("And then there is one more thing I would like to tell you. ")),
    /// It never stops, nor takes breath.
    BREATHLESS(new Move.Endless("and and and ")),
    /// An answer without anything in it.
    NOTHING,
    /// Not a word for a long time.
    SILENCE(new Move.Pause(Duration.ofSeconds(30))),
    /// It promises what nobody did.
    LIE(new Move.Words("Great, you're all booked for nine o'clock. "));

    private final List<Move> moves;

    Fault(Move... moves) {
      this.moves = List.of(moves);
    }

    List<Move> moves() {
      return moves;
    }
  }

  private final ConcurrentLinkedQueue<Fault> queue = new ConcurrentLinkedQueue<>();

  /// The next `n` answers are like this.
  public void next(int n, Fault fault) {
    for (int i = 0; i < n; i++) queue.add(fault);
  }

  /// Everything works again, from now on.
  public void clear() {
    queue.clear();
  }

  Optional<Fault> poll() {
    return Optional.ofNullable(queue.poll());
  }
}
