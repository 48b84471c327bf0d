package switchboard.engine.tool;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import switchboard.engine.calendar.Appointments;
import switchboard.engine.calendar.Availability.Opening;
import switchboard.engine.calendar.Calendar.By;
import switchboard.engine.calendar.Calendar.Reason;
import switchboard.engine.calendar.Calendar.Terms;
import switchboard.engine.calendar.Finder;
import switchboard.engine.calendar.Finder.Offers;
import switchboard.engine.calendar.Finder.Search;
import switchboard.engine.calendar.Planner;
import switchboard.engine.calendar.Planner.Answer;
import switchboard.engine.calendar.Planner.Plan;
import switchboard.engine.calendar.Planner.Standing;
import switchboard.engine.calendar.Slot;
import switchboard.engine.calendar.Visit;
import switchboard.engine.calendar.Wish;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tenant.Profile.Service;
import switchboard.engine.tenant.Tenants;
import switchboard.engine.tool.EntityToolbox.Job;
import switchboard.engine.tool.Result.AppointmentFound;
import switchboard.engine.tool.Result.AppointmentsFound;
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
import switchboard.engine.understanding.When;

/// Finds times and keeps them.
public record CalendarTools(
    Finder finder, Planner planner, Appointments appointments, Tenants tenants, Clock clock) {

  private static final int OFFERS = 3;
  private static final int UPCOMING = 5;

  /// Nobody loses a time by thinking about it for so long.
  private static final Duration THINKING = Duration.ofMinutes(15);

  /// Does what has to do with appointments; empty for any other tool.
  public Optional<CompletionStage<Result>> run(Job job, Tool tool) {
    return switch (tool) {
      case FindSlots it -> Optional.of(slots(job, it));
      case Book it -> Optional.of(book(job, it));
      case Tool.NextAppointment it -> Optional.of(next(job, it));
      case Tool.Upcoming it -> Optional.of(upcoming(job, it));
      case Tool.CancelAppointment it -> Optional.of(cancel(job, it));
      case Tool.MoveAppointment it -> Optional.of(move(job, it));
      case Tool.ConfirmAttendance it -> Optional.of(attend(job, it));
      case Tool.AskReschedule it -> Optional.of(askReschedule(job, it));
      case Tool _ -> Optional.empty();
    };
  }

  CompletionStage<Result> slots(Job job, FindSlots tool) {
    if (tool.wish().filter(Preference::latest).isPresent()) return latest(job, tool);
    return finder
        .offers(search(job, tool), OFFERS)
        .thenApply(found -> found.<Result>map(CalendarTools::found).orElseGet(NothingFound::new));
  }

  /// "As late as possible": the last of each day.
  private CompletionStage<Result> latest(Job job, FindSlots tool) {
    var zone = profile(job).map(Profile::zone).orElse(ZoneOffset.UTC);
    return finder
        .openings(search(job, tool))
        .thenApply(found ->
            found
                .<Result>map(
                    it -> new SlotsFound(lastOfEachDay(it.openings(), zone), true, !it.sure()))
                .orElseGet(NothingFound::new));
  }

  private static List<Offer> lastOfEachDay(List<Opening> openings, ZoneId zone) {
    var last = new TreeMap<LocalDate, Offer>();
    for (var it : openings) last.put(LocalDate.ofInstant(it.slot().start(), zone), offer(it));
    return last.values().stream().limit(OFFERS).toList();
  }

  private static Offer offer(Opening it) {
    return new Offer(it.resource(), it.slot(), it.with());
  }

  private static Search search(Job job, FindSlots tool) {
    var wish = wish(tool.when(), tool.wish(), tool.resource());
    return new Search(job.tenant(), tool.service(), tool.emergency(), wish, tool.moving());
  }

  /// What was said of the time, as [Wish] understands it.
  static Wish wish(Optional<When> when, Optional<Preference> said, Optional<String> resource) {
    var it = said.orElse(Preference.NONE);
    return new Wish(
        when,
        Set.copyOf(it.parts()),
        Set.copyOf(it.days()),
        Set.copyOf(it.notDays()),
        Set.copyOf(it.notDates()),
        it.notBefore(),
        it.notAfter().map(last -> last.plusMinutes(1)),
        resource,
        it.with());
  }

  private static Result found(Offers found) {
    return new SlotsFound(offers(found), found.fit(), !found.sure());
  }

  private static List<Offer> offers(Offers found) {
    return found.offers().stream().map(it -> offer(it.opening())).toList();
  }

  /// Held, then confirmed; the run is the appointment, so doing it again finds it done.
  CompletionStage<Result> book(Job job, Book tool) {
    var service = profile(job).flatMap(it -> it.service(tool.service()));
    if (service.isEmpty()) return CompletableFuture.completedStage(new Failed("no such service"));
    var plan =
        new Plan(
            job.tenant(),
            job.run(),
            visit(job, tool, service.get()),
            tool.resource(),
            tool.with(),
            tool.slot(),
            terms(tool.offered()));
    return planner
        .make(plan)
        .thenCompose(it ->
            switch (it) {
              case Answer.Done(var resource, var with, var slot, var sure, _) ->
                  CompletableFuture.<Result>completedStage(
                      new Booked(job.run(), resource, slot, !sure, with));
              case Answer.Refused _ -> taken(near(job, tool));
            });
  }

  private static Visit visit(Job job, Book tool, Service it) {
    return new Visit(
        tool.customer(), job.reference(), it.id(), tool.emergency(), it.before(), it.after());
  }

  /// A time counts from the moment at which it was offered, but not from long ago.
  private Terms terms(Optional<Instant> offered) {
    var oldest = clock.instant().minus(THINKING);
    return Terms.offered(offered.filter(it -> it.isAfter(oldest)).orElse(oldest));
  }

  private Optional<Profile> profile(Job job) {
    return tenants.byId(job.tenant()).map(Tenants.Card::profile);
  }

  /// Somebody was faster, or it may not be: here is what is nearest.
  private CompletionStage<Result> taken(Search search) {
    return finder
        .offers(search, OFFERS)
        .thenApply(
            it -> it.<Result>map(found -> new SlotTaken(offers(found))).orElseGet(SlotTaken::new))
        .exceptionally(_ -> new SlotTaken());
  }

  private static Search near(Job job, Book tool) {
    return new Search(
        job.tenant(),
        tool.service(),
        tool.emergency(),
        at(tool.slot()).with(tool.with()),
        Optional.empty());
  }

  private static Wish at(Slot slot) {
    var start = OffsetDateTime.ofInstant(slot.start(), ZoneOffset.UTC);
    return Wish.of(new When(start, Optional.of(start.plusMinutes(1)), When.Grain.MINUTE));
  }

  CompletionStage<Result> next(Job job, Tool.NextAppointment tool) {
    return appointments
        .next(job.tenant(), tool.customer(), clock.instant())
        .thenApply(it ->
            it.<Result>map(found -> new AppointmentFound(upcoming(found)))
                .orElseGet(NothingFound::new));
  }

  CompletionStage<Result> upcoming(Job job, Tool.Upcoming tool) {
    return appointments
        .upcoming(job.tenant(), tool.customer(), clock.instant(), UPCOMING)
        .thenApply(it ->
            it.isEmpty()
                ? new NothingFound()
                : new AppointmentsFound(it.stream().map(CalendarTools::upcoming).toList()));
  }

  static Upcoming upcoming(Appointments.Found it) {
    return new Upcoming(it.appointment(), it.resource(), it.service(), it.slot(), it.with());
  }

  CompletionStage<Result> cancel(Job job, Tool.CancelAppointment tool) {
    return planner
        .cancel(standing(job, tool.appointment(), tool.resource()), By.CUSTOMER, Optional.empty())
        .thenApply(CalendarTools::done);
  }

  CompletionStage<Result> move(Job job, Tool.MoveAppointment tool) {
    var at = standing(job, tool.appointment(), tool.resource());
    var to = tool.to().filter(it -> !it.equals(tool.resource()));
    var terms = terms(tool.offered());
    var moved =
        to.isPresent()
            ? planner.handOver(at, to.get(), tool.with(), tool.slot(), terms)
            : planner.move(at, tool.slot(), By.CUSTOMER, terms);
    return moved.thenCompose(it -> moved(job, tool, it));
  }

  private CompletionStage<Result> moved(Job job, Tool.MoveAppointment tool, Answer answer) {
    boolean gone =
        answer instanceof Answer.Refused(var reason) && reason == Reason.NO_SUCH_APPOINTMENT;
    if (answer instanceof Answer.Done || gone)
      return CompletableFuture.completedStage(done(answer));
    return planner
        .find(standing(job, tool.appointment(), tool.resource()))
        .thenCompose(it ->
            it.isEmpty()
                ? CompletableFuture.completedStage(new NothingFound())
                : taken(
                    Search.of(job.tenant(), it.get().visit().service())
                        .moving(tool.appointment())
                        .wishing(at(tool.slot()).with(it.get().visit().with()))));
  }

  CompletionStage<Result> attend(Job job, Tool.ConfirmAttendance tool) {
    return planner
        .attend(standing(job, tool.appointment(), tool.resource()))
        .thenApply(CalendarTools::done);
  }

  CompletionStage<Result> askReschedule(Job job, Tool.AskReschedule tool) {
    return planner
        .askReschedule(standing(job, tool.appointment(), tool.resource()), tool.why())
        .thenApply(CalendarTools::done);
  }

  private static Standing standing(Job job, String appointment, String resource) {
    return new Standing(job.tenant(), appointment, resource);
  }

  private static Result done(Answer answer) {
    return switch (answer) {
      case Answer.Done _ -> new Done();
      case Answer.Refused(var reason) when reason == Reason.NO_SUCH_APPOINTMENT ->
          new NothingFound();
      case Answer.Refused _ -> new SlotTaken();
    };
  }
}
