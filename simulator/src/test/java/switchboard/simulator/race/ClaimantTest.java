package switchboard.simulator.race;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import switchboard.simulator.race.Claimant.Need;
import switchboard.simulator.twilio.Ask;
import switchboard.simulator.twilio.Move;

class ClaimantTest {
  private final Claimant claimant =
      new Claimant(
          new Target(
              LocalDateTime.parse("2026-12-01T10:00"), ZoneId.of("America/Chicago"), "van-1"),
          Need.DRAIN);

  private Move hears(String words) {
    claimant.onHeard(words);
    return claimant.answer(new Ask(words, true, false));
  }

  @Test
  void they_say_what_they_need_and_when_and_take_what_they_are_offered() {
    assertThat(hears("How can I help you?"))
        .isInstanceOfSatisfying(
            Move.Speak.class,
            it ->
                assertThat(it.text())
                    .contains("My drain is clogged", "Tuesday December 1 at 10 AM"));
    assertThat(hears("Shall I book that?")).isEqualTo(new Move.Speak("Yes, please.", 0.95));
    assertThat(hears("You are booked for drain cleaning.")).isInstanceOf(Move.HangUp.class);
    assertThat(claimant.toldYes()).isTrue();
  }

  @Test
  void a_time_that_was_taken_is_no_offer_and_another_time_is() {
    hears("I can do Tuesday at 10 AM. Shall I book that?");
    assertThat(claimant.offered()).isTrue();
    hears("I am sorry, that time has just been taken. Somebody will call you back.");
    assertThat(claimant.offered()).isFalse();
    hears("I am sorry, that time has just been taken. I have noon or 1 PM. Which one suits you?");
    assertThat(claimant.offered()).isTrue();
    assertThat(claimant.toldYes()).isFalse();
  }
}
