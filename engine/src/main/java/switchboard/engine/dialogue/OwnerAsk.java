package switchboard.engine.dialogue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import switchboard.engine.calendar.Slot;
import switchboard.engine.understanding.Shifting;
import switchboard.engine.understanding.Understanding;
import switchboard.engine.understanding.When;
import switchboard.engine.understanding.When.Grain;

/// What somebody of the business asks or wants done, as far as it has become clear.
///
/// @param from where the stretch of time begins on the wall clock, `to` where it ends; empty where
///   none was said
/// @param at the time of day of the appointment that is meant
/// @param resource whose schedule it is about
/// @param choice the number of what was told last
/// @param aim the time it shall have
/// @param dated whether a day was said with the aim
/// @param id of the appointment or task that is meant
public record OwnerAsk(
    Kind kind,
    String words,
    Optional<LocalDateTime> from,
    Optional<LocalDateTime> to,
    Optional<LocalDateTime> at,
    Optional<String> resource,
    Optional<Integer> choice,
    Optional<LocalDateTime> aim,
    boolean dated,
    Optional<String> id) {

  /// Where it looks unless a time is said.
  enum Reach {
    TODAY,
    WEEK,
    AHEAD
  }

  /// What may be wanted. Some `tells` of a time and may be asked of another; for some a `bare`
  /// answer of numbers and times will do, which nobody needs a PIN for.
  public enum Kind {
    LIST(Reach.TODAY, true, true),
    COUNT(Reach.TODAY, true, true),
    NEXT(Reach.AHEAD, false, true),
    FIRST(Reach.AHEAD, true, true),
    LAST(Reach.TODAY, true, true),
    FREE(Reach.TODAY, true, true),
    DAY(Reach.TODAY, true, true),
    CALLS(Reach.TODAY, true, true),
    MISSED(Reach.TODAY, true, true),
    EMERGENCIES(Reach.TODAY, true, true),
    MESSAGES(Reach.TODAY, true, true),
    REVENUE(Reach.WEEK, true, false),
    CUSTOMERS(Reach.WEEK, true, true),
    ALERTS(Reach.TODAY, false, true),
    TASKS(Reach.TODAY, false, false),
    NUMBER(Reach.TODAY, false, false),
    CANCEL(Reach.AHEAD, false, false),
    MOVE(Reach.AHEAD, false, false),
    BLOCK(Reach.TODAY, false, false),
    NOTE(Reach.TODAY, false, false),
    DONE(Reach.TODAY, false, false);

    final Reach reach;
    final boolean tells;
    final boolean bare;

    Kind(Reach reach, boolean tells, boolean bare) {
      this.reach = reach;
      this.tells = tells;
      this.bare = bare;
    }
  }

  private static final int AHEAD = 14;

  static OwnerAsk of(
      Kind kind, String words, Understanding meaning, Setting setting, Optional<String> resource) {
    var said = meaning.slots().when();
    var choice = meaning.slots().choice();
    var blank =
        new OwnerAsk(
            kind,
            words,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            resource,
            choice,
            Optional.empty(),
            false,
            Optional.empty());
    if (kind != Kind.MOVE) return said.map(blank::within).orElse(blank);
    var shift = Shifting.of(words, setting.now(), setting.zone(), setting.profile().country());
    var found = shift.from().map(blank::within).orElse(blank);
    return shift.to().map(it -> found.aiming(it, shift.aim())).orElse(found);
  }

  /// The same about a time that was said: a stretch, or the day of a point.
  OwnerAsk within(When when) {
    var start = when.start().toLocalDateTime();
    var end = when.end().map(it -> it.toLocalDateTime()).filter(start::isBefore);
    boolean hour = when.grain() == Grain.HOUR || when.grain() == Grain.MINUTE;
    boolean point = hour && end.isEmpty();
    var day = start.toLocalDate();
    return new OwnerAsk(
        kind,
        words,
        Optional.of(point ? day.atStartOfDay() : start),
        Optional.of(point ? day.plusDays(1).atStartOfDay() : end.orElse(start.plusDays(AHEAD))),
        point ? Optional.of(start) : Optional.empty(),
        resource,
        choice,
        aim,
        dated,
        id);
  }

  OwnerAsk aiming(When when, String said) {
    var goal = Optional.of(when.start().toLocalDateTime());
    boolean day = Anchor.dated(said) || when.grain() == Grain.DAY;
    return new OwnerAsk(kind, words, from, to, at, resource, choice, goal, day, id);
  }

  OwnerAsk with(String id) {
    return new OwnerAsk(kind, words, from, to, at, resource, choice, aim, dated, Optional.of(id));
  }

  OwnerAsk saying(String other) {
    return new OwnerAsk(kind, other, from, to, at, resource, choice, aim, dated, id);
  }

  OwnerAsk unaimed() {
    return new OwnerAsk(kind, words, from, to, at, resource, choice, Optional.empty(), false, id);
  }

  boolean timed() {
    return from.isPresent();
  }

  /// Where the appointment goes: the day it has, unless another was said.
  Optional<LocalDateTime> goal(LocalDateTime start) {
    return aim.map(it -> dated ? it : start.toLocalDate().atTime(it.toLocalTime()));
  }

  LocalDateTime begin(Setting setting) {
    return from.orElseGet(() ->
        switch (kind.reach) {
          case TODAY -> today(setting).atStartOfDay();
          case WEEK -> monday(setting).atStartOfDay();
          case AHEAD -> local(setting, setting.now());
        });
  }

  LocalDateTime end(Setting setting) {
    return to.orElseGet(() ->
        switch (kind.reach) {
          case TODAY -> today(setting).plusDays(1).atStartOfDay();
          case WEEK -> monday(setting).plusDays(7).atStartOfDay();
          case AHEAD -> today(setting).plusDays(AHEAD).atStartOfDay();
        });
  }

  Slot window(Setting setting) {
    return new Slot(instant(setting, begin(setting)), instant(setting, end(setting)));
  }

  static LocalDate today(Setting setting) {
    return LocalDate.ofInstant(setting.now(), setting.zone());
  }

  private static LocalDate monday(Setting setting) {
    var today = today(setting);
    return today.minusDays(today.getDayOfWeek().getValue() - 1L);
  }

  static LocalDateTime local(Setting setting, Instant at) {
    return LocalDateTime.ofInstant(at, setting.zone());
  }

  static Instant instant(Setting setting, LocalDateTime local) {
    return local.atZone(setting.zone()).toInstant();
  }
}
