package switchboard.engine.tool;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;
import switchboard.engine.Entities;
import switchboard.engine.calendar.Appointments;
import switchboard.engine.calendar.Availability;
import switchboard.engine.calendar.Availability.Busy;
import switchboard.engine.calendar.Availability.Opening;
import switchboard.engine.calendar.Calendar.By;
import switchboard.engine.calendar.Calendar.Command;
import switchboard.engine.calendar.Calendar.Reason;
import switchboard.engine.calendar.Calendar.Reply;
import switchboard.engine.calendar.Slot;
import switchboard.engine.calendar.Visit;
import switchboard.engine.calendar.Wish;
import switchboard.engine.tenant.EntityIds;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tenant.Profile.Resource;
import switchboard.engine.tenant.Profile.Service;
import switchboard.engine.tenant.Tenants;
import switchboard.engine.tool.EntityToolbox.Job;
import switchboard.engine.tool.Result.AppointmentFound;
import switchboard.engine.tool.Result.Booked;
import switchboard.engine.tool.Result.Done;
import switchboard.engine.tool.Result.Failed;
import switchboard.engine.tool.Result.NothingFound;
import switchboard.engine.tool.Result.Offer;
import switchboard.engine.tool.Result.SlotTaken;
import switchboard.engine.tool.Result.SlotsFound;
import switchboard.engine.tool.Result.Upcoming;
import switchboard.engine.tool.Tool.Book;
import switchboard.engine.tool.Tool.FindSlots;

/// Finds times and keeps them.
public record CalendarTools(
    Entities<Command> calendars, Appointments appointments, Tenants tenants, Clock clock) {

  private static final int OFFERS = 3;
  private static final Duration HOLD = Duration.ofMinutes(5);

  /// Nobody loses a time by thinking about it for so long.
  private static final Duration THINKING = Duration.ofMinutes(15);

  CompletionStage<Result> slots(Job job, FindSlots tool) {
    var profile = profile(job);
    var service = profile.flatMap(it -> it.service(tool.service()));
    if (service.isEmpty()) return CompletableFuture.completedStage(new NothingFound());
    var now = clock.instant();
    return busy(job, resources(profile.get(), service.get(), tool), window(profile.get(), now))
        .thenApply(busy -> offers(profile.get(), service.get(), tool, busy, now));
  }

  private Optional<Profile> profile(Job job) {
    return tenants.byId(job.tenant()).map(Tenants.Card::profile);
  }

  private static Slot window(Profile profile, Instant now) {
    return new Slot(
        now.minus(Duration.ofDays(1)),
        now.plus(profile.rules().horizon()).plus(Duration.ofDays(1)));
  }

  private static List<String> resources(Profile profile, Service service, FindSlots tool) {
    return profile.resources().stream()
        .map(Resource::id)
        .filter(it -> service.resources().isEmpty() || service.resources().contains(it))
        .filter(it -> tool.resource().isEmpty() || tool.resource().get().equals(it))
        .toList();
  }

  /// What is taken on each calendar that answers. One that does not is left out: unknown is not
  /// free. If none answers, nothing is known.
  private CompletionStage<List<Busy>> busy(Job job, List<String> resources, Slot window) {
    CompletionStage<List<Busy>> all = CompletableFuture.completedStage(new ArrayList<>());
    var asked = resources.stream().map(it -> look(job, it, window)).toList();
    for (var one : asked)
      all =
          all.thenCombine(
              one,
              (list, it) -> {
                it.ifPresent(list::add);
                return list;
              });
    return all.thenApply(it -> {
      if (it.isEmpty() && !resources.isEmpty())
        throw new IllegalStateException("no calendar answers");
      return it;
    });
  }

  private CompletionStage<Optional<Busy>> look(Job job, String resource, Slot window) {
    return ask(job, resource, to -> new Command.Look(window, to))
        .thenApply(it ->
            it instanceof Reply.Seen(var taken, _, _)
                ? Optional.of(new Busy(resource, taken))
                : Optional.<Busy>empty())
        .exceptionally(_ -> Optional.empty());
  }

  private static Result offers(
      Profile profile, Service service, FindSlots tool, List<Busy> busy, Instant now) {
    var found =
        Availability.offers(
            profile, service, tool.emergency(), busy, Wish.of(tool.when()), now, OFFERS);
    var offers =
        found.stream().map(it -> new Offer(it.opening().resource(), it.opening().slot())).toList();
    return new SlotsFound(offers, !found.isEmpty() && found.getFirst().fits());
  }

  /// Held, then confirmed; the run is the appointment, so doing it again finds it done.
  CompletionStage<Result> book(Job job, Book tool) {
    var service = profile(job).flatMap(it -> it.service(tool.service()));
    if (service.isEmpty()) return CompletableFuture.completedStage(new Failed("no such service"));
    if (!allowed(job, service.get(), tool))
      return CompletableFuture.completedStage(new SlotTaken());
    var it = service.get();
    var visit =
        new Visit(
            tool.customer(), job.reference(), it.id(), tool.emergency(), it.before(), it.after());
    return ask(
            job, tool.resource(), to -> new Command.Hold(job.run(), visit, tool.slot(), HOLD, to))
        .thenCompose(held ->
            held instanceof Reply.Accepted
                ? ask(job, tool.resource(), to -> new Command.Confirm(job.run(), to))
                : CompletableFuture.completedStage(held))
        .thenApply(reply ->
            reply instanceof Reply.Accepted
                ? new Booked(job.run(), tool.resource(), tool.slot())
                : new SlotTaken());
  }

  private boolean allowed(Job job, Service service, Book tool) {
    var open = List.of(new Busy(tool.resource(), List.of()));
    var opening = new Opening(tool.resource(), tool.slot());
    var since = clock.instant().minus(THINKING);
    return profile(job)
        .filter(it -> Availability.allowed(it, service, tool.emergency(), open, opening, since))
        .isPresent();
  }

  CompletionStage<Result> next(Job job, Tool.NextAppointment tool) {
    return appointments
        .next(job.tenant(), tool.customer(), clock.instant())
        .thenApply(it ->
            it.<Result>map(found -> new AppointmentFound(upcoming(found)))
                .orElseGet(NothingFound::new));
  }

  static Upcoming upcoming(Appointments.Found it) {
    return new Upcoming(it.appointment(), it.resource(), it.service(), it.slot());
  }

  CompletionStage<Result> cancel(Job job, Tool.CancelAppointment tool) {
    return ask(job, tool.resource(), to -> new Command.Cancel(tool.appointment(), By.CUSTOMER, to))
        .thenApply(CalendarTools::done);
  }

  CompletionStage<Result> move(Job job, Tool.MoveAppointment tool) {
    return ask(
            job,
            tool.resource(),
            to -> new Command.Move(tool.appointment(), tool.slot(), By.CUSTOMER, to))
        .thenApply(CalendarTools::done);
  }

  CompletionStage<Result> attend(Job job, Tool.ConfirmAttendance tool) {
    return ask(job, tool.resource(), to -> new Command.Attend(tool.appointment(), to))
        .thenApply(CalendarTools::done);
  }

  private static Result done(Reply reply) {
    return switch (reply) {
      case Reply.Accepted _, Reply.Seen _, Reply.Found _ -> new Done();
      case Reply.Rejected(var reason) when reason == Reason.NO_SUCH_APPOINTMENT ->
          new NothingFound();
      case Reply.Rejected _ -> new SlotTaken();
    };
  }

  private CompletionStage<Reply> ask(
      Job job, String resource, Function<ActorRef<Reply>, Command> command) {
    return calendars.ask(EntityIds.of(job.tenant(), resource), command);
  }
}
