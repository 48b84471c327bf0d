package switchboard.engine.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
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
import switchboard.engine.tool.Result.Upcoming;
import switchboard.engine.tool.Tool;
import switchboard.engine.understanding.Slots;
import switchboard.engine.understanding.Understanding;

/// Somebody we have called.
class CalledTalkTest {

  private final Map<String, Understanding> meanings = new HashMap<>();

  private Talk talk() {
    for (var intent : new String[] {"yes", "no", "book", "emergency"})
      meanings.put(intent, new Understanding(intent, 0.9, intent.equals("emergency"), Slots.NONE));
    return new Talk(
        "CA1",
        Optional.of(Talk.CALLER),
        (text, _, _, _, _) ->
            meanings.getOrDefault(text, new Understanding("unknown", 0.1, false, Slots.NONE)),
        Talk.plain(Presets.all().getFirst().profile()));
  }

  private static String called(Talk talk, Purpose.Kind kind, Optional<Personal> what) {
    var arrival =
        new Arrival(
            Channel.VOICE,
            Optional.of(Personal.of(Talk.CALLER.e164())),
            Optional.of(new Phone("+19135550100")),
            "CA1",
            Optional.empty(),
            Optional.of(new Purpose(kind, what)));
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
}
