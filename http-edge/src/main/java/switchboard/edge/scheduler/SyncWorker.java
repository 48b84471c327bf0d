package switchboard.edge.scheduler;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.edge.http.Failures;
import switchboard.engine.privacy.Personal;
import switchboard.engine.privacy.Seals;
import switchboard.engine.scheduler.Links;
import switchboard.engine.scheduler.Links.Link;
import switchboard.engine.tenant.Tenants;

/// Reads the calendars outside for as long as it is open: each when it is due, and at once when
/// poked. Any number of nodes may do this; a calendar is read by one at a time.
public final class SyncWorker implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(SyncWorker.class);
  private static final Duration INTERVAL = Duration.ofSeconds(1);
  private static final Duration AGAIN = Duration.ofMinutes(10);

  private final Tenants tenants;
  private final Links links;
  private final Sync sync;
  private final Rhythm rhythm;
  private final Clock clock;
  private final MeterRegistry registry;
  private final Map<String, Asked> asked = new ConcurrentHashMap<>();
  private final Semaphore pokes = new Semaphore(0);
  private final Semaphore free;
  private final ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor();
  private final Thread worker;
  private volatile boolean open = true;

  private record Asked(long version, Instant at) {}

  private SyncWorker(
      Outsides outsides,
      FeedReader feeds,
      Rhythm rhythm,
      Clock clock,
      DoubleSupplier chance,
      MeterRegistry registry) {
    this.tenants = outsides.tenants();
    this.links = outsides.links();
    this.sync = new Sync(outsides, feeds, rhythm, clock, chance);
    this.rhythm = rhythm;
    this.clock = clock;
    this.registry = registry;
    this.free = new Semaphore(rhythm.concurrency());
    this.worker = Thread.ofVirtual().name("outside-sync").unstarted(this::work);
  }

  /// @param chance gives numbers from 0 to 1, to spread what is tried again
  public static SyncWorker start(
      Outsides outsides,
      FeedReader feeds,
      Rhythm rhythm,
      Clock clock,
      DoubleSupplier chance,
      MeterRegistry registry) {
    var worker = new SyncWorker(outsides, feeds, rhythm, clock, chance, registry);
    worker.worker.start();
    return worker;
  }

  /// What a channel of ours shows with every notification: known to us and the service alone.
  public static Personal channelToken(Seals seals, String tenant, String channel) {
    return Watching.token(seals, tenant, channel);
  }

  /// Something may be due: look now.
  public void poke() {
    pokes.release();
  }

  /// Takes nothing more and waits for what is under way.
  @Override
  public void close() {
    open = false;
    poke();
    try {
      worker.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    readers.close();
  }

  private void work() {
    while (open) {
      try {
        want();
        if (!round()) rest();
      } catch (RuntimeException e) {
        log.warn("Calendars outside cannot be looked after: {}", Failures.describe(e));
        rest();
      } catch (InterruptedException _) {
        return;
      }
    }
  }

  /// Profiles that changed, and the others now and then.
  private void want() {
    var now = clock.instant();
    for (var card : tenants.all()) {
      var last = asked.get(card.id());
      if (last != null && last.version == card.version() && last.at.plus(AGAIN).isAfter(now))
        continue;
      links.want(card.id(), card.version(), Addresses.wanted(card.profile()), now);
      asked.put(card.id(), new Asked(card.version(), now));
    }
  }

  private boolean round() throws InterruptedException {
    free.acquire();
    free.release();
    pokes.drainPermits();
    if (!open) return false;
    var taken = links.take(free.availablePermits(), clock.instant(), rhythm.lease());
    for (var link : taken) {
      free.acquire();
      readers.execute(() -> read(link));
    }
    return !taken.isEmpty();
  }

  private void read(Link link) {
    var started = System.nanoTime();
    try {
      sync.run(link);
    } catch (RuntimeException e) {
      log.warn("{} stays due: {}", link.source().name(), Failures.describe(e));
    } finally {
      registry
          .timer("outside.reads", "kind", link.source().kind().name())
          .record(Duration.ofNanos(System.nanoTime() - started));
      free.release();
    }
  }

  private void rest() {
    try {
      var _ = pokes.tryAcquire(INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      open = false;
    }
  }
}
