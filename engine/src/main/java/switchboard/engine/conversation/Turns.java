package switchboard.engine.conversation;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import switchboard.engine.conversation.Event.KeysPressed;
import switchboard.engine.conversation.Event.Next;
import switchboard.engine.conversation.Event.Replied;
import switchboard.engine.conversation.Event.ReplyHeard;
import switchboard.engine.conversation.Event.ReplyInterrupted;
import switchboard.engine.conversation.Event.SilenceKept;
import switchboard.engine.conversation.Event.TextReceived;
import switchboard.engine.conversation.Event.UtteranceHeard;
import switchboard.engine.privacy.Personal;

/// Whose turn it is, and what was answered in the last few turns.
///
/// @param current the last turn that has begun
/// @param replied whether it has been answered
/// @param text the text that began it, in a text thread
/// @param replies the latest answers by turn
/// @param messages the turns of the latest texts, by the network's id
/// @param queue texts that came while another was being worked on, each to be a turn of its own
/// @param undelivered turns of texts whose reply may not have reached the network
/// @param cut the last reply that was interrupted
record Turns(
    int current,
    boolean replied,
    Optional<TextReceived> text,
    Map<Integer, Answer> replies,
    Map<String, Integer> messages,
    List<TextReceived> queue,
    @JsonInclude(NON_EMPTY) Set<Integer> undelivered,
    @JsonInclude(NON_EMPTY) Optional<ReplyInterrupted> cut) {

  static final Turns NONE =
      new Turns(
          0, false, Optional.empty(), Map.of(), Map.of(), List.of(), Set.of(), Optional.empty());

  private static final int KEPT = 16;

  record Answer(Personal text, Next next) {}

  Turns {
    undelivered = undelivered == null ? Set.of() : undelivered;
  }

  Turns apply(Event.OfTurns event) {
    return switch (event) {
      case UtteranceHeard it -> begun(it.turn(), Optional.empty());
      case KeysPressed it -> begun(it.turn(), Optional.empty());
      case SilenceKept it -> begun(it.turn(), Optional.empty());
      case Event.HandedBack it -> begun(it.turn(), Optional.empty());
      case TextReceived it -> (busy() ? queued(it) : begun(it)).noting(it.message(), it.turn());
      case Replied(var turn, var text, var next, _) ->
          answered(turn, new Answer(text, next)).awaiting(turn, text).next();
      case ReplyHeard(var turn, _) -> delivered(turn);
      case ReplyInterrupted it -> cut(it);
    };
  }

  private Turns begun(int turn, Optional<TextReceived> text) {
    return new Turns(turn, false, text, replies, messages, queue, undelivered, cut);
  }

  private Turns cut(ReplyInterrupted it) {
    return new Turns(
        current, replied, text, replies, messages, queue, undelivered, Optional.of(it));
  }

  /// Whether the reply of a turn was interrupted, as far as the latest turns go.
  boolean cutShort(int turn) {
    return heard(turn).isPresent();
  }

  /// What of the reply of a turn was heard, where it was interrupted.
  Optional<Personal> heard(int turn) {
    return cut.filter(it -> it.turn() == turn).map(ReplyInterrupted::heard);
  }

  private Turns begun(TextReceived text) {
    return begun(text.turn(), Optional.of(text));
  }

  /// Whether a text is still being worked on.
  private boolean busy() {
    return text.isPresent() && !replied;
  }

  private Turns queued(TextReceived text) {
    var all = Stream.concat(queue.stream(), Stream.of(text)).toList();
    return new Turns(current, replied, this.text, replies, messages, all, undelivered, cut);
  }

  /// The turn that the next text begins.
  int following() {
    return current + queue.size() + 1;
  }

  private Turns next() {
    if (!replied || queue.isEmpty()) return this;
    var rest = queue.subList(1, queue.size());
    return new Turns(current, replied, text, replies, messages, List.copyOf(rest), undelivered, cut)
        .begun(queue.getFirst());
  }

  private Turns noting(String message, int turn) {
    return new Turns(
        current, replied, text, replies, with(messages, message, turn), queue, undelivered, cut);
  }

  private Turns answered(int turn, Answer answer) {
    return new Turns(
        current,
        replied || turn == current,
        text,
        with(replies, turn, answer),
        messages,
        queue,
        undelivered,
        cut);
  }

  private Turns awaiting(int turn, Personal said) {
    boolean written = text.isPresent() && !said.erased() && !said.text().isEmpty();
    return written ? undelivered(Stream.concat(undelivered.stream(), Stream.of(turn))) : this;
  }

  private Turns delivered(int turn) {
    return undelivered.contains(turn)
        ? undelivered(undelivered.stream().filter(it -> it != turn))
        : this;
  }

  private Turns undelivered(Stream<Integer> turns) {
    return new Turns(
        current,
        replied,
        text,
        replies,
        messages,
        queue,
        turns.collect(Collectors.toUnmodifiableSet()),
        cut);
  }

  private static <K, V> Map<K, V> with(Map<K, V> all, K key, V value) {
    var next = new LinkedHashMap<>(all);
    next.put(key, value);
    if (next.size() > KEPT) next.remove(next.firstEntry().getKey());
    return next;
  }

  /// The turn that a text began; the current one if it is no longer remembered.
  int turn(String message) {
    return messages.getOrDefault(message, current);
  }

  /// The answer of a turn; for one long past, the latest there is.
  Optional<Answer> reply(int turn) {
    if (turn > current || (turn == current && !replied)) return Optional.empty();
    return Optional.ofNullable(replies.get(turn))
        .or(() -> Optional.ofNullable(replies.get(current)));
  }
}
