package switchboard.engine.dialogue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import switchboard.engine.privacy.Personal;
import switchboard.engine.task.Todo;
import switchboard.engine.tenant.Planning.Holidays;
import switchboard.engine.tenant.Profile.Span;
import switchboard.engine.tenant.PublicHolidays;
import switchboard.engine.tool.RecordTool;
import switchboard.engine.tool.RecordTool.AddTask;

/// A promise that somebody calls back: how soon that is, how it is said, and the task that keeps
/// it. Counted from now where it is urgent or the business is open, else from when it opens.
record Promise(Speaker speaker) {

  private static final int DAYS = 14;

  private record Term(Optional<ZonedDateTime> opening, Instant due) {}

  /// "within the hour", "within 30 minutes of opening tomorrow at 8 AM".
  String within(Frame frame) {
    var length = length();
    var opening = term(frame).opening();
    if (opening.isPresent())
      return speaker.phrase(
          "within-opening",
          "length",
          speaker.wording().length(length),
          "time",
          speaker.wording().time(opening.get().toInstant()));
    return length.equals(Duration.ofHours(1))
        ? speaker.phrase("within-hour")
        : speaker.phrase("within", "length", speaker.wording().length(length));
  }

  RecordTool callBack(Frame frame) {
    var what =
        speaker
            .house()
            .phrase(
                "task-call-back",
                "name",
                Speaker.plain(frame.name(), speaker.house().phrase("somebody")),
                "phone",
                Speaker.plain(frame.caller().phone(), speaker.house().phrase("no-number")),
                "need",
                Speaker.plain(frame.need(), ""));
    return new AddTask(
        frame.customer(),
        Todo.Kind.CALL_BACK.name(),
        Personal.of(what),
        Optional.of(term(frame).due()));
  }

  private Duration length() {
    return speaker.profile().planning().promising().callBack();
  }

  private Term term(Frame frame) {
    var now = speaker.setting().now();
    var opening = frame.emergency() ? Optional.<ZonedDateTime>empty() : opening();
    return new Term(opening, opening.map(ZonedDateTime::toInstant).orElse(now).plus(length()));
  }

  /// When it opens next; empty if it is open, or never is.
  private Optional<ZonedDateTime> opening() {
    var now = speaker.setting().now().atZone(speaker.setting().zone());
    var yesterday = now.toLocalDate().minusDays(1);
    for (var date : yesterday.datesUntil(yesterday.plusDays(DAYS)).toList())
      for (var it : spans(date)) {
        if (!end(date, it).isAfter(now)) continue;
        var start = date.atTime(it.from()).atZone(now.getZone());
        return Optional.of(start).filter(at -> at.isAfter(now));
      }
    return Optional.empty();
  }

  /// A span that ends before it begins lasts into the next day.
  private ZonedDateTime end(LocalDate date, Span it) {
    var day = it.to().isAfter(it.from()) ? date : date.plusDays(1);
    return day.atTime(it.to()).atZone(speaker.setting().zone());
  }

  private List<Span> spans(LocalDate date) {
    var profile = speaker.profile();
    var planning = profile.planning();
    var other =
        planning.exceptions().stream()
            .filter(it -> it.resource().isEmpty())
            .filter(it -> !date.isBefore(it.from()) && !date.isAfter(it.to()))
            .findFirst();
    if (other.isPresent()) return other.get().hours();
    return planning.holidays().filter(it -> holiday(it, date)).isPresent()
        ? List.of()
        : profile.hours().getOrDefault(date.getDayOfWeek(), List.of());
  }

  private static boolean holiday(Holidays kept, LocalDate date) {
    return !kept.open().contains(date)
        && PublicHolidays.of(kept.country(), kept.region(), date.getYear()).contains(date);
  }
}
