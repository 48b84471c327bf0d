package switchboard.edge.calendar;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import switchboard.edge.access.BadParameter;
import switchboard.edge.access.Visit;
import switchboard.edge.http.Json;
import switchboard.edge.http.Problem;
import switchboard.engine.Entities;
import switchboard.engine.calendar.Calendar.By;
import switchboard.engine.calendar.Calendar.Reason;
import switchboard.engine.calendar.Event.Outcome;
import switchboard.engine.calendar.Finder.Search;
import switchboard.engine.calendar.Planner;
import switchboard.engine.calendar.Planner.Answer;
import switchboard.engine.calendar.Planner.Standing;
import switchboard.engine.calendar.Schedule.Entry;
import switchboard.engine.calendar.Schedule.Status;
import switchboard.engine.calendar.Slot;
import switchboard.engine.calendar.Wish;
import switchboard.engine.customer.Customer;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tenant.EntityIds;

/// Moves appointments, gives them to somebody else, cancels them, notes what became of them. Each
/// step may be asked for again. Blocks.
record Changing(
    Planner planner,
    Alternatives alternatives,
    Entities<Customer.Command> customers,
    Shown shown,
    Clock clock) {

  private static final Pattern CODE = Pattern.compile("[a-z0-9-]{1,40}");
  private static final Pattern REVISION = Pattern.compile("\"?([0-9]{1,9})\"?");
  private static final String IF_MATCH = "If-Match";

  /// An appointment of the one who asks, as everybody sees it.
  record Asked(Visit visit, Entry entry) {

    Standing standing() {
      return new Standing(visit.id(), entry.appointment(), entry.resource());
    }

    boolean cancelled() {
      return entry.status() == Status.CANCELLED;
    }
  }

  /// Does something with an appointment of this id, if there is one.
  HttpResponse with(Visit visit, String id, BiFunction<Asked, Changing, HttpResponse> then) {
    return Optional.of(id)
        .filter(it -> it.length() <= 200)
        .flatMap(it -> shown.schedule().byId(visit.id(), it))
        .map(it -> then.apply(new Asked(visit, it), this))
        .orElseGet(Refusals::unknown);
  }

  HttpResponse change(Asked asked, Body body) {
    var change = AppointmentChange.of(asked.visit(), body);
    if (outdated(asked)) return outdated();
    if (asked.cancelled() && change.feedback().isEmpty()) return Refusals.alreadyCancelled();
    var at = asked.standing();
    if (change.moves()) {
      var slot = change.slot(asked.entry().slot());
      if (moved(asked, change, slot) instanceof Answer.Refused(var why))
        return refused(asked, slot, why);
      at = new Standing(at.tenant(), at.id(), change.resource().orElse(at.resource()));
    }
    return noted(asked, change, at)
        .map(why -> Refusals.of(why).response())
        .orElseGet(() -> shown(asked, change));
  }

  private Answer moved(Asked asked, AppointmentChange change, Slot slot) {
    var entry = asked.entry();
    if (Grace.tooFar(slot.start(), clock.instant())) return new Answer.Refused(Reason.TOO_FAR);
    var resource = change.resource().orElse(entry.resource());
    var with = change.with().orElse(entry.with());
    boolean same = resource.equals(entry.resource()) && with.equals(entry.with());
    return Grace.answer(
        change.overrule(),
        clock,
        terms ->
            same
                ? planner.move(asked.standing(), slot, By.OWNER, terms)
                : planner.handOver(asked.standing(), resource, with, slot, terms));
  }

  /// Everything but the time, step by step up to the first refusal.
  private Optional<Reason> noted(Asked asked, AppointmentChange change, Standing at) {
    return attended(change, at)
        .or(() -> change.pending().flatMap(it -> pending(at, it)))
        .or(() -> concluded(asked, change, at))
        .or(() -> {
          change.feedback().ifPresent(it -> said(asked, it));
          return Optional.empty();
        });
  }

  private Optional<Reason> attended(AppointmentChange change, Standing at) {
    return change.attending().isPresent()
        ? refusal(Writing.answered(planner.attend(at)))
        : Optional.empty();
  }

  private Optional<Reason> pending(Standing at, boolean pending) {
    return refusal(
        Writing.answered(
            pending ? planner.askReschedule(at, "owner") : planner.settleReschedule(at)));
  }

  private Optional<Reason> concluded(Asked asked, AppointmentChange change, Standing at) {
    if (!change.concludes()) return Optional.empty();
    var start = change.slot(asked.entry().slot()).start();
    if (start.isAfter(clock.instant()))
      throw new BadParameter("outcome", "What has not begun has no outcome yet.");
    var outcome = change.outcome().or(asked.entry()::outcome).orElse(Outcome.COMPLETED);
    var interest = change.interest().or(asked.entry()::interest);
    return refusal(Writing.answered(planner.conclude(at, outcome, interest)));
  }

  private void said(Asked asked, Personal words) {
    var customer = EntityIds.of(asked.visit().id(), asked.entry().customer());
    Writing.answered(
        customers.<Customer.Reply>ask(
            customer,
            to -> new Customer.Command.GiveFeedback(asked.entry().appointment(), words, to)));
  }

  private static Optional<Reason> refusal(Answer answer) {
    return answer instanceof Answer.Refused(var why) ? Optional.of(why) : Optional.empty();
  }

  private HttpResponse shown(Asked asked, AppointmentChange change) {
    var at =
        new Standing(
            asked.visit().id(),
            asked.entry().appointment(),
            change.resource().orElse(asked.entry().resource()));
    return Json.ok(shown.card(asked.visit(), at));
  }

  HttpResponse refused(Asked asked, Slot slot, Reason why) {
    var entry = asked.entry();
    var search =
        Search.of(asked.visit().id(), entry.service())
            .urgent(entry.emergency())
            .wishing(Wish.ANY.with(entry.with()))
            .moving(entry.appointment());
    var near = alternatives.near(asked.visit(), search, slot.start());
    return Refusals.of(why).offering(near).response();
  }

  /// @param why a code
  HttpResponse cancel(Asked asked, Optional<String> why) {
    why.ifPresent(Changing::code);
    if (outdated(asked)) return outdated();
    return switch (Writing.answered(planner.cancel(asked.standing(), By.OWNER, why))) {
      case Answer.Done(_, _, _, _, var fresh) when !fresh -> Refusals.alreadyCancelled();
      case Answer.Done _ -> Json.ok(shown.card(asked.visit(), asked.standing()));
      case Answer.Refused _ when asked.cancelled() -> Refusals.alreadyCancelled();
      case Answer.Refused(var reason) -> Refusals.of(reason).response();
    };
  }

  private static void code(String why) {
    if (!CODE.matcher(why).matches())
      throw new BadParameter(
          "reason", "reason must be a word of at most 40 small letters, digits and hyphens.");
  }

  /// What the owner decides about an appointment that waits for another time.
  HttpResponse settle(Asked asked, Body body) {
    body.only("action", Starts.START, Starts.LOCAL, Starts.ZONE, "resource", "with", "overrule");
    var action =
        Body.required(
            "action",
            body.choice("action", Map.of("keep", "keep", "cancel", "cancel", "move", "move")));
    return switch (action) {
      case "keep" -> kept(asked);
      case "cancel" -> cancel(asked, Optional.of("reschedule"));
      default -> movedAway(asked, body);
    };
  }

  private HttpResponse kept(Asked asked) {
    if (asked.cancelled()) return Refusals.alreadyCancelled();
    return refusal(Writing.answered(planner.settleReschedule(asked.standing())))
        .map(why -> refused(asked, asked.entry().slot(), why))
        .orElseGet(() -> Json.ok(shown.card(asked.visit(), asked.standing())));
  }

  private HttpResponse movedAway(Asked asked, Body body) {
    if (asked.cancelled()) return Refusals.alreadyCancelled();
    var profile = asked.visit().profile();
    var start = Body.required(Starts.START, Starts.of(body, asked.visit().zone()));
    var resource = NewAppointment.resource(profile, body);
    var change =
        new AppointmentChange(
            Optional.of(start),
            Optional.empty(),
            resource,
            NewAppointment.with(profile, body, resource),
            body.flag("overrule").orElse(false),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    var slot = change.slot(asked.entry().slot());
    return moved(asked, change, slot) instanceof Answer.Refused(var why)
        ? refused(asked, slot, why)
        : shown(asked, change);
  }

  private static boolean outdated(Asked asked) {
    return revision(asked.visit().request())
        .filter(it -> it != asked.entry().revision())
        .isPresent();
  }

  private static Optional<Integer> revision(HttpRequest request) {
    return request
        .getHeader(IF_MATCH)
        .map(it -> it.value().strip())
        .filter(it -> !it.equals("*"))
        .map(it -> {
          var revision = REVISION.matcher(it);
          if (revision.matches()) return Integer.valueOf(revision.group(1));
          throw new BadParameter(IF_MATCH, IF_MATCH + " must be a revision, such as \"3\".");
        });
  }

  private static HttpResponse outdated() {
    return Problem.of(412, "Somebody has changed this appointment meanwhile. Read it again.")
        .in(IF_MATCH)
        .response();
  }
}
