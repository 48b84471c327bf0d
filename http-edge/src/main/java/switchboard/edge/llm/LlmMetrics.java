package switchboard.edge.llm;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import switchboard.engine.llm.Cost;
import switchboard.engine.llm.Failure;
import switchboard.engine.llm.Watch;

/// Counts requests, failures and tokens of each provider, and how long the first token takes.
public final class LlmMetrics implements Watch {

  private final MeterRegistry registry;

  public LlmMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  @Override
  public void asked(String provider) {
    registry.counter("llm_requests", "provider", provider).increment();
  }

  @Override
  public void begun(String provider, Duration after) {
    Timer.builder("llm_first_token_seconds")
        .tag("provider", provider)
        .publishPercentiles(0.5, 0.99)
        .register(registry)
        .record(after);
  }

  @Override
  public void done(String provider, Cost cost) {
    tokens(provider, "input", cost.input());
    tokens(provider, "output", cost.output());
    registry.counter("llm_cost_minor", "provider", provider).increment(cost.micros() / 1e6);
  }

  @Override
  public void checked(String provider, String what) {
    registry.counter("llm_checked", "provider", provider, "what", what).increment();
  }

  private void tokens(String provider, String direction, long count) {
    registry
        .counter("llm_tokens", "provider", provider, "direction", direction)
        .increment((double) count);
  }

  @Override
  public void failed(String provider, Failure why) {
    var reason = why.name().toLowerCase(Locale.ROOT);
    registry.counter("llm_failures", "provider", provider, "reason", reason).increment();
  }
}
