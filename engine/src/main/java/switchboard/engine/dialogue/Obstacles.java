package switchboard.engine.dialogue;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import switchboard.engine.tenant.Planning.DayException;
import switchboard.engine.tenant.Profile.Span;
import switchboard.engine.tenant.PublicHolidays;
import switchboard.engine.understanding.When;
import switchboard.engine.understanding.When.Grain;

/// Why a time cannot be had whoever else calls: we are closed then, or it is too far away or too
/// soon. A time that is only taken has no such reason.
record Obstacles(Speaker speaker) {

  Optional<String> of(Optional<When> wish) {
    return wish.filter(it -> it.grain() != Grain.MONTH && it.grain() != Grain.YEAR)
        .flatMap(it -> far(it).or(() -> closed(it)).or(() -> soon(it)));
  }

  private Optional<String> far(When wish) {
    var horizon = speaker.profile().rules().horizon();
    var last = speaker.setting().now().plus(horizon);
    return wish.start().toInstant().isAfter(last)
        ? Optional.of(speaker.phrase("too-far", "days", Long.toString(horizon.toDays())))
        : Optional.empty();
  }

  private Optional<String> soon(When wish) {
    var first = speaker.setting().now().plus(speaker.profile().rules().notice());
    var ends = wish.end().orElse(wish.start().plusMinutes(1)).toInstant();
    return hourly(wish) && ends.isBefore(first)
        ? Optional.of(speaker.phrase("too-soon"))
        : Optional.empty();
  }

  private static boolean hourly(When wish) {
    return wish.grain() == Grain.HOUR || wish.grain() == Grain.MINUTE;
  }

  private Optional<String> closed(When wish) {
    var start = wish.start().atZoneSameInstant(speaker.setting().zone());
    var date = start.toLocalDate();
    boolean oneDay =
        wish.end().filter(it -> it.isAfter(wish.start().plusDays(1).plusHours(1))).isEmpty();
    if (!oneDay || wish.grain() == Grain.WEEK) return Optional.empty();
    var spans = spans(date);
    if (spans.isEmpty()) return Optional.of(speaker.phrase("closed-day", "day", day(date)));
    boolean point = hourly(wish) && wish.end().isEmpty();
    boolean open = spans.stream().anyMatch(it -> within(it, start.toLocalTime()));
    return point && !open
        ? Optional.of(speaker.phrase("closed-then", "hours", hours(date, spans)))
        : Optional.empty();
  }

  private List<Span> spans(LocalDate date) {
    return exception(date)
        .or(() -> Optional.of(date).filter(this::holiday).map(_ -> List.<Span>of()))
        .orElseGet(() -> weekly(date));
  }

  private List<Span> weekly(LocalDate date) {
    return speaker.profile().hours().getOrDefault(date.getDayOfWeek(), List.of());
  }

  private boolean holiday(LocalDate date) {
    return speaker
        .profile()
        .planning()
        .holidays()
        .filter(it -> !it.open().contains(date))
        .filter(it -> PublicHolidays.of(it.country(), it.region(), date.getYear()).contains(date))
        .isPresent();
  }

  private Optional<List<Span>> exception(LocalDate date) {
    return speaker.profile().planning().exceptions().stream()
        .filter(it -> it.resource().isEmpty() && covers(it, date))
        .findFirst()
        .map(DayException::hours);
  }

  private static boolean covers(DayException it, LocalDate date) {
    return !date.isBefore(it.from()) && !date.isAfter(it.to());
  }

  private static boolean within(Span span, LocalTime time) {
    boolean overnight = !span.to().isAfter(span.from());
    boolean after = !time.isBefore(span.from());
    boolean before = time.isBefore(span.to());
    return overnight ? after || before : after && before;
  }

  private String day(LocalDate date) {
    boolean usual = weekly(date).isEmpty();
    return usual ? tongue().every(date.getDayOfWeek()) : tongue().thatDay();
  }

  private String hours(LocalDate date, List<Span> spans) {
    var all = tongue().span(spans.getFirst().from(), spans.getLast().to());
    return tongue().open(tongue().every(date.getDayOfWeek()), all);
  }

  private Tongue tongue() {
    return speaker.wording().tongue();
  }
}
