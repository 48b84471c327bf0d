package switchboard.persistence.pin;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import switchboard.engine.pin.Pin;
import switchboard.engine.pin.Pins.Check;
import switchboard.engine.pin.Pins.Standing;
import switchboard.engine.pin.Pins.Verdict;
import switchboard.engine.privacy.Personal;
import switchboard.engine.privacy.Seal;
import switchboard.engine.privacy.Seals;
import switchboard.persistence.view.Feed;

final class JdbcPinsTest {

  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final Personal RIGHT = Pin.digest("sam", "4829");
  private static final Personal WRONG = Pin.digest("sam", "4820");

  private final Feed database = Feed.open();
  private final JdbcPins pins =
      new JdbcPins(database.source(), new Keyed(), new SecureRandom(), 1_000);

  @BeforeEach
  void set() {
    pins.set("acme", "sam", RIGHT, NOON);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private Check tries(String attempt, Personal digest, Instant now) {
    return pins.check("acme", "sam", attempt, digest, now);
  }

  @Test
  void the_right_one_opens_and_forgives_what_went_before() {
    assertThat(tries("r1", WRONG, NOON)).isEqualTo(new Check(Verdict.WRONG, 2));
    assertThat(tries("r2", WRONG, NOON)).isEqualTo(new Check(Verdict.WRONG, 1));
    assertThat(tries("r3", RIGHT, NOON).verdict()).isEqualTo(Verdict.RIGHT);
    assertThat(tries("r4", WRONG, NOON)).isEqualTo(new Check(Verdict.WRONG, 2));
  }

  @Test
  void three_wrong_ones_lock_out_even_the_right_one_for_a_while() {
    for (var it : new String[] {"r1", "r2"}) tries(it, WRONG, NOON);
    assertThat(tries("r3", WRONG, NOON).verdict()).isEqualTo(Verdict.LOCKED_NOW);
    assertThat(tries("r4", RIGHT, NOON).verdict()).isEqualTo(Verdict.LOCKED);
    assertThat(pins.standing("acme", "sam", NOON).locked()).contains(NOON.plusSeconds(1800));
    var later = NOON.plus(Duration.ofMinutes(31));
    assertThat(pins.standing("acme", "sam", later).locked()).isEmpty();
    assertThat(tries("r5", WRONG, later)).isEqualTo(new Check(Verdict.WRONG, 2));
    assertThat(tries("r6", RIGHT, later).verdict()).isEqualTo(Verdict.RIGHT);
  }

  @Test
  void an_attempt_repeated_counts_once() {
    for (int i = 0; i < 5; i++)
      assertThat(tries("r1", WRONG, NOON)).isEqualTo(new Check(Verdict.WRONG, 2));
  }

  @Test
  void many_at_once_are_as_good_as_one_after_the_other() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var all =
          IntStream.range(0, 20)
              .<Callable<Check>>mapToObj(i -> () -> tries("r" + i, WRONG, NOON))
              .toList();
      var verdicts =
          threads.invokeAll(all).stream().map(it -> it.resultNow().verdict()).sorted().toList();
      assertThat(verdicts).filteredOn(Verdict.WRONG::equals).hasSize(2);
      assertThat(verdicts).filteredOn(Verdict.LOCKED_NOW::equals).hasSize(1);
      assertThat(verdicts).filteredOn(Verdict.LOCKED::equals).hasSize(17);
    }
  }

  @Test
  void a_new_one_opens_the_lock() {
    for (var it : new String[] {"r1", "r2", "r3"}) tries(it, WRONG, NOON);
    pins.set("acme", "sam", WRONG, NOON);
    assertThat(tries("r4", WRONG, NOON).verdict()).isEqualTo(Verdict.RIGHT);
  }

  @Test
  void it_is_one_persons_of_one_tenant_and_can_be_taken_away() {
    assertThat(pins.check("bolt", "sam", "r1", RIGHT, NOON).verdict()).isEqualTo(Verdict.UNSET);
    assertThat(pins.check("acme", "kit", "r1", RIGHT, NOON).verdict()).isEqualTo(Verdict.UNSET);
    assertThat(pins.standing("acme", "sam", NOON).set()).isTrue();
    pins.clear("acme", "sam");
    assertThat(pins.standing("acme", "sam", NOON)).isEqualTo(Standing.UNSET);
  }

  /// A key for each tenant, as the real ones have.
  private static final class Keyed implements Seals {

    @Override
    public CompletionStage<Seal> of(String subject) {
      return CompletableFuture.completedStage(Seal.PLAIN);
    }

    @Override
    public Seal load(String subject) {
      return Seal.PLAIN;
    }

    @Override
    public CompletionStage<String> hash(String tenant, String kind, String normalised) {
      return CompletableFuture.completedStage(String.join("|", tenant, kind, normalised));
    }

    @Override
    public void assign(String subject, String person) {}

    @Override
    public void erase(String person) {}
  }
}
