package switchboard.edge.widget;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;
import switchboard.edge.http.Json;
import switchboard.engine.conversation.Conversations;
import switchboard.engine.conversation.Conversations.Turn;

/// What was said in a visitor's thread before. Blocks.
record History(Conversations read) {

  private static final int MOST = 60;
  private static final int LOOKS = 15;
  private static final long APART = 100;

  /// The turns after the last one whose reply somebody sees; -1: all of late. Waits a little where
  /// the read model does not yet know of the last they know of.
  ArrayNode since(String tenant, String thread, int seen, int last) {
    var all = Json.MAPPER.createArrayNode();
    var turns = settled(tenant, thread, last);
    turns.stream()
        .filter(it -> it.turn() > seen)
        .skip(Math.max(0, turns.stream().filter(it -> it.turn() > seen).count() - MOST))
        .forEach(it -> line(all, it));
    return all;
  }

  private static void line(ArrayNode all, Turn it) {
    var line = all.addObject().put("turn", it.turn());
    it.said().ifPresent(words -> line.put("said", words));
    it.reply().filter(words -> !words.isEmpty()).ifPresent(words -> line.put("reply", words));
  }

  private List<Turn> settled(String tenant, String thread, int last) {
    var turns = turns(tenant, thread);
    for (int i = 0; i < LOOKS && turns.stream().noneMatch(it -> settled(it, last)); i++) {
      try {
        Thread.sleep(APART);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return turns;
      }
      turns = turns(tenant, thread);
    }
    return turns;
  }

  private static boolean settled(Turn it, int last) {
    return last < 1 || (it.turn() >= last && it.reply().isPresent());
  }

  private List<Turn> turns(String tenant, String thread) {
    return read.byId(tenant, thread).map(Conversations.Detail::turns).orElse(List.of());
  }
}
