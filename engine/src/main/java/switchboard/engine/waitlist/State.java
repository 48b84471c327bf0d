package switchboard.engine.waitlist;

import static switchboard.engine.waitlist.Waitlist.Reason.ALREADY_OFFERED;
import static switchboard.engine.waitlist.Waitlist.Reason.FULL;
import static switchboard.engine.waitlist.Waitlist.Reason.NO_SUCH_ENTRY;
import static switchboard.engine.waitlist.Waitlist.Reason.NO_SUCH_OFFER;
import static switchboard.engine.waitlist.Waitlist.Reason.PASSED;
import static switchboard.engine.waitlist.Waitlist.Reason.PAST;
import static switchboard.engine.waitlist.Waitlist.Reason.SLOT_OFFERED;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import switchboard.engine.Decision;
import switchboard.engine.Decision.Accept;
import switchboard.engine.Decision.Reject;
import switchboard.engine.Message;
import switchboard.engine.calendar.Calendar.By;
import switchboard.engine.waitlist.Event.Claimed;
import switchboard.engine.waitlist.Event.Declined;
import switchboard.engine.waitlist.Event.Joined;
import switchboard.engine.waitlist.Event.Lapsed;
import switchboard.engine.waitlist.Event.Left;
import switchboard.engine.waitlist.Event.Offered;
import switchboard.engine.waitlist.Event.Withdrawn;
import switchboard.engine.waitlist.Waitlist.Command;
import switchboard.engine.waitlist.Waitlist.Command.Claim;
import switchboard.engine.waitlist.Waitlist.Command.Decline;
import switchboard.engine.waitlist.Waitlist.Command.Join;
import switchboard.engine.waitlist.Waitlist.Command.Lapse;
import switchboard.engine.waitlist.Waitlist.Command.Leave;
import switchboard.engine.waitlist.Waitlist.Command.Look;
import switchboard.engine.waitlist.Waitlist.Command.Propose;
import switchboard.engine.waitlist.Waitlist.Command.Withdraw;
import switchboard.engine.waitlist.Waitlist.Reason;

/// Who waits, in the order they came, and who waited lately. All the rules, free of Pekko.
///
/// @param ended those who wait no more, for [Waitlist#KEPT]
public record State(List<Waiting> waiting, Map<String, Ended> ended) implements Message {

  public static final State EMPTY = new State(List.of(), Map.of());

  /// @param had what they claimed, if they did, and `by` whose saying so
  public record Ended(Instant at, Entry entry, Optional<Offer> had, Optional<By> by) {}

  public Decision<Event, Reason> decide(Command command, Instant now) {
    return switch (command) {
      case Join it -> join(it, now);
      case Leave(var id, _, _) when ended.containsKey(id) -> accept();
      case Leave(var id, _, _) when find(id).isEmpty() -> reject(NO_SUCH_ENTRY);
      case Leave(var id, var why, _) -> accept(new Left(id, why, now));
      case Propose it -> propose(it, now);

      case Claim(var id, var appointment, _, _) when had(id, appointment) -> accept();
      case Claim(var id, _, _, _) when find(id).isEmpty() -> reject(NO_SUCH_ENTRY);
      case Claim(var id, var appointment, var by, _) ->
          accept(new Claimed(id, appointment, by, now));

      case Decline(var id, var appointment, _) ->
          let(id, appointment, new Declined(id, appointment, now));
      case Lapse(var id, var appointment, _) ->
          let(id, appointment, new Lapsed(id, appointment, now));
      case Withdraw(var id, var appointment, _) ->
          let(id, appointment, new Withdrawn(id, appointment, now));
      case Look _ -> accept();
    };
  }

  private Decision<Event, Reason> join(Join it, Instant now) {
    boolean there = find(it.entry()).isPresent() || like(it.wanted(), now).isPresent();
    if (there) return accept();
    if (ended.containsKey(it.entry())) return reject(NO_SUCH_ENTRY);
    if (!now.isBefore(it.wanted().until())) return reject(PAST);
    var gone = waiting.stream().filter(one -> one.over(now)).toList();
    if (waiting.size() - gone.size() >= Waitlist.LONGEST) return reject(FULL);
    var left = gone.stream().<Event>map(one -> new Left(one.id(), "past", now));
    return new Accept<>(
        Stream.concat(left, Stream.of(new Joined(it.entry(), it.wanted(), now))).toList());
  }

  /// The entry that already asks for the same.
  Optional<Waiting> like(Entry wanted, Instant now) {
    return waiting.stream().filter(it -> !it.over(now) && it.entry().same(wanted)).findFirst();
  }

  private Decision<Event, Reason> propose(Propose it, Instant now) {
    var found = find(it.entry());
    var offer = it.offer();
    if (found.isEmpty() || found.get().over(now)) return reject(NO_SUCH_ENTRY);
    var open = found.get().open(now);
    if (open.filter(one -> one.appointment().equals(offer.appointment())).isPresent())
      return accept();
    if (open.isPresent()) return reject(ALREADY_OFFERED);
    if (found.get().passed().contains(offer.appointment())) return reject(PASSED);
    if (!now.isBefore(offer.slot().start()) || !now.isBefore(offer.until())) return reject(PAST);
    if (waiting.stream().flatMap(one -> one.open(now).stream()).anyMatch(offer::meets))
      return reject(SLOT_OFFERED);
    return accept(new Offered(it.entry(), offer, now));
  }

  /// Lets an offer go; once.
  private Decision<Event, Reason> let(String id, String appointment, Event how) {
    if (ended.containsKey(id)) return accept();
    var found = find(id);
    if (found.isEmpty()) return reject(NO_SUCH_ENTRY);
    if (found.get().passed().contains(appointment)) return accept();
    return found.get().offer().filter(it -> it.appointment().equals(appointment)).isPresent()
        ? accept(how)
        : reject(NO_SUCH_OFFER);
  }

  public State apply(Event event) {
    return switch (event) {
      case Joined(var id, var wanted, var at) -> joined(Waiting.joined(id, wanted, at));
      case Offered(var id, var offer, _) -> change(id, it -> it.offered(offer));
      case Declined(var id, var appointment, _) -> change(id, it -> it.passed(appointment));
      case Lapsed(var id, var appointment, _) -> change(id, it -> it.passed(appointment));
      case Withdrawn(var id, var appointment, _) -> change(id, it -> it.passed(appointment));
      case Claimed(var id, var appointment, var by, var at) ->
          end(id, at, it -> it.appointment().equals(appointment), Optional.of(by));
      case Left(var id, _, var at) -> end(id, at, _ -> false, Optional.empty());
    };
  }

  public Optional<Waiting> find(String id) {
    return waiting.stream().filter(it -> it.id().equals(id)).findFirst();
  }

  private boolean had(String id, String appointment) {
    return Optional.ofNullable(ended.get(id))
        .flatMap(Ended::had)
        .filter(it -> it.appointment().equals(appointment))
        .isPresent();
  }

  private State joined(Waiting it) {
    return new State(Stream.concat(waiting.stream(), Stream.of(it)).toList(), ended);
  }

  private State change(String id, UnaryOperator<Waiting> change) {
    return new State(
        waiting.stream().map(it -> it.id().equals(id) ? change.apply(it) : it).toList(), ended);
  }

  private State end(String id, Instant at, Predicate<Offer> had, Optional<By> by) {
    var left = new ArrayList<>(waiting);
    left.removeIf(it -> it.id().equals(id));
    var lately = new LinkedHashMap<>(ended);
    Duration kept = Waitlist.KEPT;
    lately.values().removeIf(it -> it.at().isBefore(at.minus(kept)));
    find(id).ifPresent(it -> lately.put(id, new Ended(at, it.entry(), it.offer().filter(had), by)));
    return new State(List.copyOf(left), Collections.unmodifiableMap(lately));
  }

  private static Decision<Event, Reason> accept(Event... events) {
    return new Accept<>(List.of(events));
  }

  private static Decision<Event, Reason> reject(Reason reason) {
    return new Reject<>(reason);
  }
}
