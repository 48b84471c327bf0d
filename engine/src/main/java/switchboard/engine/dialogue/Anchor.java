package switchboard.engine.dialogue;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import switchboard.engine.understanding.Leeway;
import switchboard.engine.understanding.Slots;
import switchboard.engine.understanding.Understander.Expectation;
import switchboard.engine.understanding.Understanding;
import switchboard.engine.understanding.When;
import switchboard.engine.understanding.When.Grain;

/// An hour said without a day means the day being talked about, or any day where none is: "at ten",
/// after times on Wednesday were offered, is ten on Wednesday.
record Anchor(ZoneId zone) {

  private static final Pattern DAY =
      Pattern.compile(
          "\\b(today|tonight|now|soon\\w*|asap|earliest|tomorrow|week\\w*|day|mon|tues?|wed|thurs?|fri"
              + "|sat|sun|\\w+day|\\d+(st|nd|rd|th)|\\w+th|jan\\w*|feb\\w*|march|april|may|june|july"
              + "|aug\\w*|sept\\w*|oct\\w*|nov\\w*|dec\\w*|month|in an? \\w+|hours?|minutes?)\\b"
              + "|\\d[/.-]\\d",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Set<Grain> OF_A_DAY = EnumSet.of(Grain.HOUR, Grain.MINUTE);
  private static final Set<Grain> NAMING_A_DAY = EnumSet.of(Grain.DAY, Grain.HOUR, Grain.MINUTE);
  private static final Set<Expectation> ABOUT_TIMES =
      EnumSet.of(Expectation.CHOICE, Expectation.TIME);

  /// Whether the words name a day.
  static boolean dated(String words) {
    return DAY.matcher(words).find();
  }

  Understanding anchored(Frame frame, String words, Understanding meaning) {
    var when = meaning.slots().when().filter(it -> OF_A_DAY.contains(it.grain()));
    if (when.isEmpty()) return meaning;
    boolean talked = ABOUT_TIMES.contains(frame.talk().asked());
    boolean dayless = meaning.slots().leeway().hours();
    if (!dayless && (!talked || DAY.matcher(words).find())) return meaning;
    var there = (talked ? day(frame) : Optional.<LocalDate>empty()).map(it -> on(it, when.get()));
    if (there.isPresent())
      return with(meaning, meaning.slots().withWhen(there).withLeeway(Leeway.NONE));
    return dayless ? with(meaning, meaning.slots().withWhen(Optional.empty())) : meaning;
  }

  private static Understanding with(Understanding it, Slots slots) {
    return it.with(slots);
  }

  private Optional<LocalDate> day(Frame frame) {
    var days =
        frame.errand().offers().stream()
            .map(it -> LocalDate.ofInstant(it.slot().start(), zone))
            .distinct()
            .toList();
    if (days.size() == 1) return Optional.of(days.getFirst());
    if (!days.isEmpty()) return Optional.empty();
    return frame
        .errand()
        .wish()
        .filter(it -> NAMING_A_DAY.contains(it.grain()))
        .map(it -> it.start().toLocalDate());
  }

  private When on(LocalDate day, When when) {
    long ahead = ChronoUnit.DAYS.between(when.start().toLocalDate(), day);
    return new When(
        moved(when.start(), ahead), when.end().map(it -> moved(it, ahead)), when.grain());
  }

  private OffsetDateTime moved(OffsetDateTime it, long days) {
    return it.toLocalDateTime().plusDays(days).atZone(zone).toOffsetDateTime();
  }
}
