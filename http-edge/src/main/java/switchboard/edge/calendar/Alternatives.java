package switchboard.edge.calendar;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import switchboard.edge.access.Visit;
import switchboard.engine.calendar.Availability.Offer;
import switchboard.engine.calendar.Availability.Opening;
import switchboard.engine.calendar.Finder;
import switchboard.engine.calendar.Finder.Search;
import switchboard.engine.calendar.Wish;
import switchboard.engine.understanding.When;
import switchboard.engine.understanding.When.Grain;

/// What else could be had, near to what was asked for.
///
/// @param before what finds times as of a while ago
record Alternatives(Finder finder, Finder before) {

  private static final int COUNT = 3;

  /// A wish for one start.
  static Wish at(Instant start, ZoneId zone) {
    var from = start.atZone(zone).toOffsetDateTime();
    return Wish.of(new When(from, Optional.of(from.plusMinutes(1)), Grain.MINUTE));
  }

  /// A wish for any start within.
  static Wish within(Instant from, Instant to, ZoneId zone) {
    OffsetDateTime start = from.atZone(zone).toOffsetDateTime();
    OffsetDateTime end = to.atZone(zone).toOffsetDateTime();
    return Wish.of(new When(start, Optional.of(end), Grain.DAY));
  }

  /// At most three, the nearest; none when the calendars do not say.
  List<SlotCard> near(Visit visit, Search search, Instant start) {
    try {
      var wished = search.wishing(at(start, visit.zone()).with(search.wish().with()));
      return Writing.answered(finder.offers(wished, COUNT)).stream()
          .flatMap(it -> it.offers().stream())
          .map(Offer::opening)
          .map(it -> SlotCard.of(visit.profile(), visit.zone(), it))
          .toList();
    } catch (CompletionException _) {
      return List.of();
    }
  }

  /// Who could do it at exactly this start.
  Optional<Opening> exactly(Search search, Instant start, ZoneId zone) {
    var wish = at(start, zone).by(search.wish().resource()).with(search.wish().with());
    return exactly(finder, search.wishing(wish), start)
        .or(() -> exactly(before, search.wishing(wish), start));
  }

  private static Optional<Opening> exactly(Finder finder, Search search, Instant start) {
    return Writing.answered(finder.openings(search)).stream()
        .flatMap(it -> it.openings().stream())
        .filter(it -> it.slot().start().equals(start))
        .findFirst();
  }
}
