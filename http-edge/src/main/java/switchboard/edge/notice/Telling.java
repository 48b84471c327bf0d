package switchboard.edge.notice;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import switchboard.edge.duty.Awaited;
import switchboard.edge.duty.Handler;
import switchboard.edge.notice.Means.Found;
import switchboard.edge.notice.Post.Notice;
import switchboard.engine.calendar.Availability.Offer;
import switchboard.engine.calendar.Calendar.By;
import switchboard.engine.calendar.Finder.Offers;
import switchboard.engine.calendar.Finder.Search;
import switchboard.engine.calendar.Planner.Standing;
import switchboard.engine.calendar.Schedule;
import switchboard.engine.calendar.Slot;
import switchboard.engine.calendar.Visit;
import switchboard.engine.duty.Duty;
import switchboard.engine.message.About;
import switchboard.engine.message.Kind;
import switchboard.engine.notice.Matter;
import switchboard.engine.notice.Notices;
import switchboard.engine.notice.QuietHours;
import switchboard.engine.tenant.Tenants.Card;

/// Tells the customer what the business, an outside calendar or a link has done to an appointment,
/// and the owner what the customer has done by a link. Who did it themselves is not told, and
/// nobody is told what is no longer so.
record Telling(Means means) implements Handler {

  private static final int OTHERS = 3;
  private static final Duration SOON = Duration.ofSeconds(3);

  /// The customer asked for another time, and knows.
  private static final Set<String> THEIRS = Set.of("customer", "asked", "unresolved");

  @Override
  public Outcome handle(Duty it) throws Exception {
    var tenant = means.tenant(it.tenant());
    var found = means.find(it.tenant(), it.subject(), it.resource());
    var at = new Told(tenant, it, found);
    return switch (it.fact("what").orElse("")) {
      case "made" -> made(at);
      case "moved" -> moved(at);
      case "cancelled" -> cancelled(at);
      case "displaced" -> displaced(at);
      case "asked" -> asked(at);
      case "doubted" -> doubted(at);
      case "assured" -> assured(at);
      default -> new Outcome.Dropped("unknown");
    };
  }

  /// @param found how it is now
  private record Told(Card tenant, Duty duty, Optional<Found> found) {

    Slot slot() {
      return new Slot(
          Instant.parse(duty.fact("start").orElseThrow()),
          Instant.parse(duty.fact("end").orElseThrow()));
    }

    String customer() {
      return duty.fact("customer").orElseThrow();
    }

    Optional<By> by() {
      return duty.fact("by").map(By::valueOf);
    }

    Notices notices() {
      return Notices.of(tenant.profile());
    }

    boolean confirmed() {
      return found
          .filter(it -> it.appointment().confirmed() && it.slot().equals(slot()))
          .isPresent();
    }

    boolean pending() {
      return found.filter(it -> it.appointment().pending()).isPresent();
    }
  }

  /// The texts in the customer's language.
  private Notices theirs(Told it) {
    return Notices.of(means.post().spoken(it.tenant(), it.customer()));
  }

  private Outcome made(Told it) throws Exception {
    if (!it.confirmed()) return new Outcome.Dropped("no-longer-so");
    var by = Optional.of(By.OWNER);
    if (switchboard.engine.waitlist.Offer.made(it.duty().subject())) {
      by = Awaited.of(means.waitlists().claimedBy(it.duty().tenant(), it.duty().subject()));
      if (by.isEmpty() && it.duty().attempts() < 5)
        return new Outcome.Later(means.now().plus(SOON), "not-claimed-yet");
    }
    boolean unsure = it.duty().fact("unsure").isPresent();
    if (!told(by))
      customer(it, Kind.CONFIRMATION, theirs(it).made(matter(it), unsure), at(it), false);
    if (by.filter(By.OWNER::equals).isEmpty()) owner(it, "lead", "made");
    return new Outcome.Done();
  }

  /// Whether whoever did it was the customer, and saw it done.
  private static boolean told(Optional<By> by) {
    return by.filter(it -> it == By.CUSTOMER || it == By.LINK).isPresent();
  }

  private Outcome moved(Told it) {
    if (!it.confirmed()) return new Outcome.Dropped("no-longer-so");
    customer(it, Kind.CHANGE, theirs(it).moved(matter(it)), at(it), false);
    if (it.by().filter(By.LINK::equals).isPresent()) owner(it, "change", "moved");
    return new Outcome.Done();
  }

  /// What we cancelled to keep calendars together was told by whoever did so.
  private Outcome cancelled(Told it) {
    if (it.by().filter(By.SYSTEM::equals).isPresent()) return new Outcome.Dropped("ours");
    var about = Optional.of(About.whatever(it.duty().subject()));
    if (it.by().filter(By.LINK::equals).isPresent()) {
      owner(it, "change", late(it) ? "cancelled-late" : "cancelled");
    } else if (!it.slot().start().isBefore(means.now())) {
      customer(it, Kind.CANCELLATION, theirs(it).cancelled(matter(it), true), about, false);
    }
    return new Outcome.Done();
  }

  private static boolean late(Told it) {
    return it.tenant()
        .profile()
        .planning()
        .cancellation()
        .filter(one -> it.duty().due().isAfter(it.slot().start().minus(one.window())))
        .isPresent();
  }

  private Outcome displaced(Told it) throws Exception {
    if (!it.pending()) return new Outcome.Dropped("no-longer-so");
    var search =
        Search.of(it.duty().tenant(), it.duty().fact("service").orElseThrow())
            .moving(it.duty().subject());
    var others =
        Awaited.of(means.finder().offers(search, OTHERS))
            .map(Offers::offers)
            .orElse(List.of())
            .stream()
            .map(Offer::opening)
            .map(one -> one.slot().start())
            .sorted()
            .toList();
    var about = Optional.of(About.whatever(it.duty().subject()));
    customer(it, Kind.CHANGE, theirs(it).displaced(matter(it), others), about, true);
    return new Outcome.Done();
  }

  private Outcome asked(Told it) {
    if (!it.pending()) return new Outcome.Dropped("no-longer-so");
    if (it.duty().fact("why").filter(THEIRS::contains).isEmpty())
      customer(it, Kind.CHANGE, theirs(it).asked(matter(it)), standing(it), false);
    owner(it, "change", "asked");
    return new Outcome.Done();
  }

  private Outcome doubted(Told it) {
    if (!it.pending()) return new Outcome.Dropped("no-longer-so");
    customer(it, Kind.CHANGE, theirs(it).doubted(matter(it)), standing(it), false);
    owner(it, "change", "asked");
    return new Outcome.Done();
  }

  private Outcome assured(Told it) {
    if (!it.confirmed()) return new Outcome.Dropped("no-longer-so");
    customer(it, Kind.CONFIRMATION, theirs(it).assured(matter(it)), at(it), false);
    return new Outcome.Done();
  }

  /// True only of this start.
  private static Optional<About> at(Told it) {
    return Optional.of(About.at(it.duty().subject(), it.slot().start()));
  }

  /// True while a time is sought, which the schedule does not call confirmed.
  private static Optional<About> standing(Told it) {
    return Optional.of(About.whatever(it.duty().subject()));
  }

  /// As the fact told it, with what is known now of who and what else.
  private Matter matter(Told it) {
    var visit = it.found().map(Found::visit);
    var resource = it.found().map(one -> one.standing().resource()).or(() -> it.duty().resource());
    var standing = new Standing(it.duty().tenant(), it.duty().subject(), resource.orElse(""));
    var service = it.duty().fact("service").orElse("");
    return means.matter(standing, visit.orElseGet(() -> nobody(service)), it.slot());
  }

  private static Visit nobody(String service) {
    return new Visit("", "", service, false, Duration.ZERO, Duration.ZERO);
  }

  /// By night it waits for the morning, if it still can be of use then.
  private void customer(Told it, Kind kind, String body, Optional<About> about, boolean urgent) {
    var now = means.now();
    var zone = it.tenant().profile().zone();
    var due = urgent ? now : QuietHours.open(now, it.slot().start(), zone).orElse(now);
    var notice = new Notice(kind, "tell|" + it.duty().id(), body, about, due);
    means.post().toCustomer(it.tenant(), it.customer(), notice);
  }

  private void owner(Told it, String about, String what) {
    if (!it.tenant().profile().alerts().about().contains(about)) return;
    var entry = means.schedule().byId(it.duty().tenant(), it.duty().subject());
    var body =
        it.notices()
            .owner(
                what,
                matter(it),
                entry.flatMap(Schedule.Entry::name),
                entry.flatMap(Schedule.Entry::phone));
    var notice =
        new Notice(Kind.ALERT, "owner|" + it.duty().id(), body, Optional.empty(), means.now());
    means.post().toOwner(it.tenant(), it.customer(), notice);
  }
}
