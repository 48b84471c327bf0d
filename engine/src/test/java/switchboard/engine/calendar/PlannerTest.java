package switchboard.engine.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static switchboard.engine.calendar.CalendarTest.FOUR;
import static switchboard.engine.calendar.CalendarTest.HALF_NINE;
import static switchboard.engine.calendar.CalendarTest.NINE;
import static switchboard.engine.calendar.CalendarTest.TEN;
import static switchboard.engine.calendar.CalendarTest.VISIT;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import switchboard.engine.calendar.Appointment.Status;
import switchboard.engine.calendar.Calendar.By;
import switchboard.engine.calendar.Calendar.Reason;
import switchboard.engine.calendar.Calendar.Terms;
import switchboard.engine.calendar.Planner.Answer;
import switchboard.engine.calendar.Planner.Answer.Done;
import switchboard.engine.calendar.Planner.Answer.Refused;
import switchboard.engine.calendar.Planner.Plan;
import switchboard.engine.calendar.Planner.Standing;

/// Appointments that need several calendars: all of them or none, wherever whoever arranges it
/// dies.
class PlannerTest {

  private static final Standing VIEWING = new Standing("house", "v-1", "anna");
  private static final Duration LATER = Planner.HOLD.plusSeconds(30);

  private final Wall wall = new Wall();
  private final Planner planner = new Planner(wall);
  private final Settlement settlement = new Settlement(wall);

  private static Plan plan(String id, String resource, Slot slot, String... with) {
    return new Plan("house", id, VISIT, resource, List.of(with), slot, Terms.STRICT);
  }

  private static Answer now(CompletionStage<Answer> stage) {
    return stage.toCompletableFuture().join();
  }

  private void settleAll() {
    for (var resource : List.of("anna", "ben", "flat", "room"))
      settlement.settle("house", "v-1", resource).toCompletableFuture().join();
  }

  /// Lets the caller die after each number of questions, and begins anew.
  private static void dying(Supplier<PlannerTest> given, Dying what) {
    for (int questions = 0; questions < 24; questions++) {
      var test = given.get();
      test.wall.patience = questions;
      boolean told = true;
      try {
        what.act(test);
      } catch (CompletionException _) {
        told = false;
      }
      test.wall.patience = -1;
      what.check(test, told);
    }
  }

  private interface Dying {
    void act(PlannerTest test);

    void check(PlannerTest test, boolean told);
  }

  @Test
  void a_viewing_takes_the_negotiator_and_the_flat() {
    assertThat(now(planner.make(plan("v-1", "anna", NINE, "flat"))))
        .isEqualTo(new Done("anna", List.of("flat"), NINE, true, true));
    assertThat(wall.at("anna", "v-1").visit().with()).containsExactly("flat");
    assertThat(wall.at("flat", "v-1").visit().lead()).contains("anna");
    assertThat(wall.at("flat", "v-1").status()).isEqualTo(Status.CONFIRMED);
  }

  @Test
  void asked_again_it_is_the_same_appointment() {
    now(planner.make(plan("v-1", "anna", NINE, "flat")));
    int facts = wall.journal.size();
    assertThat(now(planner.make(plan("v-1", "anna", NINE, "flat"))))
        .isEqualTo(new Done("anna", List.of("flat"), NINE, true, false));
    assertThat(wall.journal).hasSize(facts);
  }

  @Test
  void where_one_of_them_is_taken_none_is_kept() {
    now(planner.make(plan("other", "ben", HALF_NINE, "flat")));
    assertThat(now(planner.make(plan("v-1", "anna", NINE, "room", "flat"))))
        .isEqualTo(new Refused(Reason.SLOT_TAKEN));
    assertThat(Stream.of("anna", "room", "flat").filter(it -> wall.live(it, "v-1"))).isEmpty();
  }

  @Test
  void two_orders_of_the_same_resources_never_lock_each_other_for_good() {
    now(planner.hold(plan("v-1", "anna", NINE, "flat", "room"), Planner.HOLD));
    assertThat(now(planner.make(plan("v-2", "ben", NINE, "room", "flat"))))
        .isEqualTo(new Refused(Reason.SLOT_TAKEN));
    wall.pass(LATER);
    assertThat(now(planner.make(plan("v-2", "ben", NINE, "room", "flat"))))
        .isInstanceOf(Done.class);
  }

  @Test
  void nobody_is_told_yes_without_all_of_it_whenever_the_node_dies() {
    dying(
        PlannerTest::new,
        new Dying() {
          @Override
          public void act(PlannerTest test) {
            now(test.planner.make(plan("v-1", "anna", NINE, "flat", "room")));
          }

          @Override
          public void check(PlannerTest test, boolean told) {
            test.wall.pass(LATER);
            test.settleAll();
            var live =
                Stream.of("anna", "flat", "room").filter(it -> test.wall.live(it, "v-1")).toList();
            if (told) assertThat(live).hasSize(3);
            else assertThat(live.size()).isIn(0, 3);
          }
        });
  }

  @Test
  void a_retry_after_a_death_finishes_what_was_begun() {
    dying(
        PlannerTest::new,
        new Dying() {
          @Override
          public void act(PlannerTest test) {
            now(test.planner.make(plan("v-1", "anna", NINE, "flat", "room")));
          }

          @Override
          public void check(PlannerTest test, boolean told) {
            assertThat(now(test.planner.make(plan("v-1", "anna", NINE, "flat", "room"))))
                .isInstanceOf(Done.class);
            assertThat(Stream.of("anna", "flat", "room")).allMatch(it -> test.wall.live(it, "v-1"));
          }
        });
  }

  private static PlannerTest made() {
    var test = new PlannerTest();
    now(test.planner.make(plan("v-1", "anna", NINE, "flat", "room")));
    return test;
  }

  @Test
  void a_move_takes_all_along_or_none() {
    var test = made();
    now(test.planner.make(plan("other", "ben", FOUR, "room")));
    assertThat(now(test.planner.move(VIEWING, FOUR, By.OWNER, Terms.STRICT)))
        .isEqualTo(new Refused(Reason.SLOT_TAKEN));
    assertThat(test.wall.at("flat", "v-1").slot()).isEqualTo(NINE);
    assertThat(test.wall.at("flat", "v-1").next()).isEmpty();
    assertThat(now(test.planner.move(VIEWING, TEN, By.OWNER, Terms.STRICT)))
        .isInstanceOf(Done.class);
    assertThat(Stream.of("anna", "flat", "room"))
        .allMatch(it -> test.wall.at(it, "v-1").slot().equals(TEN));
  }

  @Test
  void a_move_may_overlap_where_the_appointment_is_now() {
    var test = made();
    assertThat(now(test.planner.move(VIEWING, HALF_NINE, By.CUSTOMER, Terms.STRICT)))
        .isInstanceOf(Done.class);
  }

  @Test
  void after_a_death_in_a_move_all_are_at_the_old_time_or_all_at_the_new_one() {
    dying(
        PlannerTest::made,
        new Dying() {
          @Override
          public void act(PlannerTest test) {
            now(test.planner.move(VIEWING, FOUR, By.OWNER, Terms.STRICT));
          }

          @Override
          public void check(PlannerTest test, boolean told) {
            test.settleAll();
            var slots =
                Stream.of("anna", "flat", "room")
                    .map(it -> test.wall.at(it, "v-1").slot())
                    .distinct()
                    .toList();
            assertThat(slots).hasSize(1);
            if (told) assertThat(slots).containsExactly(FOUR);
            assertThat(Stream.of("flat", "room"))
                .allMatch(it -> test.wall.at(it, "v-1").next().isEmpty());
          }
        });
  }

  @Test
  void a_time_lost_in_the_middle_of_a_move_goes_to_a_person() {
    var test = made();
    test.wall.patience = 4;
    try {
      now(test.planner.move(VIEWING, FOUR, By.OWNER, Terms.STRICT));
    } catch (CompletionException _) {
      test.wall.patience = -1;
    }
    assertThat(test.wall.at("anna", "v-1").slot()).isEqualTo(FOUR);
    test.wall.pass(LATER);
    now(test.planner.make(plan("other", "ben", FOUR, "flat")));
    test.settleAll();
    assertThat(test.wall.at("anna", "v-1").pending()).isTrue();
    assertThat(test.wall.at("anna", "v-1").why()).contains("resource-gone");
  }

  @Test
  void a_cancellation_frees_all_even_if_the_node_dies() {
    dying(
        PlannerTest::made,
        new Dying() {
          @Override
          public void act(PlannerTest test) {
            now(test.planner.cancel(VIEWING, By.LINK, Optional.of("no-time")));
          }

          @Override
          public void check(PlannerTest test, boolean told) {
            test.settleAll();
            var live =
                Stream.of("anna", "flat", "room").filter(it -> test.wall.live(it, "v-1")).count();
            if (told) assertThat(live).isZero();
            else assertThat(live).isIn(0L, 3L);
          }
        });
  }

  @Test
  void cancelled_twice_is_not_fresh_and_stores_nothing() {
    var test = made();
    now(test.planner.cancel(VIEWING, By.OWNER, Optional.empty()));
    int facts = test.wall.journal.size();
    assertThat(now(test.planner.cancel(VIEWING, By.OWNER, Optional.empty())))
        .isInstanceOfSatisfying(Done.class, it -> assertThat(it.fresh()).isFalse());
    assertThat(test.wall.journal).hasSize(facts);
  }

  @Test
  void an_appointment_handed_over_stands_in_one_place_whenever_the_node_dies() {
    dying(
        PlannerTest::made,
        new Dying() {
          @Override
          public void act(PlannerTest test) {
            now(test.planner.handOver(VIEWING, "ben", List.of("flat"), TEN, Terms.STRICT));
          }

          @Override
          public void check(PlannerTest test, boolean told) {
            test.wall.pass(LATER);
            test.settleAll();
            test.settleAll();
            var leads = Stream.of("anna", "ben").filter(it -> test.wall.live(it, "v-1")).toList();
            assertThat(leads).hasSize(1);
            if (told) assertThat(leads).containsExactly("ben");
            var lead = test.wall.at(leads.getFirst(), "v-1");
            assertThat(test.wall.at("flat", "v-1").slot()).isEqualTo(lead.slot());
            assertThat(test.wall.live("room", "v-1"))
                .isEqualTo(lead.visit().with().contains("room"));
          }
        });
  }

  @Test
  void an_emergency_takes_the_place_of_an_ordinary_visit_which_waits_for_another() {
    var test = made();
    var emergency =
        new Plan(
            "house", "e-1", CalendarTest.emergency(VISIT), "anna", List.of(), NINE, Terms.STRICT);
    assertThat(now(test.planner.displace(VIEWING, emergency))).isInstanceOf(Done.class);
    assertThat(test.wall.at("anna", "v-1").status()).isEqualTo(Status.DISPLACED);
    assertThat(test.wall.at("anna", "e-1").status()).isEqualTo(Status.CONFIRMED);
    test.settleAll();
    assertThat(test.wall.live("flat", "v-1")).isTrue();
    assertThat(now(test.planner.move(VIEWING, FOUR, By.OWNER, Terms.STRICT)))
        .isInstanceOf(Done.class);
    assertThat(test.wall.at("anna", "v-1").pending()).isFalse();
    assertThat(test.wall.at("flat", "v-1").slot()).isEqualTo(FOUR);
  }

  @Test
  void an_emergency_does_not_displace_an_emergency() {
    var test = new PlannerTest();
    var visit = CalendarTest.emergency(VISIT);
    now(test.planner.make(new Plan("house", "v-1", visit, "anna", List.of(), NINE, Terms.STRICT)));
    var other = new Plan("house", "e-1", visit, "anna", List.of(), NINE, Terms.STRICT);
    assertThat(now(test.planner.displace(VIEWING, other)))
        .isEqualTo(new Refused(Reason.NOT_DISPLACEABLE));
  }
}
