package switchboard.engine.tool;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import switchboard.engine.calendar.Appointments;
import switchboard.engine.calendar.Calendar.By;
import switchboard.engine.calendar.Schedule;
import switchboard.engine.calendar.Schedule.Entry;
import switchboard.engine.calendar.Slot;
import switchboard.engine.calendar.Visit;
import switchboard.engine.consent.Case;
import switchboard.engine.consent.Case.Meanwhile;
import switchboard.engine.consent.Consent;
import switchboard.engine.consent.ConsentDesk;
import switchboard.engine.consent.Consents;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tenant.Profile.Service;
import switchboard.engine.tenant.Tenants;
import switchboard.engine.tool.EntityToolbox.Job;
import switchboard.engine.tool.Result.ConsentAsked;
import switchboard.engine.tool.Result.Done;
import switchboard.engine.tool.Result.NothingFound;

/// Lets an emergency ask for the place of an ordinary appointment, and takes the owner's answer.
public record ConsentTools(
    ConsentDesk desk,
    Consents consents,
    Schedule schedule,
    Appointments appointments,
    Tenants tenants,
    Clock clock) {

  private static final Executor VIRTUAL = task -> Thread.ofVirtual().start(task);

  /// Later is no sooner than what could be had anyway.
  private static final Duration AHEAD = Duration.ofHours(36);

  CompletionStage<Result> displace(Job job, Tool.Displace tool) {
    var profile = tenants.byId(job.tenant()).map(Tenants.Card::profile);
    var service = profile.flatMap(it -> it.service(tool.service()));
    boolean may = profile.filter(it -> it.planning().displacing()).isPresent();
    if (service.isEmpty() || !may) return CompletableFuture.completedStage(new NothingFound());
    return appointments
        .next(job.tenant(), tool.customer(), clock.instant())
        .thenApplyAsync(
            meanwhile -> displaceable(job, profile.get(), service.get(), meanwhile), VIRTUAL)
        .thenCompose(it ->
            it.isEmpty()
                ? CompletableFuture.completedStage(new NothingFound())
                : ask(job, tool, service.get(), it.get()));
  }

  private record Place(Entry gives, Slot slot, Optional<Appointments.Found> meanwhile) {}

  /// The soonest ordinary visit that is long enough, of somebody who can do the service.
  private Optional<Place> displaceable(
      Job job, Profile profile, Service service, Optional<Appointments.Found> meanwhile) {
    var earliest = clock.instant().plus(profile.emergencies().notice());
    var latest = meanwhile.map(it -> it.slot().start()).orElse(earliest.plus(AHEAD));
    if (!earliest.isBefore(latest)) return Optional.empty();
    return schedule.between(job.tenant(), new Slot(earliest, latest)).stream()
        .filter(it -> ordinary(it, earliest))
        .filter(it ->
            profile.resource(it.resource()).filter(who -> profile.leads(service, who)).isPresent())
        .filter(it -> longEnough(it, service))
        .min(Comparator.comparing(it -> it.slot().start()))
        .map(it -> new Place(it, Slot.of(it.slot().start(), service.duration()), meanwhile));
  }

  private static boolean ordinary(Entry it, Instant earliest) {
    return it.status() == Schedule.Status.CONFIRMED
        && !it.emergency()
        && !it.slot().start().isBefore(earliest);
  }

  private static boolean longEnough(Entry it, Service service) {
    var length = Duration.between(it.slot().start(), it.slot().end());
    return length.compareTo(service.duration()) >= 0;
  }

  private CompletionStage<Result> ask(Job job, Tool.Displace tool, Service service, Place place) {
    var visit =
        new Visit(
            tool.customer(),
            job.reference(),
            service.id(),
            true,
            service.before(),
            service.after());
    var what =
        new Case(
            job.run(),
            visit,
            place.gives().resource(),
            place.slot(),
            place.gives().appointment(),
            place.meanwhile().map(it -> new Meanwhile(it.appointment(), it.resource(), it.slot())));
    return desk.ask(job.tenant(), job.run(), what)
        .thenApply(it ->
            it instanceof Consent.Reply.Accepted
                ? new ConsentAsked(job.run())
                : new NothingFound());
  }

  /// The question named, or the one that has been open longest.
  CompletionStage<Result> answer(Job job, Tool.AnswerConsent tool) {
    return CompletableFuture.supplyAsync(() -> asked(job, tool), VIRTUAL)
        .thenCompose(it ->
            it.isEmpty()
                ? CompletableFuture.completedStage(new NothingFound())
                : answered(job, it.getFirst(), tool.agree()));
  }

  private List<String> asked(Job job, Tool.AnswerConsent tool) {
    return tool.consent()
        .map(List::of)
        .orElseGet(() ->
            consents.open(job.tenant(), clock.instant()).stream().map(Consents.Row::id).toList());
  }

  private CompletionStage<Result> answered(Job job, String consent, boolean agree) {
    var told =
        agree
            ? desk.agree(job.tenant(), consent, By.OWNER)
            : desk.decline(job.tenant(), consent, By.OWNER);
    return told.thenApply(
        it -> it instanceof Consent.Reply.Accepted ? new Done() : new NothingFound());
  }
}
