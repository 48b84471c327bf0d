package switchboard.edge.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static switchboard.edge.notice.Shop.TENANT;
import static switchboard.edge.notice.Shop.at;
import static switchboard.edge.notice.Shop.got;
import static switchboard.edge.notice.Shop.hour;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import switchboard.edge.duty.Handler.Outcome;
import switchboard.engine.calendar.Calendar.By;
import switchboard.engine.calendar.Calendar.Terms;
import switchboard.engine.calendar.Planner.Standing;
import switchboard.engine.calendar.Slot;
import switchboard.engine.duty.Duty;
import switchboard.engine.duty.Duty.Kind;
import switchboard.engine.outbound.Event;
import switchboard.engine.outbound.Event.Reason;
import switchboard.engine.outbound.Matter;
import switchboard.engine.outbound.Outbound.Status;
import switchboard.engine.tenant.Outgoing;
import switchboard.engine.tenant.Tenant;

/// Who has been reminded and does not answer.
class ReminderCallTest {

  private static final Slot TWO = hour("2026-06-03T14:00");
  private static final Slot FOUR = hour("2026-06-03T16:00");
  private static final Standing STANDING = new Standing(TENANT, "a1", "van-1");
  private static final String SUBJECT = Matter.ofVisit("a1");
  private static final Duration HOUR = Duration.ofHours(1);

  private final Lobby lobby = new Lobby();

  @BeforeEach
  void booked() {
    lobby.shop.outgoing = calling(HOUR);
    lobby.shop.book("a1", "ann", "van-1", TWO);
    lobby.shop.now = at("2026-06-02T14:00");
  }

  private static Outgoing calling(Duration after) {
    var it = Outgoing.USUAL;
    return new Outgoing(
        it.callBacks(),
        it.from(),
        it.to(),
        it.attempts(),
        it.spacing(),
        it.messages(),
        it.texts(),
        Optional.of(after));
  }

  private static Duty duty(String id, Instant due, Map<String, String> facts) {
    return new Duty(TENANT, id, Kind.OUTBOUND, SUBJECT, Optional.of("van-1"), facts, due, 0);
  }

  private Outcome remind(Slot of) throws Exception {
    var facts = Map.of("what", "remind", "appointment", "a1", "start", of.start().toString());
    return lobby.calling().handle(duty("r", lobby.shop.now, facts));
  }

  private Outcome changed() throws Exception {
    return lobby.calling().handle(duty("c", lobby.shop.now, Map.of("what", "changed")));
  }

  /// The call falls due.
  private Outcome call() throws Exception {
    var planned =
        lobby.journal.stream()
            .filter(Event.Planned.class::isInstance)
            .map(Event.Planned.class::cast)
            .reduce((_, last) -> last)
            .orElseThrow();
    if (lobby.shop.now.isBefore(planned.due())) lobby.shop.now = planned.due();
    var facts = Map.of("what", "call", "step", Integer.toString(planned.step()));
    return lobby.calling().handle(duty("p", planned.due(), facts));
  }

  private void cancel() {
    got(lobby.shop.planner.cancel(STANDING, By.OWNER, Optional.empty()));
  }

  private void move(Slot to) {
    got(lobby.shop.planner.move(STANDING, to, By.OWNER, Terms.OVERRULE));
  }

  private Optional<Status> status() {
    return lobby.status(TENANT + ":" + SUBJECT);
  }

  private Optional<Reason> why() {
    return lobby.journal.stream()
        .filter(Event.Withdrawn.class::isInstance)
        .map(it -> ((Event.Withdrawn) it).why())
        .findFirst();
  }

  @Test
  void who_does_not_answer_a_reminder_is_called_once() throws Exception {
    assertThat(remind(TWO)).isEqualTo(new Outcome.Done());
    assertThat(remind(TWO)).isEqualTo(new Outcome.Dropped("known"));
    assertThat(lobby.journal)
        .filteredOn(Event.Planned.class::isInstance)
        .extracting(it -> ((Event.Planned) it).due())
        .containsExactly(at("2026-06-02T15:00"));
    assertThat(call()).isEqualTo(new Outcome.Done());
    assertThat(lobby.rung).extracting(it -> it.to()).containsExactly("+19135550142");
    assertThat(lobby.rung).allMatch(it -> it.words());
  }

  @Test
  void nobody_is_called_unless_the_business_wants_it() throws Exception {
    lobby.shop.outgoing = Outgoing.USUAL;
    assertThat(remind(TWO)).isEqualTo(new Outcome.Dropped("not-wanted"));
    lobby.shop.outgoing = calling(HOUR);
    lobby.shop.status = Tenant.Status.SUSPENDED;
    assertThat(remind(TWO)).isEqualTo(new Outcome.Dropped("not-wanted"));
    assertThat(lobby.journal).isEmpty();
  }

  @Test
  void who_has_said_that_they_come_is_not_called() throws Exception {
    got(lobby.shop.planner.attend(STANDING));
    assertThat(remind(TWO)).isEqualTo(new Outcome.Dropped("no-longer-so"));
  }

  @Test
  void who_answers_the_text_meanwhile_is_not_called() throws Exception {
    remind(TWO);
    assertThat(changed()).isEqualTo(new Outcome.Dropped("still-so"));
    got(lobby.shop.planner.attend(STANDING));
    changed();
    assertThat(status()).contains(Status.WITHDRAWN);
    assertThat(why()).contains(Reason.DONE);
  }

  @Test
  void nobody_is_called_about_what_was_cancelled_or_moved() throws Exception {
    cancel();
    assertThat(remind(TWO)).isEqualTo(new Outcome.Dropped("no-longer-so"));
    assertThat(lobby.journal).isEmpty();
  }

  @Test
  void what_is_cancelled_just_before_the_call_is_noticed_without_being_told() throws Exception {
    remind(TWO);
    cancel();
    call();
    assertThat(lobby.rung).isEmpty();
    assertThat(why()).contains(Reason.CHANGED);
  }

  @Test
  void what_is_moved_is_called_about_at_its_new_time_alone() throws Exception {
    remind(TWO);
    move(FOUR);
    assertThat(remind(TWO)).isEqualTo(new Outcome.Dropped("no-longer-so"));
    assertThat(remind(FOUR)).isInstanceOf(Outcome.Later.class);
    changed();
    assertThat(why()).contains(Reason.CHANGED);
    assertThat(remind(FOUR)).isEqualTo(new Outcome.Done());
    call();
    assertThat(lobby.rung).hasSize(1);
  }

  @Test
  void nobody_is_called_after_it_has_begun_or_at_night() throws Exception {
    lobby.shop.book("a2", "ann", "van-2", hour("2026-06-05T08:30"));
    lobby.shop.now = at("2026-06-04T19:30");
    var facts =
        Map.of(
            "what",
            "remind",
            "appointment",
            "a2",
            "start",
            hour("2026-06-05T08:30").start().toString());
    assertThat(lobby.calling().handle(duty("r", lobby.shop.now, facts)))
        .isEqualTo(new Outcome.Dropped("too-late"));
    assertThat(lobby.journal).isEmpty();
  }

  @Test
  void a_call_that_is_overdue_when_it_has_begun_is_not_made() throws Exception {
    remind(TWO);
    lobby.shop.now = TWO.start().plusSeconds(1);
    call();
    assertThat(lobby.rung).isEmpty();
    assertThat(why()).contains(Reason.CHANGED);
  }

  @Test
  void who_cannot_or_will_not_be_called_is_not() throws Exception {
    lobby.refusing.add("ann");
    assertThat(remind(TWO)).isEqualTo(new Outcome.Dropped("refused"));
    lobby.shop.book("a3", "mail-only", "van-2", FOUR);
    var facts = Map.of("what", "remind", "appointment", "a3", "start", FOUR.start().toString());
    assertThat(lobby.calling().handle(duty("r", lobby.shop.now, facts)))
        .isEqualTo(new Outcome.Dropped("no-number"));
  }
}
