package switchboard.edge.message;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.edge.http.Failures;
import switchboard.engine.message.Outbox;
import switchboard.engine.message.Outbox.Message;

/// Works off one channel of the outbox for as long as it is open: a few messages at a time, at
/// every interval and whenever poked. Each message reaches the network once, even if a node dies
/// between handing it over and noting so. Any number of nodes may do this at once; on one node, a
/// message taken again while it is under way waits for its turn.
public final class Delivery implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Delivery.class);

  /// @param interval between looks into the outbox when nobody pokes
  /// @param patience after which a message somebody took counts as unreported; well above what one
  ///   attempt may last
  /// @param concurrency messages under way at once on this node
  /// @param callbackBase our public address; empty: the network is not asked to report
  public record Settings(
      Duration interval, Duration patience, int concurrency, Optional<String> callbackBase) {}

  private final Outbox outbox;
  private final Settings settings;
  private final Clock clock;
  private final Carrier carrier;
  private final Semaphore pokes = new Semaphore(0);
  private final Semaphore free;
  private final List<ReentrantLock> turns = Stream.generate(ReentrantLock::new).limit(256).toList();
  private final ExecutorService couriers = Executors.newVirtualThreadPerTaskExecutor();
  private final Thread worker;
  private volatile boolean open = true;

  private Delivery(Outbox outbox, Carrier carrier, Settings settings, Clock clock) {
    this.outbox = outbox;
    this.settings = settings;
    this.clock = clock;
    this.carrier = carrier;
    this.free = new Semaphore(settings.concurrency());
    this.worker = Thread.ofVirtual().name("delivery-" + carrier.channel()).unstarted(this::work);
  }

  /// Delivers texts.
  ///
  /// @param chance gives numbers from 0 to 1, to spread what is tried again
  public static Delivery start(
      Outbox outbox, Sender sender, Settings settings, Clock clock, DoubleSupplier chance) {
    var courier = new Courier(outbox, sender, settings.callbackBase(), clock, chance);
    return start(outbox, courier, settings, clock);
  }

  /// Delivers what the carrier carries.
  public static Delivery start(Outbox outbox, Carrier carrier, Settings settings, Clock clock) {
    var delivery = new Delivery(outbox, carrier, settings, clock);
    delivery.worker.start();
    return delivery;
  }

  /// There may be something to send: look now.
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
    couriers.close();
  }

  private void work() {
    while (open) {
      try {
        if (!round()) rest();
      } catch (RuntimeException e) {
        log.warn("The outbox cannot be read: {}", Failures.describe(e));
        rest();
      } catch (InterruptedException _) {
        return;
      }
    }
  }

  /// Whether there was anything to do.
  private boolean round() throws InterruptedException {
    free.acquire();
    free.release();
    var taken = taken(free.availablePermits());
    for (var message : taken) {
      free.acquire();
      couriers.execute(() -> carry(message));
    }
    return !taken.isEmpty();
  }

  private List<Message> taken(int limit) {
    pokes.drainPermits();
    if (!open) return List.of();
    return outbox.take(carrier.channel(), limit, clock.instant(), settings.patience());
  }

  private void carry(Message message) {
    var turn = turn(message);
    var waited = !turn.tryLock();
    if (waited) turn.lock();
    try {
      carrier.carry(message, waited);
    } catch (RuntimeException e) {
      log.warn(
          "Message {} of tenant {} stays open: {}",
          message.id(),
          message.tenant(),
          Failures.describe(e));
    } finally {
      turn.unlock();
      free.release();
    }
  }

  private ReentrantLock turn(Message message) {
    return turns.get(Math.floorMod(message.id().hashCode(), turns.size()));
  }

  private void rest() {
    try {
      var _ = pokes.tryAcquire(settings.interval().toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      open = false;
    }
  }
}
