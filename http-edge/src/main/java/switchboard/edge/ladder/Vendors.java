package switchboard.edge.ladder;

import java.time.Clock;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import switchboard.edge.cascade.Cascade;
import switchboard.edge.media.SpeechVendor;
import switchboard.engine.ladder.Ladder.VendorState;
import switchboard.engine.llm.Breaker;

/// The speech vendors of this node, each behind a breaker of its own.
public final class Vendors {

  private final Map<String, SpeechVendor> all = new LinkedHashMap<>();
  private final Map<String, Integer> most;
  private final Map<String, Breaker> breakers = new ConcurrentHashMap<>();
  private final Clock clock;
  private final Optional<Cascade> cascade;

  /// @param most calls at once, by name; who is not in it may have any number
  public Vendors(Iterable<SpeechVendor> vendors, Map<String, Integer> most, Clock clock) {
    this(vendors, Optional.empty(), most, clock);
  }

  /// @param cascade of those that do not think, where there are any
  public Vendors(
      Iterable<SpeechVendor> vendors,
      Optional<Cascade> cascade,
      Map<String, Integer> most,
      Clock clock) {
    for (var it : vendors) all.put(it.name(), it);
    this.cascade = cascade.filter(Cascade::there);
    this.most = Map.copyOf(most);
    this.clock = clock;
  }

  public static Vendors none() {
    return new Vendors(Set.of(), Map.of(), Clock.systemUTC());
  }

  public Set<String> names() {
    var names = new HashSet<>(all.keySet());
    if (cascade.isPresent()) names.add(Cascade.NAME);
    return Set.copyOf(names);
  }

  Optional<Cascade> cascade() {
    return cascade;
  }

  Optional<SpeechVendor> named(String name) {
    return Optional.ofNullable(all.get(name));
  }

  VendorState state(Optional<String> name) {
    if (name.isEmpty() || !names().contains(name.get())) return VendorState.UNCONFIGURED;
    boolean well = breaker(name.get()).allows(clock.instant());
    return well ? VendorState.WELL : VendorState.BROKEN;
  }

  OptionalInt most(Optional<String> name) {
    return name.map(most::get).map(OptionalInt::of).orElseGet(OptionalInt::empty);
  }

  private Breaker breaker(String name) {
    return breakers.getOrDefault(name, Breaker.CLOSED);
  }

  /// A call is sent there.
  void asked(String name) {
    change(name, it -> it.asked(clock.instant()));
  }

  void succeeded(String name) {
    change(name, Breaker::succeeded);
  }

  void failed(String name) {
    change(name, it -> it.failed(clock.instant()));
  }

  private void change(String name, UnaryOperator<Breaker> how) {
    breakers.compute(name, (_, it) -> how.apply(it == null ? Breaker.CLOSED : it));
  }
}
