package switchboard.engine.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.engine.speech.DaySpeech.Figures;
import switchboard.engine.speech.DaySpeech.Visit;

class DaySpeechTest {

  private static final LocalDate TUESDAY = LocalDate.parse("2026-03-03");

  private static Visit visit(int hour, String what, String whom, String where) {
    var start = TUESDAY.atTime(hour, 30);
    return new Visit(
        start,
        start.plusHours(1),
        what,
        Optional.of(whom),
        Optional.of(where),
        Optional.empty(),
        false,
        false);
  }

  private static String tomorrow(Visit... visits) {
    return DaySpeech.schedule("Tomorrow", TUESDAY, "US", List.of(visits));
  }

  private static Figures quiet() {
    return new Figures(0, 0, 0, 0, 0, 0, 0, 0, List.of());
  }

  @Test
  void a_free_day_is_told_as_one() {
    assertThat(tomorrow()).isEqualTo("Tomorrow is Tuesday, March 3rd. Nothing is on the schedule.");
    assertThat(DaySpeech.schedule("Tomorrow", TUESDAY, "GB", List.of()))
        .startsWith("Tomorrow is Tuesday, the 3rd of March.");
  }

  @Test
  void each_appointment_is_told_with_its_time_its_service_and_its_customer() {
    var urgent =
        new Visit(
            TUESDAY.atTime(12, 0),
            TUESDAY.atTime(14, 0),
            "Burst pipe",
            Optional.empty(),
            Optional.empty(),
            Optional.of("Van 2"),
            true,
            true);
    assertThat(tomorrow(visit(8, "Tap repair", "Pat Example", "42 Elm Street"), urgent))
        .isEqualTo(
            "Tomorrow is Tuesday, March 3rd. You have two appointments, from 8:30 AM to 2 PM."
                + " At 8:30 AM, Tap repair, for Pat Example, 42 Elm Street."
                + " At noon, an emergency, Burst pipe, done by Van 2, which needs another time.");
  }

  @Test
  void of_a_long_day_the_first_dozen_is_told() {
    var many =
        IntStream.range(0, 20)
            .mapToObj(it -> visit(8, "Tap repair", "Pat " + it, "Elm Street"))
            .toList();
    assertThat(DaySpeech.schedule("Tomorrow", TUESDAY, "US", many))
        .contains("You have 20 appointments", "Pat 11")
        .doesNotContain("Pat 12")
        .endsWith("Eight more after that.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Pat\nExample",
        "Pat [[mm'aI]] Example",
        "<speak>Pat</speak>",
        "Pat \ud83d\ude00 Example",
        "Pat\u0000\u202eExample",
        "\ud83d Pat",
        "***Pat***"
      })
  void what_no_voice_can_say_is_left_out(String name) {
    var told = tomorrow(visit(8, "Tap repair", name, " "));
    assertThat(told).contains(", for ").doesNotContainPattern("[\\[\\]<>\\\\*\\p{C}\\p{So}]");
    assertThat(told).doesNotContain("  ", ", ,");
  }

  @Test
  void a_name_that_is_nothing_but_signs_is_not_told() {
    assertThat(tomorrow(visit(8, "Tap repair", "\ud83d\ude00", "*")))
        .endsWith("At 8:30 AM, Tap repair.");
  }

  @Test
  void an_endless_text_is_cut() {
    assertThat(tomorrow(visit(8, "x".repeat(9000), "word ".repeat(900), "y")).length())
        .isLessThan(400);
  }

  @Test
  void a_quiet_day_is_summed_up_as_one() {
    assertThat(DaySpeech.summary(TUESDAY, "US", quiet()))
        .isEqualTo(
            "Today is Tuesday, March 3rd. Nobody has called yet. Nothing is on the schedule today."
                + " Nobody waits for you.");
  }

  @Test
  void a_busy_day_is_summed_up_with_what_needs_the_owner_last() {
    var next = List.of(visit(14, "Tap repair", "Pat Example", "42 Elm Street"));
    assertThat(DaySpeech.summary(TUESDAY, "US", new Figures(7, 2, 1, 1, 3, 1, 1, 2, next)))
        .isEqualTo(
            "Today is Tuesday, March 3rd. Seven calls and two texts so far, one of them about an"
                + " emergency. One new appointment was made. Today's schedule: three appointments"
                + " done, one still to come and one cancelled. Next, at 2:30 PM, Tap repair, for"
                + " Pat Example, 42 Elm Street. One appointment needs another time. Two callers"
                + " wait to hear from you.");
  }

  @Test
  void midnight_is_a_word() {
    var night = LocalDateTime.of(TUESDAY, java.time.LocalTime.MIDNIGHT);
    var visit =
        new Visit(
            night,
            night.plusHours(1),
            "Tap repair",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false,
            false);
    assertThat(tomorrow(visit)).endsWith("At midnight, Tap repair.");
  }
}
