package switchboard.edge.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static switchboard.edge.notice.Shop.TENANT;
import static switchboard.edge.notice.Shop.at;
import static switchboard.edge.notice.Shop.got;
import static switchboard.edge.notice.Shop.hour;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import switchboard.edge.duty.Handler;
import switchboard.edge.duty.Handler.Outcome;
import switchboard.engine.calendar.Calendar.By;
import switchboard.engine.calendar.Calendar.Terms;
import switchboard.engine.calendar.Planner.Answer;
import switchboard.engine.calendar.Planner.Standing;
import switchboard.engine.calendar.Slot;
import switchboard.engine.duty.Duty;
import switchboard.engine.duty.Duty.Kind;
import switchboard.engine.message.About;
import switchboard.engine.message.Channel;
import switchboard.engine.tenant.Tenant;

class RemindingTest {
  private static final Slot TWO = hour("2026-06-03T14:00");
  private static final Duration DAY = Duration.ofHours(24);
  private static final Standing STANDING = new Standing(TENANT, "a1", "van-1");

  private final Shop shop = new Shop();
  private final Handler reminding =
      java.util.Objects.requireNonNull(Notifying.handlers(shop.means()).get(Kind.REMIND));

  @BeforeEach
  void booked() {
    shop.book("a1", "ann", "van-1", TWO);
    shop.now = at("2026-06-02T14:00");
  }

  private static Duty duty(Slot slot, Duration before) {
    var facts =
        Map.of(
            "start", slot.start().toString(),
            "end", slot.end().toString(),
            "customer", "ann",
            "service", "faucet-fix",
            "before", before.toString());
    var due = slot.start().minus(before);
    return new Duty(TENANT, "d1", Kind.REMIND, "a1", Optional.of("van-1"), facts, due, 0);
  }

  private Outcome remind() throws Exception {
    return reminding.handle(duty(TWO, DAY));
  }

  private void cancel() {
    assertThat(got(shop.planner.cancel(STANDING, By.OWNER, Optional.empty())))
        .isInstanceOf(Answer.Done.class);
  }

  private void move(Slot to) {
    assertThat(got(shop.planner.move(STANDING, to, By.OWNER, Terms.OVERRULE)))
        .isInstanceOf(Answer.Done.class);
  }

  @Test
  void a_reminder_is_one_text_which_knows_of_which_start_it_speaks() throws Exception {
    assertThat(remind()).isEqualTo(new Outcome.Done());
    var letter = shop.letters.values().iterator().next();
    assertThat(letter.body())
        .startsWith("Prairie Plumbing: ")
        .contains("Wed, Jun 3 at 2:00 PM", "Reply YES");
    assertThat(letter.about()).contains(About.at("a1", TWO.start()));
    assertThat(letter.customer()).contains("ann");
    assertThat(letter.channel()).isEqualTo(Channel.SMS);
  }

  @Test
  void what_was_cancelled_before_it_was_due_is_not_reminded_of() throws Exception {
    cancel();
    assertThat(remind()).isInstanceOf(Outcome.Dropped.class);
    assertThat(shop.letters).isEmpty();
  }

  @Test
  void what_was_moved_is_not_reminded_of_at_its_old_time() throws Exception {
    move(hour("2026-06-03T16:00"));
    assertThat(remind()).isInstanceOf(Outcome.Dropped.class);
    assertThat(shop.letters).isEmpty();
  }

  @Test
  void what_is_being_moved_is_not_reminded_of() throws Exception {
    got(shop.planner.askReschedule(STANDING, "customer"));
    assertThat(remind()).isInstanceOf(Outcome.Dropped.class);
    assertThat(shop.letters).isEmpty();
  }

  @Test
  void what_has_begun_is_not_reminded_of() throws Exception {
    shop.now = TWO.start();
    assertThat(remind()).isInstanceOf(Outcome.Dropped.class);
  }

  @Test
  void nobody_is_reminded_by_a_suspended_business() throws Exception {
    shop.status = Tenant.Status.SUSPENDED;
    assertThat(remind()).isEqualTo(new Outcome.Dropped("suspended"));
    assertThat(shop.letters).isEmpty();
  }

  @Test
  void nobody_is_texted_at_night() throws Exception {
    shop.now = at("2026-06-02T23:10");
    assertThat(remind()).isEqualTo(new Outcome.Later(at("2026-06-03T08:00"), "quiet"));
    assertThat(shop.letters).isEmpty();
  }

  @Test
  void what_is_handed_out_before_its_time_waits() throws Exception {
    shop.now = at("2026-06-02T13:00");
    assertThat(remind()).isEqualTo(new Outcome.Later(at("2026-06-02T14:00"), "quiet"));
  }

  @Test
  void what_was_handed_over_is_reminded_of_where_it_stands_now() throws Exception {
    got(shop.planner.handOver(STANDING, "van-2", List.of(), TWO, Terms.OVERRULE));
    assertThat(remind()).isEqualTo(new Outcome.Done());
    assertThat(shop.letters).hasSize(1);
  }

  @Test
  void reminding_twice_is_reminding_once_and_each_time_before_is_one_of_its_own() throws Exception {
    remind();
    remind();
    assertThat(shop.letters).hasSize(1);
    shop.now = at("2026-06-03T12:00");
    reminding.handle(duty(TWO, Duration.ofHours(2)));
    assertThat(shop.letters).hasSize(2);
  }

  static IntStream questions() {
    return IntStream.range(0, 4);
  }

  @ParameterizedTest
  @MethodSource("questions")
  void whoever_dies_while_reminding_may_do_it_again(int patience) throws Exception {
    shop.patience = patience;
    died(reminding, duty(TWO, DAY));
    shop.patience = -1;
    assertThat(remind()).isEqualTo(new Outcome.Done());
    assertThat(shop.letters).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("questions")
  void a_cancellation_after_a_death_at_any_step_is_respected(int patience) throws Exception {
    shop.patience = patience;
    died(reminding, duty(TWO, DAY));
    shop.patience = -1;
    cancel();
    var posted = shop.letters.size();
    assertThat(remind()).isInstanceOf(Outcome.Dropped.class);
    assertThat(shop.letters).hasSize(posted);
    assertThat(shop.letters.values())
        .allMatch(it -> it.about().equals(Optional.of(About.at("a1", TWO.start()))));
  }

  @Test
  void two_nodes_at_once_post_one_text() throws Exception {
    try (var nodes = Executors.newVirtualThreadPerTaskExecutor()) {
      var both = IntStream.range(0, 8).<Callable<Outcome>>mapToObj(_ -> this::remind).toList();
      for (var it : nodes.invokeAll(both)) assertThat(it.get()).isEqualTo(new Outcome.Done());
    }
    assertThat(shop.letters).hasSize(1);
  }

  @Test
  void who_has_only_an_e_mail_address_is_reminded_by_e_mail() throws Exception {
    shop.book("a2", "mail-only", "van-2", TWO);
    var duty =
        new Duty(
            TENANT,
            "d2",
            Kind.REMIND,
            "a2",
            Optional.of("van-2"),
            duty(TWO, DAY).facts(),
            Instant.EPOCH,
            0);
    reminding.handle(duty);
    assertThat(shop.letters.values().iterator().next().channel()).isEqualTo(Channel.EMAIL);
  }

  private static void died(Handler handler, Duty duty) {
    try {
      handler.handle(duty);
    } catch (Exception _) {
      // that is what may happen
    }
  }
}
