package switchboard.edge.calendar;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import switchboard.edge.access.BadParameter;
import switchboard.edge.access.Visit;
import switchboard.engine.calendar.Event.Interest;
import switchboard.engine.calendar.Event.Outcome;
import switchboard.engine.calendar.Slot;
import switchboard.engine.privacy.Personal;

/// What is to be changed about an appointment; what is empty stays.
///
/// @param end only together with the start
/// @param pending whether a person has to find another time
/// @param feedback what the customer said of it
record AppointmentChange(
    Optional<Instant> start,
    Optional<Instant> end,
    Optional<String> resource,
    Optional<List<String>> with,
    boolean overrule,
    Optional<Boolean> attending,
    Optional<Boolean> pending,
    Optional<Outcome> outcome,
    Optional<Interest> interest,
    Optional<Personal> feedback) {

  private static final Map<String, Outcome> OUTCOMES = spelt(Body.named(Outcome.values()));
  private static final Map<String, Interest> INTERESTS = spelt(Body.named(Interest.values()));

  static AppointmentChange of(Visit visit, Body body) {
    body.only(
        Starts.START,
        Starts.LOCAL,
        Starts.ZONE,
        "end",
        "resource",
        "with",
        "overrule",
        "attending",
        "pending",
        "outcome",
        "interest",
        "feedback");
    var resource = NewAppointment.resource(visit.profile(), body);
    var change =
        new AppointmentChange(
            Starts.of(body, visit.zone()),
            body.instant("end"),
            resource,
            NewAppointment.with(visit.profile(), body, resource),
            body.flag("overrule").orElse(false),
            body.flag("attending"),
            body.flag("pending"),
            body.choice("outcome", OUTCOMES),
            body.choice("interest", INTERESTS),
            body.lines("feedback", 500).map(Personal::new));
    return change.checked(body);
  }

  private AppointmentChange checked(Body body) {
    if (end.isPresent() && start.isEmpty()) throw new BadParameter("end", "end belongs to start.");
    if (attending.filter(it -> !it).isPresent())
      throw new BadParameter(
          "attending", "attending can only become true; it is open again after a move.");
    if (moves() && pending.isPresent())
      throw new BadParameter("pending", "A move settles what was pending: leave it out.");
    if (equals(none(overrule))) throw new BadParameter("body", "The body names nothing to change.");
    start.ifPresent(it -> NewAppointment.slot(body, it, Duration.ofMinutes(1)));
    return this;
  }

  private static AppointmentChange none(boolean overrule) {
    return new AppointmentChange(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        overrule,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /// Whether its time or those who do it change.
  boolean moves() {
    return start.isPresent() || resource.isPresent() || with.isPresent();
  }

  boolean concludes() {
    return outcome.isPresent() || interest.isPresent();
  }

  /// Where it moves from its present slot: as long as before, if no end is given.
  Slot slot(Slot now) {
    var from = start.orElse(now.start());
    return new Slot(from, end.orElse(from.plus(Duration.between(now.start(), now.end()))));
  }

  /// As it is shown, and as people write it: `NO_SHOW` and `no-show`.
  private static <T> Map<String, T> spelt(Map<String, T> named) {
    var all = new TreeMap<>(named);
    named.forEach((name, it) -> all.put(name.toLowerCase(Locale.ROOT).replace('_', '-'), it));
    return all;
  }
}
