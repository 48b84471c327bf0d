package switchboard.persistence.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import switchboard.engine.calendar.Block;
import switchboard.engine.calendar.Calendar.By;
import switchboard.engine.calendar.Event;
import switchboard.engine.calendar.Event.Assured;
import switchboard.engine.calendar.Event.AttendanceConfirmed;
import switchboard.engine.calendar.Event.Blocked;
import switchboard.engine.calendar.Event.Cancelled;
import switchboard.engine.calendar.Event.Confirmed;
import switchboard.engine.calendar.Event.Displaced;
import switchboard.engine.calendar.Event.Held;
import switchboard.engine.calendar.Event.MoveHeld;
import switchboard.engine.calendar.Event.Moved;
import switchboard.engine.calendar.Event.Released;
import switchboard.engine.calendar.Event.RescheduleAsked;
import switchboard.engine.calendar.Event.RescheduleSettled;
import switchboard.engine.calendar.Event.Unblocked;
import switchboard.engine.calendar.Slot;
import switchboard.engine.calendar.Visit;
import switchboard.engine.duty.Duty;
import switchboard.engine.duty.Duty.Kind;
import switchboard.persistence.view.Visits;

final class DutyReactionTest extends Calendars {

  @Test
  void a_customer_is_reminded_a_day_before_and_mailed_but_not_told_twice() throws Exception {
    made("ann", "a1", SPOKEN, FRIDAY);
    assertThat(reminders()).containsExactly(FRIDAY.start().minus(DAY));
    assertThat(all(Kind.REMIND).getFirst().duty().facts())
        .isEqualTo(
            Map.of(
                "customer", "c1",
                "service", "repair",
                "start", FRIDAY.start().toString(),
                "end", FRIDAY.end().toString(),
                "before", "PT24H"));
    assertThat(told(Kind.MAIL)).containsExactly("made");
    assertThat(told(Kind.OUTSIDE)).containsExactly("made");
    none(Kind.TELL, Kind.SETTLE, Kind.FREED);
  }

  @Test
  void what_a_person_has_entered_is_told() throws Exception {
    made("ann", "a1", ENTERED, FRIDAY);
    assertThat(told(Kind.TELL)).containsExactly("made");
  }

  @ParameterizedTest
  @EnumSource(By.class)
  void a_change_is_told_unless_its_conversation_tells_it(By by) throws Exception {
    made("ann", "a1", SPOKEN, FRIDAY);
    tell("ann", moved(SPOKEN, FRIDAY, SATURDAY, by));
    tell("ann", cancelled(SPOKEN, SATURDAY, by, Optional.of("no-time")));
    if (by == By.CUSTOMER) none(Kind.TELL);
    else assertThat(told(Kind.TELL)).containsExactlyInAnyOrder("moved", "cancelled");
    for (var it : all(Kind.TELL)) assertThat(it.duty().fact("by")).contains(by.name());
  }

  @Test
  void an_unsure_one_is_mailed_once_it_is_sure() throws Exception {
    tell(
        "ann",
        new Held("a1", ENTERED, FRIDAY, NINE.plusSeconds(300), NINE),
        new Confirmed("a1", NINE, true, about(ENTERED, FRIDAY)));
    none(Kind.MAIL);
    assertThat(all(Kind.TELL).getFirst().duty().fact("unsure")).contains("true");
    assertThat(reminders()).hasSize(1);
    tell("ann", new Assured("a1", NINE, about(ENTERED, FRIDAY)));
    assertThat(told(Kind.MAIL)).containsExactly("made");
    assertThat(told(Kind.TELL)).containsExactlyInAnyOrder("made", "assured");
    assertThat(told(Kind.OUTSIDE)).containsExactlyInAnyOrder("made", "assured");
    assertThat(reminders()).hasSize(1);
  }

  @Test
  void one_that_turns_out_to_be_in_the_way_is_doubted() throws Exception {
    made("ann", "a1", SPOKEN, FRIDAY);
    tell("ann", new RescheduleAsked("a1", "outside-busy", NINE, about(SPOKEN, FRIDAY)));
    assertThat(told(Kind.TELL)).containsExactly("doubted");
  }

  @Test
  void one_that_is_kept_after_all_gets_its_events_outside_back() throws Exception {
    var leading = Visits.leading("c1", "flat");
    made("ann", "a1", leading, FRIDAY);
    var asked = new RescheduleAsked("a1", "outside-deleted", NINE, about(leading, FRIDAY));
    tell("ann", asked, new RescheduleSettled("a1", NINE, about(leading, FRIDAY)));
    assertThat(all(Kind.OUTSIDE))
        .extracting(
            it -> it.duty().resource().orElseThrow(), it -> it.duty().fact("what").orElseThrow())
        .containsExactlyInAnyOrder(
            tuple("ann", "made"), tuple("ann", "kept"), tuple("flat", "kept"));
  }

  @Test
  void one_that_gave_way_is_told_and_frees_its_time() throws Exception {
    made("ann", "a1", SPOKEN, FRIDAY);
    tell("ann", new Displaced("a1", "e1", NINE, about(SPOKEN, FRIDAY)));
    assertThat(told(Kind.TELL)).containsExactly("displaced");
    assertThat(told(Kind.OUTSIDE)).containsExactlyInAnyOrder("made", "displaced");
    assertThat(reminders()).isEmpty();
    assertThat(freed()).containsExactly(FRIDAY.start().toString());
  }

  private List<String> freed() {
    return all(Kind.FREED).stream().map(it -> it.duty().fact("start").orElseThrow()).toList();
  }

  @Test
  void the_time_a_visit_leaves_is_free_unless_it_is_past() throws Exception {
    made("ann", "a1", SPOKEN, FRIDAY);
    tell("ann", moved(SPOKEN, FRIDAY, SATURDAY, By.CUSTOMER));
    assertThat(freed()).containsExactly(FRIDAY.start().toString());
    tell("ann", cancelled(SPOKEN, Slot.of(NINE, HOUR), By.CUSTOMER, Optional.empty()));
    tell("ann", cancelled(Visits.following("c1", "bob"), SATURDAY, By.SYSTEM, Optional.empty()));
    tell("ann", new Released("a1", NINE));
    assertThat(freed()).hasSize(1);
  }

  @Test
  void a_block_that_is_lifted_frees_what_is_to_come_of_it() throws Exception {
    var monday = LocalDate.of(2026, 3, 2);
    var weekly =
        Optional.of(new Block.Weekly(Set.of(DayOfWeek.MONDAY), Optional.<LocalDate>empty()));
    var zone = ZoneId.of("UTC");
    var kind = Block.Kind.HOLIDAY;
    var block = new Block(monday, LocalTime.of(8, 0), LocalTime.of(10, 0), zone, kind, weekly);
    tell("ann", new Blocked("b1", block, NINE), new Unblocked("b1", NINE));
    tell("ann", new Unblocked("b1", NINE), new Unblocked("b2", NINE));
    assertThat(freed())
        .containsExactlyInAnyOrder(
            "2026-03-09T08:00:00Z",
            "2026-03-16T08:00:00Z",
            "2026-03-23T08:00:00Z",
            "2026-03-30T08:00:00Z");
  }

  @Test
  void those_who_follow_are_settled_and_pushed_but_tell_nobody() throws Exception {
    var follower = Visits.following("c1", "ann");
    made("flat", "a1", follower, FRIDAY);
    tell("flat", new MoveHeld("a1", SATURDAY, NINE.plusSeconds(300), NINE, Optional.empty()));
    tell("flat", moved(follower, FRIDAY, SATURDAY, By.SYSTEM));
    tell("flat", cancelled(follower, SATURDAY, By.SYSTEM, Optional.of("follows")));
    assertThat(all(Kind.SETTLE))
        .extracting(it -> it.duty().resource().orElseThrow(), it -> it.duty().due())
        .containsExactly(
            tuple("flat", NINE.plusSeconds(330)), tuple("flat", NINE.plusSeconds(270)));
    assertThat(told(Kind.OUTSIDE)).containsExactlyInAnyOrder("made", "moved", "cancelled");
    none(Kind.TELL, Kind.MAIL, Kind.REMIND, Kind.FREED);
  }

  @Test
  void when_the_one_that_leads_is_cancelled_each_of_the_others_is_settled() throws Exception {
    var leading = Visits.leading("c1", "flat", "van");
    made("ann", "a1", leading, FRIDAY);
    tell("ann", cancelled(leading, FRIDAY, By.OWNER, Optional.empty()));
    assertThat(all(Kind.SETTLE))
        .extracting(it -> it.duty().resource().orElseThrow(), it -> it.duty().due())
        .containsExactlyInAnyOrder(tuple("flat", NINE), tuple("van", NINE));
  }

  @Test
  void what_is_handed_over_is_told_as_moved_and_its_old_time_is_free() throws Exception {
    made("ann", "a1", SPOKEN, FRIDAY);
    var handed = Visits.handedOver("c1", "ann");
    var later = NINE.plusSeconds(60);
    tell(
        "bob",
        new Held("a1", handed, SATURDAY, later.plusSeconds(300), later),
        new Confirmed("a1", later, false, about(handed, SATURDAY)));
    tell("ann", cancelled(SPOKEN, FRIDAY, By.SYSTEM, Optional.of(Visit.HANDED_OVER)));
    assertThat(told(Kind.TELL)).containsExactly("moved");
    assertThat(all(Kind.TELL).getFirst().duty().fact("from")).contains("ann");
    assertThat(told(Kind.MAIL)).containsExactlyInAnyOrder("made", "moved");
    assertThat(told(Kind.OUTSIDE)).containsExactlyInAnyOrder("made", "moved", "cancelled");
    assertThat(reminders()).containsExactly(SATURDAY.start().minus(DAY));
    assertThat(freed()).containsExactly(FRIDAY.start().toString());
    assertThat(all(Kind.SETTLE))
        .extracting(it -> it.duty().due())
        .containsExactly(later.plusSeconds(330));
    assertThat(revisions()).containsExactlyInAnyOrder("0", "1");
  }

  private List<String> revisions() {
    return duties.take(EnumSet.of(Kind.MAIL), 10, SATURDAY.start(), HOUR).stream()
        .map(it -> it.fact("revision").orElseThrow())
        .toList();
  }

  @Test
  void every_mail_knows_how_often_it_had_changed() throws Exception {
    made("ann", "a1", SPOKEN, FRIDAY);
    tell("ann", moved(SPOKEN, FRIDAY, SATURDAY, By.CUSTOMER));
    tell("ann", moved(SPOKEN, SATURDAY, FRIDAY, By.CUSTOMER));
    tell("ann", cancelled(SPOKEN, FRIDAY, By.CUSTOMER, Optional.empty()));
    assertThat(revisions()).containsExactlyInAnyOrder("0", "1", "2", "3");
  }

  @Test
  void what_counts_the_changes_of_a_visit_to_come_is_not_forgotten() throws Exception {
    made("ann", "a1", SPOKEN, FRIDAY);
    tell("ann", moved(SPOKEN, FRIDAY, SATURDAY, By.CUSTOMER));
    feed.database().run("update duty set state = 'DONE'");
    var kept = withoutCalls();
    duties.purge(SATURDAY.end(), 100);
    assertThat(withoutCalls()).isEqualTo(kept);
    tell("ann", cancelled(SPOKEN, SATURDAY, By.CUSTOMER, Optional.empty()));
    assertThat(revisions()).containsExactly("2");
    feed.database().run("update duty set state = 'DONE'");
    assertThat(duties.purge(SATURDAY.end().plusSeconds(1), 100)).isPositive();
    assertThat(feed.rows("duty")).isEmpty();
  }

  @Test
  void a_fact_told_again_calls_for_nothing_more() throws Exception {
    var leading = Visits.leading("c1", "flat");
    var story =
        List.<Event>of(
            new Held("a1", leading, FRIDAY, NINE.plusSeconds(300), NINE),
            new Confirmed("a1", NINE, true, about(leading, FRIDAY)),
            new Assured("a1", NINE, about(leading, FRIDAY)),
            new AttendanceConfirmed("a1", NINE),
            new RescheduleAsked("a1", "customer", NINE, about(leading, FRIDAY)),
            new RescheduleSettled("a1", NINE, about(leading, FRIDAY)),
            new MoveHeld("a1", SATURDAY, NINE.plusSeconds(300), NINE, about(leading, FRIDAY)),
            moved(leading, FRIDAY, SATURDAY, By.LINK),
            new Displaced("a1", "e1", NINE, about(leading, SATURDAY)),
            moved(leading, SATURDAY, FRIDAY, By.OWNER),
            cancelled(leading, FRIDAY, By.OWNER, Optional.of("no-time")));
    long number = 0;
    for (var fact : story) {
      feed.take("calendar|acme:ann", ++number, fact);
      var before = feed.rows("duty");
      feed.take("calendar|acme:ann", number, fact);
      assertThat(feed.rows("duty")).as(fact.getClass().getSimpleName()).isEqualTo(before);
    }
    for (number = 1; number <= story.size(); number++)
      feed.take("calendar|acme:ann", number, story.get((int) number - 1));
    assertThat(reminders()).isEmpty();
  }

  @Test
  void facts_from_before_they_said_whom_they_are_about_call_for_nothing() throws Exception {
    tell(
        "ann",
        new Held("a1", SPOKEN, FRIDAY, NINE, NINE),
        new Confirmed("a1", NINE),
        new Moved("a1", SATURDAY, By.OWNER, NINE),
        new Cancelled("a1", By.OWNER, NINE));
    assertThat(withoutCalls()).isEmpty();
  }

  /// Whatever becomes of a visit may call a call off.
  private List<String> withoutCalls() throws Exception {
    return feed.rows("duty").stream().filter(it -> !it.contains(",OUTBOUND,")).toList();
  }

  @Test
  void tenants_do_not_disturb_each_other() throws Exception {
    made("ann", "a1", ENTERED, FRIDAY);
    feed.tell(
        "calendar|bolt:ann",
        new Held("a1", ENTERED, FRIDAY, NINE.plusSeconds(300), NINE),
        new Confirmed("a1", NINE, false, about(ENTERED, FRIDAY)),
        cancelled(ENTERED, FRIDAY, By.OWNER, Optional.empty()));
    assertThat(reminders()).hasSize(1);
    assertThat(duties.list("bolt", Kind.TELL, Optional.empty(), 9).items()).hasSize(2);
    assertThat(duties.take(EnumSet.of(Kind.MAIL), 9, NINE, HOUR))
        .extracting(Duty::tenant, it -> it.fact("revision").orElseThrow())
        .containsExactlyInAnyOrder(tuple("acme", "0"), tuple("bolt", "0"), tuple("bolt", "1"));
  }
}
