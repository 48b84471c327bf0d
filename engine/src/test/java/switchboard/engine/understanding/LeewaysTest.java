package switchboard.engine.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import switchboard.engine.understanding.Leeway.Odd;
import switchboard.engine.understanding.Leeway.Part;
import switchboard.engine.understanding.Understander.Expectation;
import switchboard.engine.understanding.Vocabulary.Term;

/// What is said about a time besides the time, about people and about properties. Monday, 23
/// November 2026, ten o'clock in Chicago.
class LeewaysTest {

  private static final ZoneId ZONE = ZoneId.of("America/Chicago");
  private static final Instant NOW = Instant.parse("2026-11-23T16:00:00Z");
  private static final Vocabulary VOCABULARY =
      new Vocabulary(
          "estate_agency",
          "US",
          List.of(),
          List.of(
              new Term("lane", "Dr. Sample Lane", List.of("Dr. Lane", "the doctor")),
              new Term("sam", "Sam Sample", List.of("the studio lead"))),
          List.of(
              new Term("lk-101", "the flat on Elgin Avenue", List.of("Flat 3, 12 Elgin Avenue")),
              new Term("lk-102", "the cottage", List.of("2 Example Mews", "the garden flat")),
              new Term("lk-203", "the terraced house", List.of("31 Sampler Road")),
              new Term("lk-103", "the studio on Sample Street", List.of("sample street"))));
  private static final EmbeddedUnderstander UNDERSTANDER = new EmbeddedUnderstander();

  private static Slots heard(String words) {
    return UNDERSTANDER.understand(words, NOW, ZONE, VOCABULARY, Expectation.TIME).slots();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mornings next week | MORNING",
        "wednesday afternoons | AFTERNOON",
        "evenings only | EVENING",
        "no mornings please | AFTERNOON EVENING",
        "i can't do mornings | AFTERNOON EVENING",
        "tuesday or thursday afternoon | AFTERNOON",
        "tomorrow morning | ''",
      })
  void parts_of_the_day(String words, String parts) {
    assertThat(names(heard(words).leeway().parts())).isEqualTo(parts);
  }

  private static String names(Set<Part> parts) {
    return new TreeSet<>(parts).stream().map(Enum::name).collect(Collectors.joining(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "any day but tuesday | TUESDAY",
        "not monday | MONDAY",
        "any day next week except wednesday | WEDNESDAY",
        "any day but not thursdays | THURSDAY",
        "any day but tuesday, after three | TUESDAY",
      })
  void days_that_are_ruled_out(String words, DayOfWeek day) {
    assertThat(heard(words).leeway().notDays()).containsExactly(day);
  }

  @Test
  void a_date_that_does_not_suit_is_only_that_date() {
    var it = heard("not tomorrow, any afternoon this week");
    assertThat(it.leeway().notDates()).containsExactly(LocalDate.parse("2026-11-24"));
    assertThat(it.leeway().notDays()).isEmpty();
    assertThat(it.leeway().parts()).containsExactly(Part.AFTERNOON);
    assertThat(it.when().orElseThrow().grain()).isEqualTo(When.Grain.WEEK);
  }

  @Test
  void one_day_or_another_is_neither_day_between() {
    var it = heard("tuesday or thursday");
    assertThat(it.leeway().days()).containsOnly(DayOfWeek.TUESDAY, DayOfWeek.THURSDAY);
    assertThat(it.when().orElseThrow().start().toLocalDate()).hasToString("2026-11-24");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "after five | 17:00 | -",
        "not before ten | 10:00 | -",
        "before noon | - | 11:59",
        "weekdays after three | 15:00 | -",
        "next week between two and four | 14:00 | 15:59",
        "next week at ten | 10:00 | 10:00",
        "any day but tuesday, after three | 15:00 | -",
        "tuesday after three | - | -",
      })
  void hours_without_a_day(String words, String earliest, String latest) {
    var it = heard(words).leeway();
    assertThat(it.notBefore()).isEqualTo(time(earliest));
    assertThat(it.notAfter()).isEqualTo(time(latest));
  }

  private static Optional<LocalTime> time(String it) {
    return it.equals("-") ? Optional.empty() : Optional.of(LocalTime.parse(it));
  }

  @ParameterizedTest
  @CsvSource({"the 31st of february", "june 31st", "february 30", "the thirty first of november"})
  void dates_that_never_come(String words) {
    assertThat(heard(words).leeway().odd()).contains(Odd.NO_SUCH_DATE);
    assertThat(heard(words).when()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"the 28th of february", "june 30th", "november 2027", "march 14th at 2:30 am"})
  void dates_that_do_come(String words) {
    assertThat(heard(words).leeway().odd()).isNotEqualTo(Optional.of(Odd.NO_SUCH_DATE));
  }

  @Test
  void the_hour_that_is_skipped_is_noticed() {
    assertThat(heard("march 14th at 2:30 am").leeway().odd()).contains(Odd.NO_SUCH_TIME);
    assertThat(heard("march 14th at 3:30 am").leeway().odd()).isEmpty();
  }

  @Test
  void as_late_as_possible() {
    assertThat(heard("as late as possible on friday").leeway().latest()).isTrue();
    assertThat(heard("late on friday").leeway().latest()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "with dr lane | lane",
        "with the doctor | lane",
        "i need a doctor | -",
        "with doctor other | -",
        "i'd like to see Dr. Lane on friday | lane",
        "with sam please | sam",
        "can the studio lead do it | sam",
        "is sam available tomorrow | sam",
        "my name is sam arden | -",
        "can i talk to sam | -",
        "down the lane from here | -",
      })
  void who_is_asked_for(String words, String id) {
    assertThat(heard(words).person().orElse("-")).isEqualTo(id);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "the flat on elgin avenue | lk-101",
        "twelve elgin avenue | lk-101",
        "I'd like to view LK-101 | lk-101",
        "LK 101 please | lk-101",
        "the one with the reference l k one zero one | lk-101",
        "l k one oh two | lk-102",
        "reference number two zero three | lk-203",
        "reference two hundred and three | lk-203",
        "the garden flat | lk-102",
        "the house on sampler road | lk-203",
        "the studio on sample street | lk-103",
        "it's robin sample | -",
        "a flat with a garden | -",
        "some house on some avenue | -",
        "one zero one | -",
      })
  void which_property_is_meant(String words, String id) {
    assertThat(heard(words).place().orElse("-")).isEqualTo(id);
    assertThat(heard(words).address()).isEmpty();
  }
}
