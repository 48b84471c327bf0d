package switchboard.edge.media;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.netty.channel.EventLoop;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// What a vendor has asked for and not been told yet. One that is to be asked for again is, until
/// the last answer is there or the vendor forgets it.
final class Errands {

  private static final int MOST = 32;
  private static final long AGAIN_MILLIS = 250;
  private static final JsonNode FAILED =
      JsonNodeFactory.instance.objectNode().put("error", "not available at the moment");

  private record Errand(
      int number, String call, int generation, String function, String arguments) {}

  private final Talk talk;
  private final EventLoop loop;
  private final Link link;
  private final Map<String, Errand> open = new HashMap<>();

  private int count;

  Errands(Talk talk, EventLoop loop, Link link) {
    this.talk = talk;
    this.loop = loop;
    this.link = link;
  }

  boolean none() {
    return open.isEmpty();
  }

  /// @param generation of the reply that it was wanted for
  void wants(String call, int generation, String function, String arguments) {
    var errand = new Errand(++count, call, generation, function, arguments);
    if (open.size() >= MOST || open.putIfAbsent(call, errand) != null) return;
    ask(errand);
  }

  void forget(List<String> calls) {
    calls.forEach(open::remove);
  }

  void forgetAll() {
    open.clear();
  }

  private void ask(Errand it) {
    talk.wants(it.call(), it.generation(), it.function(), it.arguments())
        .whenComplete((answer, failure) -> loop.execute(() -> told(it, answer, failure)));
  }

  private void told(Errand it, Talk.@Nullable Answer answer, @Nullable Throwable failure) {
    if (!it.equals(open.get(it.call()))) return;
    boolean pending = failure == null && answer != null && answer.pending();
    if (!pending) open.remove(it.call());
    link.answer(it.call(), answer == null ? FAILED : answer.told(), pending);
    if (pending) loop.schedule(() -> again(it), AGAIN_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void again(Errand it) {
    if (it.equals(open.get(it.call()))) ask(it);
  }
}
