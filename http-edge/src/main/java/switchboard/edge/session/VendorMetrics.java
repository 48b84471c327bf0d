package switchboard.edge.session;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import switchboard.edge.media.SpeechVendor.Loss;

/// The figures of one service, `switchboard_vendor_…`.
public final class VendorMetrics {

  private static final Pattern CODE = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,59}");
  private static final int MOST_CODES = 50;

  private final MeterRegistry registry;
  private final String vendor;
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger codes = new AtomicInteger();
  private final Set<String> known = ConcurrentHashMap.newKeySet();
  private final Counter early;
  private final Counter slow;
  private final Counter unknown;
  private final Counter functions;
  private final Timer ready;

  public VendorMetrics(MeterRegistry registry, String vendor) {
    this.registry = registry;
    this.vendor = vendor;
    this.early = dropped("early");
    this.slow = dropped("slow");
    this.unknown = registry.counter("switchboard_vendor_unknown", "vendor", vendor);
    this.functions = registry.counter("switchboard_vendor_functions", "vendor", vendor);
    this.ready = registry.timer("switchboard_vendor_ready_seconds", "vendor", vendor);
    registry.gauge("switchboard_vendor_sessions", Tags.of("vendor", vendor), open);
  }

  private Counter dropped(String reason) {
    return registry.counter("switchboard_vendor_audio_dropped", "vendor", vendor, "reason", reason);
  }

  void opened() {
    open.incrementAndGet();
  }

  void ended() {
    open.decrementAndGet();
  }

  void ready(Duration after) {
    ready.record(after);
  }

  void lost(Loss.Cause cause) {
    var reason = cause.name().toLowerCase(Locale.ROOT);
    registry.counter("switchboard_vendor_lost", "vendor", vendor, "reason", reason).increment();
  }

  void early() {
    early.increment();
  }

  void slow() {
    slow.increment();
  }

  /// A message nobody here knows.
  public void unknown() {
    unknown.increment();
  }

  public void function() {
    functions.increment();
  }

  /// Something it complained about and went on.
  public void warned(String code) {
    registry
        .counter("switchboard_vendor_warnings", "vendor", vendor, "code", label(code))
        .increment();
  }

  /// Its own word, if it is one, and not too many of them.
  private String label(String code) {
    var word = word(code);
    if (known.contains(word)) return word;
    if (codes.incrementAndGet() > MOST_CODES) return "other";
    known.add(word);
    return word;
  }

  static String word(String code) {
    return CODE.matcher(code).matches() ? code : "other";
  }
}
