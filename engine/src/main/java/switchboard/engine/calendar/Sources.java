package switchboard.engine.calendar;

import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import switchboard.engine.calendar.Event.BusyLearned;

/// What outside calendars are busy with, by source and entry. A lost source keeps what was last
/// known of it; nothing is certain until it is found again.
public record Sources(Map<String, Source> all) {

  static final Sources NONE = new Sources(Map.of());

  /// @param busy by the id the outside calendar gives an entry
  /// @param lost whether it cannot be reached
  public record Source(Map<String, Slot> busy, boolean lost) {}

  boolean sure() {
    return all.values().stream().noneMatch(Source::lost);
  }

  boolean known(String source) {
    return all.containsKey(source);
  }

  boolean lost(String source) {
    var it = all.get(source);
    return it != null && it.lost();
  }

  Stream<Slot> within(Slot window) {
    return all.values().stream()
        .flatMap(it -> it.busy().values().stream())
        .filter(window::overlaps);
  }

  boolean meets(Slot room) {
    return within(room).findAny().isPresent();
  }

  /// What there is to tell of it, if anything is new: that it was found again, at least.
  Optional<BusyLearned> news(String source, List<Outside> entries, boolean whole, Instant at) {
    var it = all.get(source);
    var known = it == null ? Map.<String, Slot>of() : it.busy();
    if (whole && !known.equals(times(entries)))
      return Optional.of(new BusyLearned(source, entries, true, at));
    var changed =
        entries.stream()
            .filter(entry -> !entry.slot().equals(Optional.ofNullable(known.get(entry.id()))))
            .toList();
    return changed.isEmpty() && it != null && !it.lost()
        ? Optional.empty()
        : Optional.of(new BusyLearned(source, changed, false, at));
  }

  Sources learned(BusyLearned it) {
    var known = all.get(it.source());
    var busy = new HashMap<String, Slot>();
    if (known != null && !it.whole()) busy.putAll(known.busy());
    for (var entry : it.entries())
      entry
          .slot()
          .ifPresentOrElse(slot -> busy.put(entry.id(), slot), () -> busy.remove(entry.id()));
    return with(it.source(), new Source(Collections.unmodifiableMap(busy), false));
  }

  Sources lose(String source) {
    var known = all.get(source);
    var busy = known == null ? Map.<String, Slot>of() : known.busy();
    return with(source, new Source(busy, true));
  }

  private Sources with(String source, Source it) {
    var next = new HashMap<>(all);
    next.put(source, it);
    return new Sources(Collections.unmodifiableMap(next));
  }

  private static Map<String, Slot> times(List<Outside> entries) {
    var times = new HashMap<String, Slot>();
    for (var it : entries) it.slot().ifPresent(slot -> times.put(it.id(), slot));
    return times;
  }
}
