package switchboard.engine.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.engine.Decision;
import switchboard.engine.Decision.Accept;
import switchboard.engine.Decision.Reject;
import switchboard.engine.calendar.Calendar.By;
import switchboard.engine.calendar.Calendar.Command;
import switchboard.engine.calendar.Calendar.Command.Attend;
import switchboard.engine.calendar.Calendar.Command.Cancel;
import switchboard.engine.calendar.Calendar.Command.Confirm;
import switchboard.engine.calendar.Calendar.Command.Hold;
import switchboard.engine.calendar.Calendar.Command.Move;
import switchboard.engine.calendar.Calendar.Command.Release;
import switchboard.engine.calendar.Calendar.Reason;
import switchboard.engine.calendar.Calendar.Reply;
import switchboard.engine.calendar.Event.AttendanceConfirmed;
import switchboard.engine.calendar.Event.Cancelled;
import switchboard.engine.calendar.Event.Confirmed;
import switchboard.engine.calendar.Event.Held;
import switchboard.engine.calendar.Event.Moved;
import switchboard.engine.calendar.Event.Released;

class CalendarTest {
  static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
  static final Duration HOLD = Duration.ofMinutes(5);
  static final Slot NINE = slot("09:00", "10:00");
  static final Slot HALF_NINE = slot("09:30", "10:30");
  static final Slot TEN = slot("10:00", "11:00");
  static final Slot FOUR = slot("16:00", "17:00");
  static final Visit VISIT = visit(0, 0);
  static final Held ANN_HOLDS_NINE = held("ann", NINE);
  static final Confirmed ANN_CONFIRMS = new Confirmed("ann", NOON);

  @SuppressWarnings("NullAway")
  private static final ActorRef<Reply> NOBODY = null;

  static Slot slot(String start, String end) {
    return new Slot(
        Instant.parse("2026-01-06T" + start + ":00Z"), Instant.parse("2026-01-06T" + end + ":00Z"));
  }

  static Visit visit(int before, int after) {
    return new Visit(
        "customer-1",
        "conversation-1",
        "faucet",
        false,
        Duration.ofMinutes(before),
        Duration.ofMinutes(after));
  }

  static Held held(String id, Slot slot) {
    return new Held(id, VISIT, slot, NOON.plus(HOLD), NOON);
  }

  /// A calendar whose answers are looked at without what they repeat for others to read.
  record Given(State state) {

    Decision<Event, Reason> decide(Command command, Instant now) {
      return switch (state.decide(command, now)) {
        case Accept<Event, Reason>(var events) ->
            new Accept<>(events.stream().map(Given::bare).toList());
        case Reject<Event, Reason> refused -> refused;
      };
    }

    private static Event bare(Event event) {
      return switch (event) {
        case Held it -> new Held(it.appointment(), it.visit(), it.slot(), it.until(), it.at());
        case Confirmed it -> new Confirmed(it.appointment(), it.at());
        case Moved it -> new Moved(it.appointment(), it.slot(), it.by(), it.at());
        case Cancelled it -> new Cancelled(it.appointment(), it.by(), it.at());
        case Event it -> it;
      };
    }

    Given apply(Event event) {
      return new Given(state.apply(event));
    }

    Map<String, Appointment> appointments() {
      return state.appointments();
    }

    List<Slot> taken(Slot window, Instant now) {
      return state.taken(window, now);
    }
  }

  static Given given(Event... history) {
    var state = State.EMPTY;
    for (var event : history) state = state.apply(event);
    return new Given(state);
  }

  static Hold hold(String id, Slot slot) {
    return new Hold(id, VISIT, slot, HOLD, NOBODY);
  }

  static Confirm confirm(String id) {
    return new Confirm(id, NOBODY);
  }

  static Cancel cancel(String id) {
    return new Cancel(id, By.CUSTOMER, NOBODY);
  }

  static Move move(String id, Slot slot) {
    return new Move(id, slot, By.CUSTOMER, NOBODY);
  }

  static Decision<Event, Reason> stores(Event... events) {
    return new Accept<>(List.of(events));
  }

  static Decision<Event, Reason> refuses(Reason reason) {
    return new Reject<>(reason);
  }

  @Test
  void a_free_slot_is_held() {
    assertThat(given().decide(hold("ann", NINE), NOON)).isEqualTo(stores(ANN_HOLDS_NINE));
  }

  @Test
  void an_overlapping_slot_is_refused() {
    assertThat(given(ANN_HOLDS_NINE).decide(hold("bob", HALF_NINE), NOON))
        .isEqualTo(refuses(Reason.SLOT_TAKEN));
  }

  @Test
  void the_next_slot_is_free() {
    assertThat(given(ANN_HOLDS_NINE).decide(hold("bob", TEN), NOON))
        .isEqualTo(stores(held("bob", TEN)));
  }

  @Test
  void the_room_a_visit_needs_around_it_is_kept_free() {
    var travels = new Hold("bob", visit(15, 0), TEN, HOLD, NOBODY);
    assertThat(given(ANN_HOLDS_NINE).decide(travels, NOON)).isEqualTo(refuses(Reason.SLOT_TAKEN));
    var cleansUp = new Held("ann", visit(0, 30), NINE, NOON.plus(HOLD), NOON);
    assertThat(given(cleansUp).decide(hold("bob", TEN), NOON))
        .isEqualTo(refuses(Reason.SLOT_TAKEN));
  }

  @Test
  void a_lapsed_hold_gives_way() {
    var later = NOON.plus(HOLD);
    assertThat(given(ANN_HOLDS_NINE).decide(hold("bob", HALF_NINE), later))
        .isEqualTo(
            stores(
                new Released("ann", later),
                new Held("bob", VISIT, HALF_NINE, later.plus(HOLD), later)));
  }

  @Test
  void a_lapsed_hold_is_renewed_by_its_own_retry() {
    var later = NOON.plus(HOLD);
    assertThat(given(ANN_HOLDS_NINE).decide(hold("ann", NINE), later))
        .isEqualTo(
            stores(
                new Released("ann", later), new Held("ann", VISIT, NINE, later.plus(HOLD), later)));
  }

  @Test
  void a_hold_sent_again_is_accepted_and_stores_nothing() {
    assertThat(given(ANN_HOLDS_NINE).decide(hold("ann", NINE), NOON)).isEqualTo(stores());
    assertThat(given(ANN_HOLDS_NINE, ANN_CONFIRMS).decide(hold("ann", NINE), NOON))
        .isEqualTo(stores());
  }

  @Test
  void one_appointment_never_holds_two_slots() {
    assertThat(given(ANN_HOLDS_NINE).decide(hold("ann", FOUR), NOON))
        .isEqualTo(refuses(Reason.SLOT_TAKEN));
  }

  @Test
  void the_past_cannot_be_held() {
    var begun = Slot.of(NOON.minusSeconds(1), Duration.ofHours(1));
    assertThat(given().decide(hold("ann", begun), NOON)).isEqualTo(refuses(Reason.SLOT_PAST));
  }

  @Test
  void a_hold_is_confirmed_once() {
    assertThat(given(ANN_HOLDS_NINE).decide(confirm("ann"), NOON)).isEqualTo(stores(ANN_CONFIRMS));
    assertThat(given(ANN_HOLDS_NINE, ANN_CONFIRMS).decide(confirm("ann"), NOON.plus(HOLD)))
        .isEqualTo(stores());
  }

  @Test
  void only_a_live_hold_can_be_confirmed() {
    assertThat(given(ANN_HOLDS_NINE).decide(confirm("ann"), NOON.plus(HOLD)))
        .isEqualTo(refuses(Reason.NO_LIVE_HOLD));
    assertThat(given().decide(confirm("ann"), NOON)).isEqualTo(refuses(Reason.NO_LIVE_HOLD));
  }

  @Test
  void a_release_drops_a_hold_and_nothing_else() {
    var release = new Release("ann", NOBODY);
    assertThat(given(ANN_HOLDS_NINE).decide(release, NOON))
        .isEqualTo(stores(new Released("ann", NOON)));
    assertThat(given(ANN_HOLDS_NINE, ANN_CONFIRMS).decide(release, NOON)).isEqualTo(stores());
    assertThat(given().decide(release, NOON)).isEqualTo(stores());
  }

  @Test
  void a_cancelled_appointment_frees_its_slot() {
    var cancelled = new Cancelled("ann", By.CUSTOMER, NOON);
    assertThat(given(ANN_HOLDS_NINE, ANN_CONFIRMS).decide(cancel("ann"), NOON))
        .isEqualTo(stores(cancelled));
    var after = given(ANN_HOLDS_NINE, ANN_CONFIRMS, cancelled);
    assertThat(after.decide(hold("bob", NINE), NOON)).isEqualTo(stores(held("bob", NINE)));
    assertThat(after.decide(cancel("ann"), NOON)).isEqualTo(stores());
    assertThat(after.decide(confirm("ann"), NOON)).isEqualTo(refuses(Reason.NO_LIVE_HOLD));
  }

  @Test
  void a_cancelled_appointment_is_not_held_anew_by_a_late_retry() {
    var after = given(ANN_HOLDS_NINE, ANN_CONFIRMS, new Cancelled("ann", By.CUSTOMER, NOON));
    assertThat(after.decide(hold("ann", NINE), NOON))
        .isEqualTo(refuses(Reason.NO_SUCH_APPOINTMENT));
    assertThat(after.decide(hold("ann-2", NINE), NOON)).isEqualTo(stores(held("ann-2", NINE)));
  }

  @Test
  void a_move_frees_the_old_slot_and_takes_the_new_one() {
    var moved = new Moved("ann", FOUR, By.CUSTOMER, NOON);
    var before = given(ANN_HOLDS_NINE, ANN_CONFIRMS);
    assertThat(before.decide(move("ann", FOUR), NOON)).isEqualTo(stores(moved));
    var after = before.apply(moved);
    assertThat(after.decide(move("ann", FOUR), NOON)).isEqualTo(stores());
    assertThat(after.decide(hold("bob", NINE), NOON)).isEqualTo(stores(held("bob", NINE)));
    assertThat(after.decide(hold("bob", FOUR), NOON)).isEqualTo(refuses(Reason.SLOT_TAKEN));
  }

  @Test
  void a_move_may_overlap_the_slot_it_leaves() {
    assertThat(given(ANN_HOLDS_NINE, ANN_CONFIRMS).decide(move("ann", HALF_NINE), NOON))
        .isEqualTo(stores(new Moved("ann", HALF_NINE, By.CUSTOMER, NOON)));
  }

  @Test
  void a_refused_move_keeps_the_old_slot() {
    var state = given(ANN_HOLDS_NINE, ANN_CONFIRMS, held("bob", FOUR));
    assertThat(state.decide(move("ann", FOUR), NOON)).isEqualTo(refuses(Reason.SLOT_TAKEN));
    assertThat(state.decide(hold("cem", NINE), NOON)).isEqualTo(refuses(Reason.SLOT_TAKEN));
  }

  @Test
  void nothing_moves_into_the_past() {
    assertThat(given(held("ann", FOUR)).decide(move("ann", NINE), NINE.end().minusSeconds(1)))
        .isEqualTo(refuses(Reason.NO_SUCH_APPOINTMENT));
    var state = given(held("ann", FOUR), ANN_CONFIRMS);
    assertThat(state.decide(move("ann", NINE), NINE.end())).isEqualTo(refuses(Reason.SLOT_PAST));
  }

  @Test
  void a_lapsed_hold_gives_way_to_a_move() {
    var later = NOON.plus(HOLD);
    var state = given(ANN_HOLDS_NINE, ANN_CONFIRMS, held("bob", FOUR));
    assertThat(state.decide(move("ann", FOUR), later))
        .isEqualTo(stores(new Released("bob", later), new Moved("ann", FOUR, By.CUSTOMER, later)));
  }

  @Test
  void attendance_is_confirmed_once_and_asked_again_after_a_move() {
    var attend = new Attend("ann", NOBODY);
    var attending = new AttendanceConfirmed("ann", NOON);
    var state = given(ANN_HOLDS_NINE, ANN_CONFIRMS);
    assertThat(state.decide(attend, NOON)).isEqualTo(stores(attending));
    state = state.apply(attending);
    assertThat(state.decide(attend, NOON)).isEqualTo(stores());
    state = state.apply(new Moved("ann", FOUR, By.OWNER, NOON));
    assertThat(state.decide(attend, NOON)).isEqualTo(stores(attending));
  }

  @Test
  void what_is_not_there_cannot_be_changed() {
    var attend = new Attend("ann", NOBODY);
    for (var command : List.of(cancel("ann"), move("ann", NINE), attend))
      assertThat(given().decide(command, NOON)).isEqualTo(refuses(Reason.NO_SUCH_APPOINTMENT));
    assertThat(given(ANN_HOLDS_NINE).decide(attend, NOON))
        .isEqualTo(refuses(Reason.NO_SUCH_APPOINTMENT));
  }

  @Test
  void what_is_taken_shows_live_holds_with_the_room_around_them() {
    var padded = new Held("ann", visit(15, 30), NINE, NOON.plus(HOLD), NOON);
    var state = given(held("bob", FOUR), new Confirmed("bob", NOON), padded);
    var day = slot("00:00", "23:59");
    assertThat(state.taken(day, NOON)).containsExactly(slot("08:45", "10:30"), FOUR);
    assertThat(state.taken(day, NOON.plus(HOLD))).containsExactly(FOUR);
    assertThat(state.taken(slot("10:15", "11:00"), NOON)).containsExactly(slot("08:45", "10:30"));
    assertThat(state.taken(slot("10:30", "16:00"), NOON)).isEmpty();
  }

  @Test
  void the_long_past_is_forgotten() {
    var state = given(ANN_HOLDS_NINE, ANN_CONFIRMS);
    var soon = NINE.end().plus(Calendar.KEPT);
    assertThat(state.apply(new Released("x", soon)).appointments()).containsKey("ann");
    assertThat(state.apply(new Released("x", soon.plusSeconds(1))).appointments()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void no_two_live_appointments_ever_overlap_and_every_retry_stores_nothing(long seed) {
    var random = new Random(seed);
    var state = given();
    var now = NOON;
    for (int i = 0; i < 3000; i++) {
      now = now.plusSeconds(random.nextInt(240));
      var command = anything(random, now);
      if (state.decide(command, now) instanceof Accept(var events)) {
        for (var event : events) state = state.apply(event);
        assertThat(state.decide(command, now)).isEqualTo(stores());
      }
      assertNoOverlap(state.state(), now);
    }
  }

  private static Command anything(Random random, Instant now) {
    var id = "a" + random.nextInt(12);
    var quarter = Math.floorDiv(now.getEpochSecond(), 900L) + random.nextInt(-1, 40);
    var length = Duration.ofMinutes(15L * random.nextInt(1, 5));
    var slot = Slot.of(Instant.ofEpochSecond(900 * quarter), length);
    var around = visit(5 * random.nextInt(4), 5 * random.nextInt(4));
    return switch (random.nextInt(12)) {
      case 0, 1, 2 -> new Hold(id, around, slot, HOLD, NOBODY);
      case 3 -> move(id, slot);
      case 4 -> cancel(id);
      case 5 -> new Release(id, NOBODY);
      case 6 -> new Attend(id, NOBODY);
      case 7, 8 -> new Command.HoldMove(id, slot, HOLD, Calendar.Terms.STRICT, NOBODY);
      case 9 -> new Command.Displace(id, id + "!", emergency(around), slot, NOBODY);
      case 10 -> new Command.AskReschedule(id, "customer", NOBODY);
      default -> confirm(id);
    };
  }

  static Visit emergency(Visit it) {
    return new Visit(it.customer(), it.conversation(), it.service(), true, it.before(), it.after());
  }

  /// An appointment being moved may keep a time that meets its own.
  private static void assertNoOverlap(State state, Instant now) {
    var rooms = new ArrayList<Map.Entry<String, Slot>>();
    for (var it : state.appointments().entrySet()) {
      var appointment = it.getValue();
      if (appointment.liveAt(now)) rooms.add(Map.entry(it.getKey(), appointment.taken()));
      appointment.nextTaken(now).ifPresent(room -> rooms.add(Map.entry(it.getKey(), room)));
    }
    rooms.sort(Comparator.comparing(it -> it.getValue().start()));
    for (int i = 0; i < rooms.size(); i++)
      for (int j = i + 1; j < rooms.size(); j++)
        if (!rooms.get(i).getKey().equals(rooms.get(j).getKey()))
          assertThat(rooms.get(i).getValue().overlaps(rooms.get(j).getValue())).isFalse();
  }
}
