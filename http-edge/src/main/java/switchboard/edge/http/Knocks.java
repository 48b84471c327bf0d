package switchboard.edge.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// How often a stranger may fail to prove who they are: a bucket of failures per client address
/// that refills steadily. Remembers the latest addresses only, so nobody can fill the memory.
public final class Knocks {

  private record Bucket(double left, Instant at) {}

  private final int burst;
  private final Duration refill;
  private final Clock clock;
  private final Map<String, Bucket> buckets;

  /// @param burst failures allowed at once
  /// @param refill time after which one more is allowed
  /// @param addresses how many are remembered
  public Knocks(int burst, Duration refill, int addresses, Clock clock) {
    this.burst = burst;
    this.refill = refill;
    this.clock = clock;
    this.buckets =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > addresses;
          }
        };
  }

  /// Whether the address may try at all.
  public synchronized boolean welcome(String address) {
    return left(address) >= 1;
  }

  /// Notes a failure.
  public synchronized void failed(String address) {
    buckets.put(address, new Bucket(Math.max(0, left(address) - 1), clock.instant()));
  }

  private double left(String address) {
    var bucket = buckets.get(address);
    if (bucket == null) return burst;
    var elapsed = Duration.between(bucket.at(), clock.instant());
    return Math.min(burst, bucket.left() + (double) elapsed.toNanos() / refill.toNanos());
  }
}
