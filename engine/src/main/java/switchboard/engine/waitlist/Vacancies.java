package switchboard.engine.waitlist;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import switchboard.engine.calendar.Appointments;
import switchboard.engine.calendar.Availability.Opening;
import switchboard.engine.calendar.Finder;
import switchboard.engine.calendar.Finder.Search;
import switchboard.engine.calendar.Slot;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tenant.Tenants;
import switchboard.engine.tenant.Tenants.Card;

/// What of a stretch of time that became free would suit somebody who waits.
public record Vacancies(Finder finder, Appointments appointments, Tenants tenants, Clock clock) {

  private static final int AHEAD = 20;

  sealed interface Vacancy {
    /// What lies within that stretch first; nothing they have let go before.
    record Some(List<Offer> offers) implements Vacancy {}

    record None() implements Vacancy {}

    /// They have found a time at least as soon by other means.
    record Served() implements Vacancy {}
  }

  CompletionStage<Vacancy> of(String tenant, Waiting it, String resource, Slot freed) {
    var card = tenants.byId(tenant).filter(Card::active);
    var service = card.flatMap(found -> found.profile().service(it.entry().service()));
    if (service.isEmpty()) return CompletableFuture.completedStage(new Vacancy.None());
    return openings(tenant, card.get().profile(), service.get(), it, resource)
        .thenApply(all ->
            all.stream()
                .filter(one -> suits(one, resource, freed))
                .sorted(Comparator.comparing(one -> !inside(one.slot(), freed)))
                .toList())
        .thenCompose(suiting -> vacancy(tenant, card.get().profile(), it, suiting));
  }

  private CompletionStage<List<Opening>> openings(
      String tenant, Profile profile, Profile.Service service, Waiting it, String resource) {
    var wish = it.entry().wish();
    boolean leads = profile.leads(service).stream().anyMatch(one -> one.id().equals(resource));
    var by = wish.resource().or(() -> Optional.of(resource).filter(_ -> leads));
    return finder
        .openings(Search.of(tenant, service.id()).wishing(wish.by(by)))
        .thenApply(found -> found.map(Finder.Openings::openings).orElse(List.of()));
  }

  /// Only what is certain is offered unasked.
  private static boolean suits(Opening it, String resource, Slot freed) {
    return it.sure()
        && it.slot().overlaps(freed)
        && (it.resource().equals(resource) || it.with().contains(resource));
  }

  private static boolean inside(Slot slot, Slot freed) {
    return !slot.start().isBefore(freed.start()) && !slot.end().isAfter(freed.end());
  }

  private CompletionStage<Vacancy> vacancy(
      String tenant, Profile profile, Waiting it, List<Opening> suiting) {
    var now = clock.instant();
    var offers =
        suiting.stream()
            .map(one -> offer(profile, it, one, now))
            .filter(one -> !it.passed().contains(one.appointment()))
            .toList();
    if (offers.isEmpty()) return CompletableFuture.completedStage(new Vacancy.None());
    return served(tenant, it, offers.getFirst(), now)
        .thenApply(served -> served ? new Vacancy.Served() : new Vacancy.Some(offers));
  }

  private static Offer offer(Profile profile, Waiting it, Opening one, Instant now) {
    var until = now.plus(profile.planning().claiming());
    var latest = until.isBefore(one.slot().start()) ? until : one.slot().start();
    var appointment = Offer.appointment(it.id(), one.slot());
    return new Offer(appointment, one.resource(), one.with(), one.slot(), latest);
  }

  /// Whoever cannot tell offers.
  private CompletionStage<Boolean> served(String tenant, Waiting it, Offer offer, Instant now) {
    var entry = it.entry();
    return appointments
        .upcoming(tenant, entry.customer(), now, AHEAD)
        .thenApply(all ->
            all.stream()
                .filter(one -> one.service().equals(entry.service()) && !one.pending())
                .anyMatch(one -> !one.slot().start().isAfter(offer.slot().start())))
        .exceptionally(_ -> false);
  }
}
