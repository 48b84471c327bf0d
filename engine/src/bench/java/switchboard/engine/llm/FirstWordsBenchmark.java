package switchboard.engine.llm;

import java.util.List;
import java.util.Optional;
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
import switchboard.engine.conversation.LedConversation;

/// Our own time from the first token of a model to the first words out: pieces to sentence,
/// sentence into the conversation, the decision, and the reply; and the prompt before it.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class FirstWordsBenchmark {
  private LedConversation conversation = new LedConversation();

  @Setup
  public void begin() {
    conversation = new LedConversation();
  }

  @Benchmark
  public String firstWords() {
    var all = Sentences.NONE;
    var whole = List.<String>of();
    for (var piece : List.of("We ", "have ", "nine", " or", " two.", " Which ")) {
      var step = all.add(piece);
      all = step.next();
      if (!step.whole().isEmpty()) whole = step.whole();
    }
    return conversation.reply(whole.getFirst());
  }

  @Benchmark
  public Optional<Prompt> prompt() {
    return conversation.prompt();
  }
}
