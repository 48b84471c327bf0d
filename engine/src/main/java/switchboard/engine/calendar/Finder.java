package switchboard.engine.calendar;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import switchboard.engine.Entities;
import switchboard.engine.calendar.Availability.Busy;
import switchboard.engine.calendar.Availability.Offer;
import switchboard.engine.calendar.Availability.Opening;
import switchboard.engine.calendar.Calendar.Command;
import switchboard.engine.calendar.Calendar.Reply.Seen;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tenant.Profile.Service;
import switchboard.engine.tenant.Tenants;

/// Finds times: asks the calendars that have to do with a service what is taken, all at once, and
/// lets [Availability] say what is open. No database is asked. A calendar that does not answer is
/// left out, for unknown is not free; when none answers the stage fails, for unknown is not "none".
public record Finder(Entities<Command> calendars, Tenants tenants, Clock clock) {

  /// Enough for caps by day and visits that began the day before.
  private static final Duration AROUND = Duration.ofDays(2);

  /// What is looked for.
  ///
  /// @param moving the appointment that is to be moved, which is not in its own way
  public record Search(
      String tenant, String service, boolean emergency, Wish wish, Optional<String> moving) {

    public static Search of(String tenant, String service) {
      return new Search(tenant, service, false, Wish.ANY, Optional.empty());
    }

    public Search wishing(Wish wish) {
      return new Search(tenant, service, emergency, wish, moving);
    }

    public Search moving(String appointment) {
      return new Search(tenant, service, emergency, wish, Optional.of(appointment));
    }

    public Search urgent(boolean emergency) {
      return new Search(tenant, service, emergency, wish, moving);
    }
  }

  /// @param sure whether all calendars that have to do with it are known
  public record Offers(List<Offer> offers, boolean sure) {

    public boolean fit() {
      return !offers.isEmpty() && offers.getFirst().fits();
    }
  }

  public record Openings(List<Opening> openings, boolean sure) {}

  /// A few good ones to say aloud; empty when the tenant has no such service.
  public CompletionStage<Optional<Offers>> offers(Search search, int count) {
    return known(
        search,
        it ->
            new Offers(
                Availability.offers(
                    it.profile(),
                    it.service(),
                    search.emergency(),
                    it.busy(),
                    search.wish(),
                    it.now(),
                    count),
                it.sure()));
  }

  /// All of them; empty when the tenant has no such service.
  public CompletionStage<Optional<Openings>> openings(Search search) {
    return known(
        search,
        it ->
            new Openings(
                Availability.slots(
                    it.profile(),
                    it.service(),
                    search.emergency(),
                    it.busy(),
                    search.wish(),
                    it.now()),
                it.sure()));
  }

  private record Known(
      Profile profile, Service service, List<Busy> busy, boolean sure, Instant now) {}

  private interface Reading<T> {
    T of(Known known);
  }

  private <T> CompletionStage<Optional<T>> known(Search search, Reading<T> reading) {
    var profile = tenants.byId(search.tenant()).map(Tenants.Card::profile);
    var service = profile.flatMap(it -> it.service(search.service()));
    if (service.isEmpty()) return CompletableFuture.completedStage(Optional.empty());
    var now = clock.instant();
    var asked = asked(profile.get(), service.get());
    return looked(search, asked, window(profile.get(), now))
        .thenApply(busy -> {
          boolean sure = busy.size() == asked.size() && busy.stream().allMatch(Busy::sure);
          var known = new Known(profile.get(), service.get(), busy, sure, now);
          return Optional.of(reading.of(known));
        });
  }

  private static Slot window(Profile profile, Instant now) {
    return new Slot(now.minus(AROUND), now.plus(profile.rules().horizon()).plus(AROUND));
  }

  /// Those who can do it, and what else it needs.
  private static List<String> asked(Profile profile, Service service) {
    return profile.resources().stream()
        .filter(it ->
            service.resources().isEmpty()
                || service.resources().contains(it.id())
                || service.needs().contains(it.kind()))
        .map(Profile.Resource::id)
        .toList();
  }

  private CompletionStage<List<Busy>> looked(Search search, List<String> resources, Slot window) {
    CompletionStage<List<Busy>> all = CompletableFuture.completedStage(new ArrayList<>());
    for (var one : resources.stream().map(it -> look(search, it, window)).toList())
      all = all.thenCombine(one, Finder::joined);
    return all.thenCompose(it ->
        it.isEmpty() && !resources.isEmpty()
            ? CompletableFuture.failedStage(new TimeoutException("no calendar answers"))
            : CompletableFuture.completedStage(it));
  }

  private static List<Busy> joined(List<Busy> all, Optional<Busy> one) {
    return Stream.concat(all.stream(), one.stream()).toList();
  }

  private CompletionStage<Optional<Busy>> look(Search search, String resource, Slot window) {
    return calendars
        .<Calendar.Reply>ask(
            Calendar.id(search.tenant(), resource),
            to -> new Command.Look(window, search.moving(), to))
        .thenApply(it ->
            it instanceof Seen seen
                ? Optional.of(seen.busy(resource, search.service()))
                : Optional.<Busy>empty())
        .exceptionally(_ -> Optional.empty());
  }
}
