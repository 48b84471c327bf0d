package switchboard.edge.owner;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What this node has counted of Twilio's requests for one tenant: the meters `twilio.requests`,
/// `twilio.errors` (tags `tenant`, `kind`) and `voice.sessions` (tag `tenant`).
record TwilioMetrics(
    OffsetDateTime since, long requests, long errors, long voiceSessions, List<Path> paths) {

  record Path(String path, long requests, long errors) {}

  private static final Map<String, String> PATHS = Map.of("voice", "", "turn", "voice/");

  static TwilioMetrics of(OffsetDateTime since, MeterRegistry registry, String tenant) {
    var requests = byKind(registry, "twilio.requests", tenant);
    var errors = byKind(registry, "twilio.errors", tenant);
    var kinds = new TreeMap<>(requests);
    kinds.putAll(errors);
    return new TwilioMetrics(
        since,
        sum(requests),
        sum(errors),
        sum(byKind(registry, "voice.sessions", tenant)),
        kinds.keySet().stream()
            .map(it ->
                new Path(path(it), requests.getOrDefault(it, 0L), errors.getOrDefault(it, 0L)))
            .toList());
  }

  private static Map<String, Long> byKind(MeterRegistry registry, String meter, String tenant) {
    var counts = new TreeMap<String, Long>();
    for (var it : registry.find(meter).tag("tenant", tenant).counters())
      counts.merge(kind(it), Math.round(it.count()), Long::sum);
    return counts;
  }

  private static String kind(Counter counter) {
    return Optional.ofNullable(counter.getId().getTag("kind")).orElse("other");
  }

  private static String path(String kind) {
    return "/twilio/" + PATHS.getOrDefault(kind, "") + kind;
  }

  private static long sum(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
