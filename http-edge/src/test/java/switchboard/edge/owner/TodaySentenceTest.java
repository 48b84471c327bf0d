package switchboard.edge.owner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import switchboard.edge.owner.TodaySentence.Day;
import switchboard.edge.owner.TodaySentence.Upcoming;

class TodaySentenceTest {

  private static final LocalDate TODAY = LocalDate.parse("2026-03-02");
  private static final Optional<LocalTime> EIGHT = Optional.of(LocalTime.of(8, 12));

  @Test
  void a_busy_morning() {
    var day = day(7, 0, EIGHT, 1, 0, burstPipe("2026-03-02T10:30"));
    assertThat(said(day))
        .isEqualTo(
            "Seven calls since eight. One emergency. Next: 10:30 burst pipe, 42 Elm Street.");
  }

  @Test
  void nothing_yet() {
    assertThat(said(day(0, 0, Optional.empty(), 0, 0, Optional.empty())))
        .isEqualTo("No calls yet today.");
  }

  @Test
  void numbers_are_words_up_to_twelve() {
    assertThat(said(day(1, 2, EIGHT, 0, 1, Optional.empty())))
        .isEqualTo("One call and two texts since eight. One appointment made today.");
    assertThat(said(day(12, 0, Optional.empty(), 13, 0, Optional.empty())))
        .isEqualTo("Twelve calls today. 13 emergencies.");
    assertThat(said(day(1204, 0, Optional.empty(), 0, 0, Optional.empty())))
        .isEqualTo("1,204 calls today.");
  }

  @Test
  void the_hour_is_said_as_people_say_it() {
    assertThat(since(0)).isEqualTo("One call since midnight.");
    assertThat(since(3)).isEqualTo("One call since three in the morning.");
    assertThat(since(12)).isEqualTo("One call since noon.");
    assertThat(since(15)).isEqualTo("One call since three.");
  }

  @Test
  void what_is_not_today_says_its_day() {
    assertThat(next("2026-03-03T08:00"))
        .isEqualTo("Next: tomorrow 8:00 burst pipe, 42 Elm Street.");
    assertThat(next("2026-03-05T08:00")).startsWith("Next: Thursday 8:00");
    assertThat(next("2026-03-19T08:00")).startsWith("Next: March 19 8:00");
  }

  @Test
  void words_of_a_customer_stay_on_one_short_line() {
    var wild = "a\u0000b\r\n\u202e" + "\ud83d\ude00".repeat(100);
    var upcoming =
        new Upcoming(
            "v1", LocalDateTime.parse("2026-03-02T10:30"), false, wild, Optional.of(" \n "));
    var text = said(day(0, 0, Optional.empty(), 0, 0, Optional.of(upcoming)));
    assertThat(text).startsWith("No calls yet today. Next: 10:30 a b ").endsWith("….");
    assertThat(text).doesNotContain("\n", "\u0000", "\u202e").hasSizeLessThan(200);
  }

  @Test
  void a_fact_points_at_what_it_speaks_of() {
    var facts = TodaySentence.facts(day(7, 0, EIGHT, 1, 0, burstPipe("2026-03-02T10:30")));
    assertThat(facts).extracting(Fact::kind).containsExactly("calls", "emergency", "next");
    assertThat(facts.get(1).conversation()).hasValue("call-1");
    assertThat(facts.get(2).appointment()).hasValue("v1");
    assertThat(TodaySentence.facts(day(2, 0, EIGHT, 2, 0, Optional.empty())).get(1).conversation())
        .isEmpty();
  }

  private static String since(int hour) {
    return said(day(1, 0, Optional.of(LocalTime.of(hour, 59)), 0, 0, Optional.empty()));
  }

  private static String next(String start) {
    return TodaySentence.facts(day(0, 0, Optional.empty(), 0, 0, burstPipe(start))).get(1).text();
  }

  private static String said(Day day) {
    return TodaySentence.sentence(TodaySentence.facts(day));
  }

  private static Optional<Upcoming> burstPipe(String start) {
    return Optional.of(
        new Upcoming(
            "v1", LocalDateTime.parse(start), false, "burst pipe.", Optional.of("42 Elm Street")));
  }

  @Test
  void americans_are_told_by_am_and_pm() {
    var night =
        new Upcoming(
            "v1", LocalDateTime.parse("2026-03-03T00:30"), true, "burst pipe", Optional.empty());
    var facts = TodaySentence.facts(day(0, 0, Optional.empty(), 0, 0, Optional.of(night)));
    assertThat(facts.get(1).text()).isEqualTo("Next: tomorrow 12:30 AM burst pipe.");
  }

  private static Day day(
      long calls,
      long texts,
      Optional<LocalTime> first,
      long emergencies,
      long booked,
      Optional<Upcoming> next) {
    return new Day(TODAY, calls, texts, first, emergencies, Optional.of("call-1"), booked, next);
  }
}
