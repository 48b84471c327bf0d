package switchboard.edge.assessment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.engine.assessment.Assessment;
import switchboard.engine.assessment.Assessment.By;
import switchboard.engine.assessment.Opinion;
import switchboard.engine.assessment.Transcript;
import switchboard.engine.llm.Budget;
import switchboard.engine.llm.Cost;
import switchboard.engine.llm.Failure;
import switchboard.engine.llm.LanguageModel.Sink;
import switchboard.engine.llm.Models;
import switchboard.engine.llm.Panel;
import switchboard.engine.tenant.Brain;
import switchboard.engine.tenant.Tenants.Card;

/// Asks a language model what a conversation was like, where the tenant has one and its budget
/// allows. Whatever comes of that, there is an assessment: the embedded one where the model's is of
/// no use.
///
/// @param models which may be asked for a tenant just now
/// @param patience how long one of them may take
public record ModelScorer(
    Panel panel, Function<Card, Models> models, Duration patience, MeterRegistry registry)
    implements Scorer {

  private static final Logger log = LoggerFactory.getLogger(ModelScorer.class);
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int LONGEST = 20_000;

  @Override
  public Assessment assess(Card tenant, Transcript transcript) throws Exception {
    var embedded = Scorer.EMBEDDED.assess(tenant, transcript);
    var provider = provider(tenant);
    if (provider.isEmpty() || !transcript.spoken()) return counted(embedded, "embedded");
    var opinion = new Opinion(transcript, tenant.profile().language(), embedded);
    var heard = ask(provider.get(), opinion, tenant);
    return opinion
        .read(heard.answer())
        .map(it -> counted(it.by(new By(provider.get(), heard.cost())), "model"))
        .orElseGet(() -> useless(provider.get(), embedded, heard));
  }

  private Optional<String> provider(Card tenant) {
    var those = models.apply(tenant);
    return tenant
        .profile()
        .brain()
        .filter(it -> new Budget(it.limits()).allows(Cost.NONE, those.month()))
        .flatMap(_ -> those.providers().stream().findFirst());
  }

  private Assessment useless(String provider, Assessment embedded, Heard heard) {
    log.info("{} gave no assessment of use; the embedded one stands", provider);
    return counted(embedded.by(new By(By.RULES, heard.cost())), "fallback");
  }

  private Assessment counted(Assessment it, String by) {
    registry.counter("assessments", "by", by).increment();
    return it;
  }

  /// @param answer missing if there was none
  private record Heard(JsonNode answer, Cost cost) {}

  private Heard ask(String provider, Opinion opinion, Card tenant) throws InterruptedException {
    var model = tenant.profile().brain().map(Brain::models).map(it -> it.get(provider));
    var ear = new Ear();
    var run = panel.ask(provider, opinion.prompt(model), ear);
    try {
      return ear.whole.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException _) {
      run.cancel();
      panel.useless(provider, Failure.OVERDUE);
      return new Heard(MissingNode.getInstance(), ear.guessed());
    }
  }

  /// Takes the first call of the function, or words that are its arguments.
  private static final class Ear implements Sink {
    private final CompletableFuture<Heard> whole = new CompletableFuture<>();
    private final StringBuilder words = new StringBuilder();
    private Optional<JsonNode> answer = Optional.empty();

    @Override
    public synchronized void words(String piece) {
      if (words.length() < LONGEST) words.append(piece);
    }

    @Override
    public synchronized void wants(String id, String function, JsonNode arguments) {
      if (function.equals(Opinion.FUNCTION) && answer.isEmpty()) answer = Optional.of(arguments);
    }

    @Override
    public synchronized void done(Cost cost) {
      whole.complete(new Heard(answer.orElseGet(this::parsed), cost));
    }

    @Override
    public void failed(Failure why) {
      whole.complete(new Heard(MissingNode.getInstance(), Cost.NONE));
    }

    private JsonNode parsed() {
      int from = words.indexOf("{");
      int to = words.lastIndexOf("}");
      if (from < 0 || to < from) return MissingNode.getInstance();
      try {
        return JSON.readTree(words.substring(from, to + 1));
      } catch (JsonProcessingException _) {
        return MissingNode.getInstance();
      }
    }

    /// What was said until we stopped listening, at about four letters a token.
    synchronized Cost guessed() {
      return new Cost(0, words.length() / 4, 0);
    }
  }
}
