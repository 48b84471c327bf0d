package switchboard.engine.llm;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/// The providers this node can ask, each behind a [Breaker] of its own.
public final class Panel {

  private static final LanguageModel.Run NOTHING = () -> {};

  private final Map<String, LanguageModel> models;
  private final Map<String, Breaker> breakers = new ConcurrentHashMap<>();
  private final Watch watch;
  private final Clock clock;

  /// @param models by the provider's name, the preferred first
  public Panel(Map<String, LanguageModel> models, Watch watch, Clock clock) {
    this.models = new LinkedHashMap<>(models);
    this.watch = watch;
    this.clock = clock;
  }

  public static Panel none() {
    return new Panel(Map.of(), Watch.NOBODY, Clock.systemUTC());
  }

  /// Those that are known and well, in the order wished for; without a wish in our own.
  public List<String> available(List<String> wished) {
    var order = wished.isEmpty() ? List.copyOf(models.keySet()) : wished;
    var now = clock.instant();
    return order.stream()
        .filter(models::containsKey)
        .filter(it -> breaker(it).allows(now))
        .toList();
  }

  private Breaker breaker(String provider) {
    return breakers.getOrDefault(provider, Breaker.CLOSED);
  }

  /// Asks one of them. The sink hears of an unknown provider as of any other failure.
  public LanguageModel.Run ask(String provider, Prompt prompt, LanguageModel.Sink sink) {
    var model = Optional.ofNullable(models.get(provider));
    if (model.isEmpty()) {
      sink.failed(Failure.REFUSED);
      return NOTHING;
    }
    change(provider, it -> it.asked(clock.instant()));
    watch.asked(provider);
    return model.get().ask(prompt, new Guarded(provider, sink));
  }

  /// What a listener made of an answer that came whole but was of no use.
  public void useless(String provider, Failure why) {
    watch.failed(provider, why);
    if (why.illness()) change(provider, it -> it.failed(clock.instant()));
  }

  /// What was not taken as it came, though the answer was of use.
  public void checked(String provider, String what) {
    watch.checked(provider, what);
  }

  private void change(String provider, java.util.function.UnaryOperator<Breaker> how) {
    breakers.compute(provider, (_, it) -> how.apply(it == null ? Breaker.CLOSED : it));
  }

  /// Passes everything on, once, and takes note.
  private final class Guarded implements LanguageModel.Sink {
    private final String provider;
    private final LanguageModel.Sink inner;
    private final Instant asked = clock.instant();
    private final AtomicBoolean begun = new AtomicBoolean();
    private final AtomicBoolean over = new AtomicBoolean();

    Guarded(String provider, LanguageModel.Sink inner) {
      this.provider = provider;
      this.inner = inner;
    }

    private void begin() {
      if (begun.compareAndSet(false, true))
        watch.begun(provider, Duration.between(asked, clock.instant()));
    }

    @Override
    public void words(String piece) {
      if (over.get()) return;
      begin();
      inner.words(piece);
    }

    @Override
    public void wants(String id, String function, JsonNode arguments) {
      if (over.get()) return;
      begin();
      inner.wants(id, function, arguments);
    }

    @Override
    public void done(Cost cost) {
      if (!over.compareAndSet(false, true)) return;
      change(provider, Breaker::succeeded);
      watch.done(provider, cost);
      inner.done(cost);
    }

    @Override
    public void failed(Failure why) {
      if (!over.compareAndSet(false, true)) return;
      useless(provider, why);
      inner.failed(why);
    }
  }
}
