package switchboard.engine.dialogue;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import switchboard.engine.understanding.Understanding;
import switchboard.engine.understanding.When;
import switchboard.engine.understanding.When.Grain;

/// "Are you open on Sundays?", "when do you close tomorrow?": the hours of one day.
record OpenDay(Speaker speaker) {

  private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.of("es"));

  /// Empty: no day was named.
  Optional<String> about(String words, Understanding meaning) {
    var today = LocalDate.ofInstant(speaker.setting().now(), speaker.setting().zone());
    boolean now = new Control(speaker).heard("today", words);
    return meaning
        .slots()
        .when()
        .filter(it -> it.grain() != Grain.WEEK && it.grain() != Grain.MONTH)
        .map(When::start)
        .map(it -> it.toLocalDate().getDayOfWeek())
        .or(() -> named(words))
        .or(() -> Optional.of(today.getDayOfWeek()).filter(_ -> now))
        .map(this::told);
  }

  private static Optional<DayOfWeek> named(String words) {
    var all = List.of(words.toLowerCase(Locale.ROOT).split("[^\\p{L}]+"));
    return Stream.of(DayOfWeek.values())
        .filter(day -> LANGUAGES.stream().anyMatch(it -> among(all, name(day, it))))
        .findFirst();
  }

  private static boolean among(List<String> all, String day) {
    return all.contains(day) || all.contains(day + "s");
  }

  private static String name(DayOfWeek day, Locale language) {
    return day.getDisplayName(TextStyle.FULL, language).toLowerCase(Locale.ROOT);
  }

  private String told(DayOfWeek day) {
    var wording = speaker.wording();
    var hours = wording.hours(day);
    return hours.isEmpty()
        ? speaker.phrase(
            "day-closed", "day", wording.tongue().days(day, day), "hours", wording.hours())
        : speaker.phrase("day-open", "day", wording.tongue().days(day, day), "hours", hours);
  }
}
