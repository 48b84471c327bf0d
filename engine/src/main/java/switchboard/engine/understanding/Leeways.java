package switchboard.engine.understanding;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import switchboard.engine.understanding.ClockWords.Clock;
import switchboard.engine.understanding.Leeway.Odd;
import switchboard.engine.understanding.Leeway.Part;

/// Collects what an utterance says about a time beside the time: "mornings", "after five", "any day
/// but tuesday", "tuesday or thursday", "as late as possible".
final class Leeways {

  private static final String SHORT_MONTHS =
      "february|feb|april|apr|june|jun|september|sept|sep|november|nov";
  private static final String PLURAL_PARTS = "mornings|afternoons|evenings|nights";

  private final Tokens tokens;
  private final LocalDate today;
  private final Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
  private final Set<DayOfWeek> notDays = EnumSet.noneOf(DayOfWeek.class);
  private final Set<LocalDate> notDates = new HashSet<>();
  private final Set<Part> parts = EnumSet.noneOf(Part.class);
  private Optional<LocalTime> notBefore = Optional.empty();
  private Optional<LocalTime> notAfter = Optional.empty();
  private Optional<Odd> odd = Optional.empty();

  Leeways(Tokens tokens, LocalDate today) {
    this.tokens = tokens;
    this.today = today;
  }

  Leeway found() {
    plurals();
    if (impossible()) odd = Optional.of(Odd.NO_SUCH_DATE);
    return new Leeway(
        Set.copyOf(days),
        Set.copyOf(notDays),
        Set.copyOf(notDates),
        Set.copyOf(parts),
        notBefore,
        notAfter,
        latest(),
        odd);
  }

  /// What must not be, in the words before it ("any day but tuesday") or after it.
  void refused(TimeFrame frame, boolean before) {
    var day = frame.day().filter(it -> !it.past());
    if (day.isEmpty()) frame.part().ifPresent(it -> parts.addAll(others(it)));
    boolean narrow = frame.part().isPresent() || frame.clock().isPresent();
    if (day.isEmpty() || narrow) return;
    var weekday = before && day.get().grain() == When.Grain.DAY && named(frame);
    if (weekday) notDays.add(day.get().start().getDayOfWeek());
    else if (day.get().end().isBefore(day.get().start().plusDays(8)))
      day.get().start().datesUntil(day.get().end()).forEach(notDates::add);
  }

  /// A weekday and nothing but its name.
  private boolean named(TimeFrame frame) {
    for (var i = frame.from(); i < frame.to(); i++)
      if (!DateWords.weekday(tokens.text(i)).isPresent() && !tokens.is(i, "on|a|the|any"))
        return false;
    return true;
  }

  private static Set<Part> others(DayPart part) {
    return part(part)
        .map(it -> EnumSet.complementOf(EnumSet.of(it)))
        .orElse(EnumSet.noneOf(Part.class));
  }

  /// The time that is wanted.
  void wanted(TimeFrame frame, When resolved) {
    if (frame.alternatives()) {
      days.add(frame.day().orElseThrow().start().getDayOfWeek());
      days.add(frame.lastDay().orElseThrow().start().getDayOfWeek());
    }
    if (frame.several()) limited(frame);
    else if (frame.day().isEmpty() && frame.part().isEmpty())
      frame.clock().ifPresent(it -> bounded(frame, it));
    boolean starts =
        !frame.several()
            && frame.clockBound() != TimeFrame.Bound.BEFORE
            && frame.clockBound() != TimeFrame.Bound.BY
            && frame.clockBound() != TimeFrame.Bound.UNTIL
            && frame.dayBound() == TimeFrame.Bound.AT;
    frame
        .clock()
        .filter(_ -> starts)
        .filter(it -> skipped(it, resolved))
        .ifPresent(_ -> odd = Optional.of(Odd.NO_SUCH_TIME));
  }

  /// On several days the hours are the same on each.
  private void limited(TimeFrame frame) {
    if (frame.clock().isPresent()) {
      bounded(frame, frame.clock().get());
      if (frame.lastClock().isEmpty() && frame.clockBound() == TimeFrame.Bound.AT)
        notBefore = notAfter = Optional.of(time(frame, frame.clock().get()));
    } else frame.part().ifPresent(this::within);
  }

  private void bounded(TimeFrame frame, Clock clock) {
    var time = time(frame, clock);
    if (frame.lastClock().isPresent()) {
      if (!frame.several()) return;
      notBefore = Optional.of(time);
      notAfter = Optional.of(time(frame, frame.lastClock().get()).minusMinutes(1));
      return;
    }
    switch (frame.clockBound()) {
      case AFTER, FROM -> notBefore = Optional.of(time);
      case BEFORE, BY, UNTIL -> notAfter = Optional.of(time.minusMinutes(1));
      case AT -> {}
    }
  }

  private static LocalTime time(TimeFrame frame, Clock clock) {
    return frame.part().map(it -> TimeResolver.within(clock, it)).orElse(clock).plausible();
  }

  private void within(DayPart it) {
    var part = part(it);
    part.ifPresent(parts::add);
    if (part.isPresent()) return;
    notBefore = Optional.of(it.from());
    notAfter = Optional.of(it.to().minusMinutes(1));
  }

  private static Optional<Part> part(DayPart it) {
    return switch (it.from().getHour()) {
      case 6 -> it.to().getHour() == 12 ? Optional.of(Part.MORNING) : Optional.empty();
      case 12 -> it.to().getHour() == 18 ? Optional.of(Part.AFTERNOON) : Optional.empty();
      case 18 -> it.to().getHour() % 22 == 0 ? Optional.of(Part.EVENING) : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static boolean skipped(Clock clock, When resolved) {
    return (resolved.start().getHour() - clock.hour()) % 12 != 0;
  }

  /// "mondays", "weekdays", "mornings": any that come.
  private void plurals() {
    for (var i = 0; i < tokens.size(); i++) {
      var named = plural(i);
      if (!named.isEmpty()) (unwanted(i) ? notDays : days).addAll(named);
      if (!tokens.is(i, PLURAL_PARTS)) continue;
      var part = plainPart(tokens.text(i));
      if (unwanted(i)) parts.addAll(EnumSet.complementOf(EnumSet.of(part)));
      else parts.add(part);
    }
  }

  private Set<DayOfWeek> plural(int i) {
    var text = tokens.text(i);
    if (tokens.is(i, "weekdays") || (tokens.is(i, "weekday") && tokens.is(i - 1, "a|any|every")))
      return EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
    if (text.equals("weekends")) return EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
    if (tokens.is(i - 1, "every|each"))
      return DateWords.weekday(text).map(EnumSet::of).orElse(EnumSet.noneOf(DayOfWeek.class));
    return text.endsWith("days")
        ? DateWords.weekday(text.substring(0, text.length() - 1))
            .map(EnumSet::of)
            .orElse(EnumSet.noneOf(DayOfWeek.class))
        : Set.of();
  }

  private static Part plainPart(String plural) {
    return switch (plural) {
      case "mornings" -> Part.MORNING;
      case "afternoons" -> Part.AFTERNOON;
      default -> Part.EVENING;
    };
  }

  private boolean unwanted(int i) {
    if (tokens.is(i - 1, "no|not|except|but|avoid")) return true;
    if (tokens.is(i - 1, "on|do|in|make|the") && tokens.is(i - 2, "not|except|but|no")) return true;
    return tokens.after(i + 1, "do|are|is", "not", "work|good|great|suit|possible") > 0;
  }

  /// Whether what comes around is meant rather than one day.
  boolean recurring() {
    for (var i = 0; i < tokens.size(); i++)
      if (!plural(i).isEmpty() || tokens.is(i, PLURAL_PARTS)) return true;
    return false;
  }

  private boolean latest() {
    return tokens.find(0, "late", "as", "possible|you|we") >= 0
        || tokens.find(0, "latest", "possible|you") >= 0;
  }

  /// "the 31st of february", "june 31".
  private boolean impossible() {
    for (var i = 0; i < tokens.size(); i++)
      if (tokens.is(i, SHORT_MONTHS) && (before(i) || after(i))) return true;
    return false;
  }

  private boolean before(int month) {
    for (var i = Math.max(0, month - 4); i < month; i++) {
      var number = number(i);
      if (number.isEmpty()) continue;
      var to = number.get().to();
      if ((to == month || (tokens.is(to, "of") && to + 1 == month))
          && beyond(month, number.get().value())) return true;
    }
    return false;
  }

  private boolean after(int month) {
    return number(tokens.skip(month + 1, "the"))
        .filter(it -> beyond(month, it.value()))
        .filter(it -> !tokens.is(it.to(), "minutes|hours|days|people|dollars|pounds"))
        .isPresent();
  }

  private Optional<NumberWords.Found> number(int i) {
    return NumberWords.ordinal(tokens, i).or(() -> NumberWords.cardinal(tokens, i));
  }

  private boolean beyond(int month, int day) {
    if (day > 31) return false;
    var named =
        List.of(Month.FEBRUARY, Month.APRIL, Month.JUNE, Month.SEPTEMBER, Month.NOVEMBER).stream()
            .filter(it ->
                it.name()
                    .toLowerCase(java.util.Locale.ROOT)
                    .startsWith(tokens.text(month).substring(0, 3)))
            .findFirst();
    return named.filter(it -> day > it.length(leap(it))).isPresent();
  }

  private boolean leap(Month month) {
    var year = today.getMonth().compareTo(month) > 0 ? today.getYear() + 1 : today.getYear();
    return LocalDate.of(year, 1, 1).isLeapYear();
  }
}
