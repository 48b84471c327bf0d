package switchboard.engine.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static switchboard.engine.waitlist.Shop.TENANT;
import static switchboard.engine.waitlist.Shop.at;
import static switchboard.engine.waitlist.Shop.got;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import switchboard.engine.calendar.Appointment.Status;
import switchboard.engine.calendar.Calendar.By;
import switchboard.engine.calendar.Planner.Standing;
import switchboard.engine.calendar.Slot;
import switchboard.engine.calendar.Visit;
import switchboard.engine.consent.Case.Meanwhile;
import switchboard.engine.consent.Consent.Reason;
import switchboard.engine.consent.Consent.Reply.Accepted;
import switchboard.engine.consent.Consent.Reply.Rejected;
import switchboard.engine.consent.ConsentDesk.Outcome;
import switchboard.engine.waitlist.Shop;

class ConsentTest {
  private static final Slot ELEVEN = Slot.of(at("2026-06-01T11:00"), Duration.ofMinutes(90));
  private static final Slot FOUR = Slot.of(at("2026-06-01T16:00"), Duration.ofMinutes(90));
  private static final Visit BURST =
      new Visit("ann", "CA1", "emergency-visit", true, Duration.ZERO, Duration.ofMinutes(30));
  private static final Visit TAP =
      new Visit("ben", "", "leak-repair", false, Duration.ZERO, Duration.ofMinutes(30));
  private static final Case CASE =
      new Case(
          "burst",
          BURST,
          "van-1",
          ELEVEN,
          "tap",
          Optional.of(new Meanwhile("later", "van-2", FOUR)));

  private final Shop shop = new Shop();
  private final ConsentDesk desk = new ConsentDesk(shop.consents(), shop.planner, shop.clock);

  @BeforeEach
  void asked() {
    shop.book("tap", TAP, "van-1", ELEVEN);
    shop.book("later", BURST, "van-2", FOUR);
    assertThat(got(desk.ask(TENANT, "k1", CASE))).isInstanceOf(Accepted.class);
  }

  private void pass(Duration time) {
    shop.now = shop.now.plus(time);
  }

  @Test
  void yes_gives_the_slot_to_the_emergency_and_gives_up_what_it_had_meanwhile() {
    got(desk.agree(TENANT, "k1", By.OWNER));
    assertThat(got(desk.displace(TENANT, "k1"))).isEqualTo(new Outcome.Displaced(CASE));
    assertThat(shop.find("van-1", "burst").confirmed()).isTrue();
    assertThat(shop.find("van-1", "tap").status()).isEqualTo(Status.DISPLACED);
    assertThat(shop.live("van-2", "later")).isFalse();
    assertThat(got(desk.displace(TENANT, "k1"))).isEqualTo(new Outcome.Displaced(CASE));
  }

  @Test
  void nothing_happens_before_the_answer_and_after_no() {
    assertThat(got(desk.displace(TENANT, "k1"))).isInstanceOf(Outcome.Open.class);
    got(desk.decline(TENANT, "k1", By.OWNER));
    assertThat(got(desk.displace(TENANT, "k1"))).isEqualTo(new Outcome.Declined(CASE));
    assertThat(shop.find("van-1", "tap").confirmed()).isTrue();
    assertThat(shop.live("van-2", "later")).isTrue();
  }

  @Test
  void no_answer_in_time_is_no_and_yes_then_comes_too_late() {
    assertThat(got(desk.lapse(TENANT, "k1"))).isInstanceOf(Outcome.Open.class);
    pass(ConsentDesk.PATIENCE);
    assertThat(got(desk.agree(TENANT, "k1", By.OWNER))).isEqualTo(new Rejected(Reason.TOO_LATE));
    assertThat(got(desk.lapse(TENANT, "k1"))).isEqualTo(new Outcome.Lapsed(CASE));
    assertThat(got(desk.agree(TENANT, "k1", By.OWNER))).isEqualTo(new Rejected(Reason.TOO_LATE));
    assertThat(shop.live("van-2", "later")).isTrue();
  }

  @Test
  void the_first_answer_counts() {
    got(desk.agree(TENANT, "k1", By.OWNER));
    assertThat(got(desk.agree(TENANT, "k1", By.LINK))).isInstanceOf(Accepted.class);
    assertThat(got(desk.decline(TENANT, "k1", By.LINK)))
        .isEqualTo(new Rejected(Reason.ANSWERED_OTHERWISE));
    pass(ConsentDesk.PATIENCE);
    assertThat(got(desk.lapse(TENANT, "k1"))).isInstanceOf(Outcome.Open.class);
  }

  @Test
  void asking_again_is_asking_once_and_asking_something_else_is_refused() {
    assertThat(got(desk.ask(TENANT, "k1", CASE))).isInstanceOf(Accepted.class);
    var other = new Case("other", BURST, "van-2", ELEVEN, "tap", Optional.empty());
    assertThat(got(desk.ask(TENANT, "k1", other)))
        .isEqualTo(new Rejected(Reason.ANSWERED_OTHERWISE));
    assertThat(got(desk.look(TENANT, "never"))).isEqualTo(new Outcome.Unknown());
    assertThat(got(desk.agree(TENANT, "never", By.OWNER)))
        .isEqualTo(new Rejected(Reason.NOT_ASKED));
  }

  @Test
  void what_moved_away_meanwhile_gives_nothing_up() {
    got(desk.agree(TENANT, "k1", By.OWNER));
    got(shop.planner.cancel(new Standing(TENANT, "tap", "van-1"), By.CUSTOMER, Optional.empty()));
    assertThat(got(desk.displace(TENANT, "k1"))).isEqualTo(new Outcome.Missed(CASE));
    assertThat(shop.live("van-2", "later")).isTrue();
    assertThat(got(desk.displace(TENANT, "k1"))).isEqualTo(new Outcome.Missed(CASE));
  }

  static IntStream questions() {
    return IntStream.range(0, 9);
  }

  @ParameterizedTest
  @MethodSource("questions")
  void whoever_dies_while_displacing_may_do_it_again(int patience) {
    got(desk.agree(TENANT, "k1", By.OWNER));
    shop.patience = patience;
    try {
      got(desk.displace(TENANT, "k1"));
    } catch (CompletionException _) {
      // that is what may happen
    }
    shop.patience = -1;
    assertThat(got(desk.displace(TENANT, "k1"))).isEqualTo(new Outcome.Displaced(CASE));
    assertThat(shop.find("van-1", "burst").confirmed()).isTrue();
    assertThat(shop.live("van-2", "later")).isFalse();
  }
}
