package switchboard.engine.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import switchboard.engine.Phone;
import switchboard.engine.calendar.Slot;
import switchboard.engine.conversation.Arrival.Channel;
import switchboard.engine.conversation.Conversation.Command;
import switchboard.engine.outbound.Purpose;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tenant.Presets;
import switchboard.engine.tool.Result;
import switchboard.engine.tool.Result.Upcoming;
import switchboard.engine.tool.Tool;
import switchboard.engine.understanding.Slots;
import switchboard.engine.understanding.Understanding;

/// Somebody we have called.
class CalledTalkTest {

  private final Map<String, Understanding> meanings = new HashMap<>();

  private Talk talk() {
    for (var intent : new String[] {"yes", "no", "book", "cancel", "reschedule", "emergency"})
      meanings.put(intent, new Understanding(intent, 0.9, intent.equals("emergency"), Slots.NONE));
    return new Talk(
        "CA1",
        Optional.of(Talk.CALLER),
        (text, _, _, _, _) ->
            meanings.getOrDefault(text, new Understanding("unknown", 0.1, false, Slots.NONE)),
        Talk.plain(Presets.all().getFirst().profile()));
  }

  private static String called(Talk talk, Purpose.Kind kind, Optional<Personal> what) {
    return called(talk, new Purpose(kind, what));
  }

  private static String called(Talk talk, Purpose why) {
    var arrival =
        new Arrival(
            Channel.VOICE,
            Optional.of(Personal.of(Talk.CALLER.e164())),
            Optional.of(new Phone("+19135550100")),
            "CA1",
            Optional.empty(),
            Optional.of(why));
    return talk.send(new Command.Begin(arrival, Talk.NOBODY), 0);
  }

  @Test
  void who_was_promised_a_call_back_hears_who_calls_and_why() {
    var talk = talk();
    talk.known = true;
    assertThat(called(talk, Purpose.Kind.CALL_BACK, Optional.of(Personal.of("my boiler"))))
        .startsWith("Hello Pat, this is Rosa from Prairie Plumbing. You asked us to call you back")
        .endsWith("What can I do for you?");
    assertThat(talk.state.frame().need().map(Personal::text)).contains("my boiler");
    talk.says("book");
    assertThat(talk.asked(Tool.FindSlots.class).size() + talk.state.turns().current()).isPositive();
  }

  @Test
  void an_emergency_is_one_in_a_call_of_ours_too() {
    var talk = talk();
    called(talk, Purpose.Kind.CALL_BACK, Optional.empty());
    talk.says("emergency");
    assertThat(talk.state.frame().emergency()).isTrue();
  }

  @Test
  void who_is_reminded_says_whether_they_will_be_there() {
    var talk = talk();
    talk.known = true;
    var slot = Slot.of(Instant.parse("2026-11-24T15:00:00Z"), Duration.ofHours(1));
    talk.upcoming = Optional.of(new Upcoming("a1", "van-1", "repair", slot));
    assertThat(called(talk, Purpose.Kind.REMINDER, Optional.empty()))
        .contains("your appointment tomorrow at 9 AM. Will you be there?");
    talk.says("yes");
    assertThat(talk.asked(Tool.ConfirmAttendance.class)).hasSize(1);
  }

  private static final Upcoming TOMORROW =
      new Upcoming(
          "a1",
          "van-1",
          "repair",
          Slot.of(Instant.parse("2026-11-24T15:00:00Z"), Duration.ofHours(1)));
  private static final Upcoming TONIGHT =
      new Upcoming(
          "a0",
          "van-1",
          "repair",
          Slot.of(Instant.parse("2026-11-23T22:00:00Z"), Duration.ofHours(1)));

  /// Somebody who is called about tomorrow's appointment.
  private Talk reminded(Upcoming next, List<Upcoming> all) {
    var talk = talk();
    talk.known = true;
    talk.upcoming = Optional.of(next);
    talk.tools =
        (tool, run) ->
            tool instanceof Tool.Upcoming
                ? new Result.AppointmentsFound(all)
                : talk.usual(tool, run);
    return talk;
  }

  private static String reminds(Talk talk) {
    var about = new Purpose.Visit("a1", "van-1", TOMORROW.slot().start());
    return called(talk, new Purpose(Purpose.Kind.REMINDER, Optional.empty(), Optional.of(about)));
  }

  @Test
  void who_has_an_earlier_appointment_is_reminded_of_the_right_one() {
    var talk = reminded(TONIGHT, List.of(TONIGHT, TOMORROW));
    assertThat(reminds(talk)).startsWith("Hello Pat").contains("tomorrow at 9 AM");
    talk.presses("1");
    assertThat(talk.asked(Tool.ConfirmAttendance.class))
        .extracting(Tool.ConfirmAttendance::appointment)
        .containsExactly("a1");
  }

  @Test
  void nobody_is_reminded_of_what_has_been_moved_or_cancelled() {
    var later = Slot.of(Instant.parse("2026-11-25T15:00:00Z"), Duration.ofHours(1));
    var moved = new Upcoming("a1", "van-1", "repair", later);
    assertThat(reminds(reminded(moved, List.of(moved))))
        .contains("calling about your appointment")
        .doesNotContain("remind");
    assertThat(reminds(reminded(TONIGHT, List.of(TONIGHT)))).doesNotContain("remind");
    assertThat(reminds(talk())).doesNotContain("remind");
  }

  @Test
  void who_will_not_be_there_cancels_by_keys() {
    var talk = reminded(TOMORROW, List.of());
    reminds(talk);
    assertThat(talk.presses("2")).contains("another time, or shall I cancel it?");
    assertThat(talk.presses("2")).contains("Shall I cancel it?");
    talk.presses("1");
    assertThat(talk.asked(Tool.CancelAppointment.class))
        .extracting(Tool.CancelAppointment::appointment)
        .containsExactly("a1");
  }

  @Test
  void who_will_not_be_there_takes_another_time() {
    var talk = reminded(TOMORROW, List.of());
    reminds(talk);
    talk.says("no");
    assertThat(talk.presses("1")).contains("When would you like it instead?");
    var other = reminded(TOMORROW, List.of());
    reminds(other);
    assertThat(other.says("reschedule")).contains("When would you like it instead?");
  }

  @Test
  void who_does_not_want_to_say_keeps_it() {
    var talk = reminded(TOMORROW, List.of());
    reminds(talk);
    talk.says("no");
    assertThat(talk.says("no")).contains("it stays as it is");
    assertThat(talk.asked(Tool.CancelAppointment.class)).isEmpty();
  }
}
