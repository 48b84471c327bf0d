package switchboard.edge.owner;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The day of a business in a few short sentences, the first thing its owner reads: "Seven calls
/// since eight. One emergency. Next: 10:30 burst pipe, 42 Elm Street."
final class TodaySentence {

  private static final List<String> WORDS =
      List.of(
          "No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten",
          "Eleven", "Twelve");
  private static final int LONGEST = 34;

  /// The next appointment.
  ///
  /// @param american whether afternoons are told by PM
  /// @param what it is about
  record Upcoming(
      String appointment,
      LocalDateTime start,
      boolean american,
      String what,
      Optional<String> where) {}

  /// What there is to tell.
  ///
  /// @param today the date in the business's zone
  /// @param first when the first conversation of the day began, if it is known
  /// @param emergency the conversation, if there is only one
  /// @param booked appointments made today
  record Day(
      LocalDate today,
      long calls,
      long texts,
      Optional<LocalTime> first,
      long emergencies,
      Optional<String> emergency,
      long booked,
      Optional<Upcoming> next) {}

  private TodaySentence() {}

  static List<Fact> facts(Day day) {
    return Stream.of(Optional.of(contacts(day)), emergency(day), next(day), booked(day))
        .flatMap(Optional::stream)
        .toList();
  }

  static String sentence(List<Fact> facts) {
    return facts.stream().map(Fact::text).collect(Collectors.joining(" "));
  }

  private static Fact contacts(Day day) {
    if (day.calls() == 0 && day.texts() == 0) return Fact.of("quiet", "No calls yet today.");
    var said =
        Stream.of(counted(day.calls(), "call"), counted(day.texts(), "text"))
            .flatMap(Optional::stream)
            .collect(Collectors.joining(" and "));
    return Fact.of("calls", capital(said) + since(day) + ".");
  }

  private static Optional<Fact> emergency(Day day) {
    if (day.emergencies() == 1)
      return Optional.of(Fact.of("emergency", "One emergency.").about(day.emergency()));
    return Optional.of(day.emergencies())
        .filter(it -> it > 0)
        .map(it -> Fact.of("emergency", word(it) + " emergencies."));
  }

  private static Optional<Fact> next(Day day) {
    return day.next()
        .map(it ->
            Fact.of(
                    "next",
                    "Next: " + when(day.today(), it.start(), it.american()) + subject(it) + ".")
                .at(it.appointment()));
  }

  private static Optional<Fact> booked(Day day) {
    return counted(day.booked(), "appointment")
        .map(it -> Fact.of("booked", capital(it) + " made today."));
  }

  private static Optional<String> counted(long number, String noun) {
    if (number == 0) return Optional.empty();
    return Optional.of(
        word(number).toLowerCase(Locale.ROOT) + " " + noun + (number == 1 ? "" : "s"));
  }

  private static String word(long number) {
    return number < WORDS.size()
        ? WORDS.get((int) number)
        : String.format(Locale.ROOT, "%,d", number);
  }

  private static String since(Day day) {
    return day.first().map(it -> " since " + hour(it.getHour())).orElse(" today");
  }

  /// The hour as people say it; those of the night with a word that tells them from the
  /// afternoon's.
  private static String hour(int hour) {
    if (hour == 0) return "midnight";
    if (hour == 12) return "noon";
    var name = WORDS.get(hour % 12).toLowerCase(Locale.ROOT);
    return hour < 6 ? name + " in the morning" : name;
  }

  private static String when(LocalDate today, LocalDateTime start, boolean american) {
    var clock = american ? "h:mm a" : "H:mm";
    var time = start.format(DateTimeFormatter.ofPattern(clock, Locale.US));
    var days = ChronoUnit.DAYS.between(today, start.toLocalDate());
    if (days == 0) return time;
    if (days == 1) return "tomorrow " + time;
    var pattern = days < 7 ? "EEEE" : "MMMM d";
    return start.format(DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH)) + " " + time;
  }

  private static String subject(Upcoming next) {
    var street = next.where().map(it -> it.split(",", 2)[0]);
    return Stream.concat(Stream.of(next.what()), street.stream())
        .map(TodaySentence::brief)
        .filter(it -> !it.isEmpty())
        .collect(Collectors.joining(", ", " ", ""))
        .stripTrailing();
  }

  /// Words of a customer, on one line, short, and without an end of their own.
  private static String brief(String text) {
    var line = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ").strip();
    var end = line.offsetByCodePoints(0, Math.min(LONGEST, line.codePointCount(0, line.length())));
    var cut = end < line.length() ? whole(line.substring(0, end)) + "…" : line;
    return cut.replaceAll("[.!?,;: ]+$", "");
  }

  /// Ends after a word rather than in it.
  private static String whole(String text) {
    int space = text.lastIndexOf(' ');
    return (space > LONGEST / 2 ? text.substring(0, space) : text).strip();
  }

  private static String capital(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
