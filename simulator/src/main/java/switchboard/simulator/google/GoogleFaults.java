package switchboard.simulator.google;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// What goes wrong on purpose.
public final class GoogleFaults {

  private final ConcurrentLinkedQueue<Integer> failures = new ConcurrentLinkedQueue<>();
  private final AtomicInteger unanswered = new AtomicInteger();
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile Optional<Integer> down = Optional.empty();
  private volatile Duration delay = Duration.ZERO;
  private volatile boolean twice;

  /// The next `n` requests to calendars are refused with `status` and change nothing.
  public void failNext(int n, int status) {
    for (var i = 0; i < n; i++) failures.add(status);
  }

  /// The next `n` requests that change something are obeyed, but never answered.
  public void leaveNextUnanswered(int n) {
    unanswered.addAndGet(n);
  }

  /// Every request to calendars is refused with `status` until [#clear].
  public void down(int status) {
    down = Optional.of(status);
  }

  /// Every answer takes that long.
  public void delay(Duration longer) {
    delay = longer;
  }

  /// Notifications come twice.
  public void notifyTwice() {
    twice = true;
  }

  /// Everything works again.
  public void clear() {
    failures.clear();
    unanswered.set(0);
    down = Optional.empty();
    delay = Duration.ZERO;
    twice = false;
  }

  Optional<Answer> refusal() {
    return Optional.ofNullable(failures.poll()).or(() -> down).map(GoogleFaults::refused);
  }

  private static Answer refused(int status) {
    return switch (status) {
      case 403 -> Answer.error(403, "forbidden");
      case 429 -> Answer.error(429, "rateLimitExceeded");
      default -> Answer.error(status, "backendError");
    };
  }

  boolean unanswered() {
    return unanswered.getAndUpdate(it -> Math.max(0, it - 1)) > 0;
  }

  boolean twice() {
    return twice;
  }

  void takeTime() throws InterruptedException {
    if (delay.isPositive()) closed.await(delay.toMillis(), TimeUnit.MILLISECONDS);
  }

  void holdOn() throws InterruptedException {
    closed.await();
  }

  void close() {
    closed.countDown();
  }
}
