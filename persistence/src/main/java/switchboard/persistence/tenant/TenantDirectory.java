package switchboard.persistence.tenant;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.engine.Phone;
import switchboard.engine.tenant.Tenant.KeyKind;
import switchboard.engine.tenant.Tenants;
import switchboard.persistence.journal.Failures;
import switchboard.persistence.projection.Changes;

/// The tenants in the memory of this node. Looks for changes every few seconds and whenever it is
/// told that there are some; while the database is away it answers from what it last saw.
public final class TenantDirectory implements Tenants, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(TenantDirectory.class);

  private final TenantTables tables;
  private final Clock clock;
  private final ReentrantLock reading = new ReentrantLock();
  private final Semaphore news = new Semaphore(0);
  private volatile boolean closed;
  private volatile boolean failing;
  private volatile Snapshot seen = Snapshot.EMPTY;
  private volatile Optional<Instant> asOf = Optional.empty();

  private TenantDirectory(DataSource source, Clock clock) {
    this.tables = new TenantTables(source);
    this.clock = clock;
  }

  /// A directory that has read the tenants, or tried to, and keeps reading.
  ///
  /// @param every how long to wait for changes nobody told of
  public static TenantDirectory open(DataSource source, Duration every, Clock clock) {
    var directory = new TenantDirectory(source, clock);
    directory.attempt();
    Thread.ofVirtual().name("tenant-directory").start(() -> directory.run(every));
    return directory;
  }

  @Override
  public Optional<Card> byId(String id) {
    return Optional.ofNullable(seen.byId().get(id)).map(TenantTables.Known::card);
  }

  @Override
  public Optional<Card> byNumber(Phone dialled) {
    return Optional.ofNullable(seen.byNumber().get(dialled.e164())).flatMap(this::byId);
  }

  @Override
  public Optional<Card> byKey(KeyKind kind, String hash) {
    return Optional.ofNullable(seen.byKey().get(new Snapshot.Key(kind, hash))).flatMap(this::byId);
  }

  @Override
  public Collection<Card> all() {
    return seen.byId().values().stream().map(TenantTables.Known::card).toList();
  }

  /// When the tenants were last known to be as they are here; empty while they never were.
  public Optional<Instant> asOf() {
    return asOf;
  }

  /// Takes the topics of [Changes#subscribe].
  public void heard(String topic) {
    if (topic.startsWith("tenant:") || topic.equals(Changes.ANY)) changed();
  }

  /// Says that something has changed. Returns at once; the change is read on a virtual thread.
  public void changed() {
    news.release();
  }

  /// Reads what has changed before it returns. Blocks: for virtual threads.
  public void refresh() {
    reading.lock();
    try {
      var now = clock.instant();
      seen = Snapshot.of(tables.changedSince(seen.byId()));
      asOf = Optional.of(now);
    } finally {
      reading.unlock();
    }
  }

  private void run(Duration every) {
    try {
      while (!closed) {
        var _ = news.tryAcquire(every.toNanos(), TimeUnit.NANOSECONDS);
        news.drainPermits();
        if (!closed) attempt();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void attempt() {
    try {
      refresh();
      if (failing) LOG.info("tenants are read again");
      failing = false;
    } catch (RuntimeException e) {
      if (!failing) LOG.warn("tenants cannot be read; those last seen stay ({})", Failures.kind(e));
      failing = true;
    }
  }

  @Override
  public void close() {
    closed = true;
    changed();
  }

  /// Everything at one moment, indexed.
  private record Snapshot(
      Map<String, TenantTables.Known> byId, Map<String, String> byNumber, Map<Key, String> byKey) {

    static final Snapshot EMPTY = new Snapshot(Map.of(), Map.of(), Map.of());

    record Key(KeyKind kind, String hash) {}

    static Snapshot of(Map<String, TenantTables.Known> known) {
      return new Snapshot(known, numbers(known), keys(known));
    }

    private static Map<String, String> numbers(Map<String, TenantTables.Known> known) {
      return known.values().stream()
          .flatMap(it -> it.claims().stream())
          .sorted()
          .collect(
              toUnmodifiableMap(
                  TenantTables.Claim::number, TenantTables.Claim::tenant, (first, _) -> first));
    }

    private static Map<Key, String> keys(Map<String, TenantTables.Known> known) {
      return known.values().stream()
          .flatMap(it ->
              it.keys().entrySet().stream()
                  .map(key -> Map.entry(new Key(key.getKey(), key.getValue()), it.card().id())))
          .collect(toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue, (first, _) -> first));
    }
  }
}
