package switchboard.engine.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import switchboard.engine.understanding.When;

/// When a caller would like it. Empty means: any time.
///
/// @param parts of the day that suit; none named means all do
/// @param days of the week that suit; none named means all do
/// @param except days of the week that do not ("any day but Tuesday")
/// @param exceptDates dates that do not
/// @param after the earliest start on the wall clock ("after five")
/// @param before starts are earlier than this on the wall clock ("before noon")
/// @param resource whom the caller wants
/// @param with what else they name: the property to be seen
public record Wish(
    Optional<When> when,
    Set<Part> parts,
    Set<DayOfWeek> days,
    Set<DayOfWeek> except,
    Set<LocalDate> exceptDates,
    Optional<LocalTime> after,
    Optional<LocalTime> before,
    Optional<String> resource,
    List<String> with) {

  public static final Wish ANY = new Wish(Optional.empty(), Set.of());

  public Wish(Optional<When> when, Set<Part> parts) {
    this(
        when,
        parts,
        Set.of(),
        Set.of(),
        Set.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  public enum Part {
    MORNING(LocalTime.MIN, LocalTime.NOON),
    AFTERNOON(LocalTime.NOON, LocalTime.of(17, 0)),
    EVENING(LocalTime.of(17, 0), LocalTime.MAX);

    private final LocalTime from;
    private final LocalTime to;

    Part(LocalTime from, LocalTime to) {
      this.from = from;
      this.to = to;
    }

    LocalTime from() {
      return from;
    }

    LocalTime to() {
      return to;
    }

    /// The part a visit starting then belongs to.
    public static Part of(LocalTime start) {
      if (start.isBefore(MORNING.to)) return MORNING;
      return start.isBefore(AFTERNOON.to) ? AFTERNOON : EVENING;
    }
  }

  public static Wish of(When when) {
    return new Wish(Optional.of(when), Set.of());
  }

  public static Wish of(Optional<When> when) {
    return new Wish(when, Set.of());
  }

  public Wish in(Set<Part> parts) {
    return new Wish(when, parts, days, except, exceptDates, after, before, resource, with);
  }

  public Wish on(Set<DayOfWeek> days) {
    return new Wish(when, parts, days, except, exceptDates, after, before, resource, with);
  }

  public Wish notOn(Set<DayOfWeek> except) {
    return new Wish(when, parts, days, except, exceptDates, after, before, resource, with);
  }

  public Wish notOnDates(Set<LocalDate> exceptDates) {
    return new Wish(when, parts, days, except, exceptDates, after, before, resource, with);
  }

  public Wish between(Optional<LocalTime> after, Optional<LocalTime> before) {
    return new Wish(when, parts, days, except, exceptDates, after, before, resource, with);
  }

  public Wish by(Optional<String> resource) {
    return new Wish(when, parts, days, except, exceptDates, after, before, resource, with);
  }

  public Wish with(List<String> with) {
    return new Wish(when, parts, days, except, exceptDates, after, before, resource, with);
  }
}
