package switchboard.edge.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.edge.duty.Handler.Outcome;
import switchboard.edge.duty.Worker.Settings;
import switchboard.edge.twilio.Until;
import switchboard.engine.duty.Duties.State;
import switchboard.engine.duty.Duty;
import switchboard.engine.duty.Duty.Kind;

@Timeout(30)
class WorkerTest {
  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
  private static final Settings SETTINGS =
      new Settings(Duration.ofHours(1), Duration.ofMinutes(2), Duration.ofSeconds(20), 4, 3);

  private final Ledger ledger = new Ledger();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private volatile Instant now = NOON;
  private final Clock clock =
      new Clock() {
        @Override
        public java.time.ZoneId getZone() {
          return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
          return this;
        }

        @Override
        public Instant instant() {
          return now;
        }
      };
  private Optional<Worker> worker = Optional.empty();

  @AfterEach
  void close() {
    worker.ifPresent(Worker::close);
  }

  private Worker work(Settings settings, Handler handler) {
    var it = Worker.start(ledger, Map.of(Kind.REMIND, handler), settings, clock, () -> 1, registry);
    worker = Optional.of(it);
    return it;
  }

  private Worker work(Handler handler) {
    return work(SETTINGS, handler);
  }

  private void duty(String id, Kind kind, Instant due) {
    ledger.add(new Duty("acme", id, kind, "a1", Optional.empty(), Map.of(), due, 0));
  }

  private void duty(String id) {
    duty(id, Kind.REMIND, NOON);
  }

  private void until(String id, State state) {
    Until.holds(() -> ledger.state(id).equals(Optional.of(state)));
  }

  @Test
  void what_is_due_is_done_once_and_what_is_not_waits() {
    var done = new ConcurrentHashMap<String, Integer>();
    duty("d1");
    duty("later", Kind.REMIND, NOON.plusSeconds(60));
    duty("other", Kind.MAIL, NOON);
    work(it -> {
      done.merge(it.id(), 1, Integer::sum);
      return new Outcome.Done();
    });
    until("d1", State.DONE);
    assertThat(done).containsExactly(Map.entry("d1", 1));
    assertThat(ledger.state("later")).contains(State.PENDING);
    assertThat(ledger.state("other")).contains(State.PENDING);
  }

  @Test
  void what_is_long_over_is_forgotten_however_much_it_is() {
    for (int i = 0; i <= 2 * Worker.BATCH; i++)
      duty("old" + i, Kind.REMIND, NOON.minus(Worker.KEPT));
    duty("young", Kind.REMIND, NOON.minus(Worker.KEPT).plus(Duration.ofDays(1)));
    duty("open", Kind.MAIL, NOON.minus(Worker.KEPT));
    var worker = work(_ -> new Outcome.Done());
    until("old" + 2 * Worker.BATCH, State.DONE);
    until("young", State.DONE);
    now = NOON.plus(Duration.ofHours(2));
    Until.holds(() -> {
      worker.poke();
      return ledger.state("old" + 2 * Worker.BATCH).isEmpty() && ledger.state("old0").isEmpty();
    });
    assertThat(ledger.state("young")).contains(State.DONE);
    assertThat(ledger.state("open")).contains(State.PENDING);
  }

  @Test
  void a_poke_makes_it_look_at_once_and_other_topics_do_not() {
    var worker = work(_ -> new Outcome.Done());
    duty("d1");
    worker.heard("appointment:acme");
    worker.heard("duty:acme");
    until("d1", State.DONE);
    duty("d2");
    worker.heard("*");
    until("d2", State.DONE);
  }

  @Test
  void what_is_not_called_for_is_dropped_and_what_comes_later_comes_later() {
    duty("drop");
    duty("later");
    work(it ->
        it.id().equals("drop")
            ? new Outcome.Dropped("no-longer-so")
            : new Outcome.Later(NOON.plusSeconds(600), "quiet"));
    until("drop", State.DROPPED);
    Until.holds(() -> ledger.wake("later").equals(Optional.of(NOON.plusSeconds(600))));
  }

  @Test
  void what_fails_is_tried_again_with_growing_pauses_then_given_up() {
    duty("d1");
    var worker =
        work(_ -> {
          throw new IllegalStateException("no luck");
        });
    Until.holds(() -> ledger.wake("d1").equals(Optional.of(NOON.plusSeconds(2))));
    now = NOON.plusSeconds(2);
    worker.poke();
    Until.holds(() -> ledger.wake("d1").equals(Optional.of(NOON.plusSeconds(6))));
    now = NOON.plusSeconds(6);
    worker.poke();
    until("d1", State.FAILED);
    Until.holds(() -> registry.find("duties").tag("outcome", "failed").timer() != null);
  }

  @Test
  void a_handler_that_throws_anything_does_not_end_the_work() {
    duty("bad");
    duty("good");
    work(it -> {
      if (it.id().equals("bad")) throw new StackOverflowError();
      return new Outcome.Done();
    });
    until("good", State.DONE);
    Until.holds(() -> ledger.state("bad").equals(Optional.of(State.PENDING)));
  }

  @Test
  void a_handler_that_hangs_is_stopped_and_asked_again() {
    duty("d1");
    var stopped = new CountDownLatch(1);
    work(
        new Settings(Duration.ofHours(1), Duration.ofMinutes(2), Duration.ofMillis(50), 1, 3),
        _ -> {
          try {
            new CountDownLatch(1).await();
          } finally {
            stopped.countDown();
          }
          return new Outcome.Done();
        });
    Until.holds(() -> stopped.getCount() == 0);
    Until.holds(() -> ledger.state("d1").equals(Optional.of(State.PENDING)));
  }

  @Test
  void a_database_that_goes_away_and_comes_back_is_waited_for() {
    ledger.away = true;
    duty("d1");
    var worker = work(_ -> new Outcome.Done());
    worker.poke();
    ledger.away = false;
    worker.poke();
    until("d1", State.DONE);
  }

  @Test
  void no_more_are_under_way_than_asked_for() {
    var most = new AtomicInteger();
    var now = new AtomicInteger();
    for (int i = 0; i < 40; i++) duty("d" + i);
    work(_ -> {
      most.accumulateAndGet(now.incrementAndGet(), Math::max);
      Thread.onSpinWait();
      now.decrementAndGet();
      return new Outcome.Done();
    });
    for (int i = 0; i < 40; i++) until("d" + i, State.DONE);
    assertThat(most.get()).isBetween(1, 4);
  }

  @Test
  void two_workers_never_do_the_same() throws Exception {
    var done = new ConcurrentHashMap<String, Integer>();
    for (int i = 0; i < 200; i++) duty("d" + i);
    Handler handler =
        it -> {
          done.merge(it.id(), 1, Integer::sum);
          return new Outcome.Done();
        };
    try (var one =
            Worker.start(ledger, Map.of(Kind.REMIND, handler), SETTINGS, clock, () -> 0, registry);
        var two =
            Worker.start(
                ledger, Map.of(Kind.REMIND, handler), SETTINGS, clock, () -> 0, registry)) {
      one.poke();
      two.poke();
      for (int i = 0; i < 200; i++) until("d" + i, State.DONE);
    }
    assertThat(done).hasSize(200).allSatisfy((_, times) -> assertThat(times).isEqualTo(1));
  }

  @Test
  void closing_waits_for_what_is_under_way() throws Exception {
    duty("d1");
    var begun = new CountDownLatch(1);
    var go = new CountDownLatch(1);
    var worker =
        work(_ -> {
          begun.countDown();
          go.await();
          return new Outcome.Done();
        });
    begun.await();
    var closing = Thread.ofVirtual().start(worker::close);
    go.countDown();
    closing.join();
    assertThat(ledger.state("d1")).contains(State.DONE);
  }

  @Test
  void a_lease_ends_after_the_patience() {
    assertThatThrownBy(() ->
            new Settings(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(5), 1, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void pauses_grow_to_half_an_hour_and_vary() {
    assertThat(Pauses.after(1, 1)).isEqualTo(Duration.ofSeconds(2));
    assertThat(Pauses.after(1, 0)).isEqualTo(Duration.ofSeconds(1));
    assertThat(Pauses.after(4, 1)).isEqualTo(Duration.ofSeconds(16));
    assertThat(Pauses.after(99, 1)).isEqualTo(Duration.ofMinutes(30));
  }
}
