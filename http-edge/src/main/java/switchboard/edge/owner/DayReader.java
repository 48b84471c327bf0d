package switchboard.edge.owner;

import static java.util.Comparator.comparing;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import switchboard.edge.access.Visit;
import switchboard.edge.crm.AppointmentCard;
import switchboard.engine.calendar.Schedule;
import switchboard.engine.calendar.Schedule.Entry;
import switchboard.engine.calendar.Schedule.Status;
import switchboard.engine.calendar.Slot;
import switchboard.engine.speech.DaySpeech;
import switchboard.engine.tenant.Profile;

/// Tells the owner of a day: what is on tomorrow's schedule, how today goes. Blocks.
final class DayReader {

  private static final int MOST_WAITING = 200;

  private final Schedule schedule;
  private final TodayReader today;
  private final Clock clock;
  private final boolean audio;

  /// @param audio whether what is told can be heard too
  DayReader(Schedule schedule, TodayReader today, Clock clock, boolean audio) {
    this.schedule = schedule;
    this.today = today;
    this.clock = clock;
    this.audio = audio;
  }

  /// @param speech the same in words for the ear
  record Planned(LocalDate date, String speech, boolean audio, List<AppointmentCard> items) {}

  /// @param remaining appointments of today that have not ended
  /// @param waiting conversations that need a person
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Summary(
      LocalDate date,
      String speech,
      boolean audio,
      long calls,
      long texts,
      long emergencies,
      long made,
      long done,
      long remaining,
      long cancelled,
      long completed,
      long noShows,
      long reschedules,
      long waiting,
      long failedMessages,
      Optional<AppointmentCard> next) {}

  Planned tomorrow(Visit visit) {
    var date = date(visit).plusDays(1);
    var entries = standing(visit, date).toList();
    var speech =
        DaySpeech.schedule(
            "Tomorrow",
            date,
            visit.profile().country(),
            entries.stream().map(it -> told(visit, it)).toList());
    var items = entries.stream().map(it -> AppointmentCard.of(visit, it)).toList();
    return new Planned(date, speech, audio, items);
  }

  Summary summary(Visit visit) {
    var now = clock.instant();
    var date = date(visit);
    var entries = standing(visit, date).toList();
    var left = entries.stream().filter(it -> it.slot().end().isAfter(now)).toList();
    var counts = today.read(visit);
    var day = schedule.figures(visit.id(), window(visit, date));
    var reschedules =
        schedule.reschedules(visit.id(), Optional.empty(), MOST_WAITING).items().size();
    var figures =
        new DaySpeech.Figures(
            counts.counts().calls(),
            counts.counts().texts(),
            counts.counts().emergencies(),
            counts.counts().booked(),
            entries.size() - left.size(),
            day.cancelled(),
            reschedules,
            counts.waiting().size(),
            left.stream().map(it -> told(visit, it)).toList());
    return summary(visit, date, figures, counts, day, left);
  }

  private Summary summary(
      Visit visit,
      LocalDate date,
      DaySpeech.Figures it,
      Today counts,
      Schedule.Figures day,
      List<Entry> left) {
    return new Summary(
        date,
        DaySpeech.summary(date, visit.profile().country(), it),
        audio,
        it.calls(),
        it.texts(),
        it.emergencies(),
        it.made(),
        it.done(),
        left.size(),
        it.cancelled(),
        day.completed(),
        day.noShows(),
        it.reschedules(),
        it.waiting(),
        counts.counts().failedMessages(),
        left.stream().findFirst().map(next -> AppointmentCard.of(visit, next)));
  }

  private Stream<Entry> standing(Visit visit, LocalDate date) {
    var window = window(visit, date);
    return schedule.between(visit.id(), window).stream()
        .filter(it -> it.status() == Status.CONFIRMED || it.status() == Status.PENDING_RESCHEDULE)
        .filter(it -> within(it.slot().start(), window))
        .sorted(comparing((Entry it) -> it.slot().start()));
  }

  private static boolean within(Instant start, Slot window) {
    return !start.isBefore(window.start()) && start.isBefore(window.end());
  }

  private LocalDate date(Visit visit) {
    return clock.instant().atZone(visit.zone()).toLocalDate();
  }

  private static Slot window(Visit visit, LocalDate date) {
    return new Slot(
        date.atStartOfDay(visit.zone()).toInstant(),
        date.plusDays(1).atStartOfDay(visit.zone()).toInstant());
  }

  private static DaySpeech.Visit told(Visit visit, Entry it) {
    var card = AppointmentCard.of(visit, it);
    return new DaySpeech.Visit(
        card.start().toLocalDateTime(),
        card.end().toLocalDateTime(),
        card.serviceName(),
        it.name(),
        it.address().map(where -> where.split(",", 2)[0]),
        several(visit.profile()) ? Optional.of(card.resourceName()) : Optional.empty(),
        it.emergency(),
        it.pending().isPresent());
  }

  private static boolean several(Profile profile) {
    return profile.resources().stream().filter(it -> it.kind().leads()).count() > 1;
  }
}
