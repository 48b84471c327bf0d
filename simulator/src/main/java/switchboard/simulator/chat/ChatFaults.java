package switchboard.simulator.chat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;

/// What goes wrong on purpose, with one answer each.
public final class ChatFaults {

  public enum Fault {
    /// Too many requests (429).
    BUSY,
    /// Broken inside (500).
    BROKEN,
    /// The key will not do (401).
    REFUSED,
    /// The connection is gone before anything is said.
    GONE,
    /// It breaks off in mid-sentence.
    DROP,
    /// Symbols instead of words.
    NONSENSE,
    /// Data for a machine instead of words.
    MACHINE,
    /// A line that belongs to no protocol.
    GARBAGE,
    /// A function with arguments that are no JSON.
    WRONG_JSON,
    /// A function that does not exist.
    UNKNOWN_FUNCTION,
    /// It never stops.
    ENDLESS,
    /// It never stops, nor takes breath.
    BREATHLESS,
    /// An answer without anything in it.
    NOTHING,
    /// Not a word for a long time.
    SILENCE,
    /// It promises what nobody did.
    LIE;

    List<Move> moves() {
      return switch (this) {
        case BUSY -> List.of(new Move.Refuse(429));
        case BROKEN -> List.of(new Move.Refuse(500));
        case REFUSED -> List.of(new Move.Refuse(401));
        case GONE -> List.of(new Move.Drop());
        case DROP ->
            List.of(new Move.Words("Well, let me tell you, I would have"), new Move.Drop());
        case NONSENSE ->
            List.of(
                new Move.Words("]]}} %% $$ ## ~~ ^^ && ||\n\u0007\u0007 {{ [[ ]] !!!!!!!!!!!! "));
        case MACHINE ->
            List.of(new Move.Words("{\"name\": \"find_times\", \"arguments\": {\"x\": 1}}\n"));
        case GARBAGE -> List.of(new Move.Garbage("data: {\"choices\": [{\"delta\": {\"con"));
        case WRONG_JSON -> List.of(new Move.Call("find_times", "{\"service\": \"faucet"));
        case UNKNOWN_FUNCTION -> List.of(new Move.Call("read_last_caller", "{}"));
        case ENDLESS ->
            List.of(new Move.Endless("And then there is one more thing I would like to say. "));
        case BREATHLESS -> List.of(new Move.Endless("and and and "));
        case NOTHING -> List.of();
        case SILENCE -> List.of(new Move.Pause(Duration.ofSeconds(30)));
        case LIE -> List.of(new Move.Words("Great, you're all booked for nine o'clock. "));
      };
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
