package switchboard.engine.calendar;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import switchboard.engine.calendar.Wanted.Near;
import switchboard.engine.calendar.Wanted.Within;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tenant.Profile.Service;

/// When something can be done for a customer. The same rules offer slots and accept them, so that
/// nothing is offered which would then be refused. Pure, and exact when the clocks change: opening
/// hours are wall-clock times, durations are real time.
///
/// Opening hours bind the visit, not the room before and after it. A resource without a [Busy] is
/// one whose calendar is unknown, and unknown is never free.
public final class Availability {

  /// What is known of a resource's time, as [Calendar.Reply.Seen] tells it.
  ///
  /// @param taken padded and of every kind: visits, holds, blocks, what outside calendars say
  /// @param visits appointments and live holds without the room around them
  /// @param alike those of the visits that are of the service asked for; for its daily cap
  /// @param sure false when an outside calendar could not be read: then nothing is certain
  public record Busy(
      String resource, List<Slot> taken, List<Slot> visits, List<Slot> alike, boolean sure) {

    /// All visits are taken to be of the service asked for.
    public Busy(String resource, List<Slot> taken, List<Slot> visits, boolean sure) {
      this(resource, taken, visits, visits, sure);
    }

    public Busy(String resource, List<Slot> taken) {
      this(resource, taken, taken, true);
    }

    /// What two calendars of one resource know.
    Busy and(Busy other) {
      return new Busy(
          resource,
          Stream.concat(taken.stream(), other.taken.stream()).toList(),
          Stream.concat(visits.stream(), other.visits.stream()).toList(),
          Stream.concat(alike.stream(), other.alike.stream()).toList(),
          sure && other.sure);
    }
  }

  /// A slot and who or what would do it: of those free, the least busy that day.
  ///
  /// @param with the other resources needed: a room, a property
  /// @param sure false when a calendar among theirs could not be read in full
  public record Opening(String resource, Slot slot, List<String> with, boolean sure) {

    public Opening(String resource, Slot slot) {
      this(resource, slot, List.of(), true);
    }
  }

  /// Why an opening cannot be had.
  public enum Refusal {
    /// Somebody else has it, or it is too near to what somebody else has.
    TAKEN,
    /// The calendar is not known.
    UNKNOWN,
    TOO_SOON,
    TOO_FAR,
    CLOSED,
    /// It does not begin on the grid of start times.
    OFF_STEP,
    WRONG_LENGTH,
    /// The resource does not do this.
    NOT_ABLE,
    DAY_FULL,
    /// What is left of the day is kept for emergencies.
    RESERVED
  }

  /// @param fits whether it is what the caller wished for; if not, it is the nearest there is
  public record Offer(Opening opening, boolean fits) {}

  private Availability() {}

  /// All openings that fit the wish, in order, at most one for each start. For a wish for a point
  /// in time: all of that day, the nearest first.
  public static List<Opening> slots(
      Profile profile,
      Service service,
      boolean emergency,
      List<Busy> busy,
      Wish wish,
      Instant now) {
    var desk = Desk.of(profile, service, emergency, busy, now);
    var openings = Search.openings(desk, wish).stream();
    return switch (Wanted.of(wish, desk.days().clock(), profile.rules().step())) {
      case Near near ->
          openings
              .filter(it -> near.thatDay(it.slot()))
              .sorted(Comparator.comparing(Opening::slot, near.order()))
              .toList();
      case Within within -> openings.filter(it -> within.fits(it.slot())).toList();
    };
  }

  /// At most `count` openings to say aloud, spread so that there is a choice: first those that fit
  /// the wish, starting with the soonest, then the nearest alternatives. In order of time within
  /// each of the two. Nothing on a day the wish rules out, and nobody but whom it names.
  public static List<Offer> offers(
      Profile profile,
      Service service,
      boolean emergency,
      List<Busy> busy,
      Wish wish,
      Instant now,
      int count) {
    var desk = Desk.of(profile, service, emergency, busy, now);
    var clock = desk.days().clock();
    var wanted = Wanted.of(wish, clock, profile.rules().step());
    var spread = new Spread(clock, emergency || wanted instanceof Near);
    var all = Search.openings(desk, wish).stream().map(it -> Ranked.of(it, wanted)).toList();
    var first = spread.choose(ranked(all, true), List.of(), count);
    var rest = spread.choose(ranked(all, false), first, count - first.size());
    return Stream.concat(
            first.stream().map(it -> new Offer(it, true)),
            rest.stream().map(it -> new Offer(it, false)))
        .toList();
  }

  private record Ranked(Opening opening, boolean fits, Duration distance) {
    static Ranked of(Opening opening, Wanted wanted) {
      var slot = opening.slot();
      return new Ranked(opening, wanted.fits(slot), wanted.distance(slot));
    }
  }

  /// Openings come in order of time, and equally good ones stay in it.
  private static List<Opening> ranked(List<Ranked> all, boolean fitting) {
    return all.stream()
        .filter(it -> it.fits == fitting)
        .sorted(Comparator.comparing(Ranked::distance))
        .map(Ranked::opening)
        .toList();
  }

  /// Why the opening may not be taken; empty if it may. Give the moment at which it was offered as
  /// `now`, so that nobody loses a slot by thinking about it.
  public static Optional<Refusal> refusal(
      Profile profile,
      Service service,
      boolean emergency,
      List<Busy> busy,
      Opening opening,
      Instant now) {
    return Desk.at(profile, service, emergency, busy, now, opening.slot()).refusal(opening);
  }

  public static boolean allowed(
      Profile profile,
      Service service,
      boolean emergency,
      List<Busy> busy,
      Opening opening,
      Instant now) {
    return refusal(profile, service, emergency, busy, opening, now).isEmpty();
  }
}
