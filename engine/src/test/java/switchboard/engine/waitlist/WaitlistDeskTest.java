package switchboard.engine.waitlist;

import static org.assertj.core.api.Assertions.assertThat;
import static switchboard.engine.waitlist.Shop.TENANT;
import static switchboard.engine.waitlist.Shop.at;
import static switchboard.engine.waitlist.Shop.got;
import static switchboard.engine.waitlist.Shop.hour;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.engine.calendar.Calendar.By;
import switchboard.engine.calendar.Planner.Standing;
import switchboard.engine.calendar.Slot;
import switchboard.engine.calendar.Wish.Part;
import switchboard.engine.waitlist.WaitlistDesk.Claimed;
import switchboard.engine.waitlist.WaitlistDesk.Open;

class WaitlistDeskTest {
  private static final Slot TEN = hour("2026-06-02T10:00");
  private final Shop shop = new Shop();

  /// Tuesday is full but for one hour at ten of the first van.
  @BeforeEach
  void full() {
    shop.book("early", "x", "van-1", new Slot(at("2026-06-02T08:00"), at("2026-06-02T10:00")));
    shop.book("ten", "y", "van-1", TEN);
    shop.book("late", "z", "van-1", new Slot(at("2026-06-02T11:30"), at("2026-06-02T18:00")));
    shop.book("van", "z", "van-2", new Slot(at("2026-06-02T08:00"), at("2026-06-02T18:00")));
  }

  private void join(String customer, Times times) {
    got(
        shop.desk.join(
            TENANT,
            "e-" + customer,
            new Entry(customer, "faucet-fix", times, at("2026-06-10T00:00"))));
  }

  private void join(String... customers) {
    for (var it : customers) join(it, Times.ANY);
  }

  private int freed() {
    got(shop.planner.cancel(new Standing(TENANT, "ten", "van-1"), By.OWNER, Optional.empty()));
    return got(shop.desk.free(TENANT, "van-1", TEN));
  }

  private Optional<Open> open(String customer) {
    return got(shop.desk.open(TENANT, customer));
  }

  private boolean keep(String customer) {
    return open(customer)
        .flatMap(it -> got(shop.desk.keep(TENANT, it.entry(), it.offer().appointment())))
        .isPresent();
  }

  private Claimed claim(String customer) {
    return got(shop.desk.claim(TENANT, customer, By.CUSTOMER));
  }

  private static String appointment(String customer) {
    return Offer.appointment("e-" + customer, TEN);
  }

  @Test
  void a_freed_slot_is_offered_to_the_first_it_suits_and_kept_for_them() {
    join("ann", mornings(false));
    join("ben", mornings(true));
    join("cy");
    assertThat(freed()).isEqualTo(1);
    assertThat(open("ann")).isEmpty();
    assertThat(open("cy")).isEmpty();
    assertThat(open("ben")).map(it -> it.offer().slot()).contains(TEN);
    assertThat(keep("ben")).isTrue();
    assertThat(shop.live("van-1", appointment("ben"))).isTrue();
  }

  private static Times mornings(boolean yes) {
    return new Times(
        Optional.empty(),
        List.of(yes ? Part.MORNING : Part.EVENING),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  @Test
  void nothing_is_offered_that_is_not_free() {
    join("ann");
    assertThat(got(shop.desk.free(TENANT, "van-1", TEN))).isZero();
    assertThat(open("ann")).isEmpty();
  }

  @Test
  void nothing_is_offered_that_is_past_or_too_soon() {
    join("ann");
    shop.now = at("2026-06-02T09:30");
    assertThat(freed()).isZero();
  }

  @Test
  void a_long_stretch_is_offered_to_as_many_as_it_suits() {
    join("ann", "ben", "cy");
    got(shop.planner.cancel(new Standing(TENANT, "late", "van-1"), By.OWNER, Optional.empty()));
    var offered =
        got(
            shop.desk.free(
                TENANT, "van-1", new Slot(at("2026-06-02T11:30"), at("2026-06-02T14:30"))));
    assertThat(offered).isGreaterThanOrEqualTo(1);
    for (var it : List.of("ann", "ben", "cy")) if (open(it).isPresent()) keep(it);
    var kept =
        List.of("ann", "ben", "cy").stream()
            .flatMap(it -> open(it).stream())
            .map(it -> it.offer().slot())
            .toList();
    assertThat(kept).doesNotHaveDuplicates();
    for (var one : kept)
      assertThat(kept.stream().filter(it -> !it.equals(one))).noneMatch(one::overlaps);
  }

  @Test
  void yes_in_time_makes_the_appointment_and_ends_the_wait() {
    join("ann");
    freed();
    keep("ann");
    assertThat(claim("ann")).isInstanceOf(Claimed.Had.class);
    assertThat(shop.find("van-1", appointment("ann")).confirmed()).isTrue();
    assertThat(shop.list.waiting()).isEmpty();
  }

  @Test
  void yes_by_two_ways_at_once_is_one_yes() {
    join("ann");
    freed();
    keep("ann");
    assertThat(claim("ann")).isInstanceOf(Claimed.Had.class);
    assertThat(claim("ann")).isInstanceOf(Claimed.Had.class);
    assertThat(got(shop.desk.claim(TENANT, "e-ann", appointment("ann"), By.LINK)))
        .isInstanceOf(Claimed.Had.class);
    assertThat(shop.journal.stream().filter(Event.Claimed.class::isInstance)).hasSize(1);
  }

  @Test
  void no_gives_it_to_the_next_at_once() {
    join("ann", "ben");
    freed();
    keep("ann");
    assertThat(got(shop.desk.decline(TENANT, "ann"))).isTrue();
    assertThat(open("ben")).isPresent();
    assertThat(keep("ben")).isTrue();
    assertThat(claim("ben")).isInstanceOf(Claimed.Had.class);
    assertThat(shop.list.find("e-ann")).isPresent();
  }

  @Test
  void silence_gives_it_to_the_next_in_time() {
    join("ann", "ben");
    freed();
    keep("ann");
    shop.now = shop.now.plus(Duration.ofMinutes(30));
    got(shop.desk.lapse(TENANT, "e-ann", appointment("ann")));
    assertThat(keep("ben")).isTrue();
    assertThat(claim("ann")).isInstanceOf(Claimed.Lost.class);
    assertThat(shop.list.find("e-ann")).isPresent();
    assertThat(claim("ben")).isInstanceOf(Claimed.Had.class);
  }

  @Test
  void yes_that_comes_too_late_still_counts_if_nobody_else_wants_it() {
    join("ann");
    freed();
    keep("ann");
    shop.now = shop.now.plus(Duration.ofMinutes(45));
    got(shop.desk.lapse(TENANT, "e-ann", appointment("ann")));
    assertThat(claim("ann")).isInstanceOf(Claimed.Had.class);
  }

  @Test
  void a_claim_of_the_last_moment_is_not_undone_by_the_lapse() {
    join("ann", "ben");
    freed();
    keep("ann");
    shop.patience = 3;
    assertThat(died(() -> claim("ann"))).isTrue();
    shop.patience = -1;
    shop.now = shop.now.plus(Duration.ofMinutes(30));
    got(shop.desk.lapse(TENANT, "e-ann", appointment("ann")));
    assertThat(shop.find("van-1", appointment("ann")).confirmed()).isTrue();
    assertThat(shop.list.find("e-ann")).isEmpty();
    assertThat(open("ben")).isEmpty();
  }

  @Test
  void a_slot_taken_meanwhile_is_withdrawn_before_anybody_is_told() {
    join("ann");
    freed();
    shop.book("quick", "q", "van-1", TEN);
    assertThat(keep("ann")).isFalse();
    assertThat(open("ann").filter(it -> shop.list.find("e-ann").orElseThrow().open())).isEmpty();
    assertThat(shop.journal).last().isInstanceOf(Event.Withdrawn.class);
    assertThat(claim("ann")).isInstanceOf(Claimed.Lost.class);
  }

  @Test
  void who_leaves_with_an_offer_in_hand_leaves_it_to_the_next() {
    join("ann", "ben");
    freed();
    keep("ann");
    got(shop.desk.leave(TENANT, "e-ann", "customer"));
    assertThat(open("ben")).isPresent();
    assertThat(keep("ben")).isTrue();
  }

  @Test
  void who_has_found_a_sooner_time_waits_no_more() {
    join("ann", "ben");
    shop.book("other", "ann", "van-1", hour("2026-06-01T15:00"));
    freed();
    assertThat(shop.list.find("e-ann")).isEmpty();
    assertThat(open("ben")).isPresent();
  }

  @Test
  void who_only_has_a_later_time_is_offered_the_sooner_one() {
    join("ann");
    shop.book("other", "ann", "van-1", hour("2026-06-05T15:00"));
    freed();
    assertThat(open("ann")).isPresent();
  }

  private static final Slot LATER = hour("2026-06-05T15:00");

  @ParameterizedTest
  @ValueSource(strings = {"van-1", "van-2"})
  void who_waits_for_a_sooner_time_has_the_appointment_moved_there(String van) {
    shop.book("own", "ann", van, LATER);
    join("ann");
    freed();
    assertThat(keep("ann")).isTrue();
    assertThat(claim("ann"))
        .isInstanceOfSatisfying(
            Claimed.Had.class, it -> assertThat(it.appointment()).isEqualTo("own"));
    assertThat(shop.find("van-1", "own").confirmed()).isTrue();
    assertThat(shop.find("van-1", "own").slot()).isEqualTo(TEN);
    assertThat(shop.live("van-1", appointment("ann"))).isFalse();
    assertThat(shop.live("van-2", "own")).isFalse();
    assertThat(claim("ann"))
        .isInstanceOfSatisfying(
            Claimed.Had.class, it -> assertThat(it.appointment()).isEqualTo("own"));
  }

  @Test
  void who_has_given_up_the_later_appointment_gets_a_new_one() {
    shop.book("own", "ann", "van-1", LATER);
    join("ann");
    freed();
    keep("ann");
    got(shop.planner.cancel(new Standing(TENANT, "own", "van-1"), By.LINK, Optional.empty()));
    assertThat(claim("ann")).isInstanceOf(Claimed.Had.class);
    assertThat(shop.find("van-1", appointment("ann")).confirmed()).isTrue();
    assertThat(shop.live("van-1", "own")).isFalse();
  }

  @Test
  void who_is_too_late_for_the_sooner_time_keeps_the_later_one() {
    shop.book("own", "ann", "van-1", LATER);
    join("ann");
    freed();
    keep("ann");
    shop.now = shop.now.plus(Duration.ofMinutes(31));
    got(shop.desk.lapse(TENANT, "e-ann", appointment("ann")));
    shop.book("quick", "q", "van-1", TEN);
    assertThat(claim("ann")).isInstanceOf(Claimed.Lost.class);
    assertThat(shop.find("van-1", "own").slot()).isEqualTo(LATER);
    assertThat(shop.find("van-1", "own").confirmed()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("questions")
  void whoever_dies_while_moving_to_the_sooner_time_may_do_it_again(int patience) {
    shop.book("own", "ann", "van-2", LATER);
    join("ann");
    freed();
    keep("ann");
    shop.patience = patience;
    died(() -> claim("ann"));
    shop.patience = -1;
    assertThat(claim("ann")).isInstanceOf(Claimed.Had.class);
    got(shop.settlement.settle(TENANT, "own", "van-1"));
    assertThat(shop.find("van-1", "own").slot()).isEqualTo(TEN);
    assertThat(shop.live("van-2", "own")).isFalse();
    assertThat(shop.list.waiting()).isEmpty();
  }

  @Test
  void a_move_of_the_last_moment_is_not_undone_by_the_lapse() {
    shop.book("own", "ann", "van-1", LATER);
    join("ann", "ben");
    freed();
    keep("ann");
    shop.patience = 4;
    assertThat(died(() -> claim("ann"))).isTrue();
    shop.patience = -1;
    assertThat(shop.find("van-1", "own").slot()).isEqualTo(TEN);
    shop.now = shop.now.plus(Duration.ofMinutes(30));
    got(shop.desk.lapse(TENANT, "e-ann", appointment("ann")));
    assertThat(shop.list.find("e-ann")).isEmpty();
    assertThat(open("ben")).isEmpty();
  }

  @Test
  void yes_to_nothing_is_nothing() {
    join("ann");
    assertThat(claim("ann")).isInstanceOf(Claimed.Nothing.class);
    assertThat(claim("nobody")).isInstanceOf(Claimed.Nothing.class);
    assertThat(got(shop.desk.claim(TENANT, "e-ann", "w.e-ann.zz", By.LINK)))
        .isInstanceOf(Claimed.Nothing.class);
    assertThat(got(shop.desk.decline(TENANT, "nobody"))).isFalse();
  }

  static IntStream questions() {
    return IntStream.range(0, 14);
  }

  @ParameterizedTest
  @MethodSource("questions")
  void whoever_dies_while_offering_may_do_it_again(int patience) {
    join("ann", "ben");
    got(shop.planner.cancel(new Standing(TENANT, "ten", "van-1"), By.OWNER, Optional.empty()));
    shop.patience = patience;
    died(() -> got(shop.desk.free(TENANT, "van-1", TEN)));
    shop.patience = -1;
    got(shop.desk.free(TENANT, "van-1", TEN));
    assertThat(open("ann")).isPresent();
    assertThat(open("ben")).isEmpty();
    assertThat(keep("ann")).isTrue();
  }

  @ParameterizedTest
  @MethodSource("questions")
  void whoever_dies_while_claiming_may_do_it_again(int patience) {
    join("ann");
    freed();
    keep("ann");
    shop.patience = patience;
    died(() -> claim("ann"));
    shop.patience = -1;
    assertThat(claim("ann")).isInstanceOf(Claimed.Had.class);
    assertThat(shop.find("van-1", appointment("ann")).confirmed()).isTrue();
    assertThat(shop.list.waiting()).isEmpty();
  }

  private static boolean died(Runnable work) {
    try {
      work.run();
      return false;
    } catch (CompletionException _) {
      return true;
    }
  }
}
