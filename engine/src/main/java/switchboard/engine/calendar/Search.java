package switchboard.engine.calendar;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import switchboard.engine.calendar.Availability.Opening;
import switchboard.engine.tenant.Profile.Resource;
import switchboard.engine.tenant.Profile.Resource.Kind;

/// All openings of a desk: each resource's time is gone through once, then for each start those are
/// chosen who would do it.
///
/// @param grid every start at which anyone may begin
/// @param dates the day of each
record Search(Desk desk, Wish wish, long[] grid, int[] dates) {

  private record Row(Lane lane, long[] starts) {}

  /// @param free the places in the grid at which it could be had
  private record Choice(Lane lane, BitSet free) {}

  /// In order, at most one for each start.
  static List<Opening> openings(Desk desk, Wish wish) {
    if (desk.terms().length() == 0) return List.of();
    var rows = rows(desk, wish);
    var grid = grid(rows, desk.terms());
    var dates = LongStream.of(grid).mapToInt(desk.days()::of).toArray();
    return new Search(desk, wish, grid, dates).openings(rows);
  }

  private List<Opening> openings(List<Row> rows) {
    var days = suitable();
    var leads = rows.stream().map(it -> lead(it, days)).toList();
    var any = new BitSet(grid.length);
    for (var it : leads) any.or(it.free);
    var needs = needs(any);
    var openings = new ArrayList<Opening>(any.cardinality());
    for (int at = any.nextSetBit(0); at >= 0; at = any.nextSetBit(at + 1)) {
      var opening = opening(at, leads, needs);
      if (opening != null) openings.add(opening);
    }
    return openings;
  }

  private static List<Row> rows(Desk desk, Wish wish) {
    return desk.profile().leads(desk.service()).stream()
        .filter(it -> wish.resource().isEmpty() || wish.resource().get().equals(it.id()))
        .sorted(comparing(Resource::id))
        .flatMap(it -> row(desk, it))
        .toList();
  }

  private static Stream<Row> row(Desk desk, Resource resource) {
    var timetable = desk.timetables().of(resource);
    return desk.lane(resource, true, timetable).stream().map(it -> new Row(it, timetable.starts()));
  }

  private static long[] grid(List<Row> rows, Terms terms) {
    var all = rows.stream().map(Row::starts).distinct().flatMapToLong(LongStream::of);
    return all.filter(it -> it >= terms.earliest() && it <= terms.latest())
        .sorted()
        .distinct()
        .toArray();
  }

  /// The days the wish does not rule out.
  private boolean[] suitable() {
    var days = desk.days();
    var suitable = new boolean[days.count()];
    for (int day = 0; day < suitable.length; day++) {
      var date = days.date(day);
      suitable[day] =
          !wish.except().contains(date.getDayOfWeek()) && !wish.exceptDates().contains(date);
    }
    return suitable;
  }

  private Choice lead(Row row, boolean[] days) {
    var free = new BitSet(grid.length);
    int at = 0;
    for (long start : row.starts) {
      while (at < grid.length && grid[at] < start) at++;
      if (at < grid.length && grid[at] == start && days[dates[at]] && free(row.lane, at))
        free.set(at);
    }
    return new Choice(row.lane, free);
  }

  private boolean free(Lane lane, int at) {
    return lane.refusal(grid[at], dates[at]) == null;
  }

  /// Who could be the second, the third… A property is needed only if it is named.
  private List<List<Choice>> needs(BitSet any) {
    var named = new ArrayList<>(wish.with());
    var needs = new ArrayList<List<Choice>>();
    for (var kind : desk.service().needs()) {
      var all = desk.profile().resources().stream().filter(it -> it.kind() == kind).toList();
      var wanted = all.stream().filter(it -> named.contains(it.id())).findFirst();
      wanted.ifPresent(it -> named.remove(it.id()));
      if (wanted.isPresent() || kind != Kind.PROPERTY)
        needs.add(choices(wanted.map(List::of).orElse(all), any));
    }
    return needs;
  }

  private List<Choice> choices(List<Resource> resources, BitSet any) {
    return resources.stream()
        .sorted(comparing(Resource::id))
        .flatMap(it -> desk.lane(it, false, desk.timetables().of(it)).stream())
        .map(it -> companion(it, any))
        .toList();
  }

  private Choice companion(Lane lane, BitSet any) {
    var free = new BitSet(grid.length);
    for (int at = any.nextSetBit(0); at >= 0; at = any.nextSetBit(at + 1))
      if (free(lane, at)) free.set(at);
    return new Choice(lane, free);
  }

  private @Nullable Opening opening(int at, List<Choice> leads, List<List<Choice>> needs) {
    @Nullable Lane lead = null;
    List<Lane> with = List.of();
    for (var it : leads) {
      if (!it.free.get(at) || (lead != null && !it.lane.better(lead, dates[at]))) continue;
      var others = needs.isEmpty() ? List.<Lane>of() : with(at, it.lane, needs);
      if (others.size() < needs.size()) continue;
      lead = it.lane;
      with = others;
    }
    return lead == null ? null : opening(at, lead, with);
  }

  private Opening opening(int at, Lane lead, List<Lane> with) {
    var slot = Slot.of(Instant.ofEpochMilli(grid[at]), desk.service().duration());
    if (with.isEmpty()) return new Opening(lead.id(), slot, List.of(), lead.sure());
    var sure = lead.sure() && with.stream().allMatch(Lane::sure);
    return new Opening(lead.id(), slot, with.stream().map(Lane::id).toList(), sure);
  }

  /// One for each need, or fewer if there are not enough.
  private List<Lane> with(int at, Lane lead, List<List<Choice>> needs) {
    var with = new ArrayList<Lane>(needs.size());
    for (var need : needs) {
      @Nullable Lane best = null;
      for (var it : need)
        if (it.free.get(at)
            && !it.lane.id().equals(lead.id())
            && with.stream().noneMatch(other -> other.id().equals(it.lane.id()))
            && (best == null || it.lane.better(best, dates[at]))) best = it.lane;
      if (best == null) return List.of();
      with.add(best);
    }
    return with;
  }
}
