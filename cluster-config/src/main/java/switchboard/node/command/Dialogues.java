package switchboard.node.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.HdrHistogram.Histogram;
import switchboard.engine.conversation.Mind;
import switchboard.engine.conversation.Rehearsal.Open;
import switchboard.engine.dialogue.Brain;
import switchboard.engine.dialogue.Frame;
import switchboard.engine.dialogue.Setting;
import switchboard.engine.dialogue.Stimulus;
import switchboard.engine.replay.Configuration;
import switchboard.engine.replay.OpenDialogues;
import switchboard.engine.tenant.Presets;
import switchboard.engine.tenant.Tenant.Status;
import switchboard.engine.tenant.Tenants.Card;
import switchboard.engine.understanding.Understander;
import switchboard.engine.understanding.Understander.Expectation;
import switchboard.engine.understanding.Vocabulary;

/// Weighs open conversations, and times the way from a caller's words to the decision.
final class Dialogues {

  private static final Instant NOW = Instant.parse("2026-03-02T15:00:00Z");
  private static final Duration WARM_UP = Duration.ofSeconds(10);
  private static final List<String> SAID =
      List.of(
          "yes please",
          "could somebody come next tuesday around ten to look at our boiler",
          "hi this is ann lee at 42 elm street my number is nine one three five five five oh one four two",
          "what would you charge for a new water heater roughly",
          "no not tuesday i said thursday afternoon",
          "my basement is flooding and the water will not stop",
          "can you tell me when you are open on saturday and where you are",
          "so my sister was here for the weekend and she said the drain smelled funny and i said it has"
              + " always been like that but then this morning there was a bit of water on the floor so"
              + " could you send someone by on friday after lunch or the monday after");

  private final Understander understander = Minds.understander();
  private final Brain brain = Minds.brain();
  private final Card card =
      new Card("plumber", Presets.all().getFirst().profile(), Status.ACTIVE, 1);

  /// One line of JSON.
  String measure(int dialogues, Duration duration) {
    double heap = heap(dialogues);
    decide(WARM_UP);
    var times = decide(duration);
    var out = JsonNodeFactory.instance.objectNode();
    out.put("dialogues", dialogues).put("heap_mb", rounded(heap));
    out.put("heap_mb_per_1000", rounded(heap * 1000 / dialogues));
    out.put("decisions", times.wall().getTotalCount());
    out.put("decision_p50_ms", millis(times.wall(), 50));
    out.put("decision_p99_ms", millis(times.wall(), 99));
    out.put("decision_cpu_p99_ms", millis(times.processor(), 99));
    return out.toString();
  }

  /// Megabytes that are held by so many dialogues and by nothing else.
  private double heap(int dialogues) {
    var configuration = new Configuration(card, understander, brain, List::of);
    OpenDialogues.hold(50, configuration, NOW);
    long before = used();
    List<Open> open = OpenDialogues.hold(dialogues, configuration, NOW);
    try {
      return (used() - before) / (1024.0 * 1024.0);
    } finally {
      Reference.reachabilityFence(open);
    }
  }

  private static long used() {
    var memory = ManagementFactory.getMemoryMXBean();
    for (int n = 0; n < 3; n++) memory.gc();
    return memory.getHeapMemoryUsage().getUsed();
  }

  /// @param wall by the clock on the wall, which also counts what else the machine does
  /// @param processor what the thread itself was at work
  private record Times(Histogram wall, Histogram processor) {

    static Times empty() {
      var longest = Duration.ofSeconds(10).toNanos();
      return new Times(new Histogram(longest, 3), new Histogram(longest, 3));
    }
  }

  private Times decide(Duration duration) {
    var threads = ManagementFactory.getThreadMXBean();
    var setting = new Setting(card.profile(), NOW, true);
    var vocabulary = Mind.known(card.profile());
    var times = Times.empty();
    long end = System.nanoTime() + duration.toNanos();
    for (int n = 0; System.nanoTime() < end; n++) {
      long started = System.nanoTime();
      long worked = threads.getCurrentThreadCpuTime();
      decide(SAID.get(n % SAID.size()), setting, vocabulary);
      times.processor().recordValue(threads.getCurrentThreadCpuTime() - worked);
      times.wall().recordValue(System.nanoTime() - started);
    }
    return times;
  }

  private void decide(String words, Setting setting, Vocabulary vocabulary) {
    var zone = setting.profile().zone();
    var meaning = understander.understand(words, NOW, zone, vocabulary, Expectation.ANYTHING);
    brain.think(Frame.EMPTY, new Stimulus.Said(words, meaning), setting);
  }

  private static double millis(Histogram times, double percentile) {
    return rounded(times.getValueAtPercentile(percentile) / 1e6);
  }

  private static double rounded(double it) {
    return Math.round(it * 1000) / 1000.0;
  }
}
