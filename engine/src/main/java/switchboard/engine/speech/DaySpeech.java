package switchboard.engine.speech;

import static switchboard.engine.dialogue.SpokenText.both;
import static switchboard.engine.dialogue.SpokenText.clock;
import static switchboard.engine.dialogue.SpokenText.counted;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import switchboard.engine.dialogue.SpokenText;

/// The day of a business as one would tell it to its owner on the phone: few words, no digits a
/// voice stumbles over, nothing that is only for the eye. Pure.
public final class DaySpeech {

  private static final int TOLD = 12;

  private DaySpeech() {}

  /// An appointment on the wall clock.
  ///
  /// @param what the service
  /// @param who does it; empty where there is only one who could
  /// @param open whether another time has to be found for it
  public record Visit(
      LocalDateTime start,
      LocalDateTime end,
      String what,
      Optional<String> whom,
      Optional<String> where,
      Optional<String> who,
      boolean emergency,
      boolean open) {}

  /// How far a day is.
  ///
  /// @param done appointments of today that have ended
  /// @param next those still to end
  /// @param made appointments made today, for whichever day
  /// @param cancelled appointments of today that were cancelled
  /// @param reschedules appointments for which another time has to be found
  /// @param waiting conversations that need a person
  public record Figures(
      long calls,
      long texts,
      long emergencies,
      long made,
      long done,
      long cancelled,
      long reschedules,
      long waiting,
      List<Visit> next) {}

  /// What is on the schedule of a day to come.
  ///
  /// @param name `Tomorrow`
  public static String schedule(String name, LocalDate date, String country, List<Visit> visits) {
    var day = name + " is " + SpokenText.date(date, country) + ".";
    if (visits.isEmpty()) return day + " Nothing is on the schedule.";
    var number =
        "You have "
            + counted(visits.size(), "appointment")
            + (visits.size() == 1 ? "." : ", " + span(visits) + ".");
    var told = visits.stream().limit(TOLD).map(it -> SpokenText.capital(told(it)) + ".");
    return sentences(
        Stream.of(Stream.of(day, number), told, more(visits)).flatMap(it -> it).toList());
  }

  /// How today goes.
  public static String summary(LocalDate date, String country, Figures it) {
    return sentences(
        Stream.of(
                Stream.of("Today is " + SpokenText.date(date, country) + "."),
                Stream.of(contacts(it)),
                made(it).stream(),
                Stream.of(day(it)),
                it.next().stream().limit(1).map(next -> "Next, " + told(next) + "."),
                open(it))
            .flatMap(all -> all)
            .toList());
  }

  private static String span(List<Visit> visits) {
    var last = visits.stream().map(Visit::end).max(LocalDateTime::compareTo).orElseThrow();
    return "from "
        + clock(visits.getFirst().start().toLocalTime())
        + " to "
        + clock(last.toLocalTime());
  }

  private static String told(Visit it) {
    var what = SpokenText.plain(it.what());
    var about = it.emergency() ? "an emergency, " + what : what;
    return Stream.of(
            Stream.of("at " + clock(it.start().toLocalTime()), about),
            it.whom().map(SpokenText::plain).filter(DaySpeech::said).map("for "::concat).stream(),
            it.where().map(SpokenText::plain).filter(DaySpeech::said).stream(),
            it
                .who()
                .map(SpokenText::plain)
                .filter(DaySpeech::said)
                .map("done by "::concat)
                .stream(),
            it.open() ? Stream.of("which needs another time") : Stream.<String>empty())
        .flatMap(all -> all)
        .collect(Collectors.joining(", "));
  }

  private static boolean said(String text) {
    return !text.isEmpty();
  }

  private static Stream<String> more(List<Visit> visits) {
    long left = (long) visits.size() - TOLD;
    return left > 0
        ? Stream.of(SpokenText.capital(SpokenText.number(left)) + " more after that.")
        : Stream.empty();
  }

  private static String contacts(Figures it) {
    var heard = new ArrayList<String>();
    if (it.calls() > 0) heard.add(counted(it.calls(), "call"));
    if (it.texts() > 0) heard.add(counted(it.texts(), "text"));
    if (heard.isEmpty()) return "Nobody has called yet.";
    var urgent =
        it.emergencies() == 0
            ? ""
            : ", " + SpokenText.number(it.emergencies()) + " of them about an emergency";
    return SpokenText.capital(both(heard)) + " so far" + urgent + ".";
  }

  private static Optional<String> made(Figures it) {
    if (it.made() == 0) return Optional.empty();
    return Optional.of(
        SpokenText.capital(counted(it.made(), "new appointment"))
            + (it.made() == 1 ? " was made." : " were made."));
  }

  private static String day(Figures it) {
    var parts = new ArrayList<String>();
    if (it.done() > 0) parts.add(counted(it.done(), "appointment") + " done");
    if (!it.next().isEmpty()) parts.add(SpokenText.number(it.next().size()) + " still to come");
    if (it.cancelled() > 0) parts.add(SpokenText.number(it.cancelled()) + " cancelled");
    if (parts.isEmpty()) return "Nothing is on the schedule today.";
    return "Today's schedule: " + both(parts) + ".";
  }

  private static Stream<String> open(Figures it) {
    var open = new ArrayList<String>();
    if (it.reschedules() == 1) open.add("One appointment needs another time.");
    if (it.reschedules() > 1)
      open.add(
          SpokenText.capital(counted(it.reschedules(), "appointment")) + " need another time.");
    if (it.waiting() == 1) open.add("One caller waits to hear from you.");
    if (it.waiting() > 1)
      open.add(SpokenText.capital(counted(it.waiting(), "caller")) + " wait to hear from you.");
    return open.isEmpty() ? Stream.of("Nobody waits for you.") : open.stream();
  }

  private static String sentences(List<String> all) {
    return String.join(" ", all);
  }
}
