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

  private final Map<Integer, List<Asker>> waiting = new HashMap<>();

  /// @param said how long what they have of the reply is; negative: they want it whole
  private record Asker(ActorRef<Reply> ref, int said) {}

  void await(int turn, ActorRef<Reply> asker) {
    await(turn, -1, asker);
  }

  void await(int turn, int said, ActorRef<Reply> asker) {
    waiting.computeIfAbsent(turn, _ -> new ArrayList<>()).add(new Asker(asker, said));
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
    var part = new Reply.Part(it.turn(), text, Advising.waited(state), language, 0);
    var askers = waiting.remove(it.turn());
    if (askers != null) askers.forEach(asker -> asker.ref().tell(part));
  }

  /// Tells whoever waits for a reply that there is by now, or for the next sentence of it.
  void answer(State state) {
    int turn = state.turns().current();
    state.consultation().inquiry().filter(it -> it.turn() == turn).ifPresent(it -> speak(state, it));
    waiting
        .entrySet()
        .removeIf(it -> {
          var reply = state.reply(it.getKey());
          reply.ifPresent(say -> it.getValue().forEach(asker -> asker.ref().tell(say)));
          return reply.isPresent();
        });
  }

  private void speak(State state, Inquiry inquiry) {
    var askers = waiting.get(inquiry.turn());
    var text = inquiry.text();
    if (askers == null || text.isEmpty() || state.turns().replied()) return;
    var language = state.frame().talk().manner().language();
    var part =
        new Reply.Part(inquiry.turn(), Personal.of(text), false, language, text.length());
    askers.removeIf(it -> {
      boolean news = it.said() >= 0 && it.said() != text.length();
      if (news) it.ref().tell(part);
      return news;
    });
    if (askers.isEmpty()) waiting.remove(inquiry.turn());
  }
}
