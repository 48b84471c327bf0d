package switchboard.edge.duty;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.edge.duty.Handler.Outcome;
import switchboard.edge.http.Failures;
import switchboard.engine.duty.Duties;
import switchboard.engine.duty.Duty;

/// Works off duties for as long as it is open: a few at a time, at every interval and whenever
/// poked. What fails is tried again with growing pauses, and given up after so many attempts; no
/// failure of one duty, of its handler or of the database ends the work. Now and then it forgets
/// those long over. Any number of nodes may do this at once: a duty is leased to one of them, and
/// its handler is stopped before the lease ends.
///
/// Counted as `duties` by kind and outcome (`done`, `later`, `dropped`, `again`, `failed`) with the
/// time they took, and `duties.delay` by kind: how long after they were due they were begun.
public final class Worker implements AutoCloseable {

  /// How long a duty is remembered once it is over.
  static final Duration KEPT = Duration.ofDays(30);

  static final int BATCH = 500;
  private static final Duration TIDYING = Duration.ofHours(1);

  private static final Logger log = LoggerFactory.getLogger(Worker.class);

  /// @param interval between looks when nobody pokes
  /// @param lease after which another node may take what one has taken
  /// @param patience how long one duty may take; well below the lease
  /// @param concurrency duties under way at once on this node
  /// @param attempts after which a duty is given up
  public record Settings(
      Duration interval, Duration lease, Duration patience, int concurrency, int attempts) {

    public static final Settings USUAL =
        new Settings(Duration.ofSeconds(1), Duration.ofMinutes(2), Duration.ofSeconds(45), 16, 12);

    public Settings {
      if (patience.compareTo(lease) >= 0)
        throw new IllegalArgumentException("patience must end before the lease");
    }
  }

  private final Duties duties;
  private final Map<Duty.Kind, Handler> handlers;
  private final Settings settings;
  private final Clock clock;
  private final DoubleSupplier chance;
  private final MeterRegistry registry;
  private final Semaphore pokes = new Semaphore(0);
  private final Semaphore free;
  private final Thread loop;
  private volatile boolean open = true;
  private Instant tidied = Instant.EPOCH;

  private Worker(
      Duties duties,
      Map<Duty.Kind, Handler> handlers,
      Settings settings,
      Clock clock,
      DoubleSupplier chance,
      MeterRegistry registry) {
    this.duties = duties;
    this.handlers = new EnumMap<>(handlers);
    this.settings = settings;
    this.clock = clock;
    this.chance = chance;
    this.registry = registry;
    this.free = new Semaphore(settings.concurrency());
    this.loop = Thread.ofVirtual().name("duties").unstarted(this::work);
  }

  /// @param handlers by the kinds to be worked off; duties of other kinds are left alone
  /// @param chance gives numbers from 0 to 1, to spread what is tried again
  public static Worker start(
      Duties duties,
      Map<Duty.Kind, Handler> handlers,
      Settings settings,
      Clock clock,
      DoubleSupplier chance,
      MeterRegistry registry) {
    var worker = new Worker(duties, handlers, settings, clock, chance, registry);
    worker.loop.start();
    return worker;
  }

  /// Looks now if a topic of the read models' changes says that there may be something to do.
  public void heard(String topic) {
    if (topic.startsWith("duty:") || topic.equals("*")) poke();
  }

  public void poke() {
    pokes.release();
  }

  /// Takes nothing more and waits for what is under way, as long as one duty may take.
  @Override
  public void close() {
    open = false;
    poke();
    try {
      loop.join();
      var patience = settings.patience().plusSeconds(1).toMillis();
      if (free.tryAcquire(settings.concurrency(), patience, TimeUnit.MILLISECONDS))
        free.release(settings.concurrency());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void work() {
    while (open) {
      try {
        if (!round()) {
          tidy();
          rest();
        }
      } catch (RuntimeException e) {
        log.warn("Duties cannot be read: {}", Failures.describe(e));
        rest();
      } catch (InterruptedException _) {
        return;
      }
    }
  }

  /// A little at a time: what is left over is for the next look.
  private void tidy() {
    var now = clock.instant();
    if (now.isBefore(tidied.plus(TIDYING))) return;
    if (duties.purge(now.minus(KEPT), BATCH) < BATCH) tidied = now;
  }

  /// Whether there was anything to do.
  private boolean round() throws InterruptedException {
    free.acquire();
    free.release();
    var taken = taken(free.availablePermits());
    for (var it : taken) {
      free.acquire();
      Thread.ofVirtual().name("duty").start(() -> attend(it));
    }
    return !taken.isEmpty();
  }

  private List<Duty> taken(int limit) {
    pokes.drainPermits();
    return open
        ? duties.take(handlers.keySet(), limit, clock.instant(), settings.lease())
        : List.of();
  }

  private void attend(Duty it) {
    try {
      late(it);
      var sample = Timer.start(registry);
      sample.stop(timer(it, settle(it)));
    } catch (RuntimeException e) {
      log.warn(
          "Duty {} ({}) of tenant {} stays taken: {}",
          it.id(),
          it.kind(),
          it.tenant(),
          Failures.describe(e));
    } finally {
      free.release();
    }
  }

  private Timer timer(Duty it, String outcome) {
    return registry.timer("duties", "kind", kind(it), "outcome", outcome);
  }

  private void late(Duty it) {
    var late = Duration.between(it.due(), clock.instant());
    if (it.attempts() == 0 && !late.isNegative())
      registry.timer("duties.delay", "kind", kind(it)).record(late);
  }

  private static String kind(Duty it) {
    return it.kind().name().toLowerCase(Locale.ROOT);
  }

  /// A word for what came of it.
  private String settle(Duty it) {
    try {
      return switch (handled(it)) {
        case Outcome.Done() -> {
          duties.done(it);
          yield "done";
        }
        case Outcome.Later(var due, var why) -> {
          duties.again(it, due, why);
          yield "later";
        }
        case Outcome.Dropped(var why) -> {
          duties.drop(it, why);
          yield "dropped";
        }
      };
    } catch (Undone e) {
      return failed(it, e.cause);
    }
  }

  private String failed(Duty it, Throwable why) {
    var attempts = it.attempts() + 1;
    var kind = Failures.root(why).getClass().getSimpleName();
    log.warn(
        "Duty {} ({}) of tenant {} failed at attempt {}: {}",
        it.id(),
        it.kind(),
        it.tenant(),
        attempts,
        Failures.describe(why));
    if (attempts >= settings.attempts()) {
      duties.failed(it, kind);
      return "failed";
    }
    duties.again(it, clock.instant().plus(Pauses.after(attempts, chance.getAsDouble())), kind);
    return "again";
  }

  /// The handler threw, or took too long.
  private static final class Undone extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Throwable cause;

    private Undone(Throwable cause) {
      super(cause);
      this.cause = cause;
    }
  }

  /// On a thread of its own, so that it can be given up.
  private Outcome handled(Duty it) throws Undone {
    var outcome = new AtomicReference<@Nullable Outcome>();
    var fault = new AtomicReference<@Nullable Throwable>();
    var thread = Thread.ofVirtual().name("duty-" + kind(it)).start(() -> run(it, outcome, fault));
    await(thread);
    var done = outcome.get();
    if (done != null) return done;
    var thrown = fault.get();
    throw new Undone(thrown == null ? new TimeoutException() : thrown);
  }

  private void run(
      Duty it,
      AtomicReference<@Nullable Outcome> outcome,
      AtomicReference<@Nullable Throwable> fault) {
    try {
      var handler = handlers.get(it.kind());
      if (handler == null) throw new IllegalStateException("nobody does " + it.kind());
      outcome.set(handler.handle(it));
    } catch (Throwable e) {
      fault.set(e);
    }
  }

  private void await(Thread thread) throws Undone {
    try {
      if (!thread.join(settings.patience())) thread.interrupt();
    } catch (InterruptedException e) {
      throw new Undone(e);
    }
  }

  private void rest() {
    try {
      var _ = pokes.tryAcquire(settings.interval().toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      open = false;
    }
  }
}
