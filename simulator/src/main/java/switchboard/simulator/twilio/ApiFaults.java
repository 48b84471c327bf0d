package switchboard.simulator.twilio;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// What goes wrong on purpose in the REST service when a message or a call is posted.
public final class ApiFaults {

  private final ConcurrentLinkedQueue<Integer> failures = new ConcurrentLinkedQueue<>();
  private final AtomicInteger unanswered = new AtomicInteger();
  private final ConcurrentLinkedQueue<Integer> callFailures = new ConcurrentLinkedQueue<>();
  private final AtomicInteger unansweredCalls = new AtomicInteger();
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile Duration delay = Duration.ZERO;

  /// The next `n` messages are refused with `status`, and not taken.
  public void failNext(int n, int status) {
    for (var i = 0; i < n; i++) failures.add(status);
  }

  /// The next `n` messages are taken, but their senders never hear so.
  public void leaveNextUnanswered(int n) {
    unanswered.addAndGet(n);
  }

  /// The next `n` calls are refused with `status`, and not placed.
  public void failNextCalls(int n, int status) {
    for (var i = 0; i < n; i++) callFailures.add(status);
  }

  /// The next `n` calls are placed, but whoever asked for them never hears so.
  public void leaveNextCallsUnanswered(int n) {
    unansweredCalls.addAndGet(n);
  }

  /// Every answer takes that long.
  public void delay(Duration longer) {
    delay = longer;
  }

  /// Everything works again, from now on.
  public void clear() {
    failures.clear();
    unanswered.set(0);
    callFailures.clear();
    unansweredCalls.set(0);
    delay = Duration.ZERO;
  }

  Optional<ApiError> refusal() {
    return Optional.ofNullable(failures.poll()).map(ApiError::injected);
  }

  boolean unanswered() {
    return unanswered.getAndUpdate(it -> Math.max(0, it - 1)) > 0;
  }

  Optional<ApiError> callRefusal() {
    return Optional.ofNullable(callFailures.poll()).map(ApiError::injected);
  }

  boolean callUnanswered() {
    return unansweredCalls.getAndUpdate(it -> Math.max(0, it - 1)) > 0;
  }

  void takeTime() throws InterruptedException {
    if (delay.isPositive()) closed.await(delay.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// Holds on until the service closes.
  void holdOn() throws InterruptedException {
    closed.await();
  }

  void close() {
    closed.countDown();
  }
}
