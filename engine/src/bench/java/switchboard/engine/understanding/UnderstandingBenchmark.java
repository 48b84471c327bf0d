package switchboard.engine.understanding;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import switchboard.engine.conversation.Mind;
import switchboard.engine.dialogue.Brain;
import switchboard.engine.dialogue.Frame;
import switchboard.engine.dialogue.Phrases;
import switchboard.engine.dialogue.RuleBrain;
import switchboard.engine.dialogue.Setting;
import switchboard.engine.dialogue.Stimulus;
import switchboard.engine.dialogue.Thought;
import switchboard.engine.tenant.Presets;
import switchboard.engine.understanding.Understander.Expectation;

/// How long one utterance takes from its words to the decision, short and rambling ones in turn.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class UnderstandingBenchmark {
  private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
  private static final List<String> SAID =
      List.of(
          "yes please",
          "could somebody come next tuesday around ten to look at our boiler",
          "hi this is ann lee at 42 elm street my number is nine one three five five five oh one four two and the kitchen tap drips",
          "what would you charge for a new water heater roughly",
          "so my sister was here for the weekend and she said the drain smelled funny and i said it has"
              + " always been like that but then this morning there was a bit of water on the floor"
              + " nothing terrible and i mopped it up so anyway what i wanted to ask is whether you"
              + " could send someone by on friday after lunch or the monday after");

  private Understander understander;
  private Brain brain;
  private Setting setting;
  private Vocabulary vocabulary;
  private int turn;

  @Setup
  public void learn() {
    understander = new EmbeddedUnderstander().warm();
    brain = new RuleBrain(Phrases.of("en"));
    var profile = Presets.all().getFirst().profile();
    setting = new Setting(profile, NOW, true);
    vocabulary = Mind.known(profile);
  }

  @Benchmark
  public Thought understandAndDecide() {
    var words = SAID.get(Math.floorMod(turn++, SAID.size()));
    var zone = setting.profile().zone();
    var meaning =
        understander.understand(words, NOW, zone, vocabulary, Expectation.ANYTHING);
    return brain.think(Frame.EMPTY, new Stimulus.Said(words, meaning), setting);
  }
}
