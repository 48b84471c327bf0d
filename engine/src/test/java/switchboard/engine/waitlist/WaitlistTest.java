package switchboard.engine.waitlist;

import static org.assertj.core.api.Assertions.assertThat;
import static switchboard.engine.waitlist.Shop.at;
import static switchboard.engine.waitlist.Shop.hour;

import java.time.Instant;
import java.util.List;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.Test;
import switchboard.engine.Decision;
import switchboard.engine.Decision.Accept;
import switchboard.engine.Decision.Reject;
import switchboard.engine.calendar.Calendar.By;
import switchboard.engine.calendar.Slot;
import switchboard.engine.waitlist.Waitlist.Command;
import switchboard.engine.waitlist.Waitlist.Reason;
import switchboard.engine.waitlist.Waitlist.Reply;

class WaitlistTest {
  private static final Instant NOW = at("2026-06-01T09:00");
  private static final Slot TEN = hour("2026-06-02T10:00");
  private static final ActorRef<Reply> TO = TestInbox.<Reply>create().getRef();

  private State list = State.EMPTY;
  private Instant now = NOW;

  private static Entry entry(String customer) {
    return new Entry(customer, "faucet-fix", Times.ANY, at("2026-06-10T00:00"));
  }

  private static Offer offer(String entry, Slot slot) {
    return new Offer(
        Offer.appointment(entry, slot), "van-1", List.of(), slot, NOW.plusSeconds(1800));
  }

  private Decision<Event, Reason> tell(Command command) {
    var decision = list.decide(command, now);
    if (decision instanceof Accept(var events)) for (var it : events) list = list.apply(it);
    return decision;
  }

  private void join(String... customers) {
    for (var it : customers) tell(new Command.Join("e-" + it, entry(it), TO));
  }

  private Decision<Event, Reason> propose(String customer, Slot slot) {
    return tell(new Command.Propose("e-" + customer, offer("e-" + customer, slot), TO));
  }

  private static String appointment(String customer) {
    return Offer.appointment("e-" + customer, TEN);
  }

  @Test
  void they_wait_in_the_order_they_came() {
    join("ann", "ben", "cy");
    assertThat(list.waiting()).extracting(Waiting::id).containsExactly("e-ann", "e-ben", "e-cy");
  }

  @Test
  void nobody_waits_twice_for_the_same() {
    join("ann", "ann");
    tell(new Command.Join("again", entry("ann"), TO));
    assertThat(list.waiting()).hasSize(1);
  }

  @Test
  void joining_again_after_leaving_needs_a_new_entry() {
    join("ann");
    tell(new Command.Leave("e-ann", "customer", TO));
    assertThat(tell(new Command.Join("e-ann", entry("ann"), TO)))
        .isEqualTo(new Reject<>(Reason.NO_SUCH_ENTRY));
    assertThat(tell(new Command.Leave("e-ann", "customer", TO))).isEqualTo(new Accept<>(List.of()));
  }

  @Test
  void waiting_for_what_is_past_is_refused_and_who_waited_until_then_makes_room() {
    join("ann");
    now = at("2026-06-10T00:00");
    assertThat(tell(new Command.Join("e-ben", entry("ben"), TO)))
        .isEqualTo(new Reject<>(Reason.PAST));
    var later = new Entry("ben", "faucet-fix", Times.ANY, at("2026-06-20T00:00"));
    tell(new Command.Join("e-ben", later, TO));
    assertThat(list.waiting()).extracting(Waiting::id).containsExactly("e-ben");
  }

  @Test
  void a_list_has_an_end() {
    for (int i = 0; i < Waitlist.LONGEST; i++) join("c" + i);
    assertThat(tell(new Command.Join("e-late", entry("late"), TO)))
        .isEqualTo(new Reject<>(Reason.FULL));
  }

  @Test
  void a_slot_is_offered_to_one_at_a_time() {
    join("ann", "ben");
    assertThat(propose("ann", TEN)).isInstanceOf(Accept.class);
    assertThat(propose("ann", TEN)).isEqualTo(new Accept<>(List.of()));
    assertThat(propose("ben", hour("2026-06-02T10:30")))
        .isEqualTo(new Reject<>(Reason.SLOT_OFFERED));
    assertThat(propose("ben", hour("2026-06-02T11:00"))).isInstanceOf(Accept.class);
  }

  @Test
  void one_offer_is_enough_for_one_person() {
    join("ann");
    propose("ann", TEN);
    assertThat(propose("ann", hour("2026-06-02T14:00")))
        .isEqualTo(new Reject<>(Reason.ALREADY_OFFERED));
  }

  @Test
  void what_was_let_go_is_not_offered_again() {
    join("ann");
    propose("ann", TEN);
    tell(new Command.Decline("e-ann", appointment("ann"), TO));
    assertThat(propose("ann", TEN)).isEqualTo(new Reject<>(Reason.PASSED));
    assertThat(propose("ann", hour("2026-06-02T14:00"))).isInstanceOf(Accept.class);
  }

  @Test
  void an_offer_that_has_run_out_stands_in_nobodys_way() {
    join("ann", "ben");
    propose("ann", TEN);
    now = NOW.plusSeconds(1800);
    var later = new Offer(appointment("ben"), "van-1", List.of(), TEN, now.plusSeconds(1800));
    assertThat(tell(new Command.Propose("e-ben", later, TO))).isInstanceOf(Accept.class);
  }

  @Test
  void who_claims_waits_no_more_and_may_say_so_again() {
    join("ann", "ben");
    propose("ann", TEN);
    var claim = new Command.Claim("e-ann", appointment("ann"), By.LINK, TO);
    assertThat(tell(claim)).isInstanceOf(Accept.class);
    assertThat(tell(claim)).isEqualTo(new Accept<>(List.of()));
    assertThat(tell(new Command.Lapse("e-ann", appointment("ann"), TO)))
        .isEqualTo(new Accept<>(List.of()));
    assertThat(list.waiting()).extracting(Waiting::id).containsExactly("e-ben");
  }

  @Test
  void letting_go_of_what_was_never_offered_is_refused() {
    join("ann");
    assertThat(tell(new Command.Decline("e-ann", "w.e-ann.zz", TO)))
        .isEqualTo(new Reject<>(Reason.NO_SUCH_OFFER));
    assertThat(tell(new Command.Lapse("nobody", "w.nobody.zz", TO)))
        .isEqualTo(new Reject<>(Reason.NO_SUCH_ENTRY));
  }
}
