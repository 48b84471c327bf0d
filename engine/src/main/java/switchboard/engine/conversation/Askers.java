package switchboard.engine.conversation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pekko.actor.typed.ActorRef;
import switchboard.engine.conversation.Conversation.Reply;
import switchboard.engine.conversation.Event.FillerSpoken;
import switchboard.engine.privacy.Personal;

/// Those who wait for the reply of a turn. Not persisted: whoever asked in vain asks again.
final class Askers {

  private final Map<Integer, List<ActorRef<Reply>>> waiting = new HashMap<>();

  void await(int turn, ActorRef<Reply> asker) {
    waiting.computeIfAbsent(turn, _ -> new ArrayList<>()).add(asker);
  }

  boolean any() {
    return !waiting.isEmpty();
  }

  boolean any(int turn) {
    return waiting.containsKey(turn);
  }

  /// Something to say while the rest is being thought of.
  void fill(State state, FillerSpoken it) {
    var language = state.frame().talk().manner().language();
    var text = Personal.of(it.text());
    var part = new Reply.Part(it.turn(), text, Advising.waited(state), language);
    var askers = waiting.remove(it.turn());
    if (askers != null) askers.forEach(asker -> asker.tell(part));
  }

  /// Tells whoever waits for a reply that there is by now.
  void answer(State state) {
    waiting
        .entrySet()
        .removeIf(it -> {
          var reply = state.reply(it.getKey());
          reply.ifPresent(say -> it.getValue().forEach(asker -> asker.tell(say)));
          return reply.isPresent();
        });
  }
}
