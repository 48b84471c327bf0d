package switchboard.engine.understanding;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/// The one time an utterance asks for. Corrections ("tuesday no thursday") replace, refused times
/// ("not monday") and states ("since friday") do not count, a day and an hour said apart belong
/// together, past times count only when nothing else was said, "as soon as possible" likewise.
///
/// Conventions: weeks begin on Monday; "next friday" is the friday of next week, "friday" the next
/// one to come; a point in time has no end; a bare hour is 7–11 in the morning, 12–6 after noon;
/// the end of the week is Friday; parts of a month are its tens; for parts of a day see [DayPart].
/// The words "by" and "before" give a stretch that begins now.
final class TimeExpressions {

  private static final String DAY_FIRST_NOT = "US|PH|FM|MH|PW|CA|BZ";

  /// @param when empty where only limits were said
  /// @param about the time of what exists already
  /// @param words what to take out before looking for anything else
  record Found(Optional<When> when, Leeway leeway, Optional<When> about, BitSet words) {}

  private TimeExpressions() {}

  static Optional<Found> find(
      Tokens said, Instant now, ZoneId zone, String country, boolean expected) {
    var gloss = SpanishTimes.of(said).orElseGet(() -> TimeSpellings.of(said));
    return read(gloss.tokens(), now, zone, country, expected)
        .map(it -> new Found(it.when(), it.leeway(), it.about(), gloss.said(it.words())));
  }

  private static Optional<Found> read(
      Tokens tokens, Instant now, ZoneId zone, String country, boolean expected) {
    var local = now.atZone(zone);
    var dayFirst = !Tokens.oneOf(country, DAY_FIRST_NOT);
    var frames = new TimeParser(tokens, local.toLocalDate(), dayFirst, expected).frames();
    var words = new BitSet();
    frames.forEach(it -> words.set(it.from(), it.to()));
    var resolver = new TimeResolver(local);
    var leeways = new Leeways(tokens, local.toLocalDate());
    unwanted(tokens, frames, leeways);
    var chosen = chosen(tokens, frames);
    chosen.ifPresent(it -> leeways.wanted(it, resolver.resolve(it)));
    var leeway = leeways.found();
    var none =
        leeway.odd().filter(Leeway.Odd.NO_SUCH_DATE::equals).isPresent()
            || (leeways.recurring() && chosen.filter(it -> !dated(it)).isPresent());
    var when = none ? Optional.<When>empty() : chosen.map(resolver::resolve);
    var about =
        frames.stream().filter(it -> existing(tokens, it)).findFirst().map(resolver::resolve);
    return when.isEmpty() && !leeway.said()
        ? Optional.empty()
        : Optional.of(new Found(when, leeway, about, words));
  }

  private static boolean dated(TimeFrame frame) {
    return frame
        .day()
        .filter(it -> it.grain() != When.Grain.DAY || it.end().equals(it.start().plusDays(1)))
        .isPresent();
  }

  private static void unwanted(Tokens tokens, List<TimeFrame> frames, Leeways leeways) {
    var before = 0;
    for (var frame : frames) {
      if (Refusals.refused(tokens, frame, before))
        leeways.refused(frame, !Refusals.after(tokens, frame.to()));
      before = frame.to();
    }
  }

  private static Optional<TimeFrame> chosen(Tokens tokens, List<TimeFrame> frames) {
    var wanted = new ArrayList<TimeFrame>();
    var before = 0;
    for (var frame : frames) {
      if (!Refusals.refused(tokens, frame, before)) wanted.add(frame);
      before = frame.to();
    }
    var future =
        wanted.stream()
            .filter(it -> !it.past() && !it.eager())
            .filter(it -> wanted.size() == 1 || !Refusals.told(tokens, it))
            .toList();
    if (future.isEmpty())
      return wanted.stream()
          .filter(it -> it.eager() || !it.past())
          .findFirst()
          .or(() -> wanted.stream().findFirst());
    var moving =
        tokens.find(
            0,
            "move|change|reschedule|push|switch|shift|bring|swap|rearrange|moved|rescheduled|changed");
    TimeFrame best = null;
    for (var frame : future) best = best == null ? frame : better(tokens, best, frame, moving);
    if (best == null) return Optional.empty();
    var target = moving >= 0 && moving < best.from() && moved(tokens, best);
    return Optional.of(target ? best.target() : best);
  }

  private static boolean moved(Tokens tokens, TimeFrame frame) {
    for (var i = frame.from(); i < frame.to(); i++) if (tokens.is(i, "to")) return true;
    return false;
  }

  private static TimeFrame better(Tokens tokens, TimeFrame best, TimeFrame next, int moving) {
    if (corrected(tokens, best.to(), Math.min(next.from() + 2, next.to()))) return next.with(best);
    if (concluded(tokens, next.from())) return next.with(best);
    if (moving >= 0 && destination(tokens, next)) return next;
    if (existing(tokens, best) && !existing(tokens, next)) return next;
    if (preferred(tokens, best, next)) return next.complements(best) ? next.with(best) : next;
    return best.complements(next) ? best.with(next) : best;
  }

  private static boolean destination(Tokens tokens, TimeFrame frame) {
    for (var i = frame.from() - 3; i <= frame.from(); i++)
      if (tokens.is(i, "to|for") && !tokens.pauseBefore(i + 1)) return true;
    return false;
  }

  /// "my tuesday appointment": the time of what exists, not of what is wanted.
  private static boolean existing(Tokens tokens, TimeFrame frame) {
    return tokens.is(frame.to(), "appointment|booking|viewing|visit|meeting|slot|one|job")
        || tokens.is(frame.from() - 1, "appointment|booked|booking|viewing|scheduled|from")
        || (tokens.is(frame.from() - 1, "for|on|at")
            && tokens.is(frame.from() - 2, "appointment|booked|booking|viewing|scheduled"));
  }

  private static boolean preferred(Tokens tokens, TimeFrame best, TimeFrame frame) {
    for (var i = frame.to(); i < frame.to() + 4; i++)
      if (tokens.is(i, "better|best|prefer|ideal|instead")) return true;
    if (suits(tokens, frame) && !suits(tokens, best)) return true;
    return tokens.is(frame.from() - 1, "prefer|prefers|preferably")
        || tokens.is(frame.from() - 2, "prefer");
  }

  private static boolean suits(Tokens tokens, TimeFrame frame) {
    var to = tokens.skip(frame.to(), "is|would|be|will|looks|sounds");
    return tokens.is(to, "works|work|suits|fine|good|great|okay|ok|perfect|possible|free");
  }

  /// "…, so friday": what follows from the rest.
  private static boolean concluded(Tokens tokens, int from) {
    return tokens.is(from - 1, "so")
        || (tokens.is(from - 2, "so") && tokens.is(from - 1, "say|maybe|like|on|probably|for|by"));
  }

  private static boolean corrected(Tokens tokens, int from, int to) {
    if (to - from > 7) return false;
    for (var i = from; i < to; i++) {
      if (tokens.is(i, "no|sorry|actually|wait|rather|instead|correction|oops|nope")) return true;
      if (tokens.is(i, "mean|meant") && tokens.is(i - 1, "i")) return true;
      if (tokens.is(i, "make|scratch|let") && tokens.is(i + 1, "that|it|us")) return true;
    }
    return false;
  }
}
