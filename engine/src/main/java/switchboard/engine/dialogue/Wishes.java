package switchboard.engine.dialogue;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import switchboard.engine.calendar.Wish.Part;
import switchboard.engine.tool.Preference;
import switchboard.engine.understanding.Leeway;
import switchboard.engine.understanding.Slots;
import switchboard.engine.understanding.When;
import switchboard.engine.understanding.When.Grain;

/// What is wished for besides the time, as it adds up over what a caller says. What must not be
/// stays ruled out until it is asked for; another hour replaces the hours said before.
final class Wishes {

  private static final Set<Grain> OF_A_DAY = EnumSet.of(Grain.HOUR, Grain.MINUTE);

  private Wishes() {}

  static Optional<Preference> after(Optional<Preference> before, Slots slots) {
    var old = before.orElse(Preference.NONE);
    var with = slots.place().map(List::of).orElse(old.with());
    if (!slots.timed()) return old.withResources(with).said();
    var kept = kept(old, slots.when());
    var it = slots.leeway();
    boolean hours = it.hours() || !it.parts().isEmpty();
    return new Preference(
            it.days().isEmpty() ? kept.days() : List.copyOf(it.days()),
            more(kept.notDays(), it.notDays()),
            more(kept.notDates(), it.notDates()),
            hours ? parts(it) : kept.parts(),
            hours ? it.notBefore() : kept.notBefore(),
            hours ? it.notAfter() : kept.notAfter(),
            it.latest() || (kept.latest() && !hours),
            with)
        .said();
  }

  /// What still holds of what was said before, now that another time is named.
  private static Preference kept(Preference old, Optional<When> when) {
    if (when.isEmpty()) return old;
    boolean hour = OF_A_DAY.contains(when.get().grain());
    var named = when.get().start().toLocalDate();
    boolean day = when.get().grain() == Grain.DAY || hour;
    return new Preference(
        List.of(),
        without(old.notDays(), named.getDayOfWeek(), day),
        without(old.notDates(), named, day),
        hour ? List.of() : old.parts(),
        hour ? Optional.empty() : old.notBefore(),
        hour ? Optional.empty() : old.notAfter(),
        !hour && old.latest(),
        old.with());
  }

  private static <T> List<T> without(List<T> all, T one, boolean named) {
    return named ? all.stream().filter(it -> !it.equals(one)).toList() : all;
  }

  private static <T> List<T> more(Collection<T> some, Collection<T> others) {
    return Stream.concat(some.stream(), others.stream()).toList();
  }

  private static List<Part> parts(Leeway it) {
    return it.parts().stream().map(part -> Part.valueOf(part.name())).toList();
  }

  /// Whether a date has been ruled out.
  static boolean refuses(Preference it, LocalDate date) {
    DayOfWeek day = date.getDayOfWeek();
    return it.notDates().contains(date) || it.notDays().contains(day);
  }
}
