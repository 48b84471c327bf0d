package switchboard.engine.calendar;

import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import switchboard.engine.calendar.Availability.Busy;
import switchboard.engine.calendar.Availability.Refusal;
import switchboard.engine.tenant.Profile.Resource;

/// One resource's time under the rules, asked about one start after another. The only place where a
/// start is judged, be it to offer it or to accept it. Not for two threads.
final class Lane {

  private final Terms terms;
  private final Days days;
  private final String id;
  private final boolean sure;
  private final Stretches.Walk open;
  private final Stretches.Walk taken;
  private final Stretches.Walk visits;
  private final long travel;
  private final Stretches free;
  private final boolean[] full;
  private final long[] room;
  private final long[] load;

  /// @param full whether the days have all the visits they may have
  Lane(Terms terms, Days days, Resource resource, Stretches open, Busy busy, boolean[] full) {
    var taken = Stretches.of(busy.taken());
    var reserved = resource.kind().leads() && LongStream.of(terms.reserve()).anyMatch(it -> it > 0);
    this.terms = terms;
    this.days = days;
    this.id = resource.id();
    this.sure = busy.sure();
    this.open = open.walk();
    this.taken = taken.walk();
    this.travel = resource.kind().travels() ? terms.travel() : 0;
    this.visits = Stretches.of(travel > 0 ? busy.visits() : List.of()).walk();
    this.full = full;
    this.free = reserved ? open.without(taken) : open;
    this.room = reserved ? room() : new long[0];
    this.load = taken.daily(days);
  }

  String id() {
    return id;
  }

  boolean sure() {
    return sure;
  }

  /// Whether it is the better choice for a visit on that day.
  boolean better(Lane other, int day) {
    return sure == other.sure ? load[day] < other.load[day] : sure;
  }

  /// What speaks against a visit that starts then, on that day.
  @Nullable Refusal refusal(long start, int day) {
    long end = start + terms.length();
    if (!open.covers(start, end)) return Refusal.CLOSED;
    if (taken.meets(start - terms.before(), end + terms.after())) return Refusal.TAKEN;
    if (travel > 0 && visits.meets(start - travel, end + travel)) return Refusal.TAKEN;
    if (full[day]) return Refusal.DAY_FULL;
    return leaves(start, end, day) ? null : Refusal.RESERVED;
  }

  /// Whether the visit leaves what is kept for emergencies, on each day it touches.
  private boolean leaves(long start, long end, int date) {
    if (room.length == 0) return true;
    long from = start - terms.before();
    long to = end + terms.after();
    var within = from >= days.start(date) && to <= days.end(date);
    if (within && room[date] >= to - from) return true;
    for (int day = days.of(from); day < room.length && days.start(day) < to; day++)
      if (room[day] < to - from && !fits(used(from, to, day), room[day])) return false;
    return true;
  }

  private static boolean fits(long used, long room) {
    return used == 0 || used <= room;
  }

  private long used(long from, long to, int day) {
    return free.within(Math.max(from, days.start(day)), Math.min(to, days.end(day)));
  }

  /// How much of each day may still be taken.
  private long[] room() {
    var room = free.daily(days);
    for (int day = 0; day < room.length; day++)
      room[day] = terms.reserve()[day] == 0 ? Long.MAX_VALUE : room[day] - terms.reserve()[day];
    return room;
  }
}
